#!/usr/bin/env python3
"""unionpress serve as a browser and an editor see it: edits, mistakes, renames, attacks, the end; and a soak.

    check_serve.py UNIONPRESS [--edits 100] [--seed 1] [--keep FOLDER]

The short form edits a hundred times; the long one (--edits 2000) is for a change of the preview. How long it takes from a save
to the reloaded page is measured by Benchmarks/site/preview.py.
"""

import argparse
import http.client
import json
import os
import pathlib
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

from browser import chromium

TODAY = "2026-11-23"

HOME = "---\n标题: 首页\n---\n欢迎。\n"
CLUB = "---\n标题: {title}\n类别: 文体\n---\n{text}\n"
EVENT = "---\n标题: {title}\n开始: 2026-11-26 14:30\n结束: 16:30\n俱乐部: volleyball\n---\n{text}\n"
NEWS = "---\n标题: {title}\n日期: 2026-11-20\n---\n{text}\n"


class Failure(Exception):
    pass


def expect(condition, message):
    if not condition:
        raise Failure(message)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def save_by_rename(path, text):
    """As many editors do: the new text beside the file, then a rename over it."""
    beside = path.with_name("." + path.name + ".tmp")
    write(beside, text)
    os.replace(beside, path)


def small_site(folder):
    write(folder / "unionpress.yaml", "name: 学院工会\nurl: https://gh.example.edu.cn\nlanguages: [zh]\n")
    write(folder / "content/index.md", HOME)
    write(folder / "content/clubs/volleyball.md", CLUB.format(title="排球俱乐部", text="周三练球。"))
    write(folder / "content/events/2026/final.md", EVENT.format(title="决赛", text="准时。"))
    write(folder / "content/news/hello.md", NEWS.format(title="夺冠", text="赢了。"))


class Serve:
    """A running preview."""

    def __init__(self, program, folder, *options, patience=240):
        self.log = open(folder.parent / "serve.log", "w+b")
        self.process = subprocess.Popen(
            [program, "serve", "--source", folder, "--today", TODAY, "--port", "8123", "--lang", "zh", *options],
            stdout=subprocess.DEVNULL, stderr=self.log)
        self.port = None
        deadline = time.monotonic() + patience
        while self.port is None:
            expect(self.process.poll() is None, "serve ended at once:\n" + self.said())
            if time.monotonic() > deadline:
                self.process.kill()
                raise Failure("serve did not open:\n" + self.said())
            found = re.search(r"http://[^/]*:(\d+)/", self.said())
            if found:
                self.port = int(found.group(1))
            else:
                time.sleep(0.05)

    def said(self):
        self.log.flush()
        return pathlib.Path(self.log.name).read_text(encoding="utf-8", errors="replace")

    def get(self, path, host=None, method="GET", timeout=40):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        connection.putrequest(method, path, skip_host=True)
        if host != "":
            connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        connection.endheaders()
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response.status, dict(response.getheaders()), body

    def text(self, path):
        return self.get(path)[2].decode("utf-8", "replace")

    def now(self):
        return json.loads(self.text("/_unionpress/now.json"))

    def news(self, page, since):
        status, _, body = self.get(f"/_unionpress/news.json?since={since}&page={urllib.parse.quote(page, safe='')}")
        return json.loads(body) if status == 200 else None

    def await_text(self, path, wanted, present=True):
        deadline = time.monotonic() + 60
        while (wanted in self.text(path)) != present:
            expect(time.monotonic() < deadline, f"{path} should {'' if present else 'not '}show {wanted}:\n" + self.said())
            time.sleep(0.02)

    def await_state(self, failed):
        deadline = time.monotonic() + 60
        while self.now()["hasFailed"] != failed:
            expect(time.monotonic() < deadline, f"hasFailed should be {failed}:\n" + self.said())
            time.sleep(0.02)

    def resident(self):
        """Resident memory in KiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1))

    def stop(self, signal_number=signal.SIGINT):
        if self.process.poll() is None:
            self.process.send_signal(signal_number)
        try:
            return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failure("serve did not end on Ctrl-C")


def ordinary_life(program, folder):
    serve = Serve(program, folder)
    try:
        hello = folder / "content/news/hello.md"
        status, headers, body = serve.get("/")
        expect(status == 200 and headers["Content-Type"] == "text/html; charset=utf-8", f"home page: {status}")
        expect(b"/_unionpress/preview.js" in body, "the page has no script of the preview")
        expect(headers["Cache-Control"] == "no-store", "pages may be kept by browsers")
        expect(serve.get("/clubs")[0] == 302 and serve.get("/no/such/page/")[0] == 404, "redirect and 404")
        expect(b"preview.js" in serve.get("/no/such/page/")[2], "the 404 page does not listen")
        expect(serve.get("/calendar/all.ics")[1]["Content-Type"].startswith("text/calendar"), "type of calendars")
        expect(serve.get("/", method="POST")[0] == 405 and serve.get("/", method="HEAD")[2] == b"", "methods")
        expect(not (folder / "public").exists(), "serve wrote public/")

        # An edit is told to the page that shows it, and not to others.
        version = serve.now()["version"]
        write(hello, NEWS.format(title="夺冠", text="改过的一段。"))
        serve.await_text("/news/hello/", "改过的一段。")
        expect(serve.news("/news/hello/", version)["isReload"], "the page is not told to reload")

        # A mistake lies over the last good page, named with its line, and goes away when mended.
        version = serve.now()["version"]
        write(hello, NEWS.format(title="夺冠", text="改过的一段。").replace("日期: 2026-11-20", "日期: <b>昨天"))
        serve.await_state(failed=True)
        expect("改过的一段。" in serve.text("/news/hello/"), "the last good page is gone")
        news = serve.news("/news/hello/", version)
        expect(news["hasFailed"] and not news["isReload"], f"news of a mistake: {news}")
        problems = json.loads(serve.text("/_unionpress/problems.json"))["problems"]
        expect(any(p["place"] and p["place"]["file"] == "content/news/hello.md" and p["place"]["line"] == 3 and p["suggestion"]
                   or p["expected"] for p in problems), f"the mistake is not placed: {problems}")
        save_by_rename(hello, NEWS.format(title="夺冠", text="又好了。"))
        serve.await_state(failed=False)
        serve.await_text("/news/hello/", "又好了。")

        # A draft is shown and marked.
        write(folder / "content/news/draft.md", NEWS.format(title="草稿一篇", text="未定。").replace("日期", "草稿: 是\n日期"))
        serve.await_text("/news/draft/", "未定。")
        expect(serve.now()["marks"] == {"/news/draft/": "草稿"}, f"marks: {serve.now()['marks']}")

        # A file is renamed, a folder comes, goes and comes back.
        os.rename(hello, folder / "content/news/renamed.md")
        serve.await_text("/news/renamed/", "又好了。")
        expect(serve.get("/news/hello/")[0] == 404, "the old address is still there")
        shutil.move(folder / "content/news", folder / "aside")
        serve.await_text("/news/", "夺冠", present=False)
        shutil.move(folder / "aside", folder / "content/news")
        serve.await_text("/news/renamed/", "又好了。")
        write(folder / "content/news/2026/deep.md", NEWS.format(title="深处", text="新文件夹里的。"))
        serve.await_text("/news/2026/deep/", "新文件夹里的。")
        write(folder / "content/news/2026/deep.md", NEWS.format(title="深处", text="新文件夹里的，改过。"))
        serve.await_text("/news/2026/deep/", "新文件夹里的，改过。")

        # A style sheet is exchanged, not the page.
        style = folder / "templates/assets/site.css"
        write(style, "body { color: red }\n")
        for _ in range(200):
            sheet = re.search(r"[^\"]*/site\.[0-9a-f]+\.css", serve.text("/"))
            if sheet and "red" in serve.text(sheet[0]):
                break
            time.sleep(0.1)
        time.sleep(0.5)
        version = serve.now()["version"]
        write(style, "body { color: green }\n")
        # A busy machine may build between the file's being emptied and its being written; then there is news twice.
        for _ in range(3):
            news = serve.news("/", version)
            expect(news and not news["isReload"] and any("site." in path for path in news["styles"]), f"styles: {news}")
            version = news["version"]
            path = next(path for path in news["styles"] if "/site." in path)
            if "green" in serve.text(path):
                break
        expect("green" in serve.text(path), "the new style sheet is not served")
        # Who opens a page now gets the new sheet, on every page; and so it is with scripts, for which pages are loaded again.
        for address in ["/", "/news/renamed/", "/404.html"]:
            sheet = re.search(r"[^\"]*/site\.[0-9a-f]+\.css", serve.text(address))
            expect(sheet and "green" in serve.text(sheet[0]), f"{address} links a style sheet that is not there: {sheet}")
        version = serve.now()["version"]
        write(folder / "templates/assets/scripts/own.js", "window.isNew = true;\n")
        news = serve.news("/", version)
        expect(news and news["isReload"], f"a new script: {news}")
        script = re.search(r"[^\"]*/site\.[0-9a-f]+\.js", serve.text("/"))
        expect(script and "isNew" in serve.text(script[0]), f"the home page names a script that is not there: {script}")

        # The settings and the theme are watched, too.
        write(folder / "unionpress.yaml", "name: 换了名的工会\nurl: https://gh.example.edu.cn/union\nlanguages: [zh]\n")
        serve.await_text("/union/", "换了名的工会")
        expect(serve.get("/")[0] == 302, "the site's path is not redirected to")
        (folder / "unionpress.yaml").unlink()
        serve.await_state(failed=True)
        write(folder / "unionpress.yaml", "name: 学院工会\nurl: https://gh.example.edu.cn\nlanguages: [zh]\n")
        serve.await_state(failed=False)
        serve.await_text("/", "学院工会")
        shutil.rmtree(folder / "templates")
        serve.await_text("/", "green", present=False)

        attacks(serve)
        second = Serve(program, folder)
        expect(second.port != serve.port, "two previews on one port")
        expect(second.stop(signal.SIGTERM) == 0, "SIGTERM does not end it well")
        expect(serve.stop() == 0, "Ctrl-C does not end it well")
    finally:
        serve.process.kill()


def attacks(serve):
    for path in ["/../../../../etc/passwd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2f..%2fetc/passwd",
                 "/..%5c..%5cetc%5cpasswd", "//etc/passwd", "/content/news/renamed.md", "/unionpress.yaml", "/%00",
                 "/_unionpress/../../../etc/passwd", "/.git/config", "/assets/../../unionpress.yaml"]:
        status, _, body = serve.get(path)
        expect(status == 404 and b"root:" not in body and b"gh.example" not in body.split(b"<body")[0][:60],
               f"{path}: {status}")
    for host in ["evil.example", "evil.example:8123", "localhost.evil.example", "127.0.0.1.evil.example", ""]:
        for path in ["/", "/_unionpress/problems.json"]:
            expect(serve.get(path, host=host)[0] == 421, f"host {host!r} is answered")
    for host in ["localhost:8123", "127.0.0.1", "[::1]:8123", "192.168.1.9"]:
        expect(serve.get("/", host=host)[0] == 200, f"host {host!r} is not answered")


def polling(program, folder):
    serve = Serve(program, folder, "--poll")
    try:
        write(folder / "content/news/polled.md", NEWS.format(title="轮询", text="也看得到。"))
        serve.await_text("/news/polled/", "也看得到。")
        (folder / "content/news/polled.md").unlink()
        serve.await_text("/news/", "轮询", present=False)
        # A picture that cannot be read is said once, and nothing is built as long as nothing changes.
        broken = folder / "content/news/broken.jpg"
        write(broken, "no picture")
        serve.await_state(failed=True)
        time.sleep(1)
        version = serve.now()["version"]
        time.sleep(3)
        expect(serve.now()["version"] == version, "it builds again and again")
        expect("broken.jpg" in serve.text("/_unionpress/problems.json"), "the picture is not spoken of any more")
        broken.unlink()
        serve.await_state(failed=False)
        expect(serve.stop() == 0, "Ctrl-C does not end it well")
    finally:
        serve.process.kill()


class Soak:
    """Random edits, deletes and renames, some of them mistakes."""

    def __init__(self, folder, seed):
        self.folder = folder
        self.random = random.Random(seed)
        self.count = 0

    def files(self):
        return sorted(p for p in (self.folder / "content").rglob("*.md") if p.name != "index.md")

    def step(self):
        self.count += 1
        random_, files = self.random, self.files()
        kind = random_.randrange(12)
        path = random_.choice(files) if files else None
        if kind <= 4 or path is None or len(files) < 4:
            name = f"{random_.randrange(12)}.md"
            text = "".join(random_.choice("天地玄黄宇宙洪荒\n") for _ in range(random_.randrange(40, 400)))
            form, where = random_.choice(
                [(NEWS, "content/news"), (NEWS, "content/news/2026"), (EVENT, "content/events/2026"), (CLUB, "content/clubs")])
            saved = random_.choice([write, save_by_rename])
            saved(self.folder / where / ("s" + name), form.format(title=f"第{self.count}号", text=text))
        elif kind == 5:
            # A mistake; the text may end within a character.
            path.write_bytes(path.read_bytes().replace("标题".encode(), "标提".encode(), 1))
        elif kind <= 7:
            path.unlink()
        elif kind == 8:
            os.replace(path, path.with_name(f"r{random_.randrange(12)}.md"))
        elif kind == 9:
            shutil.rmtree(path.parent)
        elif kind == 10:
            path.write_bytes(path.read_bytes()[: random_.randrange(60)])
        else:
            with open(path, "ab") as file:
                file.write("多一行。\n".encode())


def soak(program, folder, edits, seed):
    serve = Serve(program, folder)
    life = Soak(folder, seed)
    memory = []
    try:
        for number in range(edits):
            life.step()
            time.sleep(life.random.choice([0, 0, 0.005, 0.02, 0.05]))
            expect(serve.process.poll() is None, "serve died:\n" + serve.said()[-2000:])
            if number % 10 == 0:
                serve.get("/")
            # The first fifth fills caches of the allocator.
            if number > edits // 5 and number % max(edits // 40, 1) == 0:
                serve.now()
                memory.append(serve.resident())
        # Sound at the end: what is left with mistakes is made anew.
        shutil.rmtree(folder / "content")
        small_site(folder)
        last = folder / "content/news/last.md"
        write(last, NEWS.format(title="最后", text="到此为止。"))
        serve.await_text("/news/last/", "到此为止。")
        serve.await_state(failed=False)
        clean = folder.parent / "clean"
        done = subprocess.run([program, "build", "--source", folder, "--output", clean, "--today", TODAY],
                              capture_output=True, text=True)
        expect(done.returncode == 0, done.stderr)
        script = re.compile(rb'<script src="/_unionpress/[^>]*></script>')
        compared = 0
        for path in sorted(p for p in clean.rglob("*") if p.is_file() and not p.name.startswith(".")):
            address = "/" + urllib.parse.quote(str(path.relative_to(clean)))
            body = script.sub(b"", serve.get(address)[2])
            expect(body == path.read_bytes(), f"{address} is not what a clean build makes")
            compared += 1
        expect(not any(b"_unionpress" in p.read_bytes() for p in clean.rglob("*.html")), "the script is in public/")
        quarter = max(len(memory) // 4, 1)
        early, late = statistics.median(memory[:quarter]), statistics.median(memory[-quarter:])
        growth = late / early - 1
        print(f"{edits} edits, seed {seed}: {compared} files equal to a clean build; resident memory "
              f"{early / 1024:.1f} MiB in the first quarter, {late / 1024:.1f} MiB in the last ({growth:+.1%})")
        expect(edits < 500 or growth <= 0.10, f"memory grew by {growth:.1%}")
        expect(serve.stop() == 0, "Ctrl-C does not end it well")
    finally:
        serve.process.kill()


def visit(page, address):
    """Goes to another page. One that loads itself again at the same moment stops that."""
    for _ in range(5):
        try:
            return page.goto(address)
        except Exception as error:
            if "ERR_ABORTED" not in str(error):
                raise
            page.wait_for_timeout(200)
    raise AssertionError(f"{address} cannot be visited")


def in_chromium(program, folder, keep):
    """What an officer sees: the page follows and stays where it was, a mistake lies over it and goes, styles come without a reload."""
    news, style = folder / "content/news/hello.md", folder / "templates/assets/site.css"
    original = NEWS.format(title="夺冠", text="一段。\n\n" * 60)
    write(news, original)
    write(style, "body { outline: 1px solid red }\n")
    serve = Serve(program, folder)
    try:
        with chromium() as browser:
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.set_default_timeout(60_000)
            page.goto(f"http://127.0.0.1:{serve.port}/news/hello/")
            for number, saved in enumerate([write, save_by_rename, write]):
                page.evaluate("scrollTo(0, 300)")
                page.wait_for_timeout(100)
                saved(news, original + f"第{number}次改动。\n")
                page.wait_for_function(
                    "mark => document.readyState === 'complete' && document.body.textContent.includes(mark)"
                    " && scrollY === 300", arg=f"第{number}次改动")
            # A mistake and its mending.
            page.evaluate("window.isOld = true")
            write(news, original.replace("日期: 2026-11-20", "日期: 2026-11-20（周一）"))
            panel = page.locator("unionpress-preview .panel.failed")
            panel.wait_for(state="visible")
            shown = panel.inner_text()
            for part in ["content/news/hello.md:3", "2026-11-20（周一）", "建议："]:
                expect(part in shown, f"the overlay does not say {part}:\n{shown}")
            expect("第2次改动" in page.inner_text("body"), "the last good page is not below the overlay")
            if keep:
                page.screenshot(path=str(keep / "overlay.png"))
                page.emulate_media(color_scheme="dark")
                page.set_viewport_size({"width": 390, "height": 800})
                page.screenshot(path=str(keep / "overlay-dark.png"))
            write(news, original + "第2次改动。\n")
            panel.wait_for(state="hidden")
            # Styles without a reload.
            write(style, "body { outline: 3px solid rgb(1, 2, 3) }\n")
            page.wait_for_function("() => getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)'")
            expect(page.evaluate("window.isOld === true"), "the page was reloaded for a mistake or a style sheet")
            # A draft is marked where it is linked to, and on its own page.
            write(folder / "content/news/draft.md", NEWS.format(title="草稿一篇", text="未定。").replace("日期", "草稿: 是\n日期"))
            serve.await_text("/news/draft/", "未定。")
            visit(page, f"http://127.0.0.1:{serve.port}/news/")
            page.locator("a[href='/news/draft/'] [data-unionpress-mark]").first.wait_for()
            visit(page, f"http://127.0.0.1:{serve.port}/news/draft/")
            page.locator("unionpress-preview .bar").wait_for(state="visible")
            expect("草稿" in page.locator("unionpress-preview .bar").inner_text(), "the draft's page is not marked")
        expect(serve.stop() == 0, "Ctrl-C does not end it well")
    finally:
        serve.process.kill()


def sharing(program, folder):
    """In the office: with a warning, and Ctrl-C ends it while a browser waits for news."""
    serve = Serve(program, folder, "--host", "0.0.0.0")
    try:
        expect("同一网络里的人都能打开它" in serve.said(), "sharing is not warned of:\n" + serve.said())
        connection = http.client.HTTPConnection("127.0.0.1", serve.port, timeout=40)
        connection.request("GET", f"/_unionpress/news.json?since={serve.now()['version']}&page=/")
        begin = time.monotonic()
        expect(serve.stop() == 0 and time.monotonic() - begin < 10, "Ctrl-C waits for a browser")
        connection.close()
    finally:
        serve.process.kill()
    serve = Serve(program, folder)
    try:
        expect("同一网络" not in serve.said(), "a preview for this machine alone warns of the network")
        expect(serve.stop() == 0, "Ctrl-C does not end it well")
    finally:
        serve.process.kill()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path, help="where pictures of the overlay are left")
    options = parser.parse_args()
    program = options.program.resolve()
    try:
        with tempfile.TemporaryDirectory() as name:
            sites = [pathlib.Path(name) / part / "site" for part in ["life", "browser", "soak"]]
            for site in sites:
                small_site(site)
            ordinary_life(program, sites[0])
            polling(program, sites[0])
            sharing(program, sites[0])
            in_chromium(program, sites[1], options.keep)
            soak(program, sites[2], options.edits, options.seed)
    except Failure as failure:
        print(failure)
        sys.exit(1)


if __name__ == "__main__":
    main()
