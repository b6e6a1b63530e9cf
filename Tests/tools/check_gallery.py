"""Albums of the sample site in a browser: by keyboard, by touch, without a script, on paper.

Usage: check_gallery.py SITE
"""

import pathlib
import re
import sys

import axe_playwright_python
from browser import chromium, served
from playwright.sync_api import Browser, BrowserContext, Page

site = pathlib.Path(sys.argv[1])
findings: list[str] = []
count = 0
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# The pages' policy forbids what Playwright waits with.
LOADED = "Promise.all([...document.images].map((i) => i.decode().catch(() => {})))"
# The place of each picture: left, right and height.
PLACES = """() => [...document.querySelectorAll('.gallery img')].map((i) => {
  const r = i.getBoundingClientRect(); return [r.left, r.right, r.top, r.height, i.naturalWidth / i.naturalHeight] })"""


def expect(holds: bool, what: str) -> None:
    global count
    count += 1
    if not holds:
        findings.append(what)


def axe(page: Page, what: str) -> None:
    page.evaluate(AXE)
    violations = page.evaluate("axe.run(document).then(r => r.violations.map(v => v.id + ' ' + v.nodes[0].html))")
    expect(not violations, f"{what}: axe finds {violations}")


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.on("console", lambda message: findings.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: findings.append(f"script: {error}"))
    page.goto(address)
    # All of them, wherever they are.
    page.evaluate("document.querySelectorAll('img').forEach((i) => { i.loading = 'eager' })")
    page.evaluate(LOADED)
    return page


def check_rows(page: Page, what: str) -> None:
    """Rows are filled to both edges, pictures of a row are equally high, and little is cut off."""
    left, right = page.evaluate("(() => { const r = document.querySelector('.gallery').getBoundingClientRect(); return [r.left, r.right] })()")
    rows: dict[int, list[list[float]]] = {}
    for place in page.evaluate(PLACES):
        rows.setdefault(round(place[2]), []).append(place)
    ordered = [rows[top] for top in sorted(rows)]
    expect(len(ordered) > 1, f"{what}: the gallery has one row")
    for number, row in enumerate(ordered):
        expect(abs(row[0][0] - left) < 1.5, f"{what}: row {number + 1} begins off the edge")
        expect(max(p[3] for p in row) - min(p[3] for p in row) < 1, f"{what}: row {number + 1} has different heights")
        if number + 1 < len(ordered):
            expect(abs(row[-1][1] - right) < 1.5, f"{what}: row {number + 1} ends off the edge")
        for l, r, _, height, shape in row:
            expect(abs((r - l) / height / shape - 1) < .03, f"{what}: a picture is cut by {abs((r - l) / height / shape - 1):.0%}")
    expect(page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{what}: wider than the screen")


def check_keyboard(page: Page, what: str) -> None:
    links, dialog = page.locator(".gallery a"), page.locator("dialog.viewer")
    total = links.count()

    def text() -> str:
        return dialog.locator("p").inner_text()

    caption = links.nth(1).locator("xpath=../figcaption").inner_text()
    links.nth(1).focus()
    page.keyboard.press("Enter")
    expect(dialog.is_visible(), f"{what}: Enter does not open the viewer")
    expect(text().startswith(caption) and text().endswith(f"(2/{total})"), f"{what}: the viewer says {text()!r}")
    page.evaluate(LOADED)
    shown = dialog.locator("img").evaluate("(i) => i.currentSrc || i.src")
    expect(shown.endswith(".webp"), f"{what}: the viewer shows {shown}")
    box = dialog.locator("img").bounding_box()
    expect(box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"] + 1
           and box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"], f"{what}: the picture is cut: {box}")
    for key, place in (("ArrowRight", 3), ("ArrowLeft", 2), ("End", total), ("ArrowRight", 1), ("PageUp", total), ("Home", 1)):
        page.keyboard.press(key)
        expect(text().endswith(f"({place}/{total})"), f"{what}: {key} leads to {text()!r}")
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')"),
           f"{what}: the focus leaves the viewer")
    for name in ("previous", "next", "close"):
        button = dialog.locator("." + name)
        size = button.bounding_box()
        expect(min(size["width"], size["height"]) >= 44, f"{what}: the button {name} is {size}")
        expect(bool(button.get_attribute("aria-label")), f"{what}: the button {name} has no name")
    axe(page, f"{what}, viewer open")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(not dialog.is_visible(), f"{what}: Escape does not close the viewer")
    expect(page.evaluate("[...document.querySelectorAll('.gallery a')].indexOf(document.activeElement)") == 1,
           f"{what}: the focus is not at the picture seen last")
    axe(page, f"{what}, viewer closed")


def check_touch(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    protocol = context.new_cdp_session(page)
    dialog = page.locator("dialog.viewer")
    page.locator(".gallery a").first.tap()
    expect(dialog.is_visible(), "touch: a tap does not open the viewer")

    def swipe(x: int, to_x: int, y: int = 400, to_y: int = 400) -> str:
        def send(kind: str, points: list[dict[str, int]]) -> None:
            protocol.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        send("touchStart", [{"x": x, "y": y}])
        for step in range(1, 6):
            send("touchMove", [{"x": x + (to_x - x) * step // 5, "y": y + (to_y - y) * step // 5}])
        send("touchEnd", [])
        page.wait_for_timeout(100)
        return dialog.locator("p").inner_text()

    said = swipe(300, 80)
    expect("(2/" in said, f"touch: a swipe to the left shows {said}")
    expect("(1/" in swipe(80, 300), "touch: a swipe to the right does not come back")
    page.evaluate(LOADED)
    top = dialog.locator("img").bounding_box()["y"]
    expect(top > 90, f"touch: there is no ground above the picture, which begins at {top}")
    expect("(2/" in swipe(300, 80, 80, 80), "touch: a swipe beside the picture shows no next picture")
    expect("(1/" in swipe(80, 300, 80, 80), "touch: a swipe beside the picture does not come back")
    expect("(1/" in swipe(200, 215, 600, 300), "touch: a swipe upwards changes the picture")
    expect("(1/" in swipe(200, 220), "touch: a little slip changes the picture")
    dialog.locator(".close").tap()
    expect(not dialog.is_visible(), "touch: the viewer does not close")


def check_paper(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})
    places = page.evaluate(PLACES)
    first = [p for p in places if abs(p[2] - places[0][2]) < 60]
    expect(len(first) == 4, f"paper: {len(first)} pictures in a row of the contact sheet, not 4")
    expect(all(p[3] < 130 for p in places), "paper: pictures are larger than on a contact sheet")
    expect(page.locator(".gallery figcaption").first.is_visible(), "paper: captions are missing")
    expect(not page.locator("dialog.viewer").first.is_visible(), "paper: the viewer is printed")


def check_ground(browser: Browser, address: str) -> None:
    """Before they are there, pictures have their places and a colour; what comes is as large as it is shown, not much larger."""
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.route("**/pictures/**", lambda route: route.abort())
    page.goto(address)
    grounds = page.evaluate("""() => [...document.querySelectorAll('.gallery .photo')].map((p) => {
      const g = p.querySelector('.ground').getBoundingClientRect(), r = p.getBoundingClientRect();
      return [g.width / r.width, g.height / r.height, r.height, getComputedStyle(p.querySelector('rect')).fill] })""")
    for across, down, height, colour in grounds:
        expect(abs(across - 1) < .02 and abs(down - 1) < .02 and height > 60, f"a place without its picture: {across:.2f}, {down:.2f}, {height}")
        expect(colour not in ("none", "rgb(0, 0, 0)", "rgb(255, 255, 255)"), f"a place has the colour {colour}")
    expect(len(grounds) > 1, "there are no grounds")
    for width, dense in ((390, 3), (1280, 1)):
        page = opened(browser.new_context(viewport={"width": width, "height": 900}, device_scale_factor=dense), address)
        for shown, real in page.evaluate("""() => [...document.querySelectorAll('.gallery img')].map((i) =>
            [i.getBoundingClientRect().width * devicePixelRatio, Number(i.currentSrc.match(/-(\\d+)\\.[a-z]+$/)[1])])"""):
            expect(real in (480, 960, 1600) and shown * .8 <= real < shown * 4, f"{width} px: {real} pixels for {shown:.0f}")


def check_block(browser: Browser, address: str) -> None:
    """What a text shows by the block `gallery` is what an album is: for keys, fingers, without a script."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = opened(context, address)
    check_keyboard(page, "block")
    expect(page.locator(".gallery img").count() == page.locator(".gallery figcaption").count() > 1, "block: a caption is missing")
    expect(all(page.locator(".gallery img").evaluate_all("(all) => all.map((i) => i.alt.length > 3)")), "block: a text is missing")
    check_touch(browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True), address)
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(address)
    with plain.expect_navigation():
        plain.locator(".gallery a").last.click()
    expect(plain.url.endswith((".jpg", ".png")), "block: without script a picture does not lead to its large version")


albums = [file for file in sorted(site.rglob("index.html")) if 'class="gallery"' in file.read_text(encoding="utf-8")]
album = next((file for file in albums if file.parent.parts[-3:-1] and "events" in file.parts and "en" not in file.relative_to(site).parts), None)
if album is None:
    raise SystemExit("the site has no album of an event")
block = next((file for file in albums if "clubs" in file.relative_to(site).parts), None)
if block is None:
    raise SystemExit("no club shows pictures with the block gallery")
path = "/" + str(album.relative_to(site)).removesuffix("index.html")
with served(site) as host, chromium() as browser:
    head = album.read_text(encoding="utf-8")
    share = re.search(r'<meta property="og:image" content="https?://[^/"]+([^"]+)"', head)
    expect(share is not None and (site / share[1].lstrip("/")).is_file(), "the album has no picture for sharing")
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(host + path, wait_until="networkidle")
    with plain.expect_navigation():
        plain.locator(".gallery a").first.click()
    expect(plain.url.endswith((".jpg", ".png")), "without script a picture does not lead to its large version")
    for width, height in ((390, 844), (1280, 900)):
        for scheme in ("light", "dark"):
            what = f"{width} px, {scheme}"
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            page = opened(context, host + path)
            check_rows(page, what)
            check_keyboard(page, what)
            page = opened(context, host + "/albums/")
            axe(page, f"{what}, all albums")
            expect(page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{what}: /albums/ is too wide")
            link = page.locator(".albums a").first
            link.click()
            expect(page.url.endswith("#photos") and page.locator(".gallery").count() == 1, f"{what}: an album leads to {page.url}")
            context.close()
    check_touch(browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True), host + path)
    check_paper(browser.new_context(), host + path)
    block_path = "/" + str(block.relative_to(site)).removesuffix("index.html")
    check_block(browser, host + block_path)
    check_ground(browser, host + block_path)
print(f"{count} properties of {len(albums)} pages with albums, {len(findings)} wrong")
for finding in findings[:40]:
    print(finding)
sys.exit(1 if findings else 0)
