"""Looks at a built site in a browser: reading, reaching, weight, and what the script adds.

One page of each kind stands for all of it, the heaviest, in both languages. Any finding fails.

Usage: check_pages.py SITE-FOLDER
"""

import concurrent.futures
import gzip
import json
import pathlib
import re
import sys
import time
from collections.abc import Callable

import axe_playwright_python
from browser import address_of, chromium, kind_of, served
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

# Kilobytes are 1,000 bytes, compressed as servers do by default.
PAGE_LIMIT, CSS_LIMIT, SCRIPT_LIMIT = 60_000, 20_000, 12_000
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
# When the sample was written, an hour before the first event of its week, by the site's clock.
MORNING = "2026-11-23T16:00:00+08:00"

findings: list[str] = []


def found(where: str, what: str) -> None:
    findings.append(f"{where}: {what}")


# --- Which pages, and what they weigh


def packed(file: pathlib.Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def heaviest_pages(site: pathlib.Path) -> tuple[dict[str, str], dict[str, str]]:
    """The heaviest Chinese and English page of each kind; prints all weights and enforces the limits."""
    sizes: dict[str, int] = {}

    def asset(address: str) -> int:
        return sizes.setdefault(address, packed(site / address.lstrip("/")))

    chinese: dict[str, str] = {}
    english: dict[str, str] = {}
    weights: dict[str, tuple[int, int, int, int, str]] = {}
    for file in sorted(site.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        kind, address = kind_of(html), address_of(site, file)
        if kind is None:
            continue
        css = sum(asset(a) for a in re.findall(r'<link rel="stylesheet" href="([^"]+)"', html))
        script = sum(asset(a) for a in re.findall(r'<script src="([^"]+)"', html))
        own = packed(file)
        for name, size, limit in (
            ("HTML and CSS", own + css, PAGE_LIMIT), ("CSS", css, CSS_LIMIT), ("script", script, SCRIPT_LIMIT)
        ):
            if size > limit:
                found(address, f"{name} weigh {size:,} bytes, at most {limit:,}")
        if own + css > weights.get(kind, (0,))[0]:
            weights[kind] = (own + css, own, css, script, address)
        pages = english if address.startswith("/en/") else chinese
        best = pages.get(kind)
        if best is None or own > packed(site / (best.lstrip("/") + ("" if best.endswith(".html") else "index.html"))):
            pages[kind] = address
    print(f"{'kind':<18}{'HTML':>8}{'CSS':>8}{'both':>8}{'script':>8}  heaviest page (bytes, compressed)")
    for kind, (both, own, css, script, address) in sorted(weights.items(), key=lambda item: -item[1][0]):
        print(f"{kind:<18}{own:>8,}{css:>8,}{both:>8,}{script:>8,}  {address}")
    return chinese, english


# --- What must hold on every page

GEOMETRY = """() => {
  const seen = (node) => node.getClientRects().length > 0 && getComputedStyle(node).visibility !== 'hidden';
  const name = (node) => node.outerHTML.slice(0, 90);
  const small = [], main = [];
  for (const node of document.querySelectorAll('a[href], button, summary, input, select')) {
    if (!seen(node) || node.closest('.vh') || node.classList.contains('skip')) continue;
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    // Links in running text are excepted by the standard.
    const isInText = style.display === 'inline';
    if (!isInText && (box.height < 23.5 || box.width < 23.5)) small.push(name(node));
    if (node.matches('.btn, .menu a, .menu summary, .filters summary, .brand, .tongue, input, .seg a, .choice a')
        && (box.height < 43.5 || box.width < 43.5)) main.push(name(node));
  }
  return { small, main, wide: document.documentElement.scrollWidth > innerWidth + 1,
    order: [...document.querySelectorAll('[tabindex]')].filter((n) => n.tabIndex > 0).map(name) };
}"""

# 汉字 on an English page whose nearest language is not Chinese.
# What is made for the article editor may carry styles and nothing else, no language either.
UNMARKED = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!/\\p{Script=Han}/u.test(node.data) || node.parentElement.closest('script, #digest-html')) continue;
    if (!node.parentElement.closest('[lang]').lang.startsWith('zh')) found.push(node.data.trim().slice(0, 40));
  }
  return found;
}"""


def axe(page: Page, where: str, *, contrast: bool) -> None:
    page.evaluate(AXE)
    result = page.evaluate(
        "([rules, contrast]) => axe.run(document, {runOnly: {type: 'tag', values: rules},"
        " rules: {'color-contrast': {enabled: contrast}}, resultTypes: ['violations']})", [AXE_RULES, contrast])
    for violation in result["violations"]:
        nodes = violation["nodes"]
        found(where, f"axe {violation['id']}: {violation['help']} ({len(nodes)} times), first {nodes[0]['html'][:160]}")
        if violation["id"] == "color-contrast":
            print(json.dumps(nodes[0]["any"][0]["data"], ensure_ascii=False)[:300])


def watched(context: BrowserContext, base: str) -> Page:
    """A page that reports requests to other hosts, errors of scripts and what the security policy refuses."""
    page = context.new_page()
    page.on("request", lambda request: None if request.url.startswith(base) or request.url.startswith("data:")
            else found(page.url, f"asks another host: {request.url}"))
    page.on("pageerror", lambda error: found(page.url, f"script: {error}"))
    page.on("console", lambda message: found(page.url, message.text) if message.type == "error" else None)
    page.on("response", lambda response: found(page.url, f"{response.status} {response.url}")
            if response.status >= 400 else None)
    return page


def look(browser: Browser, base: str, pages: dict[str, str], *, dark: bool, size: dict[str, int], script: bool,
         language: str) -> None:
    context = browser.new_context(
        viewport=size, color_scheme="dark" if dark else "light", java_script_enabled=True, locale=language)
    if not script:
        # Pages without their script, but with ours to look at them.
        context.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page = watched(context, base)
    for kind, address in sorted(pages.items()):
        page.goto(base + address)
        where = f"{address} at {size['width']}, {'dark' if dark else 'light'}, script {'on' if script else 'off'}"
        # The most expensive rule; colours do not depend on the language.
        axe(page, where, contrast=language != "en")
        geometry = page.evaluate(GEOMETRY)
        for node in geometry["small"]:
            found(where, f"a target is smaller than 24 px: {node}")
        for node in geometry["main"]:
            found(where, f"a main target is smaller than 44 px: {node}")
        for node in geometry["order"]:
            found(where, f"an order of its own for the tab key: {node}")
        if geometry["wide"]:
            found(where, "scrolls sideways")
        if language == "en" and kind != "redirect":
            for text in page.evaluate(UNMARKED):
                found(where, f"Chinese without its language: {text}")
    context.close()


def reflow(browser: Browser, base: str, pages: dict[str, str]) -> None:
    """No sideways scrolling at 320 px, at 1600 px, nor with text at twice its size, when nothing stands beside text in rows."""
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    for address in sorted(pages.values()):
        page.goto(base + address)
        for width, zoom in ((320, 1), (390, 2), (1600, 1)):
            page.set_viewport_size({"width": width, "height": 700})
            excess = page.evaluate(
                "zoom => { const root = document.documentElement; root.style.fontSize = 106.25 * zoom + '%';"
                " return root.scrollWidth - innerWidth; }", zoom)
            if excess > 1:
                found(f"{address} at {width}, text ×{zoom}", f"scrolls sideways by {excess} px")
            if zoom > 1:
                for text in page.evaluate("""() => [...document.querySelectorAll(
                    'main :is(.ev, .news li, .agenda > li, .days > li) > :last-child, main .facts dd')].filter(node =>
                      node.clientWidth && node.clientWidth < node.parentElement.clientWidth * .9)
                      .map(node => node.textContent.trim().slice(0, 30))"""):
                    found(f"{address} at {width}, text ×{zoom}", f"too narrow beside something: {text}")
    context.close()


# --- Ways through the site


def expect(where: str, what: str, holds: bool) -> None:
    if not holds:
        found(where, what)


def by_keyboard(browser: Browser, base: str) -> None:
    """Every stop of the tab key on the home page: in the order of the page, in sight, with a ring around it."""
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    page = context.new_page()
    page.goto(base + "/")
    stops = []
    for _ in range(25):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("""() => {
          const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
          const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return { html: node.outerHTML.slice(0, 80), ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
            seen: node.contains(hit) || (hit && hit.contains(node)), skip: node.classList.contains('skip'),
            at: [...document.querySelectorAll('*')].indexOf(node) }; }"""))
    expect("/", "the first stop is the way past the menu", stops[0]["skip"])
    for stop in stops:
        expect("/", f"no ring around {stop['html']}", stop["ring"])
        expect("/", f"focus is hidden: {stop['html']}", stop["seen"])
    places = [stop["at"] for stop in stops]
    expect("/", "the tab key does not follow the page", places == sorted(places))
    page.goto(base + "/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect("/", "the way past the menu leads into the matter",
           page.evaluate("document.activeElement.closest('main') !== null"))
    context.close()


def without_script(browser: Browser, base: str) -> None:
    """Menu, week, event, language and subscription with JavaScript switched off."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "/")
    rest = page.locator(".rest > ul a").first
    expect("/", "the rest of the menu is folded away", not rest.is_visible())
    page.locator(".rest summary").click()
    expect("/", "the rest of the menu opens without script", rest.is_visible())
    page.goto(base + "/")
    first = page.locator(".week .ev").first
    box = first.locator(".meta").bounding_box()
    expect("/", "the first event of the week is on a phone's first screen",
           box is not None and box["y"] + box["height"] < PHONE["height"] / 2)
    page.goto(base + "/awards/")
    page.locator(".filters summary").first.click()
    page.locator(".filters .choice a:visible").nth(1).click()
    expect("/awards/", "a list is filtered without script", page.url != base + "/awards/" and "/awards/" in page.url)
    page.goto(base + "/")
    expect("/", "no box that needs a script is shown", page.locator(".filter:visible, .copy:visible").count() == 0)
    first.locator(".t a").click()
    expect(page.url, "an event says when and where", page.locator(".facts .fact:visible").count() >= 2)
    here = page.url.removeprefix(base).split("#")[0]
    page.locator(".tongue[hreflang]").click()
    expect(here, "the other language is the same page", page.url == f"{base}/en{here}")
    context.close()


def in_turn(page: Page, base: str) -> None:
    """On the morning of 10 December: what was next in November has made room for what is next now."""
    page.goto(base + "/events/2026/basketball-weekly-2026-1/")
    expect(page.url, "a series goes on to its next date", page.locator(".leaf:visible .d").inner_text() == "11")
    expect(page.url, "the time is that of the next date", "12月11日" in page.locator(".facts .fact:visible").first.inner_text())
    expect(page.url, "a series with dates to come is not over", not page.locator(".event .stamp").is_visible())
    expect(page.url, "a running series can be subscribed to", page.locator(".sub").is_visible())
    page.goto(base + "/events/2026/volleyball-weekly-2026-1/")
    expect(page.url, "where the next date is, not where the one before it was moved to",
           page.locator(".facts:has(.fact) > div:nth-child(3) dd").first.inner_text() == "南校区体育馆二楼排球场")
    expect(page.url, "nothing is said of a move that is over", page.locator(".event .stamp:visible").count() == 0)
    page.goto(base + "/calendar/week/2026-12-07/")
    expect(page.url, "a week tells past days from today", page.locator(".days > .is-over").count() == 3
           and page.locator(".days > [aria-current=date] .rel").inner_text() == "今天")
    page.goto(base + "/clubs/law/")
    expect(page.url, "a club goes on to its next meeting", page.locator(".meet:visible .leaf .d").inner_text() == "17")
    page.goto(base + "/events/2026/accessibility-walk/")
    expect(page.url, "an event is over", page.locator(".event .stamp").is_visible())
    expect(page.url, "sign-up that has closed says so", page.get_by_text("报名已截止").is_visible())
    expect(page.url, "no places are left of what is closed", "余" not in page.locator(".facts").first.inner_text())
    page.goto(base + "/booklists/sessions/")
    expect(page.url, "what is over does not call itself to come",
           page.locator("li:has(time[datetime='2026-11-27']) .badge:visible").count() == 0)


def by_the_clock(browser: Browser, base: str) -> None:
    """Coming and past by the reader's clock in the site's zone, for a reader on the other side of the world."""
    for zone in ("Asia/Shanghai", "America/New_York"):
        context = browser.new_context(viewport=PHONE, timezone_id=zone)
        page = context.new_page()
        page.clock.install(time=MORNING)
        page.goto(base + "/")
        where = f"/ in {zone}"
        rows = page.locator(".week .ev")
        count = rows.count()
        expect(where, "the first event is today", rows.first.locator(".rel").inner_text() == "今天")
        expect(where, "nothing is over yet", page.locator(".week .is-over").count() == 0)
        page.clock.set_fixed_time("2026-11-23T18:31:00+08:00")
        page.goto(base + "/")
        expect(where, "one event is over a minute after its end", page.locator(".week .is-over").count() == 1)
        fold = page.locator(".week .over")
        expect(where, "what is over is folded away", fold.locator(".is-over").count() == 1
               and not fold.locator(".is-over").is_visible() and "1" in fold.locator("summary").inner_text())
        expect(where, "the week still shows all its events", rows.count() == count)
        page.clock.set_fixed_time("2026-12-10T10:00:00+08:00")
        page.goto(base + "/")
        expect(where, "an old week no longer calls itself this week", "本周" not in page.locator("#week").inner_text())
        hidden = page.locator("#coming ~ .rows > .ev[hidden]").count()
        expect(where, "what is over has left the list of what comes", hidden > 0)
        expect(where, "where nothing is left, the list of what comes leads on",
               page.locator("#coming ~ .empty a").is_visible())
        page.goto(base + "/events/")
        expect("/events/", "a month that is over has gone", not page.locator("#m2026-11").is_visible())
        expect("/events/", "a month that is not has stayed", page.locator("#m2026-12").is_visible())
        in_turn(page, base)
        page.goto(base + "/calendar/2026-12/")
        expect(where, "the calendar marks the day", page.locator("#d2026-12-10[aria-current=date]").count() == 1)
        context.close()


def with_script(browser: Browser, base: str) -> None:
    """Filter, copy, sort, and what hangs from a line."""
    context = browser.new_context(viewport=DESK, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.clock.install(time=MORNING)
    page.goto(base + "/awards/")
    rows = page.locator("#list .honours > li")
    before = rows.count()
    page.get_by_role("searchbox").fill("排球")
    left = page.locator("#list .honours > li:visible")
    expect("/awards/", "the filter leaves only what matches",
           0 < left.count() < before and all("排球" in text for text in left.all_inner_texts()))
    expect("/awards/", "the filter says how many are left", str(left.count()) in page.locator("output").inner_text())
    ways = page.locator(".filters summary")
    ways.nth(0).click()
    expect("/awards/", "a way to filter opens", page.locator(".filters .choice:visible").count() == 1)
    ways.nth(1).click()
    expect("/awards/", "another way closes the first", page.locator(".filters .choice:visible").count() == 1)
    page.keyboard.press("Escape")
    expect("/awards/", "Escape closes it", page.locator(".filters .choice:visible").count() == 0)
    page.goto(base + "/events/2026/dance-weekly-2026-1/")
    page.get_by_role("button", name="复制链接").click()
    page.get_by_role("button", name="已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    expect(page.url, "the copied link is the page's own", copied == page.locator("link[rel=canonical]").get_attribute("href"))
    page.goto(base + "/participation/")
    table = page.locator("table[data-sort]").last
    head = table.locator("thead th").nth(1)
    head.get_by_role("button").click()
    numbers = [int(text) for text in table.locator("tbody tr td:nth-child(2)").all_inner_texts() if text.isdigit()]
    expect("/participation/", "a column sorts by number", numbers == sorted(numbers) and len(numbers) > 2)
    expect("/participation/", "the sorted column says so", head.get_attribute("aria-sort") == "ascending")
    context.close()


def in_other_modes(browser: Browser, base: str) -> None:
    """Print, forced colours, more contrast, less motion."""
    context = browser.new_context(viewport=DESK, forced_colors="active", reduced_motion="reduce")
    page = context.new_page()
    page.goto(base + "/events/2026/volleyball-weekly-2026-1/")
    expect(page.url, "state is in words under forced colours", page.locator(".badge:visible, .stamp:visible").count() > 0)
    moving = page.evaluate("[...document.querySelectorAll('*')].filter(n => parseFloat(getComputedStyle(n)"
                           ".transitionDuration) > 0 || getComputedStyle(n).animationName !== 'none').length")
    expect(page.url, "nothing moves when asked not to", moving == 0)
    page.emulate_media(media="print")
    expect(page.url, "no menu on paper", not page.locator(".menu").is_visible())
    expect(page.url, "the title is on paper", page.locator("h1").is_visible())
    context.close()


def run(base: str, steps: list[Callable[[Browser, str], None]]) -> None:
    with chromium() as browser:
        for step in steps:
            try:
                step(browser, base)
            except PlaywrightError as error:
                # What a way leads through was not there: a finding like others, and no reason to hide them.
                found("a way through the site", str(error).splitlines()[0])


def main() -> int:
    site = pathlib.Path(sys.argv[1]).resolve()
    chinese, english = heaviest_pages(site)
    expect("the site", "has pages of many kinds", len(chinese) > 20)
    steps: list[Callable[[Browser, str], None]] = [
        lambda b, base: look(b, base, chinese, dark=False, size=PHONE, script=True, language="zh-CN"),
        lambda b, base: look(b, base, chinese, dark=True, size=DESK, script=False, language="zh-CN"),
        lambda b, base: look(b, base, english, dark=False, size=DESK, script=True, language="en"),
        lambda b, base: reflow(b, base, {**chinese, **{f"en-{k}": v for k, v in english.items()}}),
        by_keyboard, without_script, by_the_clock, with_script, in_other_modes,
    ]
    started = time.monotonic()
    with served(site) as base, concurrent.futures.ThreadPoolExecutor(2) as pool:
        # Two browsers, each with half of the work: looking takes most of the time.
        for outcome in [pool.submit(run, base, half) for half in (steps[:2], steps[2:])]:
            outcome.result()
    for finding in dict.fromkeys(findings):
        print(finding)
    print(f"{len(chinese) + len(english)} pages of {len(chinese)} kinds, {len(set(findings))} findings, "
          f"{time.monotonic() - started:.0f} s")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
