#!/usr/bin/env python3
"""Checks digests as the article editor of WeChat, a browser and a mail program would.

    check_digest.py UNIONPRESS [SITE]

Makes every week and month of the sample's year and of a site full of hard cases, in both languages, and checks of each:

* HTML: only elements that survive the editor; no script, style, link, form, iframe, picture of another host; no class,
  id, href; every element styled inline; no var(), position, url(); fewer than 20,000 characters, markup counted;
  every tag closed; addresses as text; contrast of text on white at least 4.5.
* title at most 64 and summary at most 120 characters;
* the mail: read by Python's email package, both parts say what text and HTML say, as another run gave them; headers right;
  the same bytes twice, tried once for each way of asking.

`--self-test` proves that the check finds what is wrong.
"""

import email
import email.policy
import json
import os
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser

ALLOWED = {"section", "p", "strong", "span", "img", "table", "tbody", "tr", "td", "th"}
PROPERTIES = {
    "margin", "padding", "border", "border-left", "border-bottom", "font-size", "font-weight", "line-height", "color",
    "background-color", "text-align", "max-width", "word-break",
}


class Reader(HTMLParser):
    """Walks a fragment with the colour that each text is shown in."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack = []
        self.faults = []
        self.text = []

    def fault(self, what):
        self.faults.append(what)

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        if tag not in ALLOWED:
            self.fault(f"<{tag}> does not survive")
        for name in names:
            if name not in ("style", "alt", "src"):
                self.fault(f"attribute {name} on <{tag}>")
        style = parse_style(names.get("style") or "")
        if not style:
            self.fault(f"<{tag}> without inline style")
        for name, value in style.items():
            if name not in PROPERTIES:
                self.fault(f"property {name} on <{tag}>")
            if re.search(r"var\(|url\(|expression|!important|calc\(", value):
                self.fault(f"{name}: {value}")
        if re.match(r"(https?:)?//", names.get("src") or ""):
            self.fault("picture of another host")
        above = self.stack[-1][1] if self.stack else {"color": "#000000", "background-color": "#ffffff"}
        colours = {key: style.get(key, above[key]) for key in above}
        if tag != "img":
            self.stack.append((tag, colours))

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1][0] != tag:
            self.fault(f"</{tag}> closes nothing")
        else:
            self.stack.pop()

    def handle_comment(self, data):
        self.fault("comment")

    def handle_data(self, data):
        self.text.append(data)
        if not data.strip():
            return
        if not self.stack:
            self.fault("text outside of any element")
            return
        colours = self.stack[-1][1]
        if not all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in colours.values()):
            self.fault(f"colours {colours}")
            return
        ratio = contrast(colours["color"], colours["background-color"])
        if ratio < 4.5:
            self.fault(f"contrast {ratio:.2f} of {colours}")


def parse_style(text):
    style = {}
    for part in text.split(";"):
        if part.strip():
            name, _, value = part.partition(":")
            style[name.strip()] = value.strip()
    return style


def luminance(colour):
    """Relative luminance, WCAG 2."""
    channels = []
    for at in (1, 3, 5):
        value = int(colour[at:at + 2], 16) / 255
        channels.append(value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4)
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def units(text):
    """Length as JavaScript, and with it the editor, counts it."""
    return len(text.encode("utf-16-le")) // 2


def faults_of_html(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    if reader.stack:
        reader.fault(f"not closed: {[tag for tag, _ in reader.stack]}")
    if units(html) >= 20_000:
        reader.fault(f"{units(html)} characters")
    return reader.faults, "".join(reader.text)


def faults_of_digest(digest):
    faults, words = faults_of_html(digest["html"])
    if not 0 < units(digest["title"]) <= 64:
        faults.append(f"title of {units(digest['title'])}")
    if not 0 < units(digest["summary"]) <= 120:
        faults.append(f"summary of {units(digest['summary'])}")
    if digest["link"] not in words:
        faults.append("the address is not in the text")
    lines = digest["text"].split("\n")
    numbered = [line for line in lines if re.match(r"\d+\. ", line)]
    if len(numbered) != digest["count"]:
        faults.append(f"{len(numbered)} lines for {digest['count']} activities")
    return faults


def faults_of_mail(data, digest, sender, receivers):
    faults = []
    message = email.message_from_bytes(data, policy=email.policy.default)
    if message.defects:
        faults.append(f"defects: {message.defects}")
    if message.get_content_type() != "multipart/alternative":
        faults.append(message.get_content_type())
    if message["Subject"] != digest["title"]:
        faults.append(f"subject {message['Subject']!r}")
    if sender and str(message["From"]) != sender:
        faults.append(f"from {message['From']!r}")
    got = [str(address) for address in message["To"].addresses] if message["To"] else []
    if got != receivers:
        faults.append(f"to {got}")
    if message["Date"].datetime.utcoffset() is None or message["Date"].datetime.hour != 8:
        faults.append(f"date {message['Date']}")
    parts = list(message.iter_parts())
    if [part.get_content_type() for part in parts] != ["text/plain", "text/html"]:
        faults.append(f"parts {[part.get_content_type() for part in parts]}")
        return faults
    for part in parts:
        if part.defects or part.get_content_charset() != "utf-8":
            faults.append(f"{part.get_content_type()}: {part.defects} {part.get_content_charset()}")
    plain, html = (part.get_content().replace("\r\n", "\n") for part in parts)
    if plain != f"{digest['text']}\n\n{digest['link']}\n":
        faults.append("the plain part differs")
    if digest["html"] not in html:
        faults.append("the HTML part differs")
    if any(len(line) > 78 for line in data.split(b"\r\n")) or b"\n" in data.replace(b"\r\n", b""):
        faults.append("lines too long or without CR LF")
    return faults


HARD = """标题: "{title}"
开始: {start}
结束: "{end}"
地点: "{place}"
"""


def hard_site(folder):
    """Titles that try to break out, a flood of events, no terms, days across years."""
    os.makedirs(f"{folder}/content/events/2026")
    with open(f"{folder}/unionpress.yaml", "w") as file:
        file.write("name: 学院工会\nurl: https://gh.example.edu.cn\n")
    titles = ["<script>alert(1)</script>", "a & b <p style='x'>", "\\\"引号\\\" '单'", "🏐𠮷" * 12, "长" * 60]
    number = 0
    for day in range(1, 29):
        for title in titles:
            number += 1
            with open(f"{folder}/content/events/2026/e{number}.md", "w") as file:
                file.write("---\n" + HARD.format(
                    title=title, start=f"2026-11-{day:02} 09:{number % 60:02}", end="12:30",
                    place="<b>楼</b>") + "---\n")


def run(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True)
    if done.returncode:
        sys.exit(f"{arguments}: {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def check(program, source, today, options, twice):
    common = ["--source", source, "--today", today, "--lang", "zh", *options]
    digest = json.loads(run(program, "digest", "--format", "json", *common))
    faults = faults_of_digest(digest)
    sender, receivers = "学院工会 <gonghui@example.edu.cn>", ["a@example.edu.cn", "李明 <li@example.edu.cn>"]
    mail = ["digest", "--format", "email", "--from", sender, *(x for to in receivers for x in ("--to", to))]
    data = run(program, *mail, *common)
    faults += faults_of_mail(data, digest, sender, receivers)
    if twice and data != run(program, *mail, *common):
        faults.append("two mails differ")
    for fault in faults:
        print(f"{source} {today} {options}: {fault}")
    return len(faults), digest["count"]


def self_test():
    good = '<section style="color:#333333"><p style="margin:0">https://a.cn</p></section>'
    assert faults_of_html(good) == ([], "https://a.cn")
    bad = [
        "<script>x</script>", '<p class="a" style="margin:0">x</p>', '<p id="a" style="margin:0">x</p>', "<p>x</p>",
        '<a href="#x" style="margin:0">x</a>', '<p style="position:relative">x</p>', '<p style="color:var(--a)">x</p>',
        '<p style="background-image:url(x)">x</p>', '<img style="margin:0" src="https://x.cn/a.png">',
        '<p style="color:#999999">x</p>', '<p style="margin:0">x', "x", '<p style="margin:0">' + "长" * 20_000 + "</p>",
        '<p style="margin:0"><iframe style="margin:0"></iframe></p>',
    ]
    for html in bad:
        assert faults_of_html(html)[0], html
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    print(f"{len(bad)} bad fragments found, 1 good one passed")


def main():
    if sys.argv[1] == "--self-test":
        return self_test()
    program = os.path.abspath(sys.argv[1])
    bad = digests = activities = 0
    with tempfile.TemporaryDirectory() as folder:
        sites = [(folder, "2026-11-23", [[], ["--month"], ["--week", "2026-11-05"], ["--edition", "en"]])]
        hard_site(folder)
        if len(sys.argv) > 2:
            weeks = [["--week", str(number)] for number in range(1, 20)]
            months = [["--month", f"2026-{month:02}"] for month in range(1, 13)]
            sites.append((sys.argv[2], "2026-11-23", weeks + months + [w + ["--edition", "en"] for w in weeks]))
        ways = set()
        for source, today, options in sites:
            for option in options:
                way = (source, *(word for word in option if word.startswith("--")))
                faults, count = check(program, source, today, option, way not in ways)
                ways.add(way)
                bad += faults
                digests += 1
                activities += count
    print(f"{digests} digests with {activities} activities, {bad} faults")
    sys.exit(1 if bad or activities < 100 else 0)


main()
