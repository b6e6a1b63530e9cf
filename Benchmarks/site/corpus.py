"""Writes a union of any size, the same bytes for the same size: as a site for Unionpress and as one for Hugo.

    python3 corpus.py EVENTS FOLDER

FOLDER/unionpress and FOLDER/hugo hold the same records and texts; only names of fields and folders differ. Beside EVENTS events
there are a fifth as many news items, a 25th of awards, a 50th of books, and clubs, lists, proposals, people and tables as a
union of that size would have. What only Hugo's full layouts read stands beside them in FOLDER/hugo: proposals and lists of books
in content-full, the months and weeks of each calendar in data-full, the grounds of share pictures in assets-full.
"""

import datetime
import json
import pathlib
import shutil
import struct
import sys
import zlib

HERE = pathlib.Path(__file__).parent

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "文博思远嘉宁书言清和子墨雨桐一诺明轩若溪景行知夏望舒怀瑾"
PLACES = ["南校区体育馆", "北校区体育馆", "报告厅A101", "艺术楼音乐厅", "教工之家", "图书馆研修室", "田径场", "致远书院"]
CLUBS = ["排球", "羽毛球", "合唱", "舞蹈", "篮球", "法律", "心理", "亲子", "养生", "读书", "技能", "青年", "支教", "环保", "献血", "书画"]
FAMILIES = ["sports-arts", "rights", "reading", "public-good"]
ACCENTS = {"sports-arts": "0b625f", "rights": "38478f", "reading": "7a4d0c", "public-good": "81355f", "union": "ad2318"}
KINDS = ["training", "lecture", "competition", "performance", "volunteer", "salon", "reading", "course", "meeting"]
TAGS = ["训练", "比赛", "讲座", "新会员", "家属", "青年教师", "健康", "读书", "志愿", "文艺", "权益", "培训", "暑期", "迎新", "元旦"]
SENTENCES = [
    "活动面向全院教职工，零基础也可以参加。",
    "请提前十分钟到场，穿运动鞋，自带水杯。",
    "上一次来了三十六人，讨论比预定的多了半个小时。",
    "报名截止前名额满了会在群里说明，并按顺序候补。",
    "这学期的安排按教学周来，遇到放假顺延一周。",
    "由学院工会主办，俱乐部负责场地和签到。",
    "主讲人从一个常见的误会讲起，再回到身边的例子。",
    "结束后请把椅子放回原处，最后离开的同事关灯。",
    "去年的第一名今年做裁判，规则没有变化。",
    "如果当天下雨，改在室内进行，时间不变。",
    "Some colleagues come from abroad; the session is held in Chinese and English.",
    "需要照看孩子的同事可以把孩子带到隔壁的活动室。",
]


class Chance:
    """Numbers that look like chance and are the same everywhere (a linear congruential generator)."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, limit: int) -> int:
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit

    def of(self, items):
        return items[self.below(len(items))]


def paragraph(chance: Chance, sentences: int) -> str:
    return "".join(chance.of(SENTENCES) for _ in range(sentences))


def text(chance: Chance, paragraphs: int) -> str:
    """A text as officers write them: paragraphs, a list, a table, some emphasis."""
    parts = []
    for number in range(paragraphs):
        parts.append(paragraph(chance, 5 + chance.below(4)))
        if number == 1:
            parts.append("## 安排\n\n- 签到：**14:00**\n- 正式开始：14:30\n- 交流：*16:00*\n- 结束：16:30")
        if number == 2:
            parts.append("| 环节 | 时间 | 地点 |\n| --- | --- | --- |\n| 开场 | 14:30 | 主厅 |\n| 分组 | 15:00 | 研修室 |")
    return "\n\n".join(parts) + "\n"


def person(chance: Chance) -> str:
    return chance.of(SURNAMES) + chance.of(GIVEN) + chance.of(GIVEN)


def day(number: int) -> str:
    """A day of the years 2018 to 2026, spread evenly."""
    months = number % 108
    return f"{2018 + months // 12}-{months % 12 + 1:02d}-{number // 108 % 28 + 1:02d}"


def header(fields: dict) -> str:
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n"


def picture(accent: str) -> bytes:
    """A ground of 1200 × 630 points for Hugo to write on: paper, and a bar in the colour of a family."""
    bar, paper, seal = bytes.fromhex(accent), bytes.fromhex("f5f0e6"), bytes.fromhex("ad2318")
    plain = b"\0" + bar * 28 + paper * 1172
    sealed = b"\0" + bar * 28 + paper * 60 + seal * 76 + paper * 1036
    rows = b"".join(sealed if 72 <= row < 148 else plain for row in range(630))

    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1200, 630, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows, 9)) + part(b"IEND", b"")


def calendar(path: str, title: str, kind: str, key: str, days: list) -> dict:
    """What the pages of a calendar are: the first and the last month, the Mondays of the weeks that have anything."""
    dates = [datetime.date.fromisoformat(day) for day in sorted(set(days))]
    weeks = sorted({str(date - datetime.timedelta(days=date.weekday())) for date in dates})
    months = [f"{year}-{month:02d}" for year in range(2018, 2027) for month in range(1, 13)]
    months = [month for month in months if str(dates[0])[:7] <= month <= str(dates[-1])[:7]]
    return {"path": path, "title": title, "kind": kind, "key": key, "months": months, "weeks": weeks}


class Writer:
    def __init__(self, root: pathlib.Path) -> None:
        self.ours, self.hugo = root / "unionpress", root / "hugo"

    def both(self, path: str, ours: dict, hugo: dict, body: str) -> None:
        self.write(self.ours / "content" / path, header(ours) + body)
        self.write(self.hugo / "content" / path, header(hugo) + body)

    def write(self, path: pathlib.Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def main() -> None:
    count, root = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    shutil.rmtree(root, ignore_errors=True)
    out = Writer(root)
    chance = Chance(count)
    clubs = [f"club-{n:03d}" for n in range(max(4, min(60, count // 160)))]
    names, families, days = {}, {}, {}
    for number, slug in enumerate(clubs):
        title = CLUBS[number % len(CLUBS)] + ["", "一", "二", "三", "四"][number // len(CLUBS) % 5] + "俱乐部"
        family = FAMILIES[number % 4]
        names[slug], families[slug], days[slug] = title, family, []
        out.both(
            f"clubs/{slug}.md", {"title": title, "family": family}, {"title": title, "family": family},
            text(chance, 3))
    events = []
    for number in range(count):
        date, club, kind = day(number), clubs[number % len(clubs)], chance.of(KINDS)
        slug = f"{date[:4]}/event-{number:06d}"
        events.append(slug)
        days[club].append(date)
        title = f"{CLUBS[number % len(CLUBS)]}活动第{number}次"
        tags = "[" + ", ".join(sorted({chance.of(TAGS), chance.of(TAGS)})) + "]"
        hour, place, capacity = 8 + chance.below(10), chance.of(PLACES), 20 + chance.below(80)
        out.both(
            f"events/{slug}.md",
            {"title": title, "kind": kind, "start": f"{date} {hour:02d}:30", "end": f"{date} {hour + 1:02d}:45",
             "club": club, "venue": place, "tags": tags, "capacity": capacity},
            {"title": title, "kind": kind, "date": f"{date}T{hour:02d}:30:00+08:00",
             "end": f"{date}T{hour + 1:02d}:45:00+08:00", "club": club, "venue": place, "tags": tags,
             "months": f'["{date[:7]}"]', "capacity": capacity},
            text(chance, 4))
    for number in range(count // 5):
        date, event = day(number * 5), events[number * 5 % len(events)]
        title, author = f"第{number}次活动侧记", person(chance)
        out.both(
            f"news/{date[:4]}/news-{number:06d}.md",
            {"title": title, "date": date, "event": event, "byline": f"{{供稿: {author}}}"},
            {"title": title, "date": date, "event": event, "author": author}, text(chance, 5))
    for number in range(max(1, count // 25)):
        date, club = day(number * 25), clubs[number % len(clubs)]
        title = f"教职工{CLUBS[number % len(CLUBS)]}赛{number}"
        rank, level = chance.of(["一等奖", "二等奖", "三等奖", "第五名", "四强"]), chance.of(["university", "municipal", "college"])
        winner = person(chance)
        out.both(
            f"awards/award-{number:05d}.md",
            {"competition": title, "date": date, "level": level, "rank": rank, "club": club,
             "recipients": f"[{{person: {winner}}}]"},
            {"title": title, "date": date, "level": level, "rank": rank, "club": club, "recipients": f"[{winner}]"},
            text(chance, 1))
    books = []
    for number in range(max(2, count // 50)):
        slug, title, author = f"book-{number:05d}", f"数学随笔第{number}集", person(chance)
        books.append(slug)
        year = 1990 + number % 36
        out.both(
            f"books/{slug}.md",
            {"title": title, "authors": f"[{author}]", "publisher": "高等教育出版社", "place": "北京", "year": year},
            {"title": title, "authors": f"[{author}]", "publisher": "高等教育出版社", "place": "北京", "year": year},
            text(chance, 1))
    # What has no counterpart in Hugo's first templates stands aside from its content: only the full ones read it.
    lists = []
    for number in range(max(1, len(books) // 6)):
        slug, title, chosen, body = f"list-{number:04d}", f"第{number}期书单", books[number * 6 : number * 6 + 6], text(chance, 1)
        lists.append({"slug": slug, "title": title, "books": chosen})
        items = "".join(f"  - {book}\n" for book in chosen)
        for folder in [out.ours / "content", out.hugo / "content-full"]:
            out.write(folder / f"booklists/{slug}.md", f"---\ntitle: {title}\nclub: {clubs[0]}\nitems:\n{items}---\n{body}")
    for number in range(max(1, count // 100)):
        fields = {"no": f"2026-{number:05d}", "session": "三届二次", "title": f"第{number}件提案",
                  "category": "教学科研", "status": "提交"}
        body = text(chance, 2)
        for folder in [out.ours / "content", out.hugo / "content-full"]:
            out.write(folder / f"proposals/p{number:05d}.md", header(fields) + body)
    calendars = [calendar("", "", "all", "all", sum(days.values(), []))]
    for family in FAMILIES:
        calendars.append(calendar(
            family, "", "family", family, sum((days[club] for club in clubs if families[club] == family), [])))
    calendars += [calendar(f"clubs/{club}", names[club], "club", club, days[club]) for club in clubs if days[club]]
    calendars[0]["weeks"] = sorted({*calendars[0]["weeks"], "2026-11-23"})
    shape = {"years": list(range(2018, 2027)), "clubs": clubs, "families": FAMILIES, "kinds": KINDS, "lists": lists,
             "levels": ["municipal", "university", "college"], "decades": sorted({1990 + n % 36 // 10 * 10 for n in range(len(books))}),
             "calendars": calendars}
    out.write(out.hugo / "data-full/shape.json", json.dumps(shape, ensure_ascii=False, indent=1) + "\n")
    for name, accent in ACCENTS.items():
        path = out.hugo / f"assets-full/ground-{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture(accent))
    copies = [("unionpress.yaml", out.ours), ("hugo.yaml", out.hugo), ("layouts", out.hugo), ("hugo-full.yaml", out.hugo),
              ("layouts-full", out.hugo), ("content-full", out.hugo)]
    for name, folder in copies:
        source = HERE / name
        if source.is_dir():
            shutil.copytree(source, folder / name, dirs_exist_ok=True)
        else:
            shutil.copy(source, folder / name)
    files = sum(1 for _ in out.ours.rglob("*.md"))
    size = sum(path.stat().st_size for path in out.ours.rglob("*.md"))
    print(f"{files} Markdown files, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
