#!/usr/bin/env python3
"""Imports workbooks that openpyxl wrote, CSV in GBK, and files of references; other people's programs say what is in them.

- Every sort of table, as .xlsx and as CSV in UTF-8, GBK and UTF-16: the records that are shown are the same byte for byte.
- Dates, times, percentages, formats and merged cells are written by openpyxl; what they mean is known from Python's values.
- Archives that lie about their size, bombs, damaged and encrypted files are refused quickly, in little memory, with a message.
- BibTeX and CSL-JSON: what pybtex reads of a file must be what the records say; what the sample site exports must come back the same.

Usage: check_tables.py UNIONPRESS REPOSITORY
"""
import csv
import datetime
import io
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile

import openpyxl
import openpyxl.utils.datetime
import pybtex.database
import pybtex.richtext
import yaml

TODAY = "2026-11-23"
SETTINGS = "name: 学院工会\nurl: https://gh.example.edu.cn\n"
bad = 0
checks = 0


def claim(good, what):
    global bad, checks
    checks += 1
    if not good:
        bad += 1
        print(f"FAILED: {what}")


class Site:
    """A small site in a folder of its own."""

    def __init__(self, program, parent, name):
        self.program = program
        self.folder = pathlib.Path(parent, name)
        for path, text in {
            "unionpress.yaml": SETTINGS,
            "content/clubs/volleyball.md": "---\n标题: 排球俱乐部\n类别: 文体\n---\n训练。\n",
            "content/data/terms.yaml": "- {id: 2026-2027-1, name: 第一学期, week1_monday: 2026-09-07, weeks: 19}\n",
        }.items():
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)

    def run(self, *arguments, memory=None):
        def limit():
            if memory:
                resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))

        return subprocess.run(
            [self.program, *map(str, arguments), "--source", str(self.folder), "--today", TODAY, "--lang", "zh"],
            capture_output=True, text=True, timeout=60, preexec_fn=limit,
        )

    def records(self):
        """The front matter of every file below content/, by path."""
        found = {}
        for path in sorted(self.folder.glob("content/**/*")):
            if path.suffix == ".md":
                found[str(path.relative_to(self.folder))] = yaml.load(path.read_text().split("---\n")[1], yaml.BaseLoader)
        return found


TABLES = {
    "events": [
        ["活动名称", "活动日期", "活动时间", "活动地点", "名额"],
        ["趣味运动会, 秋季", "2026/12/5", "14:30-16:30", "操场", "40"],
        ["登山“一日”", "2026-12-06", "", "南山", ""],
    ],
    "awards": [
        ["比赛名称", "获奖时间", "级别", "奖次", "获奖人员"],
        ["校羽毛球赛", "2026-04-18", "校级", "第五名", "李明, 王芳"],
        ["校运会", "2025-05", "校级", "一等奖", "学院排球队"],
    ],
    "books": [
        ["书名", "作者", "出版社", "出版年", "书号"],
        ["乡土中国", "费孝通", "人民出版社", "2008", "978-7-300-11595-5"],
    ],
    "participation": [
        ["学期", "俱乐部", "参与人数", "参与人次"],
        ["2026-2027-1", "排球俱乐部", "36", "310"],
    ],
}


def csv_bytes(rows, encoding, delimiter=","):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def workbook(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


def same_in_every_form(site, folder):
    for name, rows in TABLES.items():
        forms = {
            f"{name}.csv": csv_bytes(rows, "utf-8"),
            f"bom/{name}.csv": csv_bytes(rows, "utf-8-sig"),
            f"gbk/{name}.csv": csv_bytes(rows, "gb18030"),
            f"utf16/{name}.csv": csv_bytes(rows, "utf-16", "\t"),
        }
        shown = {}
        for path, data in forms.items():
            target = folder / path
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(data)
            shown[path] = site.run("import", "table", target)
        workbook(folder / f"{name}.xlsx", rows)
        shown["xlsx"] = site.run("import", "table", folder / f"{name}.xlsx")
        first = shown[f"{name}.csv"]
        claim(first.returncode == 0 and first.stdout.count("\n") > 3, f"{name}: {first.stderr}")
        for path, done in shown.items():
            claim((done.returncode, done.stdout) == (0, first.stdout), f"{name} as {path}: {done.stderr}\n{done.stdout}")
        for path in ("gbk", "utf16"):
            claim("编码，已经按" in shown[f"{path}/{name}.csv"].stderr, f"{path}: nothing said")


def values_as_spreadsheets_mean_them(site, folder):
    """Moments in many formats, counted from 1900 and from 1904, must come back as Python knows them."""
    generator = random.Random(18)
    formats = ["yyyy-mm-dd", "yyyy/m/d", 'yyyy"年"m"月"d"日"', "m/d/yy", "[$-804]yyyy\\年m\\月d\\日;@", "d-mmm-yy"]
    for epoch in (openpyxl.utils.datetime.WINDOWS_EPOCH, openpyxl.utils.datetime.MAC_EPOCH):
        book = openpyxl.Workbook()
        book.epoch = epoch
        sheet = book.active
        sheet.merge_cells("A1:D1")
        sheet["A1"] = "2026年学院工会活动一览表"
        sheet.append(["活动", "日期", "时间", "名额"])
        expected = []
        for number in range(60):
            day = datetime.date(2026, 1, 1) + datetime.timedelta(days=generator.randrange(365))
            minutes = generator.randrange(6 * 60, 22 * 60)
            clock = datetime.time(minutes // 60, minutes % 60)
            places = generator.randrange(10, 400)
            row = number + 3
            sheet.cell(row, 1, f"活动 {number}")
            if number % 3 == 0:
                cell = sheet.cell(row, 2, datetime.datetime.combine(day, clock))
                cell.number_format = generator.choice(["yyyy-mm-dd hh:mm", "yyyy/m/d h:mm", "m/d/yy h:mm"])
            elif number % 3 == 1:
                sheet.cell(row, 2, day).number_format = generator.choice(formats)
                sheet.cell(row, 3, clock).number_format = generator.choice(["h:mm", "hh:mm:ss", "h:mm AM/PM"])
            else:
                sheet.cell(row, 2, f"{day.year}年{day.month}月{day.day}日")
                sheet.cell(row, 3, f"{clock:%H:%M}")
            sheet.cell(row, 4, places)
            expected.append((f"活动 {number}", f"{day} {clock:%H:%M}", places))
        path = folder / "moments.xlsx"
        book.save(path)
        here = Site(site.program, folder, f"moments-{epoch.year}")
        done = here.run("import", "table", path, "--write")
        claim(done.returncode == 0, done.stderr)
        listed = json.loads(here.run("calendar", "list", "--from", "2026-01-01", "--to", "2026-12-31", "--format", "json").stdout)
        events = listed["events"] if isinstance(listed, dict) else listed
        found = {event["title"]: event["start"].replace("T", " ")[:16] for event in events}
        claim(found == {title: start for title, start, _ in expected}, f"moments of {epoch}: {sorted(found.items())[:3]} {sorted(expected)[:3]}")
        places = {fields["标题"]: int(fields["名额"]) for path, fields in here.records().items() if "/events/" in path}
        claim(places == {title: number for title, _, number in expected}, "places")


def offices_own_ways(site, folder):
    """Merged cells, rich text, several sheets, hidden ones, wrong cells named as spreadsheets do, formulas."""
    book = openpyxl.Workbook()
    notes = book.active
    notes.title = "说明"
    notes["A1"] = "填表说明"
    sheet = book.create_sheet("2026年")
    sheet.append(["序号", "比赛名称", "获奖时间", "级别", "奖次", "获奖人员"])
    sheet.append([1, "校运会", "2026-05", "校级", "一等奖", "李明"])
    sheet.append([2, None, None, "校级", "二等奖", "王芳"])
    sheet.append([3, openpyxl.cell.rich_text.CellRichText("教职工", openpyxl.cell.rich_text.TextBlock(openpyxl.cell.text.InlineFont(b=True), "红歌赛")), "2026年6月", "校级", "一等奖", "学院合唱队"])
    sheet.merge_cells("B2:B3")
    sheet.merge_cells("C2:C3")
    path = folder / "获奖.xlsx"
    book.save(path)
    here = Site(site.program, folder, "ways")
    done = here.run("import", "table", path, "--write")
    records = [fields for name, fields in here.records().items() if "/awards/" in name]
    claim(done.returncode == 0 and "只读工作表“2026年”" in done.stderr, done.stderr)
    claim(
        sorted((r["赛事"], r["日期"], r["获奖者"]) for r in records)
        == sorted([("校运会", "2026-05", "李明"), ("校运会", "2026-05", "王芳"), ("教职工红歌赛", "2026年6月", "学院合唱队")]),
        f"{records}",
    )
    again = here.run("import", "table", path)
    claim(again.stdout == "" and again.stderr.count("网站上已经有了") == 3, again.stderr)

    second = book.copy_worksheet(sheet)
    second.title = "2025年"
    book.save(path)
    done = here.run("import", "table", path)
    claim(done.returncode == 1 and "“2026年”、“2025年”" in done.stderr and "PK" not in done.stderr, done.stderr)
    claim(here.run("import", "table", path, "--sheet", "2025年").returncode == 0, "a sheet by its name")
    claim("没有“2024年”这个工作表" in here.run("import", "table", path, "--sheet", "2024年").stderr, "no such sheet")

    sheet["C4"] = "2026-13-01"
    sheet["F4"] = "=CONCATENATE(\"学院\",\"队\")"
    book.remove(second)
    book.save(path)
    done = here.run("import", "table", path)
    claim(done.returncode == 1 and "C4：" in done.stderr and "获奖.xlsx:4:" in done.stderr, done.stderr)
    claim("F4：公式的结果没有存在文件里" in done.stderr, done.stderr)

    times = openpyxl.Workbook()
    midnight = datetime.datetime(2026, 12, 8)
    times.active.append(["活动名称", "日期", "开始时间", "结束时间", "地点"])
    times.active.append(["登山", midnight, datetime.time(14, 30), datetime.time(16, 30), "南山"])
    times.active.append(["棋赛", midnight, datetime.time(0, 0), datetime.time(0, 0)])
    times.active.append(["歌会", midnight])
    times.active.column_dimensions["E"].hidden = True
    times.save(path)
    done = here.run("import", "table", path)
    claim("E1：有几列在表格里隐藏着，认得的也会导入：E" in done.stderr, done.stderr)
    starts = [line for line in done.stdout.splitlines() if line.startswith(("开始", "结束"))]
    claim(starts == ["开始: 2026-12-08 14:30", "结束: 16:30", "开始: 2026-12-08", "开始: 2026-12-08"], f"{starts} {done.stderr}")
    times.active.append(["舞会", midnight, "下午"])
    times.active.append(["诗会", 46364, None])
    times.active.append(["灯会"])
    times.save(path)
    done = here.run("import", "table", path)
    claim(all(name in done.stderr for name in ["C5：看不懂“下午”", "B6：“46364”", "B7：“日期”这一格是空的"]), done.stderr)

    private = openpyxl.Workbook()
    private.active.append(["活动名称", "日期", "简介"])
    private.active.append(["登山", "2026-12-06", "联系李明 13812345678"])
    private.save(path)
    done = here.run("import", "table", path)
    claim(done.returncode == 1 and "C2：" in done.stderr and "手机号" in done.stderr and "12345678" not in done.stderr, done.stderr)


def what_lies_is_refused(site, folder):
    good = folder / "books.xlsx"
    with zipfile.ZipFile(good) as file:
        parts = {name: file.read(name) for name in file.namelist()}

    def archive(name, changes, compression=zipfile.ZIP_DEFLATED):
        path = folder / name
        with zipfile.ZipFile(path, "w", compression) as file:
            for part, data in {**parts, **changes}.items():
                file.writestr(part, data)
        return path

    sheet = "xl/worksheets/sheet1.xml"
    opening = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    bomb = archive("bomb.xlsx", {sheet: opening + b" " * (100 << 20)})
    lying = folder / "lying.xlsx"
    data = bytearray(bomb.read_bytes())
    # The sizes in the directory say ten bytes.
    place = data.rfind(b"PK\x01\x02")
    while place >= 0:
        if data[place + 46:].startswith(sheet.encode()):
            data[place + 24:place + 28] = (10).to_bytes(4, "little")
        place = data.rfind(b"PK\x01\x02", 0, place)
    lying.write_bytes(data)
    many = opening + b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 30001)) + b"</sheetData></worksheet>"
    laughs = b'<!DOCTYPE x [<!ENTITY a "%s">]>' % (b"ha" * 1000) + opening + b'<row><c t="inlineStr"><is><t>' + b"&a;" * 20000 + b"</t></is></c></row></sheetData></worksheet>"
    damaged = folder / "damaged.xlsx"
    damaged.write_bytes(good.read_bytes()[:-40])
    flipped = bytearray(good.read_bytes())
    place = flipped.find(sheet.encode()) + len(sheet) + 30
    flipped[place] ^= 0xFF
    (folder / "flipped.xlsx").write_bytes(flipped)
    (folder / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    for path in (bomb, lying, archive("many.xlsx", {sheet: many}), archive("laughs.xlsx", {sheet: laughs}), damaged, folder / "flipped.xlsx", folder / "old.xls"):
        start = time.monotonic()
        done = site.run("import", "table", path, memory=1 << 30)
        claim(done.returncode == 1 and "import.unreadable" in done.stderr or path.name == "laughs.xlsx" and done.returncode == 1, f"{path.name}: {done.returncode} {done.stderr[-400:]}")
        claim(time.monotonic() - start < 10, f"{path.name} took {time.monotonic() - start:.1f} s")


BIB = r"""
@string{rmp = "人民出版社"}
@comment{ignored, too}
@book{xtzg, author = {费孝通}, title = {乡土中国}, publisher = rmp, address = {北京}, year = 2008, isbn = {978-7-300-11595-5}, langid = {chinese}, pagetotal = {232}}
@Book(texbook, author = "Knuth, Donald E.", title = "The {\TeX}book" # " \& more", publisher = {Addison-Wesley}, year = {1984}, isbn = {0-201-13447-0}, language = {english},)
@book{accents, author = {M{\"u}ller, J{\"o}rg and Erd\H{o}s, P{\'a}l and {Free Software Foundation}}, title = {Caf\'e na\"\i ve --- {\O}re}, year = 1999}
@book{edited, editor = {Peebles, Jr., Peyton Z.}, title = {Signals}, edition = {3}, year = 2001}
@book{lane, author = {Mac Lane, Saunders and Garc{\'\i}a M{\'a}rquez, Gabriel and {World Health Organization} and Knuth, Donald E.}, title = {Categories}, year = 1998}
@book{poussin, author = {de la Vall{\'e}e Poussin, Charles and others}, title = {Cours}, year = 1914}
@article{no, author = {A, B}, title = {An article}, year = 2001}
@book{wrong, author = {Li}, title = {Wrong number}, isbn = {978-7-300-11595-6}}
"""


def plain(text):
    """What of a text other programs and ours must agree on: letters and digits."""
    return "".join(c for c in text if c.isalnum())


def references(site, folder, repository):
    path = folder / "books.bib"
    path.write_text(BIB)
    here = Site(site.program, folder, "references")
    done = here.run("import", "books", path, "--write")
    claim(done.returncode == 0 and "“An article”不是书" in done.stderr and "“Wrong number”没有导入" in done.stderr, done.stderr)
    records = {plain(f["书名"]): f for n, f in here.records().items() if "/books/" in n}
    theirs = pybtex.database.parse_string(BIB, "bibtex", macros={}).entries
    for key in ("xtzg", "texbook", "accents", "edited", "lane", "poussin"):
        entry = theirs[key]
        title = plain(str(pybtex.richtext.Text.from_latex(entry.fields["title"])))
        ours = records.get(title) or records.get(title.replace("TeX", ""), {})
        claim(ours.get("年份") == entry.fields["year"], f"{key}: {title} {list(records)}")
        people = entry.persons.get("author") or entry.persons["editor"]
        names = [" ".join(str(pybtex.richtext.Text.from_latex(part)) for part in p.first_names + p.middle_names + p.prelast_names + p.last_names + p.lineage_names) for p in people]
        found = ours.get("作者") or []
        found = [n["姓名"] if isinstance(n, dict) else n for n in ([found] if isinstance(found, str) else found)]
        # A name whose family name could not be known again stands with that first.
        found = ["others" if n == "等" else " ".join(reversed(n.split(", "))) for n in found]
        claim([plain(n) for n in names] == [plain(n) for n in found], f"{key}: {names} {found}")
    claim(len(records) == 6, f"{list(records)}")
    claim(here.run("check").returncode == 0, here.run("check").stderr)
    listed = "".join(f"  - {{书: {name}}}\n" for name in ("categories", "cours"))
    (here.folder / "content/clubs").mkdir(exist_ok=True)
    (here.folder / "content/clubs/reading.md").write_text("---\n标题: 读书会\n类别: 读书\n---\n读。\n")
    (here.folder / "content/booklists").mkdir(exist_ok=True)
    (here.folder / "content/booklists/list.md").write_text(f"---\n标题: 书单\n俱乐部: reading\n书:\n{listed}---\n读。\n")
    done = here.run("build")
    claim(done.returncode == 0, done.stderr)
    for path in (here.folder / "public/booklists").rglob("references.*"):
        if path.suffix != ".bib":
            continue
        again = pybtex.database.parse_file(str(path), "bibtex").entries.values()
        families = lambda entry: [[str(pybtex.richtext.Text.from_latex(" ".join(p.prelast_names + p.last_names))).replace("{", "").replace("}", "") for p in e.persons["author"]] for e in entry]
        claim(all(names in families(again) for names in families([theirs["lane"], theirs["poussin"]])), f"{families(again)}")
    claim(list((here.folder / "public/booklists").rglob("references.bib")) != [], "a list of references")

    built = folder / "sample"
    subprocess.run([site.program, "build", "--source", repository, "--output", built, "--today", TODAY], check=True, capture_output=True)
    wanted = ["书名", "副标题", "卷册", "作者", "译者", "出版地", "出版社", "年份", "版次", "页数", "丛书", "语言", "原书名"]
    shelf = {}
    for ending in ("bib", "csl.json"):
        files = sorted(built.glob(f"booklists/*.{ending}"))
        claim(len(files) == 1, f"{files}")
        here = Site(site.program, folder, f"round-{ending}")
        first = here.run("import", "books", files[0], "--write")
        claim(first.returncode == 0 and "没有导入" not in first.stderr, first.stderr)
        claim(here.run("check").returncode == 0, here.run("check").stderr)
        again = folder / f"again-{ending}"
        subprocess.run([site.program, "build", "--source", here.folder, "--output", again, "--today", TODAY], check=True, capture_output=True)
        before, after = ({b["id"]: b for b in json.loads((root / "booklists" / n).read_text())} for root, n in ((built, "references.csl.json"), (again, "references.csl.json")))
        strip = lambda books: sorted(json.dumps({k: v for k, v in b.items() if k != "id" and not (ending == "bib" and k == "original-title")}, sort_keys=True, ensure_ascii=False) for b in books.values())
        claim(strip(before) == strip(after), f"{ending}: " + str([pair for pair in zip(strip(before), strip(after)) if pair[0] != pair[1]][:2]))
        shelf[ending] = len(after)
        claim(here.run("import", "books", files[0]).stdout == "", "twins")
    return shelf


def main():
    program, repository = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    with tempfile.TemporaryDirectory() as parent:
        folder = pathlib.Path(parent)
        site = Site(program, parent, "site")
        same_in_every_form(site, folder)
        values_as_spreadsheets_mean_them(site, folder)
        offices_own_ways(site, folder)
        what_lies_is_refused(site, folder)
        shelf = references(site, folder, repository)
    print(f"{checks} claims about tables and references, {bad} wrong; {shelf} books came back")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
