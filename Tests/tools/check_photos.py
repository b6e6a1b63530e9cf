"""Pictures of every kind, made here, published by the program, and looked at by a reader of its own (Pillow).

Orientation, places, serial numbers, colour models, depths, damage, bombs, the cache; and the gallery in a browser.

Usage: check_photos.py UNIONPRESS
"""

import hashlib
import json
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

HEAD = "---\n标题: 合唱\n开始: 2026-11-10 14:00\n---\n正文。\n"
# What must not be in any published file: maker, serial number, place, face region, owner.
SECRETS = [b"SERIAL-4711", b"SecretCam", b"mwg-rs:Regions", b"Somebody", b"GPSLatitude"]
LABEL = '{"Label":"1","ContentProducer":"001"}'
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

    def run(self, command: str = "build") -> tuple[int, list[dict]]:
        outcome = subprocess.run(
            [program, command, "--source", str(self.root), "--today", "2026-11-23", "--format", "json"],
            capture_output=True, text=True, timeout=120)
        if outcome.returncode not in (0, 1):
            raise SystemExit(f"{command} ended with {outcome.returncode}: {outcome.stderr[-800:]}")
        text = outcome.stdout
        return outcome.returncode, json.loads(text[text.index("{"):])["problems"] if "{" in text else []

    def versions(self) -> dict[str, list[tuple[int, pathlib.Path]]]:
        """The published versions of each picture, by its text."""
        html = (self.root / "public/events/2026/choir/index.html").read_text(encoding="utf-8")
        result: dict[str, list[tuple[int, pathlib.Path]]] = {}
        for item in re.findall(r"<li><figure>.*?</figure></li>", html, re.S):
            text = re.search(r'alt="([^"]*)"', item)[1]
            sources = {
                (int(w), self.root / "public" / p.lstrip("/"))
                for s in re.findall(r'srcset="([^"]*)"', item) for p, w in re.findall(r"(\S+) (\d+)w", s)
            }
            result[text] = sorted(sources)
        return result


def unlike(one: Image.Image, other: Image.Image) -> float:
    """The root mean square of the difference, 0 to 255."""
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).rms)


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
        for width, file in versions:
            data = file.read_bytes()
            for secret in SECRETS:
                expect(secret not in data, f"{name}: {file.name} still has {secret.decode()}")
            with Image.open(file) as made:
                made.load()
                expect(made.width == width, f"{name}: {file.name} is {made.width} wide")
                expect(not dict(made.getexif()), f"{name}: {file.name} has Exif {dict(made.getexif())}")
                labelled = name.startswith("turn") or name in ("web.webp", "alpha.png")
                expect((b"TC260:AIGC" in data) == labelled, f"{name}: {file.name}, label of generated content")
                expect(made.mode in ("RGB", "RGBA", "L", "LA"), f"{name}: mode {made.mode}")
                if name == "profile.jpg":
                    expect(bool(made.info.get("icc_profile")), f"{name}: {file.name} lost its profile")
                if name == "alpha.png":
                    expect("A" in made.mode, f"{name}: {file.name} is not transparent any more")
                if name in expected:
                    # Lossy formats and another kernel: a difference of 12 of 255 is far below what a wrong turn (80) gives.
                    reference = expected[name].convert("RGB").resize(made.size, Image.LANCZOS)
                    difference = unlike(made, reference)
                    expect(difference < 12, f"{name}: {file.name} differs from Pillow's by {difference:.1f}")
    page = (site.root / "public/events/2026/choir/index.html").read_text(encoding="utf-8")
    expect(page.count('loading="lazy"') >= len(names), "pictures of the gallery are not lazy")
    expect('width="1200" height="800"' in page and 'width="700" height="1500"' in page, "sizes are missing")
    expect(not list((site.root / "public/events").rglob("*.jpg")), "originals are published though nothing links to them")


def check_cache(site: Site) -> None:
    def sums() -> dict[str, str]:
        return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (site.root / "public/pictures").iterdir()}

    cache = site.root / ".cache/pictures"
    first = sums()
    times = {p: p.stat().st_mtime_ns for p in cache.iterdir()}
    site.run()
    expect({p: p.stat().st_mtime_ns for p in cache.iterdir()} == times, "a second build converts again")
    expect(sums() == first, "a second build gives other bytes")
    victims = sorted(cache.glob("*.webp"))[:2]
    victims[0].write_bytes(victims[0].read_bytes()[:-40] + bytes(40))
    victims[1].unlink()
    sorted(cache.glob("*.txt"))[-1].write_text("nonsense\n")
    site.run()
    expect(sums() == first, "a damaged cache is trusted")


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
        "entity.svg": "picture.unsafe", "link.svg": "picture.unsafe", "lying.png": "picture.damaged",
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
    (album / "link.svg").write_text(svg.format("", '<a href="javascript:alert(1)"><rect/></a>'))
    (album / "plain.svg").write_text(
        svg.format('viewBox="0 0 9 9"', '<defs><linearGradient id="g"/></defs><rect fill="url(#g)" width="9" height="9"/>'))
    frames = [scene(60, 40), scene(60, 40).rotate(180)]
    frames[0].save(album / "moving.gif", save_all=True, append_images=frames[1:])
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
    expect((site.root / "public/events/2026/choir/moving.gif").read_bytes() == (album / "moving.gif").read_bytes(),
           "a moving GIF does not stay as it is")

    # Cut and damaged wherever it may be: said so or shown, never a crash.
    rnd = random.Random(5)
    base = scene(200, 150)
    for suffix in ("jpg", "png", "webp"):
        base.save(album / f"x.{suffix}")
        data = (album / f"x.{suffix}").read_bytes()
        (album / f"x.{suffix}").unlink()
        for case in range(24):
            place = len(data) * case // 24
            broken = bytearray(data[:place] if case % 2 else data)
            if case % 2 == 0:
                for _ in range(20):
                    broken[min(len(broken) - 1, place + rnd.randrange(40))] = rnd.randrange(256)
            (album / f"broken{case}.{suffix}").write_bytes(broken)
    site.caption()
    code, problems = site.run("check")
    named = {pathlib.PurePath((p.get("place") or {}).get("file", "")).name for p in problems}
    expect({p["id"] for p in problems} <= {"picture.damaged", "picture.too-large"}, "other problems for damaged pictures")
    cut = {f"broken{case}.{suffix}" for case in range(1, 24, 2) for suffix in ("jpg", "png", "webp")}
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
    expect(kinds == ["picture.caption", "picture.text-name", "picture.text-name"], f"names as texts: {kinds}")
    (site.album / "captions.yaml").write_text("IMG_1.jpg: {说明: 谢幕, 摄影: 王芳}\nIMG_2.jpg: 合影\n")
    site.run()
    page = (site.root / "public/events/2026/choir/index.html").read_text(encoding="utf-8")
    expect("摄影：王芳" in page, "the photographer is not named")


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


def check_gallery(site: Site) -> None:
    import axe_playwright_python
    from browser import chromium, served

    address = "/events/2026/choir/"
    with served(site.root / "public") as host, chromium() as browser:
        plain = browser.new_context(java_script_enabled=False).new_page()
        plain.goto(host + address)
        with plain.expect_navigation():
            plain.locator(".gallery a").first.click()
        expect(plain.url.endswith((".jpg", ".png")), "without script a picture does not lead to its large version")
        context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
        page = context.new_page()
        page.goto(host + address)
        links, dialog = page.locator(".gallery a"), page.locator("dialog.viewer")

        def text() -> str:
            return dialog.locator("p").inner_text()

        links.nth(1).focus()
        page.keyboard.press("Enter")
        expect(dialog.is_visible(), "Enter does not open the viewer")
        before = text()
        page.keyboard.press("ArrowRight")
        expect(text() != before, "→ shows no other picture")
        page.keyboard.press("ArrowLeft")
        expect(text() == before, "← does not come back")
        page.keyboard.press("End")
        page.keyboard.press("ArrowRight")
        expect("(1/" in text(), "after the last does not come the first")
        for _ in range(4):
            page.keyboard.press("Tab")
        expect(page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')"),
               "the focus leaves the viewer")
        page.keyboard.press("Escape")
        expect(not dialog.is_visible(), "Escape does not close the viewer")
        expect(page.evaluate("[...document.querySelectorAll('.gallery a')].indexOf(document.activeElement)") == 0,
               "the focus is not at the picture seen last")
        links.first.tap()
        before = text()
        swipe = "(d, [from, to]) => { for (const [t, x] of [['pointerdown', from], ['pointerup', to]]) d.dispatchEvent(" \
            "new PointerEvent(t, {clientX: x, clientY: 400, pointerType: 'touch', isPrimary: true, bubbles: true})) }"
        dialog.evaluate(swipe, [300, 100])
        expect(text() != before, "a swipe shows no other picture")
        dialog.evaluate(swipe, [100, 300])
        expect(text() == before, "a swipe back does not come back")
        axe = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
        for state in ("open", "closed"):
            if state == "closed":
                dialog.locator(".close").click()
            page.evaluate(axe)
            violations = page.evaluate("axe.run(document).then(r => r.violations.map(v => v.id))")
            expect(not violations, f"axe, viewer {state}: {violations}")
        expect(page.evaluate("document.documentElement.scrollWidth") <= 390, "the gallery is wider than the screen")


with tempfile.TemporaryDirectory() as temporary:
    work = pathlib.Path(temporary)
    album = Site(work / "kinds")
    check_kinds(album)
    if not findings:
        check_cache(album)
        check_gallery(album)
    check_refused(work / "refused")
    check_texts(work / "texts")
    check_large(work / "large")
print(f"{count} properties of pictures, {len(findings)} wrong")
for finding in findings[:40]:
    print(finding)
sys.exit(1 if findings else 0)
