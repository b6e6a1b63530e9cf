"""Pictures of every kind, made here, published by the program, and looked at by a reader of its own (Pillow).

Orientation, places, serial numbers, colour models, depths, damage, bombs, the cache; and the gallery in a browser.

Usage: check_photos.py UNIONPRESS
"""

import hashlib
import io
import json
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import zlib

from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter, ImageStat, PngImagePlugin

program = sys.argv[1]
findings: list[str] = []
count = 0
Image.MAX_IMAGE_PIXELS = None
# How far published pixels may be from Pillow's Lanczos resize of the original, root mean square of 255: by resizing alone, and
# with what JPEG, WebP and AVIF leave out, in brightness and in the worst colour, which all keep at half the width. A wrong turn
# gives 80.
LIMITS = {"resizing": 1.0, "brightness": 3.0, "colour": 8.0}
worst = dict.fromkeys(LIMITS, 0.0)

# In how many places each kind of picture is cut off or overwritten.
PLACES = 48
HEAD = "---\n标题: 合唱\n开始: 2026-11-10 14:00\n---\n正文。\n"
# What must not be in any published file: maker, serial number, place, face region, owner.
SECRETS = [b"SERIAL-4711", b"SecretCam", b"mwg-rs:Regions", b"Somebody", b"GPSLatitude"]
LABEL = '{"Label":"1","ContentProducer":"001"}'
# What libvips puts into every AVIF: upright, some dots an inch, where colours are sampled. It says nothing
# of a picture, and cannot be had without.
BY_LIBRARY = {274: 1, 282: ..., 283: ..., 296: 2, 531: 1, 34665: ...}
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" '
    'xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="39,54N">'
    "<TC260:AIGC>" + LABEL + "</TC260:AIGC><mwg-rs:Regions/></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def expect(holds: bool, what: str) -> None:
    global count
    count += 1
    if not holds:
        findings.append(what)


def scene(width: int, height: int) -> Image.Image:
    """Something like a photograph: soft areas and some edges; its four corners can be told apart."""
    rnd = random.Random(width * 31 + height)
    picture = Image.new("RGB", (width, height), (120, 150, 170))
    draw = ImageDraw.Draw(picture)
    for _ in range(40):
        x, y, r = rnd.uniform(0, width), rnd.uniform(0, height), rnd.uniform(width / 30, width / 8)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=tuple(rnd.randrange(256) for _ in range(3)))
    picture = picture.filter(ImageFilter.GaussianBlur(width / 400))
    draw = ImageDraw.Draw(picture)
    q, w, h = width // 4, width - 1, height - 1
    for box, colour in (
        ((0, 0, q, q), (220, 30, 30)), ((w - q, 0, w, q), (30, 200, 30)),
        ((0, h - q, q, h), (30, 30, 220)), ((w - q, h - q, w, h), (230, 220, 40)),
    ):
        draw.rectangle(box, fill=colour)
    return picture


def exif(orientation: int) -> Image.Exif:
    tags = Image.Exif()
    tags[0x112], tags[0x10F], tags[0x13B] = orientation, "SecretCam", "Somebody"
    tags.get_ifd(0x8769)[0xA431] = "SERIAL-4711"
    place = tags.get_ifd(0x8825)
    place[1], place[2] = "N", (39.0, 54.0, 0.0)
    return tags


class Site:
    """A site with one event and the pictures in its folder."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.root = folder
        self.album = folder / "content/events/2026/choir"
        self.album.mkdir(parents=True)
        (folder / "content/events/2026/choir.md").write_text(HEAD, encoding="utf-8")
        (folder / "unionpress.yaml").write_text(
            "name: 工会\nurl: https://gh.example.edu.cn\n", encoding="utf-8")

    def caption(self) -> None:
        names = sorted(p.name for p in self.album.iterdir() if p.suffix != ".yaml")
        lines = "".join(f'"{n}": 第{i}张：合唱队在台上\n' for i, n in enumerate(names))
        (self.album / "captions.yaml").write_text(lines, encoding="utf-8")

    def run(self, command: str = "build", environment: dict[str, str] | None = None) -> tuple[int, list[dict]]:
        outcome = subprocess.run(
            [program, command, "--source", str(self.root), "--today", "2026-11-23", "--format", "json"],
            capture_output=True, text=True, timeout=120, env=environment)
        if outcome.returncode not in (0, 1):
            raise SystemExit(f"{command} ended with {outcome.returncode}: {outcome.stderr[-800:]}")
        text = outcome.stdout
        return outcome.returncode, json.loads(text[text.index("{"):])["problems"] if "{" in text else []

    def versions(self) -> dict[str, list[tuple[int, pathlib.Path]]]:
        """The published versions of each picture, by its text."""
        html = (self.root / "public/events/2026/choir/index.html").read_text(encoding="utf-8")
        result: dict[str, list[tuple[int, pathlib.Path]]] = {}
        for item in re.findall(r"<li[^>]*><figure>.*?</figure></li>", html, re.S):
            text = re.search(r'alt="([^"]*)"', item)[1]
            sources = {
                (int(w), self.root / "public" / p.lstrip("/"))
                for s in re.findall(r'srcset="([^"]*)"', item) for p, w in re.findall(r"(\S+) (\d+)w", s)
            }
            result[text] = sorted(sources)
        return result


def unlike(one: Image.Image, other: Image.Image, mode: str = "RGB") -> float:
    """The root mean square of the difference in the worst channel, 0 to 255."""
    return max(ImageStat.Stat(ImageChops.difference(one.convert(mode), other.convert(mode))).rms)


def compare(measure: str, made: Image.Image, reference: Image.Image, mode: str, what: str) -> None:
    difference = unlike(made, reference, mode)
    worst[measure] = max(worst[measure], difference)
    expect(difference < LIMITS[measure], f"{what} differs from Pillow's by {difference:.1f} in {measure}")


def check_kinds(site: Site) -> None:
    base = scene(1200, 800)
    turns = {2: Image.FLIP_LEFT_RIGHT, 3: Image.ROTATE_180, 4: Image.FLIP_TOP_BOTTOM, 5: Image.TRANSPOSE,
             6: Image.ROTATE_90, 7: Image.TRANSVERSE, 8: Image.ROTATE_270}
    expected: dict[str, Image.Image] = {}
    for orientation in range(1, 9):
        # Stored so that turning it as its metadata says gives the scene.
        stored = base if orientation == 1 else base.transpose(turns[orientation])
        name = f"turn{orientation}.jpg"
        stored.save(site.album / name, quality=95, exif=exif(orientation), xmp=XMP.encode())
        expected[name] = base
    base.convert("L").save(site.album / "grey.jpg", quality=95)
    expected["grey.jpg"] = base.convert("L")
    base.convert("CMYK").save(site.album / "cmyk.jpg", quality=95)
    grey16 = base.convert("L").convert("I").point(lambda v: v * 257).convert("I;16")
    grey16.save(site.album / "deep.png")
    expected["deep.png"] = base.convert("L")
    alpha = base.copy()
    alpha.putalpha(Image.linear_gradient("L").resize(base.size))
    notes = PngImagePlugin.PngInfo()
    notes.add_text("AIGC", LABEL)
    notes.add_text("Author", "Somebody")
    alpha.save(site.album / "alpha.png", pnginfo=notes)
    base.save(site.album / "web.webp", quality=95, exif=exif(1), xmp=XMP.encode())
    expected["web.webp"] = base
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    base.save(site.album / "profile.jpg", quality=95, icc_profile=profile)
    expected["profile.jpg"] = base
    scene(300, 200).save(site.album / "tiny.jpg", quality=95)
    scene(700, 1500).save(site.album / "tall.jpg", quality=95)
    site.caption()
    code, problems = site.run()
    expect(code == 0 and not problems, f"a sound album has problems: {problems}")
    if code:
        return
    names = sorted(p.name for p in site.album.iterdir() if p.suffix != ".yaml")
    shown = site.versions()
    expect(len(shown) == len(names), f"{len(names)} pictures, {len(shown)} shown")
    for index, name in enumerate(names):
        versions = shown.get(f"第{index}张：合唱队在台上", [])
        widths = sorted({w for w, _ in versions})
        own = 300 if name == "tiny.jpg" else 700 if name == "tall.jpg" else 1200
        expect(widths == sorted({min(w, own) for w in (480, 960, 1600)}), f"{name}: widths {widths}")
        weights = {s: sum(f.stat().st_size for _, f in versions if f.suffix == s) for s in (".avif", ".webp")}
        expect(weights[".avif"] < weights[".webp"], f"{name}: AVIF is no lighter than WebP: {weights}")
        expect(len(versions) == len(widths) * (2 + (weights[".avif"] > 0)), f"{name}: {len(versions)} versions")
        for width, file in versions:
            data = file.read_bytes()
            for secret in SECRETS:
                expect(secret not in data, f"{name}: {file.name} still has {secret.decode()}")
            with Image.open(file) as made:
                made.load()
                expect(made.width == width, f"{name}: {file.name} is {made.width} wide")
                tags = {k: v for k, v in made.getexif().items() if file.suffix != ".avif" or BY_LIBRARY.get(k) not in (v, ...)}
                expect(not tags, f"{name}: {file.name} has Exif {tags}")
                labelled = name.startswith("turn") or name in ("web.webp", "alpha.png")
                expect((b"TC260:AIGC" in data) == labelled, f"{name}: {file.name}, label of generated content")
                expect(made.mode in ("RGB", "RGBA", "L", "LA"), f"{name}: mode {made.mode}")
                if name == "profile.jpg":
                    expect(bool(made.info.get("icc_profile")), f"{name}: {file.name} lost its profile")
                if name == "alpha.png":
                    expect("A" in made.mode, f"{name}: {file.name} is not transparent any more")
                if file.suffix == ".png":
                    # Nothing is lost in writing: this is the resizing alone.
                    reference = alpha.resize(made.size, Image.LANCZOS)
                    compare("resizing", made, reference, "RGBa", f"{name}: {file.name}")
                if name in expected:
                    reference = expected[name].convert("RGB").resize(made.size, Image.LANCZOS)
                    compare("brightness", made, reference, "L", f"{name}: {file.name}")
                    compare("colour", made, reference, "RGB", f"{name}: {file.name}")
    page = (site.root / "public/events/2026/choir/index.html").read_text(encoding="utf-8")
    expect(page.count('loading="lazy"') >= len(names), "pictures of the gallery are not lazy")
    expect('width="1200" height="800"' in page and 'width="700" height="1500"' in page, "sizes are missing")
    expect(not list((site.root / "public/events").rglob("*.jpg")), "originals are published though nothing links to them")


def check_metadata(site: Site) -> None:
    """exiftool, which knows more places than Pillow, finds nothing but sizes, profiles and the label."""
    answer = subprocess.run(["exiftool", "-json", "-G1", "-a", "-u", "-r", str(site.root / "public/pictures")],
                            capture_output=True, text=True, check=True)
    files = json.loads(answer.stdout)
    expect(len(files) == len(list((site.root / "public/pictures").iterdir())), "exiftool reads not every picture")
    harmless = re.compile(
        r"SourceFile$|(System|File|ExifTool|JFIF|PNG|PNG-pHYs|RIFF|Composite|ICC[-_].*):"
        # AVIF's own boxes, and what libvips puts into every AVIF.
        r"|(QuickTime|Meta):|IFD0:(Orientation|[XY]Resolution|ResolutionUnit|YCbCrPositioning)$"
        r"|ExifIFD:(ExifVersion|ComponentsConfiguration|FlashpixVersion|ColorSpace|ExifImage(Width|Height))$")
    for file in files:
        expect(file.get("XMP-TC260:Aigc", file.get("XMP-TC260:AIGC", LABEL)) == LABEL, f"{file['SourceFile']}: another label")
        rest = [key for key in file if not harmless.match(key) and key.upper() not in ("XMP-TC260:AIGC", "XMP-X:XMPTOOLKIT")]
        expect(not rest, f"{file['SourceFile']}: exiftool finds {rest}")
        expect("ExifTool:Warning" not in file, f"{file['SourceFile']}: {file.get('ExifTool:Warning')}")


def check_cache(site: Site) -> None:
    published, cache = site.root / "public/pictures", site.root / ".cache/pictures"

    def sums() -> dict[str, str]:
        return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in published.iterdir()}

    first = sums()
    times = {p: p.stat().st_mtime_ns for p in cache.iterdir()}
    site.run()
    expect({p: p.stat().st_mtime_ns for p in cache.iterdir()} == times, "a second build converts again")
    expect(sums() == first, "a second build gives other bytes")
    avifs = sorted(cache.glob("*.avif"))
    # Debian's libvips writes AVIF; where it did not, this check would prove too little.
    expect(len(avifs) > 20, f"{len(avifs)} versions in AVIF")
    if avifs:
        avifs[0].write_bytes(avifs[0].read_bytes()[:-1])
        avifs[3].write_bytes(avifs[4].read_bytes())
    pictures, lists = sorted(cache.glob("*.webp")), sorted(cache.glob("*.txt"))
    one, other = (pictures[0].read_bytes(), pictures[1].read_bytes())
    flipped = bytearray(pictures[2].read_bytes())
    flipped[len(flipped) // 2] ^= 1
    # Each in another picture's entry, all at once: one build mends them all.
    pictures[0].write_bytes(other)
    pictures[1].write_bytes(one)
    pictures[2].write_bytes(flipped)
    pictures[5].write_bytes(pictures[5].read_bytes()[:-40] + bytes(40))
    pictures[8].write_bytes(pictures[8].read_bytes()[:-1])
    pictures[11].write_bytes(b"")
    pictures[14].unlink()
    lists[-1].write_text("nonsense\n")
    # Lists that are well formed and wrong: a version fewer, another colour, another picture's.
    lines = lists[-2].read_text().splitlines()
    lists[-2].write_text("\n".join(lines[:2] + lines[-1:]) + "\n")
    lines = lists[-3].read_text().splitlines()
    lists[-3].write_text("\n".join(["#123456"] + lines[1:]) + "\n")
    lists[-4].write_text(lists[-5].read_text())
    # An entry of another recipe or another release of libvips, whole and sealed as it was, is not this one's.
    entry = lists[0].stem
    recipe = entry.split("-")[2]
    expect(recipe.isdigit() and entry.split("-")[3][0].isdigit(), f"the name of an entry, {entry}, has no recipe and release")
    for file in list(cache.glob(f"{entry}*")):
        file.rename(file.with_name(file.name.replace(f"-{recipe}-", f"-{int(recipe) + 1}-", 1)))
    page = (site.root / "public/events/2026/choir/index.html").read_bytes()
    code, problems = site.run()
    expect(code == 0 and not problems, f"a damaged cache is a problem: {problems}")
    expect(sums() == first, "a damaged cache is trusted")
    expect((site.root / "public/events/2026/choir/index.html").read_bytes() == page, "a damaged list is trusted")
    expect((cache / f"{entry}.txt").exists(), "an entry of another version is trusted")
    times = {p: p.stat().st_mtime_ns for p in cache.iterdir()}
    site.run()
    expect({p: p.stat().st_mtime_ns for p in cache.iterdir()} == times, "a mended cache is made again")


def check_refused(folder: pathlib.Path) -> None:
    site = Site(folder)
    album = site.album

    def bomb(width: int, height: int) -> bytes:
        def chunk(kind: bytes, data: bytes) -> bytes:
            return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

        head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")

    good = scene(600, 400)
    good.save(album / "good.jpg")
    whole = (album / "good.jpg").read_bytes()
    wanted = {
        "half.jpg": "picture.damaged", "page.jpg": "picture.damaged", "bomb.png": "picture.too-large",
        "phone.heic": "picture.format", "scan.tif": "picture.format", "script.svg": "picture.unsafe",
        "load.svg": "picture.unsafe", "fetch.svg": "picture.unsafe", "style.svg": "picture.unsafe",
        "entity.svg": "picture.unsafe", "uses.svg": "picture.unsafe", "link.svg": "picture.unsafe",
        "half.svg": "picture.damaged", "bare.svg": "picture.damaged", "prefix.svg": "picture.damaged", "lying.png": "picture.damaged",
        "half.gif": "picture.damaged", "half.webp": "picture.damaged", "bomb.gif": "picture.too-large",
    }
    (album / "half.jpg").write_bytes(whole[: len(whole) // 2])
    (album / "page.jpg").write_text("<html>404</html>")
    (album / "lying.png").write_bytes(bomb(4000, 3000))
    (album / "bomb.png").write_bytes(bomb(60000, 60000))
    (album / "phone.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    good.save(album / "scan.tif")
    svg = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
    (album / "script.svg").write_text(svg.format("", "<script>alert(1)</script>"))
    (album / "load.svg").write_text(svg.format('onload="alert(1)"', ""))
    (album / "fetch.svg").write_text(svg.format("", '<image xlink:href="https://x.example/a.png"/>'))
    (album / "style.svg").write_text(svg.format("", "<style>rect{fill:url(//x.example/a)}</style>"))
    (album / "entity.svg").write_text('<!DOCTYPE svg [<!ENTITY a "b">]>' + svg.format("", ""))
    (album / "uses.svg").write_text(svg.format("", '<g id="a0"><rect/></g>' + "".join(
        f'<g id="a{level}">' + f'<use xlink:href="#a{level - 1}"/>' * 10 + "</g>" for level in range(1, 10))))
    (album / "link.svg").write_text(svg.format("", '<a href="javascript:alert(1)"><rect/></a>'))
    # What browsers refuse to show: cut off, without its namespace, with a prefix that nobody explained.
    (album / "half.svg").write_text(svg.format("", "<g><rect/>"))
    (album / "bare.svg").write_text('<svg viewBox="0 0 9 9"><rect/></svg>')
    (album / "prefix.svg").write_text(svg.format("", '<g inkscape:label="a"/>'))
    (album / "plain.svg").write_text(
        svg.format('viewBox="0 0 9 9"', '<defs><linearGradient id="g"/></defs><rect fill="url(#g)" width="9" height="9"/>'))
    frames = [scene(60, 40), scene(60, 40).rotate(180)]
    for kind in ("gif", "webp"):
        # What moves is published as it is, so no decoder would notice that it ends half-way.
        frames[0].save(album / f"moving.{kind}", save_all=True, append_images=frames[1:])
        moving = (album / f"moving.{kind}").read_bytes()
        (album / f"half.{kind}").write_bytes(moving[: len(moving) // 2])
    (album / "bomb.gif").write_bytes(b"GIF89a\xff\xff\xff\xff\0\0\0" + b",\0\0\0\0\xff\xff\xff\xff\0\x08\x02D\x01\0;")
    site.caption()
    code, problems = site.run("check")
    found = {pathlib.PurePath((p.get("place") or {}).get("file", "")).name: p["id"] for p in problems}
    expect(code == 1, "refused pictures do not stop the build")
    expect(found == wanted, f"refused: {sorted(set(found.items()) ^ set(wanted.items()))}")
    for name in wanted:
        (album / name).unlink()
    site.caption()
    code, problems = site.run()
    expect(code == 0, f"a plain SVG, a moving GIF and a sound JPEG are refused: {problems}")
    page = (site.root / "public/events/2026/choir/index.html").read_text()
    drawn = re.search(r"<img[^>]*plain\.svg[^>]*>", page)
    expect(drawn is not None and 'width="9" height="9"' in drawn[0], f"the page does not give an SVG its size: {drawn and drawn[0]}")
    expect((site.root / "public/events/2026/choir/moving.gif").read_bytes() == (album / "moving.gif").read_bytes(),
           "a moving GIF does not stay as it is")
    with Image.open(site.root / "public/events/2026/choir/moving.webp") as moving:
        expect(moving.n_frames == 2, "a moving WebP stands still")

    # Cut and damaged wherever it may be: said so or shown, never a crash.
    rnd = random.Random(5)
    base = scene(200, 150)
    for suffix in ("jpg", "png", "webp", "gif"):
        base.save(album / f"x.{suffix}")
        data = (album / f"x.{suffix}").read_bytes()
        (album / f"x.{suffix}").unlink()
        for case in range(PLACES):
            place = len(data) * case // PLACES
            broken = bytearray(data[:place] if case % 2 else data)
            if case % 2 == 0:
                for _ in range(20):
                    broken[min(len(broken) - 1, place + rnd.randrange(40))] = rnd.randrange(256)
            (album / f"broken{case}.{suffix}").write_bytes(broken)
    site.caption()
    code, problems = site.run("check")
    named = {pathlib.PurePath((p.get("place") or {}).get("file", "")).name for p in problems}
    expect({p["id"] for p in problems} <= {"picture.damaged", "picture.too-large"}, "other problems for damaged pictures")
    cut = {f"broken{case}.{suffix}" for case in range(1, PLACES, 2) for suffix in ("jpg", "png", "webp", "gif")}
    # The last piece cut from a JPEG can be nothing but its end mark's neighbourhood; all others must be noticed.
    expect(len(cut - named) <= 1, f"cut pictures pass: {sorted(cut - named)}")


def check_texts(folder: pathlib.Path) -> None:
    site = Site(folder)
    scene(100, 80).save(site.album / "IMG_1.jpg")
    scene(100, 90).save(site.album / "IMG_2.jpg")
    code, problems = site.run("check")
    expect(code == 1 and [p["id"] for p in problems] == ["picture.no-text"], f"no texts: {problems}")
    expect("IMG_1.jpg: \nIMG_2.jpg: " in json.dumps(problems, ensure_ascii=False).replace("\\n", "\n"),
           "the lines to add are not given")
    (site.album / "captions.yaml").write_text("IMG_1.jpg: IMG_1\nIMG_2.jpg: DSC 0042\nIMG_3.jpg: 谢幕\n")
    kinds = sorted(p["id"] for p in site.run("check")[1])
    expect(kinds == ["image.alt-name", "image.alt-name", "picture.caption"], f"names as texts: {kinds}")
    (site.album / "captions.yaml").write_text("IMG_1.jpg: {说明: 谢幕, 摄影: 王芳}\nIMG_2.jpg: 合影\n")
    site.run()
    page = (site.root / "public/events/2026/choir/index.html").read_text(encoding="utf-8")
    expect("摄影：王芳" in page, "the photographer is not named")
    # In a list and in Markdown by the same rules.
    record = site.root / "content/events/2026/choir.md"

    def kinds_of(photos: str, text: str) -> list[str]:
        record.write_text(HEAD.replace("---\n正文。", f"照片: [{photos}]\n---\n{text}"), encoding="utf-8")
        return sorted(p["id"] for p in site.run("check")[1])

    found = kinds_of("{图片: choir/IMG_1.jpg}", "![](choir/IMG_2.jpg)")
    expect(found == ["image.no-alt", "key.missing"], f"no texts in a list and in Markdown: {found}")
    found = kinds_of("{图片: choir/IMG_1.jpg, 说明: IMG_1}", "![微信图片_20261110](choir/IMG_2.jpg)")
    expect(found == ["image.alt-name"] * 2, f"names as texts in a list and in Markdown: {found}")
    found = kinds_of("{图片: choir/IMG_1.jpg, 说明: 谢幕, 摄影: 李明}", "![合影](choir/IMG_2.jpg)")
    expect(not found, f"texts in a list and in Markdown: {found}")
    site.run()
    page = (site.root / "public/events/2026/choir/index.html").read_text(encoding="utf-8")
    expect("摄影：李明" in page and 'alt="谢幕"' in page and 'alt="合影"' in page, "texts of a list or of Markdown are not shown")


def check_large(folder: pathlib.Path) -> None:
    """A hundred megapixels: time and memory stay bounded."""
    site = Site(folder)
    scene(1000, 1000).resize((10000, 10000), Image.NEAREST).save(site.album / "large.jpg", quality=80)
    site.caption()
    code, problems = site.run()
    expect(code == 0, f"100 megapixels: {problems}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    expect(peak < 700, f"memory: {peak} MB")
    print(f"largest memory of any build here: {peak} MB")


def check_colours(folder: pathlib.Path) -> None:
    """Colours stay what they were, as a reader that heeds profiles (Little CMS, through Pillow) sees them before and after."""
    site = Site(folder)
    srgb = ImageCms.createProfile("sRGB")
    base = scene(1200, 800)
    profiles = {name: library_profile(folder, name) for name in ("p3", "cmyk")}
    wide = ImageCms.profileToProfile(base, srgb, profiles["p3"])
    ink = ImageCms.profileToProfile(base, srgb, profiles["cmyk"], outputMode="CMYK")
    base.save(site.album / "plain.png")
    wide.save(site.album / "p3.jpg", quality=95, icc_profile=profiles["p3"].tobytes())
    ink.save(site.album / "cmyk.jpg", quality=95, icc_profile=profiles["cmyk"].tobytes())
    expected = {
        "plain.png": base, "p3.jpg": base,
        "cmyk.jpg": ImageCms.profileToProfile(
            ink, profiles["cmyk"], srgb, ImageCms.Intent.RELATIVE_COLORIMETRIC, "RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION),
    }
    site.caption()
    code, problems = site.run()
    expect(code == 0 and not problems, f"pictures with profiles have problems: {problems}")
    if code:
        return
    shown = site.versions()
    for index, name in enumerate(sorted(expected)):
        for width, file in shown[f"第{index}张：合唱队在台上"]:
            with Image.open(file) as made:
                profile = made.info.get("icc_profile")
                expect(bool(profile) or name != "p3.jpg", f"{name}: {file.name} lost the profile that its colours need")
                seen = made.convert("RGB")
            if profile:
                seen = ImageCms.profileToProfile(seen, ImageCms.ImageCmsProfile(io.BytesIO(profile)), srgb)
            mean = [abs(a - b) for a, b in zip(ImageStat.Stat(seen).mean, ImageStat.Stat(expected[name]).mean)]
            expect(max(mean) < 2, f"{name}: {file.name}, colours shift by {max(mean):.1f} of 255")


def library_profile(folder: pathlib.Path, name: str) -> ImageCms.ImageCmsProfile:
    """A profile that libvips brings: `p3`, a wide screen, or `cmyk`, a press."""
    picture = folder / f"{name}.tif"
    Image.new("RGB", (8, 8)).save(folder / "dot.png")
    subprocess.run(["vips", "icc_transform", str(folder / "dot.png"), str(picture), name, "--input-profile", "srgb"],
                   check=True, capture_output=True)
    with Image.open(picture) as made:
        return ImageCms.ImageCmsProfile(io.BytesIO(made.info["icc_profile"]))


def check_without_library(folder: pathlib.Path) -> None:
    """Without libvips the site is built with the originals, without their metadata, and says so once."""
    site = Site(folder)
    stored = scene(900, 600).transpose(Image.ROTATE_90)
    stored.save(site.album / "a.jpg", quality=95, exif=exif(6), xmp=XMP.encode())
    scene(300, 200).save(site.album / "b.png")
    (site.album / "c.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    site.caption()
    # The loader stops at a library that is none.
    (folder / "none").mkdir()
    (folder / "none/libvips.so.42").write_text("no library")
    environment = {**os.environ, "LD_LIBRARY_PATH": str(folder / "none")}
    code, problems = site.run("check", environment)
    kinds = sorted(p["id"] for p in problems)
    expect(code == 1 and kinds == ["picture.format", "picture.unconverted"], f"without the library: {kinds}")
    (site.album / "c.heic").unlink()
    site.caption()
    code, problems = site.run("build", environment)
    expect(code == 0 and [p["id"] for p in problems] == ["picture.unconverted"], f"without the library: {problems}")
    published = site.root / "public/events/2026/choir/a.jpg"
    data = published.read_bytes()
    for secret in SECRETS:
        expect(secret not in data, f"without the library: {secret.decode()} is published")
    expect(b"TC260:AIGC" in data, "without the library: the label is lost")
    with Image.open(published) as picture:
        expect(dict(picture.getexif()) == {0x112: 6}, f"without the library: Exif {dict(picture.getexif())}")
        with Image.open(site.album / "a.jpg") as original:
            expect(unlike(picture, original) == 0, "without the library: other pixels")
    data = (site.album / "a.jpg").read_bytes()
    (site.album / "a.jpg").write_bytes(data[: len(data) // 2])
    kinds = sorted(p["id"] for p in site.run("check", environment)[1])
    expect(kinds == ["picture.damaged", "picture.unconverted"], f"without the library: half a picture gives {kinds}")
    (site.album / "a.jpg").write_bytes(data)
    # Nothing of these could be made narrower, so nobody is told of the library because of them.
    plain = Site(folder / "plain")
    (plain.album / "d.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    Image.new("P", (40, 30)).save(plain.album / "e.gif")
    plain.caption()
    code, problems = plain.run("check", environment)
    expect(code == 0 and not problems, f"without the library: drawings have problems: {problems}")
    page = (site.root / "public/events/2026/choir/index.html").read_text(encoding="utf-8")
    expect('width="900" height="600"' in page, "without the library: the size of the turned picture is missing")


with tempfile.TemporaryDirectory() as temporary:
    work = pathlib.Path(temporary)
    album = Site(work / "kinds")
    check_kinds(album)
    if not findings:
        check_metadata(album)
        check_cache(album)
    check_colours(work / "colours")
    check_refused(work / "refused")
    check_texts(work / "texts")
    check_without_library(work / "without")
    check_large(work / "large")
print("differences from Pillow's Lanczos: " + ", ".join(f"{name} {value:.2f}" for name, value in worst.items()))
print(f"{count} properties of pictures, {len(findings)} wrong")
for finding in findings[:40]:
    print(finding)
sys.exit(1 if findings else 0)
