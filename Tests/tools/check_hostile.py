"""Builds a site whose every text is hostile, and looks at everything that comes out: nothing may break out of its place.

The payload stands in every text field of every kind of record, in tables, file names and an imported calendar; it tries to
end elements, attributes, scripts, comments, CDATA, lines of calendars and cells of tables, and carries controls and marks
that turn the direction of writing. Pages, feeds, structured data, calendars, tables and open data are read by other
people's parsers; what the payload would make there if it broke out is known and looked for.

Usage: check_hostile.py UNIONPRESS
"""

import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile

import html5lib
import icalendar
import lxml.etree

# What would be seen of a text that broke out: an element, an attribute, a script, a line of a calendar.
MARKUP = "\"'><x-evil onevil=1></x-evil><script>evil()</script></title></textarea></script>--></style>]]>{{ 7*191 }}{% raw %}"
PAYLOAD = MARKUP + "\u202e\u2066\u0007\u009b\nEND:VEVENT\nBEGIN:VEVENT\nX-EVIL:1\n=EVIL()"
ONE_LINE = MARKUP + "\u202e\u0007"
HIDDEN = "秘密草稿不可见"


def quoted(text: str) -> str:
    """`text` as a double-quoted value of YAML."""
    return json.dumps(text, ensure_ascii=True)


P, L = quoted(PAYLOAD), quoted(ONE_LINE)
COMMON = f"summary: {P}\ntags: [{L}]\ntitle_en: {L}\nextra: {{note: {P}}}\n"
# Markup in a text is refused; what is shown in its place must not come to life on its way to feeds, search and excerpts.
BODY = ("\n\n\\<x-evil onevil=1\\>\\</x-evil\\>&lt;script&gt;evil()&lt;/script&gt; \\<x-evil onevil=1\\>\n\n"
        "## \\<x-evil\\> {{ 1300 + 37 }}\n\n[\">\\<x-evil\\>](https://a.edu.cn/%22%3E%3Cx-evil%3E \"\\\"><x-evil onevil=1>\")\n\n"
        "`<x-evil></code>` \"' onevil=1 ]]> --> {% raw %}\n\n```\n</code></pre><x-evil>\n```\n\n```events\nclub: a\n```\n")
REFUSED = "\n<x-evil onevil=1></x-evil><script>evil()</script>\n\n[x](javascript:evil()) ![x](javascript:evil())\n"
NOTE = f"byline: {{author: [{L}], photo: [{L}], editor: [{L}], reviewer: [{L}], source: {L}}}\n"

RECORDS = {
    "clubs/a.md": f"title: {L}\nfamily: 文体\nshort_name: \"<x-evil>\"\nfounded: 2020\npartners: [{L}]\n"
                  f"officers: [{{person: {L}, role: {L}}}]\njoin: {{how: {P}, contact: {L}}}\n",
    "events/2026/e.md": f"title: {L}\nstart: 2026-11-26 16:30\nend: 18:00\nclub: a\nvenue: {L}\nstatus: 取消\n"
                        f"status_note: {P}\norganiser: [{L}]\nco_organiser: [{L}]\naudience: {L}\nfee: {L}\n"
                        f"speakers: [{{person: {L}, title: {L}, affiliation: {L}}}]\n"
                        f"programme: [{{time: \"16:30\", item: {L}}}]\nsignup: {{method: {L}, contact_role: {L}}}\n",
    "events/2026/s.md": f"title: {L}\nstart: 2026-11-04 16:30\nend: 18:00\nclub: a\nrrule: FREQ=WEEKLY;COUNT=6\n"
                        f"changes: [{{on: 2026-11-25, action: cancel, note: {P}}}]\n",
    "news/2026/n.md": f"title: {L}\ndate: 2026-11-10\nclub: a\nevent: 2026/e\ntype: 通知\ndoc_no: {L}\n"
                      f"sign: {{org: {L}}}\n" + NOTE,
    "awards/w.md": f"competition: {L}\ndate: 2026-05-10\nlevel: 校级\nrank: 一等奖\nclub: a\ndivision: {L}\n"
                   f"recipients: [{{team: {L}}}]\norganiser: [{L}]\n",
    "books/b.md": f"title: {L}\nauthors: [{L}]\ntranslators: [{L}]\nsubtitle: {L}\npublisher: {L}\nplace: {L}\n"
                  f"year: 2020\nholdings: {L}\nno_isbn: 是\n",
    "booklists/l.md": f"title: {L}\nclub: a\ntheme: {L}\nitems: [{{book: b, why: {P}, chapters: {L}}}]\n",
    "notes/t.md": f"title: {L}\nbook: b\nauthor: {L}\nconsent: 是\nquotes: [{{text: {P}, page: {L}}}]\n",
    "proposals/p.md": f"no: {L}\nsession: {L}\ntitle: {L}\ncategory: 其他\nstatus: 立案\nhost_dept: {L}\n",
    "lectures/c.md": f"title: {L}\nclub: a\npartner: [{L}]\ncontact: {L}\naudience: {L}\n",
    "campaigns/g.md": f"title: {L}\nclub: a\nfrom: 2026-03-01\nto: 2026-03-08\ndestination: {P}\n",
    "people/h.md": f"name: {L}\nunit: {L}\nroles: [{{role: {L}, body: {L}}}]\nhonours: [{{name: {L}}}]\n"
                   "consent: {date: 2026-09-01, scope: [name, story]}\n",
    "pages/q.md": f"title: {L}\nnav: {{menu: main}}\n",
    "pages/draft.md": f"title: {HIDDEN}\ndraft: 是\n",
    "news/2026/later.md": f"title: {HIDDEN}\ndate: 2026-11-01\npublish_at: 2027-01-01\n",
}


def make(folder: pathlib.Path) -> None:
    """Writes the hostile site."""
    for name, header in RECORDS.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{header}{COMMON}---\n{BODY}", encoding="utf-8")
    data = folder / "content/data"
    data.mkdir()
    (data / "venues.yaml").write_text(f"- id: v\n  name: {L}\n  campus: {L}\n  room: {L}\n", encoding="utf-8")
    rows = io.StringIO()
    csv.writer(rows).writerows([["赛事", "日期", "级别", "名次", "俱乐部"],
                                ["=EVIL()" + MARKUP, "2026-05-11", "校级", "二等奖", "a"]])
    (data / "awards.csv").write_text(rows.getvalue(), encoding="utf-8")
    (folder / "content/clubs" / "\"><x-evil onevil=1>.txt").write_text("x", encoding="utf-8")
    (folder / "content/clubs" / "名\u202e字 %2e%2e\\.txt").write_text("x", encoding="utf-8")
    (folder / "unionpress.yaml").write_text(
        f"name: {L}\norg: {L}\ndescription: {P}\nparent_org: {L}\ncontact_office: {L}\n"
        "url: https://gh.example.edu.cn\n", encoding="utf-8")


def check(site: pathlib.Path, source: pathlib.Path) -> list[str]:
    """What broke out."""
    found: list[str] = []
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        name = path.relative_to(site).as_posix()
        if site.resolve() not in path.resolve().parents:
            found.append(f"{name}: lies outside of the site")
        data = path.read_bytes()
        if path.suffix in (".png", ".svg", ".css", ".js", ".txt") or name.startswith("assets/"):
            continue
        text = data.decode("utf-8")
        for word in (HIDDEN, str(source), "1337"):
            if word in text:
                found.append(f"{name}: has {word!r}")
        if path.suffix == ".html":
            page = html5lib.parse(text, namespaceHTMLElements=False)
            for element in page.iter():
                if not isinstance(element.tag, str):
                    continue
                if "evil" in element.tag or any("evil" in a.lower() or a.startswith("on") for a in element.attrib):
                    found.append(f"{name}: the element {element.tag} {dict(element.attrib)}")
                for attribute in ("href", "src"):
                    if element.get(attribute, "").strip().lower().startswith(("javascript:", "data:text", "vbscript:")):
                        found.append(f"{name}: {element.get(attribute)}")
                if element.tag == "script":
                    if element.get("type") == "application/ld+json":
                        json.loads(element.text)
                    elif element.text:
                        found.append(f"{name}: a script: {element.text[:60]}")
            if sum(1 for _ in page.iter("title") if True) < 1 or page.find("body") is None:
                found.append(f"{name}: has no title or body")
            header = "".join(e.text or "" for e in page.iter("title"))
            if any(c in header for c in "\u202e\u2066\u0007\u009b"):
                found.append(f"{name}: its title turns the direction of writing")
        elif path.suffix == ".xml":
            tree = lxml.etree.fromstring(data)
            for element in tree.iter():
                if isinstance(element.tag, str) and "evil" in element.tag:
                    found.append(f"{name}: the element {element.tag}")
                if isinstance(element.tag, str) and element.tag.endswith("}content"):
                    inner = html5lib.parseFragment(element.text or "", namespaceHTMLElements=False)
                    if any("evil" in str(e.tag) or e.tag == "script" for e in inner.iter()):
                        found.append(f"{name}: markup in a text")
        elif path.suffix == ".json":
            json.loads(text)
        elif path.suffix == ".ics":
            calendar = icalendar.Calendar.from_ical(data)
            for event in calendar.walk("VEVENT"):
                if "X-EVIL" in event or "UID" not in event:
                    found.append(f"{name}: an event {dict(event)}")
        elif path.suffix == ".csv":
            rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
            if len({len(row) for row in rows}) > 1:
                found.append(f"{name}: rows differ in length")
            for cell in (cell for row in rows for cell in row):
                if cell[:1] in "=+@\t\r" and cell:
                    found.append(f"{name}: a formula {cell[:40]!r}")
    return found


def main() -> int:
    unionpress = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as work:
        source = pathlib.Path(work) / "source"
        source.mkdir()
        make(source)
        site = pathlib.Path(work) / "site"
        page = source / "content/pages/refused.md"
        page.write_text(f"---\ntitle: a\n---\n{REFUSED}", encoding="utf-8")
        run = subprocess.run([unionpress, "check", "--source", source, "--today", "2026-11-20", "--format", "json"],
                             capture_output=True, text=True, check=False)
        refused = {(p["id"], p["place"]["line"]) for p in json.loads(run.stdout)["problems"]
                   if p["place"] and p["place"]["file"] == "content/pages/refused.md"}
        if run.returncode != 1 or not {("markdown.html", 5), ("markdown.url", 7)} <= refused:
            print(f"markup in a text was not refused: {refused}")
            return 1
        page.unlink()
        run = subprocess.run([unionpress, "build", "--source", source, "--output", site, "--today", "2026-11-20",
                              "--lang", "en"], capture_output=True, text=True, check=False)
        if run.returncode != 0:
            print(run.stderr[:6000])
            return 1
        # A record that was not understood would prove nothing.
        api = json.loads((site / "api/v1/index.json").read_text(encoding="utf-8"))
        empty = [entry["kind"] for entry in api["files"]
                 if entry["count"] == 0 and entry["kind"] not in ("terms", "holidays", "participation")]
        found = [f"no {kind} was published" for kind in empty] + check(site, source)
        files = sum(1 for p in site.rglob("*") if p.is_file())
    for finding in found[:60]:
        print(finding)
    print(f"{len(RECORDS)} records, {files} files, {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
