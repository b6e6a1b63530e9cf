"""Checks `unionpress check --external` against a server on this machine that notes every question.

Usage: check_external.py UNIONPRESS
"""

import http.server
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import threading
import time


class Server(http.server.BaseHTTPRequestHandler):
    """Other people's pages, each with a manner of its own."""

    asked: list[tuple[str, str, float]] = []
    busy = 0
    together = 0
    lock = threading.Lock()

    def answer(self) -> None:
        with Server.lock:
            Server.busy += 1
            Server.together = max(Server.together, Server.busy)
            Server.asked.append((self.command, self.path, time.monotonic()))
        time.sleep(0.05)
        status = {"/gone": 404, "/broken": 500, "/members": 403}.get(self.path, 200)
        if self.path == "/no-heads" and self.command == "HEAD":
            status = 405
        if self.path == "/moved":
            status = 301
        self.send_response(status)
        if self.path == "/moved":
            self.send_header("Location", "/new")
        if self.path == "/circle":
            self.send_header("Location", "/circle")
        # Before the answer is sent: the next question may come the moment after.
        with Server.lock:
            Server.busy -= 1
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(b"hello")

    do_GET = do_HEAD = answer

    def log_message(self, *_: object) -> None:
        pass


def main() -> int:
    program = pathlib.Path(sys.argv[1]).resolve()
    findings: list[str] = []

    def expect(claim: str, holds: bool, seen: object = "") -> None:
        if not holds:
            findings.append(f"{claim}: {str(seen)[:900]}")

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with socket.socket() as closed, tempfile.TemporaryDirectory() as work:
        closed.bind(("127.0.0.1", 0))
        here, nobody = (f"http://127.0.0.1:{port}" for port in (server.server_address[1], closed.getsockname()[1]))
        folder = pathlib.Path(work)
        (folder / "content/pages").mkdir(parents=True)
        (folder / "content/news/2026").mkdir(parents=True)
        (folder / "unionpress.yaml").write_text("name: 工会\nurl: https://gh.example.edu.cn\n", encoding="utf-8")
        (folder / "content/pages/a.md").write_text(
            f"---\ntitle: 关于\n---\n[好]({here}/good) 见{here}/gone，\n\n<{here}/moved> [一]({here}/no-heads)\n\n"
            f"{here}/members {nobody}/x\n", encoding="utf-8")
        (folder / "content/news/2026/b.md").write_text(
            f"---\ntitle: 新闻\ndate: 2026-11-01\n---\n{here}/broken {here}/gone {nobody}/y {nobody}/z\n", encoding="utf-8")

        def check() -> list[tuple[str, str, int]]:
            run = subprocess.run(
                [program, "check", "--external", "--source", folder, "--today", "2026-11-23", "--format", "json"],
                capture_output=True, text=True, check=False, env=os.environ | {"no_proxy": "*"})
            expect("dead addresses do not stop a build", run.returncode == 0, run.stderr)
            problems = json.loads(run.stdout)
            problems = problems["problems"] if isinstance(problems, dict) else problems
            return sorted((p["id"], p["place"]["file"], p["place"]["line"]) for p in problems
                          if p["id"].startswith("link.outside"))

        wanted = sorted([
            ("link.outside-dead", "content/pages/a.md", 4), ("link.outside-dead", "content/news/2026/b.md", 5),
            ("link.outside-dead", "content/news/2026/b.md", 5), ("link.outside-untold", "content/pages/a.md", 8),
            ("link.outside-dead", "content/pages/a.md", 8), ("link.outside-dead", "content/news/2026/b.md", 5),
            ("link.outside-dead", "content/news/2026/b.md", 5)])
        found = check()
        expect("each dead address is reported at each of its places", found == wanted, found)
        questions = [(method, path) for method, path, _ in Server.asked]
        expect("a page that is there is asked for its head only", ("GET", "/good") not in questions, questions)
        expect("where heads are not known, the whole is asked for", ("GET", "/no-heads") in questions, questions)
        expect("a moved page is followed", ("HEAD", "/new") in questions, questions)
        expect("each address is asked for once", questions.count(("HEAD", "/gone")) == 1, questions)
        expect("one host is asked one question at a time", Server.together == 1, Server.together)
        firsts = [moment for method, path, moment in Server.asked if method == "HEAD" and path != "/new"]
        gaps = [b - a for a, b in zip(firsts, firsts[1:])]
        expect("there is a pause between two", min(gaps) > 0.3, gaps)
        Server.asked.clear()
        expect("the second report is the same", check() == wanted)
        again = {path for _, path, _ in Server.asked}
        expect("what was there is not asked for again", again == {"/gone", "/broken"}, again)
    server.shutdown()
    for finding in findings:
        print(finding)
    print(f"{len(wanted)} places, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
