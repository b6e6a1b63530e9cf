#!/usr/bin/env python3
"""Does what the manual in docs/guide says, chapter by chapter, as a reader types it, in the site that the first one begins.

    check_guide.py UNIONPRESS REPOSITORY

Every fenced block of every chapter has its step below: commands are typed into a shell that knows only what the first chapter
told it, records are saved where the text before them says, settings and fields are put in. After each step the site must pass
`unionpress check`. Commands in the running text are typed, too. A chapter without its steps, or a step without its block, fails.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import openpyxl

from check_new import speak
from check_serve import Failure, Serve, expect

TODAY = "2026-11-23"
EVENT = "content/events/2026/fun-games.md"
TRAINING = "content/events/2026/friday-practice.md"
PROPOSAL = "content/proposals/2026-112.md"
HOLIDAYS = "content/data/holidays-2027.yaml"
OWN = "我的网站"
ALBUM = "content/events/2026/hong-ge"

# What is done with each fenced block, in order.
STEPS = {
    "first-site.md": ["run", "run", "run", "serve", ("begin", ["学院工会", ""]), "run", "settings"],
    "first-event.md": [("save", EVENT), "run", ("answer", ["秋季教工棋赛", "", "2026-12-12 14:30", "", "", "", "", ""]), "run"],
    "preview.md": ["serve"],
    "writing-clubs.md": [("save", "content/clubs/table-tennis.md"), ("save", "content/clubs/reading.md")],
    "repeat.md": [("save", TRAINING), "run", ("rows", "content/data/terms.yaml")],
    "changes.md": [("fields", EVENT), ("fields", EVENT), ("fields", TRAINING), ("fields", TRAINING)],
    "writing-news.md": [("save", "content/news/2026/winter-hours.md"), ("save", "content/news/2026/good-members.md")],
    "writing-awards.md": [("save", "content/awards/table-tennis-2026.md"), ("fields", EVENT)],
    "writing-books.md": [("save", "content/books/xiangtu-zhongguo.md"), ("save", "content/booklists/autumn-2026.md")],
    "writing-proposals.md": [("save", PROPOSAL), ("fields", PROPOSAL), "run"],
    "weekly.md": ["run", "run", "run"],
    "writing-photos.md": ["album", "find", ("captions", f"{ALBUM}/captions.yaml"), "gallery"],
    "blocks.md": ["gallery"],
    "tables.md": [("rows", "content/data/venues.yaml"), ("save", "content/people/shan-liang.md"), ("holiday", HOLIDAYS)],
    "own-fields.md": ["settings", ("fields", EVENT)],
    "import.md": ["run", "run", "run", "run", "run"],
    "publishing.md": ["deploy", "run", "back"],
    "trouble.md": ["mistake", "run"],
}

# Commands in the running text that need something else than a finished command.
SERVING = re.compile(r"unionpress serve")
ASKING = {"unionpress new news"}

WORDPRESS = """<?xml version="1.0"?><rss xmlns:content="c" xmlns:wp="w"><channel><link>https://old.example.cn</link>
<wp:wxr_version>1.2</wp:wxr_version><item><title>旧文章</title><link>https://old.example.cn/?p=7</link>
<content:encoded><![CDATA[<p>旧网站的一篇。</p>]]></content:encoded><wp:post_date>2020-01-02 03:04:05</wp:post_date>
<wp:post_name>old-post</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>
"""
ICALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//old//calendar//EN
BEGIN:VEVENT
UID:1@old.example.cn
DTSTAMP:20261101T000000Z
DTSTART;TZID=Asia/Shanghai:20261211T143000
DTEND;TZID=Asia/Shanghai:20261211T163000
SUMMARY:旧日历里的讲座
END:VEVENT
END:VCALENDAR
"""
BIBTEX = "@book{fei, author={费孝通}, title={江村经济}, publisher={商务印书馆}, address={北京}, year={2001}}\n"


class Shell:
    """One terminal from the first chapter to the last."""

    def __init__(self, program, folder, home):
        environment = {
            "HOME": str(home), "PATH": os.environ["PATH"], "LANG": "zh_CN.UTF-8", "TERM": "dumb", "PROGRAM": str(program)}
        self.process = subprocess.Popen(
            ["bash", "--norc"], cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        self.type("shopt -s expand_aliases")

    def type(self, command):
        """The exit code of a command, and what it said."""
        self.process.stdin.write(f"{command}\necho \"---ended $?\"\n")
        self.process.stdin.flush()
        said = []
        for line in self.process.stdout:
            found = re.fullmatch(r"(.*)---ended (\d+)\n", line, re.DOTALL)
            if found:
                return int(found[2]), "".join(said) + found[1]
            said.append(line)
        raise Failure(f"the shell ended at: {command}\n{''.join(said)}")

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)


class Chapter:
    """A chapter's blocks, each with all the text before it, and the commands in its running text."""

    def __init__(self, path):
        self.name = path.name
        self.blocks = []
        lines, prose, everything = path.read_text(encoding="utf-8").split("\n"), [], []
        at = 0
        while at < len(lines):
            fence = re.fullmatch(r"(`{3,})(\w*)", lines[at])
            if not fence:
                prose.append(lines[at])
                at += 1
                continue
            end = lines.index(fence[1], at + 1)
            self.blocks.append((fence[2], "\n".join(lines[at + 1:end]), "\n".join(everything + prose)))
            everything += prose
            prose, at = [], end + 1
        self.inline = re.findall(r"`(unionpress [^`]+)`", "\n".join(everything + prose))


class Reader:
    """Somebody who does what the manual says."""

    def __init__(self, program, repository, parent):
        self.program = program
        # Where the reader is: the program's folder with a sample site, until the first chapter begins a site of their own.
        self.folder = parent / "unionpress"
        begin = ["init", self.folder, "--name", "学院工会", "--url", "https://gh.example.edu.cn", "--today", TODAY, "--lang", "zh"]
        subprocess.run([program, *begin], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.pictures = sorted((repository / "content").rglob("*.jpg"))
        # The program is compiled already, and every day is the same.
        for path, call in {"scripts/site": 'build "$@" --today', ".build/release/unionpress": '"$@" --today'}.items():
            script = self.folder / path
            script.parent.mkdir(parents=True)
            script.write_text(f'#!/bin/sh\n[ "$1" = rollback ] && exec "$PROGRAM" "$@"\nexec "$PROGRAM" {call} {TODAY}\n')
            script.chmod(0o755)
        self.shell = Shell(program, parent, parent)
        self.count = 0

    def lay_out(self, parent):
        """What the office has: tables, references, calendars, former sites, photographs."""
        book = openpyxl.Workbook()
        book.active.append(["比赛名称", "获奖时间", "级别", "获奖名次", "获奖人员"])
        book.active.append(["教职工桥牌赛", "2026-05-16", "校级", "第二名", "学院桥牌队"])
        book.save(self.folder / "获奖.xlsx")
        (self.folder / "书单.bib").write_text(BIBTEX)
        (self.folder / "old.ics").write_text(ICALENDAR.replace("\n", "\r\n"))
        (self.folder / "wordpress.xml").write_text(WORDPRESS)
        for path, text in {
            "content/posts/first.md": "---\ntitle: 第一篇\ndate: 2020-03-04\n---\n正文。\n", "hugo.toml": "title = '旧'\n",
            "_posts/2021-05-06-second.md": "---\ntitle: 第二篇\n---\n正文。\n", "_config.yml": "title: 旧\n",
        }.items():
            target = parent / "旧网站" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)

    def sound(self, where):
        done = subprocess.run([self.program, "check", "--source", self.folder, "--today", TODAY, "--lang", "zh"],
                              capture_output=True, text=True)
        expect(done.returncode == 0, f"{where}: the site is not sound any more:\n{done.stderr[-2000:]}")

    def command(self, where, command):
        code, said = self.shell.type(command)
        expect(code == 0, f"{where}: `{command}` ends with {code}:\n{said[-2000:]}")
        self.count += 1
        return said

    def serve(self, command):
        options = command.split()[2:]
        serve = Serve(self.program, self.folder, *options)
        try:
            expect(serve.get("/")[0] == 200, f"`{command}` shows nothing")
            expect(serve.stop() == 0, "Ctrl-C does not end it well")
        finally:
            serve.process.kill()
        self.count += 1

    def named(self, path, before, where):
        folder, name = path.rsplit("/", 1)
        for part in [folder + "/", name]:
            expect(part in before, f"{where}: the text before the block does not say `{part}`")

    def step(self, step, kind, block, before, where):
        step, path = step if isinstance(step, tuple) else (step, None)
        place = self.folder / path if isinstance(path, str) else None
        expected = {"run": "sh", "find": "sh", "back": "sh", "answer": "sh", "begin": "sh", "serve": "sh", "save": "markdown", "album": "", "gallery": "", "mistake": "text"}
        expect(kind == expected.get(step, "yaml"), f"{where}: a block of “{kind}” where the step is {step}")
        if step == "run":
            for command in block.split("\n"):
                self.command(where, command)
        elif step == "back":
            # To go back there must be two publications.
            page = self.folder / "content/index.md"
            page.write_text(page.read_text() + "\n又一句。\n")
            self.command(where, "unionpress publish")
            self.command(where, block)
        elif step == "find":
            code, said = self.shell.type(block)
            expect(code == 1 and "captions.yaml" in said, f"{where}: `{block}` ends with {code}:\n{said}")
            self.count += 1
        elif step == "begin":
            said, code = speak(str(self.program), [*block.split()[1:], "--today", TODAY, "--lang", "zh"], path, self.folder)
            self.folder = self.folder.parent / OWN
            expect(code == 0 and self.folder.is_dir(), f"{where}: `{block}` ends with {code}:\n{said}")
            self.lay_out(self.folder.parent)
            self.count += 1
        elif step == "answer":
            said, code = speak(str(self.program), [*block.split()[1:], "--today", TODAY, "--lang", "zh"], path, self.folder)
            expect(code == 0, f"{where}: `{block}` ends with {code}:\n{said}")
            self.count += 1
        elif step == "serve":
            self.serve(block)
        elif step == "save":
            self.named(path, before, where)
            expect(not place.exists(), f"{where}: there is a {path} already")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(block + "\n", encoding="utf-8")
        elif step in ("settings", "deploy"):
            expect("unionpress.yaml" in before, f"{where}: where does it go?")
            settings = self.folder / "unionpress.yaml"
            settings.write_text(with_fields(settings.read_text(), block.replace("/srv/", str(self.folder.parent) + "/")))
        elif step == "fields":
            opening, header, body = place.read_text().split("---\n", 2)
            place.write_text(f"{opening}---\n{with_fields(header, block)}---\n{body}")
        elif step == "rows":
            expect(path in before, f"{where}: the text before the block does not say `{path}`")
            place.write_text(place.read_text() + block + "\n")
        elif step == "holiday":
            expect(path in before, f"{where}: the text before the block does not say `{path}`")
            day = block.split(",")[0]
            lines = place.read_text().split("\n")
            expect(any(line.startswith(day) for line in lines), f"{where}: {path} has no `{day}`")
            place.write_text("\n".join(block if line.startswith(day) else line for line in lines))
        elif step == "album":
            for line in block.split("\n"):
                target = self.folder / line
                target.parent.mkdir(exist_ok=True)
                if target.suffix == ".md":
                    target.write_text("---\n标题: 红歌赛\n开始: 2026-10-15 14:30\n结束: 16:30\n---\n唱得好。\n")
                else:
                    shutil.copy(self.pictures.pop(), target)
        elif step == "captions":
            expect("captions.yaml" in before, f"{where}: where does it go?")
            place.write_text(block + "\n")
        elif step == "gallery":
            with open(self.folder / "content/pages/about.md", "a", encoding="utf-8") as page:
                page.write("\n" + block + "\n")
        elif step == "mistake":
            wrong = self.folder / "content/events/2026/my-first-event.md"
            wrong.write_text("---\n标题: 秋季趣味运动会\n开始: 2026年12月5日（周日）下午2:30\n---\n请穿运动鞋。\n")
            said = self.shell.type("unionpress check")[1]
            expect(block in said, f"{where}: the message reads otherwise:\n{said}")
            wrong.unlink()
        else:
            raise Failure(f"no such step: {step}")
        # Photographs without a text are an error until the next step.
        if step not in ("album", "find"):
            self.sound(where)

    def read(self, chapter):
        steps = STEPS.get(chapter.name)
        expect(steps is not None, f"{chapter.name}: its steps are not known here")
        expect(len(steps) == len(chapter.blocks), f"{chapter.name}: {len(chapter.blocks)} blocks, {len(steps)} steps")
        for number, (step, (kind, block, before)) in enumerate(zip(steps, chapter.blocks), 1):
            self.step(step, kind, block, before, f"{chapter.name}, block {number}")
        for command in chapter.inline:
            if SERVING.match(command):
                self.serve(command)
            elif command not in ASKING:
                self.command(chapter.name, command)


def with_fields(text, block):
    """`text` with the fields of `block`, each with the lines below it, in the place of its own of the same name."""
    fields = lambda lines: [(part[0].split(":")[0], part) for part in _parts(lines)]
    new = dict(fields(block.split("\n")))
    result = []
    for name, lines in fields(text.rstrip("\n").split("\n")):
        result += new.pop(name, lines)
    for lines in new.values():
        result += lines
    return "\n".join(result) + "\n"


def _parts(lines):
    parts = []
    for line in lines:
        if parts and line[:1] in (" ", "-", ""):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def main():
    program, repository = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    pages = repository / "docs/guide/content/pages"
    try:
        order = re.findall(r"\(pages/([\w-]+\.md)\)", (repository / "docs/guide/content/index.md").read_text())
        expect(sorted(order) == sorted(path.name for path in pages.glob("*.md")), "the contents do not list every chapter")
        with tempfile.TemporaryDirectory() as name:
            reader = Reader(program, repository, pathlib.Path(name))
            try:
                for chapter in order:
                    reader.read(Chapter(pages / chapter))
            finally:
                reader.shell.close()
            blocks = sum(len(steps) for steps in STEPS.values())
            print(f"{len(order)} chapters, {blocks} blocks, {reader.count} commands: all do what they say")
    except Failure as failure:
        print(failure)
        sys.exit(1)


if __name__ == "__main__":
    main()
