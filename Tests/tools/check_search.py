"""Searches built sites in a real browser and compares what is shown with the command line and with a plain reading.

Three searchers answer the same queries: the script in headless Chromium, the command `unionpress search`, and a loop
below that knows nothing of indexes and looks into every text. The browser and the command must agree in order and
excerpt, the loop must find the same pages. Besides: the queries of acceptance task T11, markup in titles and queries,
filters, keys, what happens without the index and without a script, and how much a query loads.

Usage: check_search.py UNIONPRESS SITE-FOLDER SOURCE-FOLDER YYYY-MM-DD
"""

import gzip
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse

from browser import chromium, served
from playwright.sync_api import expect

T11 = {
    "教代会": "A", "排球": "CD", "工会": "", "运动会": "D", "球": "CD", "排球四强": "", "排球 四强": "D",
    "pq": "CD", "ＰＱ": "CD", "paiqiu": "CD", "paiq": "CD", "pai": "BCD", "yundonghui": "D", "paiqui": "",
}
T11_TITLES = {
    "a": "关于召开第三届教代会第二次会议的通知", "b": "青年教师沙龙：请教代课老师如何交代会议安排", "c": "排球俱乐部周三训练改期",
    "d": "教职工运动会排球比赛首次进入全校四强", "e": "工学会议室预约说明",
}
HOSTILE = '<img src=x onerror=document.title="broken"> & "quotes"'
RANDOM_QUERIES = 60
failures: list[str] = []


def fail(text: str) -> None:
    failures.append(text)
    print("  " + text)


# ---- The plain reading


def fold(text: str) -> str:
    """NFKC and lower case; whatever is no letter, mark or digit separates."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFC", text)).lower()
    return "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in folded)


def is_dense(c: str) -> bool:
    return re.match(r"[\u4e00-\u9fff\u3400-\u4dbf々〇ぁ-ゖァ-ヺー]", c) is not None


def stands_in(term: str, text: str) -> bool:
    start = text.find(term)
    while start >= 0:
        if is_dense(term[0]) or start == 0 or text[start - 1] == " " or is_dense(text[start - 1]):
            return True
        start = text.find(term, start + 1)
    return False


def documents(folder: pathlib.Path) -> list[dict]:
    """All documents of an index, put together again."""
    index = json.loads((folder / "index.json").read_text())
    texts = {}
    for number, mark in enumerate(index["texts"]):
        if mark:
            texts |= json.loads((folder / f"t{number}.{mark}.json").read_text())
    names = ["url", "title", "pinyin", "tags", "kind", "family", "date"]
    return [
        {name: index[name][number] for name in names} | {"text": texts[str(number)]}
        for number in range(len(index["url"]))
    ]


def spells(term: str, syllables: list[str]) -> bool:
    """Whether a term is the first letters of syllables in a row, or begins with a whole one and goes on like the next."""
    if term in "".join(syllable[:1] or " " for syllable in syllables):
        return True
    letters = term.replace("v", "u")
    return any(
        first and letters.startswith(first)
        and (" ".join(syllables[place:]).split("  ")[0].replace(" ", "")).startswith(letters)
        for place, first in enumerate(syllables))


def plain_search(pages: list[dict], query: str) -> set[str]:
    terms = fold(query)[:100].split()[:8]
    def has(page: dict, term: str) -> bool:
        fields = [page["title"], page["text"]] + page["tags"].split("\n")
        return any(stands_in(term, fold(field)) for field in fields) or (
            re.fullmatch("[a-z]{2,}", term) is not None and spells(term, page["pinyin"].split(" ")))
    return {page["url"] for page in pages if terms and all(has(page, term) for term in terms)}


def random_queries(pages: list[dict], count: int) -> list[str]:
    """Pieces of what the pages say, some of them spoilt."""
    chance = random.Random(20261123)
    queries = []
    while len(queries) < count:
        terms = []
        page = chance.choice(pages)
        for _ in range(chance.choice([1, 1, 1, 2, 2, 3])):
            if chance.random() < 0.1:
                page = chance.choice(pages)
            syllables = page["pinyin"].split()
            if syllables and chance.random() < 0.2:
                first = chance.randrange(len(syllables))
                some = syllables[first:first + chance.choice([1, 2, 3])]
                typed = "".join(one[0] for one in some) if chance.random() < 0.5 else "".join(some)
                terms.append(typed[:chance.choice([4, 7, 20])])
                continue
            source = page[chance.choice(["title", "title", "text", "text", "text", "tags"])]
            if not source:
                continue
            start = chance.randrange(len(source))
            piece = " ".join(source[start:start + chance.choice([1, 2, 2, 3, 4, 5, 8, 12])].split())
            if chance.random() < 0.1:
                piece = piece[::-1]
            if chance.random() < 0.1:
                piece = piece.upper()
            terms.append(piece)
        query = " ".join(terms).strip()
        if query and not query.startswith("-"):
            queries.append(query)
    return queries


# ---- The other two


def command_search(program: str, source: pathlib.Path, today: str, queries: list[str], language: str = "zh") -> dict:
    answer = subprocess.run(
        [program, "search", "-", "--json", "--source", str(source), "--today", today, "--lang", language],
        input="\n".join(queries) + "\n", capture_output=True, text=True, check=True)
    return {line["query"]: line["results"] for line in map(json.loads, answer.stdout.splitlines())}


def ask(page, query: str) -> list[dict]:
    """Types a query, asks for all of its results, and reads them as a person would see them."""
    # What stands there may answer the same query under another filter.
    page.evaluate("delete document.querySelector('#results').dataset.query")
    page.locator("#q").fill(query)
    page.wait_for_function("q => document.querySelector('#results').dataset.query === q"
                           " && !document.querySelector('#results').hasAttribute('aria-busy')", arg=query)
    while page.locator("#more").is_visible():
        before = page.locator("#results > li").count()
        page.locator("#more").click()
        page.wait_for_function("n => document.querySelectorAll('#results > li').length > n", arg=before)
    return page.evaluate("""() => [...document.querySelectorAll('#results > li')].map(li => ({
        url: li.querySelector('a').getAttribute('href'), title: li.querySelector('a').textContent,
        excerpt: (li.querySelector('.why') || {textContent: ''}).textContent,
        matches: [...li.querySelectorAll('mark')].map(m => m.textContent)}))""")


def small_site(program: str, folder: pathlib.Path) -> pathlib.Path:
    (folder / "content/news").mkdir(parents=True)
    (folder / "unionpress.yaml").write_text("name: 学院\nurl: https://gh.example.edu.cn\n")
    for name, title in (T11_TITLES | {"x": HOSTILE}).items():
        (folder / f"content/news/{name}.md").write_text(
            f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\ndate: 2026-11-20\n---\n")
    subprocess.run([program, "build", "--source", str(folder), "--output", str(folder / "public"), "--today",
                    "2026-11-20"], check=True, capture_output=True)
    return folder / "public"


# ---- The checks


def check_queries_of_t11(page, program: str, source: pathlib.Path) -> None:
    command = command_search(program, source, "2026-11-20", list(T11))
    for query, names in T11.items():
        wanted = [f"/news/{name.lower()}/" for name in names]
        for who, found in [("browser", ask(page, query)), ("command", command[query])]:
            if sorted(hit["url"] for hit in found) != wanted:
                fail(f"T11 {query}: {who} found {[hit['url'] for hit in found]}, wanted {wanted}")


def check_markup(page) -> None:
    hits = ask(page, "onerror")
    if [hit["title"] for hit in hits] != [HOSTILE]:
        fail(f"a title with markup is shown as {hits}")
    ask(page, "<img onerror> <b>nothing</b>")
    if "<img onerror> <b>nothing</b>" not in page.locator("#status").inner_text():
        fail("the query is not shown as it was typed: " + page.locator("#status").inner_text())
    if page.locator("main img, #status b, #results img").count() or page.title().startswith("broken"):
        fail("text became markup")


def check_random(page, program: str, source: pathlib.Path, today: str, pages: list[dict], language: str) -> None:
    queries = random_queries(pages, RANDOM_QUERIES)
    command = command_search(program, source, today, queries, language)
    found = 0
    for query in queries:
        in_browser = ask(page, query)
        found += bool(in_browser)
        names = ["url", "title", "excerpt", "matches"]
        in_command = [{name: hit[name] for name in names} for hit in command[query]]
        if in_browser != in_command:
            fail(f"“{query}”: browser and command differ: {in_browser[:3]} … {in_command[:3]}")
        urls = [hit["url"] for hit in in_browser]
        wanted = plain_search(pages, query)
        if set(urls) != wanted or len(urls) != len(wanted):
            fail(f"“{query}”: missing {sorted(wanted - set(urls))[:3]}, too many {sorted(set(urls) - wanted)[:3]}")
    print(f"  {language}: {len(queries)} random queries, {found} with results")
    if found * 2 < len(queries):
        fail("most random queries find nothing: they prove little")


def check_filters(page, pages: list[dict]) -> None:
    query = "活动"
    for name, field in [("kind", "kind"), ("family", "family"), ("year", "date")]:
        options = page.locator(f"select[name={name}] option").evaluate_all("all => all.map(o => o.value)")
        for value in options[1:3]:
            page.locator(f"select[name={name}]").select_option(value)
            page.wait_for_url(lambda url: f"{name}={value}" in url)
            found = {hit["url"] for hit in ask(page, query)}
            by_url = {one["url"]: one for one in pages}
            kept = {
                url for url in plain_search(pages, query)
                if (value in by_url[url][field].split() if field != "date" else by_url[url][field].startswith(value))
            }
            if found != kept:
                fail(f"{name}={value}: {sorted(found ^ kept)[:5]}")
        page.locator(f"select[name={name}]").select_option("")
    page.locator("#q").fill("排球")
    page.wait_for_url(lambda url: "q=排球" in urllib.parse.unquote(url))
    page.reload()
    if page.locator("#q").input_value() != "排球":
        fail("the address does not keep the query")
    expect(page.locator("#results > li").first).to_be_visible()


def check_wider(page) -> None:
    """Where the filters leave nothing, one button asks the same everywhere."""
    wider = page.locator("#wider")
    if wider.is_visible():
        fail("a way out of the filters is offered where something was found")
    page.locator("select[name=kind]").select_option("book")
    expect(wider).to_be_visible()
    wider.click()
    expect(page.locator("#results > li").first).to_be_visible()
    expect(wider).to_be_hidden()
    if page.locator("select[name=kind]").input_value() or "kind=" in page.url:
        fail("the filters stay")


def check_keys(page, address: str) -> None:
    page.goto(address)
    page.locator("#q").focus()
    page.keyboard.type("学")
    expect(page.locator("#results > li").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("10")
    for _ in range(5):
        page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.closest('#results') !== null")
    if not focused:
        fail("the tab key does not lead from the form to the results")
    page.locator("#more").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('#results > li').length > 10")
    place = page.evaluate("[...document.querySelectorAll('#results > li')].indexOf(document.activeElement.closest('li'))")
    if place != 10:
        fail(f"after “more” the focus is on result {place}, not on the first new one")


def check_states(browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "/search/")
    hint = page.locator("form").get_attribute("data-hint")
    expect(page.locator("#status")).to_have_text(hint)
    page.locator("#q").fill("鼗鼗鼗")
    expect(page.locator("#status")).to_contain_text("鼗鼗鼗")
    page.close()
    page = browser.new_page()
    page.route("**/index.json", lambda route: route.abort())
    page.goto(address + "/search/?q=排球")
    expect(page.locator("#status")).to_have_text(page.locator("form").get_attribute("data-error"))
    page.unroute("**/index.json")
    page.locator("#q").fill("排球赛")
    expect(page.locator("#results > li").first).to_be_visible()
    # A build while the page is open: the files it knew are gone, the list names others.
    page.route(re.compile("/search/k.*"), lambda route: route.fulfill(status=404), times=1)
    page.locator("#q").fill("羽毛球")
    expect(page.locator("#results > li").first).to_be_visible()
    page.close()


def check_without_script(browser, address: str, prefix: str, pages: list[dict]) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}{prefix}/search/")
    if page.locator("form").is_visible():
        fail("a form that does nothing is shown without a script")
    expect(page.locator("noscript p")).to_be_visible()
    page.locator(f"nav a[href='{prefix}/a-z/']").first.click()
    page.wait_for_url(f"{address}{prefix}/a-z/")
    listed = set(page.locator(".entries a").evaluate_all("all => all.map(a => a.getAttribute('href'))"))
    menu = set(page.locator(".menu a, .foot a").evaluate_all("all => all.map(a => a.getAttribute('href'))"))
    missing = {one["url"] for one in pages} - listed - menu - {f"{prefix}/"}
    if missing:
        fail(f"not in the index A–Z: {sorted(missing)[:5]}")
    page.context.close()


def check_weight(browser, folder: pathlib.Path, address: str, pages: list[dict], count: int) -> None:
    total = sum(len(gzip.compress(file.read_bytes(), 9)) for file in (folder / "search").iterdir()
                if file.suffix == ".json")
    per_500 = total * 500 // len(pages)
    print(f"  index of {len(pages)} pages: {total:,} bytes compressed, {per_500:,} for 500 such pages")
    if per_500 > 1_000_000:
        fail("the index is heavier than 1 MB for 500 pages")
    scripts = [file for name in ("site", "search") for file in (folder / "assets").glob(f"{name}.*.js")]
    weight = sum(len(gzip.compress(file.read_bytes(), 9)) for file in scripts)
    print(f"  scripts: {weight:,} bytes compressed")
    if weight > 12 * 1024 or not scripts:
        fail("the scripts are heavier than 12 KB")
    heaviest = (0, "")
    for query in random_queries(pages, count) + ["工会", "的", "教职工代表大会"]:
        loaded: list[str] = []
        page = browser.new_context().new_page()
        page.on("request", lambda request: loaded.append(request.url))
        page.goto(f"{address}/search/")
        loaded.clear()
        page.reload()
        page.locator("#q").fill(query)
        page.wait_for_function("q => document.querySelector('#results').dataset.query === q"
                               " && !document.querySelector('#results').hasAttribute('aria-busy')", arg=query)
        files = {url[len(address) + 1:] for url in loaded if url.endswith(".json")}
        heaviest = max(heaviest, (sum(len(gzip.compress((folder / name).read_bytes(), 9)) for name in files), query))
        page.context.close()
    print(f"  the heaviest query, “{heaviest[1]}”, loads {heaviest[0]:,} bytes compressed")
    if not 0 < heaviest[0] <= 100_000:
        fail("a query loads more than 100 KB")


def main() -> int:
    program, site, source, today = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4]
    complaints: list[str] = []
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        small = small_site(program, pathlib.Path(name))
        page = browser.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        with served(small) as address:
            page.goto(address + "/search/")
            check_queries_of_t11(page, program, pathlib.Path(name))
            check_markup(page)
        with served(site) as address:
            pages = documents(site / "search")
            page.goto(address + "/search/")
            check_random(page, program, source, today, pages, "zh")
            check_filters(page, pages)
            check_wider(page)
            check_keys(page, address + "/search/")
            english = documents(site / "en/search")
            page.goto(address + "/en/search/")
            check_random(page, program, source, today, english, "en")
            if complaints:
                fail(f"the browser complains: {complaints[:3]}")
            check_states(browser, address)
            check_without_script(browser, address, "", pages)
            check_without_script(browser, address, "/en", english)
            check_weight(browser, site, address, pages, 10)
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
