#!/usr/bin/env python3
"""Begins sites and records in a pseudo-terminal, as an officer would, in both languages.

    check_new.py UNIONPRESS            compares with Tests/tools/golden/*.txt
    check_new.py UNIONPRESS --record   writes them anew; read them before they are committed

Each session is typed line by line, only after the prompt it answers has appeared. The transcript and the file that was
written are compared with the golden text; then the site is built, and must build without a word of complaint.
"""

import os
import pathlib
import pty
import re
import select
import subprocess
import sys
import tempfile
import time

GOLDEN = pathlib.Path(__file__).parent / "golden"
TODAY = "2026-11-25"

# name, arguments, then what is typed, in order; "^D" ends the input.
SESSIONS = {
    "zh": [
        ("event", ["new", "event"], [
            "秋季趣味运动会", "3", "2026-12-05（周日）14:30", "2026-12-05（周六）14:30", "16:30", "排球", "教工", "", ""]),
        ("event-weekly", ["new", "活动"], [
            "太极拳周三晨练", "", "2026-12-02 07:00-07:45", "", "田径场东侧", "30", "13-17", "tai-ji"]),
        ("event-again", ["new", "event", "秋季趣味运动会", "--set", "开始=2026-12-05 14:30"], [
            "", "", "", "", "", ""]),
        ("club", ["new", "club"], ["太极拳俱乐部", "1", "太极", ""]),
        ("notice", ["new", "news"], ["关于年度评优的公示", "公示", "", "", "", "ping-you"]),
        ("award", ["new", "award"], ["教职工排球赛", "", "校级", "第0名", "第二名", "1", "学院排球队", ""]),
        ("book", ["new", "book", "乡土中国"], ["费孝通", "978-7-300-11595-6", "", "人民出版社", "2008", ""]),
        ("booklist", ["new", "booklist"], ["冬季共读", "排求", "排球", "", "xiangtu", ""]),
        ("proposal", ["new", "proposal"], ["增设午休室", "", "三届二次", "2", "", ""]),
        ("campaign", ["new", "campaign", "寒衣捐赠"], ["1", "", "", ""]),
        ("person", ["new", "person"], ["单亮", "统计系", ""]),
        ("page", ["new", "page", "下载"], ["1", "downloads"]),
        ("lecture", ["new", "lecture"], ["法律讲座", "1", ""]),
        ("note", ["new", "note"], ["读《乡土中国》", "xiangtu", "李明", "昨天", "1", ""]),
        ("given-up", ["new", "club"], ["没想好", "^D"]),
    ],
    "en": [
        ("event", ["new", "event"], [
            "Winter run", "", "2026-12-05 2:30 pm", "2026-12-05 14:30", "12:00", "16:30", "v", "?", "Sports field", "",
            "winter-run"]),
        ("club", ["new", "club"], ["Tai chi club", "sport", "sports-arts", "", "tai-chi"]),
        ("news", ["new", "news", "A new club begins"], ["", "", "", ""]),
        ("award", ["new", "award"], ["Staff volleyball cup", "", "5", "2nd place", "第二名", "volley", "School volleyball team", ""]),
        ("book", ["new", "book"], ["Peasant life in China", "Fei Xiaotong", "", "Routledge", "1939", ""]),
        ("booklist", ["new", "booklist"], ["Winter reading", "volleybal", "1", "", "peasant", ""]),
        ("proposal", ["new", "proposal"], ["A quiet room at noon", "", "Third congress", "2", "", "quiet-room"]),
        ("campaign", ["new", "campaign"], ["Winter clothes", "1", "", "", ""]),
        ("person", ["new", "person", "Alice Li"], ["Statistics", ""]),
        ("page", ["new", "page", "Downloads"], ["1", ""]),
    ],
}


def speak(program, arguments, typed, folder):
    """What the terminal shows, and the exit code."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ.update(LC_ALL="", LC_MESSAGES="", LANG="C", TERM="dumb", EDITOR="false")
        os.execv(program, [program, *arguments])
    shown = b""
    waiting = list(typed)

    def at_prompt():
        last = shown.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")
        return last.rstrip(" ").endswith(("：", ":")) and last != ""

    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.3)
        if ready:
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break
            if not data:
                break
            shown += data
        elif at_prompt():
            if not waiting:
                raise SystemExit(f"{arguments}: nothing left to type at:\n{shown.decode()}")
            line = waiting.pop(0)
            os.write(terminal, b"\x04" if line == "^D" else line.encode() + b"\n")
    else:
        os.kill(pid, 9)
        raise SystemExit(f"{arguments}: did not end:\n{shown.decode()}")
    _, status = os.waitpid(pid, 0)
    if waiting:
        raise SystemExit(f"{arguments}: did not ask for {waiting}:\n{shown.decode()}")
    return shown.decode().replace("\r\n", "\n").replace("\b", ""), os.waitstatus_to_exitcode(status)


def files_below(folder):
    return {p: p.read_text() for p in pathlib.Path(folder).rglob("*") if p.is_file() and "public" not in p.parts}


def complaints(program, folder):
    done = subprocess.run([program, "check", "--today", TODAY, "--lang", "zh"], cwd=folder, capture_output=True, text=True)
    quiet = "没有问题" in done.stderr or re.search(r"检查通过：\d+ 个页面。", done.stderr)
    return "" if done.returncode == 0 and quiet else done.stdout + done.stderr


def main():
    program = os.path.abspath(sys.argv[1])
    record = "--record" in sys.argv
    bad = sessions = 0
    for language, scripts in SESSIONS.items():
        with tempfile.TemporaryDirectory() as parent:
            folder = os.path.join(parent, "site")
            names = [("init", ["init", "site"], ["外国语学院工会" if language == "zh" else "Union of Languages", ""])] + scripts
            for name, arguments, typed in names:
                before = files_below(folder) if os.path.exists(folder) else {}
                place = parent if name == "init" else folder
                full = [*arguments, "--today", TODAY, "--lang", language]
                text, code = speak(program, full, typed, place)
                after = files_below(folder)
                words = " ".join(a if re.fullmatch(r"[\w./=-]+", a) else f"'{a}'" for a in arguments)
                text = f"$ unionpress {words}\n{text}"
                text += f"($? = {code})\n"
                for path in sorted(after):
                    if after[path] != before.get(path) and name != "init":
                        text += f"\n-- {path.relative_to(folder)}\n{after[path]}"
                if any(after.get(path) != before[path] for path in before):
                    print(f"{name}.{language}: touched a file that was there")
                    bad += 1
                golden = GOLDEN / f"new-{name}.{language}.txt"
                if record:
                    golden.write_text(text)
                elif not golden.exists() or golden.read_text() != text:
                    print(f"{golden.name} differs; now it says:\n{text}")
                    bad += 1
                wrong = complaints(program, folder)
                if wrong:
                    print(f"{name}.{language}: the site does not build cleanly:\n{wrong}\n{text}")
                    bad += 1
                sessions += 1
            again = subprocess.run([program, "init", folder], capture_output=True, text=True)
            if again.returncode != 2:
                print(f"init over a full folder ended with {again.returncode}")
                bad += 1
    print(f"{sessions} sessions, {bad} faults")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
