"""Checks the joint calendar: what other unions announce is fetched, kept, shown with its origin, and cannot do any harm.

A server on this machine plays another union. It answers well, then with hostile texts, then with nonsense, then not at all;
each time a small site is built, and what it shows is compared with what was announced.

Usage: check_gather.py UNIONPRESS
"""

import http.server
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

import html5lib

TODAY = "2026-11-23"
EVIL = "\"><x-evil onevil=1></x-evil><script>evil()</script></title>\u202e\u0007"


def export(*events: dict) -> bytes:
    return json.dumps({"version": 1, "kind": "events", "records": list(events)}).encode()


def event(title: str, start: str, end: str | None = None, **more: str) -> dict:
    date = {"start": start, "end": end or start, "status": more.pop("status", "scheduled"), "venue": "", "note": ""}
    date |= {name: more.pop(name) for name in ("venue", "note") if name in more}
    return {"title": title, "url": "https://wl.example.edu.cn/e/", "dates": [date]} | more


class Union(http.server.BaseHTTPRequestHandler):
    """The other union's site."""

    answer = b""
    status = 200
    asked = 0

    def do_GET(self) -> None:
        Union.asked += 1
        self.send_response(Union.status if self.path == "/api/v1/events.json" else 404)
        self.end_headers()
        self.wfile.write(Union.answer)

    def log_message(self, *_: object) -> None:
        pass


class Site:
    """A site that gathers from the server and from a folder."""

    def __init__(self, program: pathlib.Path, folder: pathlib.Path, port: int) -> None:
        self.program, self.folder = program, folder
        (folder / "content/events/2026").mkdir(parents=True)
        (folder / "content/events/2026/own.md").write_text(
            "---\ntitle: 自己的讲座\nstart: 2026-11-26 14:30\nend: 16:00\n---\n", encoding="utf-8")
        near = folder / "near/api/v1"
        near.mkdir(parents=True)
        near.joinpath("events.json").write_bytes(export(event("邻院联谊", "2026-11-28", "2026-11-29")))
        (folder / "unionpress.yaml").write_text(
            f"name: 学院工会\nurl: https://gh.example.edu.cn\ngather:\n"
            f"  - {{name: 物理学院工会, from: 'http://127.0.0.1:{port}'}}\n  - {{name: 化学学院工会, from: near}}\n",
            encoding="utf-8")

    def build(self, *options: str) -> tuple[int, str, str]:
        run = subprocess.run(
            [self.program, "build", "--source", self.folder, "--today", TODAY, "--lang", "en", *options],
            capture_output=True, text=True, check=False, env=os.environ | {"no_proxy": "*"})
        page = self.folder / "public/calendar/joint/index.html"
        return run.returncode, page.read_text(encoding="utf-8") if page.exists() else "", run.stderr

    def forget(self) -> None:
        """Makes the copies old enough to be asked for again."""
        for path in (self.folder / ".cache/gathered").glob("*.json"):
            os.utime(path, (0, 0))


def entries(page: str) -> list[tuple[str, ...]]:
    """Title, address, and the texts below it, of everything on the page in its order."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    found = []
    for item in tree.iter("li"):
        links = [a for a in item.iter("a")]
        if item.get("class") == "f-union" and links:
            meta = [p for p in item.iter("p") if p.get("class") == "meta"][0]
            texts = ["".join(part.itertext()) for part in meta if isinstance(part.tag, str)]
            found.append(("".join(links[0].itertext()), links[0].get("href"), *texts))
    return found


def main() -> int:
    program = pathlib.Path(sys.argv[1]).resolve()
    findings: list[str] = []

    def expect(claim: str, holds: bool, seen: object = "") -> None:
        if not holds:
            findings.append(f"{claim}: {str(seen)[:900]}")

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Union)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as work:
        site = Site(program, pathlib.Path(work), server.server_address[1])
        code, page, said = site.build("--offline")
        expect("without a copy and a network the site is built, with a warning",
               code == 0 and "gather.unread" in said and "自己的讲座" in page, said)
        Union.answer = export(
            event("物理讲座", "2026-11-25T01:30:00+00:00", "2026-11-25T03:00:00+00:00", venue="物理楼"),
            event("过去的", "2026-11-20"), event("停了的", "2026-11-27", status="cancelled", note="下雪"))
        code, page, said = site.build()
        # 01:30 in Greenwich is 09:30 here; the own event stands between; the one that is over is not there.
        wanted = [("物理讲座", "09:30—11:00", "物理楼", "物理学院工会"), ("自己的讲座", "14:30—16:00", "学院工会"),
                  ("停了的", "全天", "物理学院工会"), ("邻院联谊", "全天", "化学学院工会")]
        seen = [(e[0], *e[2:]) for e in entries(page)]
        expect("all unions' events stand in the order of time with their origin", code == 0 and seen == wanted, (seen, said))
        expect("a cancelled one says so and why", "已取消" in page and "下雪" in page, page)
        expect("the next build asks nobody", site.build()[1] == page and Union.asked == 1, Union.asked)
        Union.answer = b"<html>Not found"
        site.forget()
        code, page, said = site.build()
        expect("nonsense is told as such", code == 0 and "gather.unread" in said and "邻院联谊" in page, said)
        Union.answer = export(
            event(EVIL + "恶意", "2026-11-25", venue=EVIL, note=EVIL, status="cancelled"),
            event("脚本", "2026-11-25") | {"url": "javascript:evil()"}, event("电话 13800138000", "2026-11-25"),
            event("没有日期", "someday"), {"title": ["x"]}, 7, event("长" * 5000, "2026-11-25"),
            event("标记" + "\u0301" * 100_000, "2026-11-25"))
        site.forget()
        code, page, said = site.build()
        tree = html5lib.parse(page, namespaceHTMLElements=False)
        broken = [e.tag for e in tree.iter() if isinstance(e.tag, str) and (
            "evil" in e.tag or any(a.startswith("on") for a in e.attrib)
            or (e.tag == "script" and e.text and e.get("type") != "application/ld+json")
            or (e.get("href") or "").startswith("javascript"))]
        expect("hostile texts break out nowhere", code == 0 and not broken and "恶意" in page, (broken, said))
        expect("marks that nobody sees are gone", not any(c in page for c in "\u202e\u0007"))
        expect("private numbers and scripts are left out", "13800138000" not in page and "脚本" not in page)
        expect("how many were left out is said", "5 events" in said and "gather.left-out" in said, said)
        expect("long texts are cut", len(page) < 60_000, len(page))
        site.forget()
        Union.status = 500
        code, again, said = site.build()
        expect("what was there is kept when the other site fails", code == 0 and again == page and "500" in said, said)
        server.shutdown()
        server.server_close()
        site.forget()
        code, again, said = site.build()
        expect("and when it does not answer", code == 0 and again == page and "could not be had" in said, said)
        code, again, _ = site.build("--offline")
        expect("offline gives the same page", again == page)
    for finding in findings:
        print(finding)
    print(f"{Union.asked} questions asked, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
