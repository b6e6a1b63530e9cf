#!/usr/bin/env python3
"""Reads every calendar file of a built site with other people's programs.

- Each file's lines: CR LF, at most 75 octets, no byte-order mark, no blank last line.
- Each file parses with icalendar without an error, has its own time zone, unique (UID, RECURRENCE-ID), rules that end
  in UTC, and overrides whose SEQUENCE is above their master's.
- For everything, each family and each club, in every language: recurring-ical-events expands the feed to exactly the
  items in the cells of the month pages (day, time of day, title, whether cancelled, page).
- For each series: its own file expands to as many dates as its page lists.

Usage: check_calendars.py SITE
"""
import collections
import datetime
import pathlib
import re
import sys
import urllib.parse

import html5lib
import icalendar
import recurring_ical_events

X = "{http://www.w3.org/1999/xhtml}"
PREFIX = re.compile(r"^(【[^】]*】|\[[^\]]*\] ?)")
# What calendars say of a date that need not be kept in mind.
OFF = {"【已取消】", "【延期】", "[Cancelled] ", "[Postponed] "}
DAY = datetime.timedelta(days=1)


def text(element):
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def page(path):
    return html5lib.parse(path.read_bytes(), transport_encoding="utf-8")


def check_lines(data, complain):
    if data.startswith(b"\xef\xbb\xbf"):
        complain("a byte-order mark")
    if not data.endswith(b"END:VCALENDAR\r\n"):
        complain("it does not end with END:VCALENDAR and one line break")
    lines = data.split(b"\r\n")
    for line in lines:
        if b"\n" in line or b"\r" in line:
            complain(f"a line break that is not CR LF after {line[:30]}")
        if len(line) > 75:
            complain(f"a line of {len(line)} octets: {line[:30]}")
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            complain(f"a character torn by a fold: {line[:30]}")


def check_components(calendar, complain):
    for component in calendar.walk():
        for name, problem in getattr(component, "errors", []):
            complain(f"{component.name} {name}: {problem}")
    zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    seen = set()
    masters = {}
    for event in calendar.walk("VEVENT"):
        uid = str(event["UID"])
        recurrence = event.get("RECURRENCE-ID")
        key = (uid, recurrence and recurrence.dt)
        if key in seen:
            complain(f"{uid} stands there twice")
        seen.add(key)
        for name in ("DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "URL"):
            if name not in event and not uid.startswith(("holiday-", "makeup-", "week-")):
                complain(f"{uid} has no {name}")
        zone = event["DTSTART"].params.get("TZID")
        if zone and zone not in zones:
            complain(f"{uid} is on the clock of {zone}, which the file does not define")
        rule = event.get("RRULE")
        if rule:
            for until in rule.get("UNTIL", []):
                if isinstance(until, datetime.datetime) and until.tzinfo is None:
                    complain(f"{uid} has an UNTIL that is not UTC")
            day = not isinstance(event["DTSTART"].dt, datetime.datetime)
            if any(day == isinstance(until, datetime.datetime) for until in rule.get("UNTIL", [])):
                complain(f"{uid} has an UNTIL of another form than its start")
        if event.get("LAST-MODIFIED") is not None and event["LAST-MODIFIED"].dt != event["DTSTAMP"].dt:
            complain(f"{uid} has a LAST-MODIFIED that is not its DTSTAMP")
        if recurrence is None:
            masters[uid] = int(event.get("SEQUENCE", 0))
    for event in calendar.walk("VEVENT"):
        if event.get("RECURRENCE-ID") is not None:
            uid = str(event["UID"])
            if uid not in masters:
                complain(f"{uid} changes a date of a series that is not there")
            elif int(event["SEQUENCE"]) <= masters[uid]:
                complain(f"{uid}: a changed date with a SEQUENCE no higher than its series'")


def instances(calendar, first, last):
    """What a calendar app would show on each day from `first` to `last`."""
    found = collections.Counter()
    for event in recurring_ical_events.of(calendar).between(first, last + DAY):
        start, end = event["DTSTART"].dt, event.get("DTEND")
        end = end.dt if end is not None else start
        summary = str(event["SUMMARY"])
        prefix = PREFIX.match(summary)
        title = summary[prefix.end() :] if prefix else summary
        off = str(event.get("STATUS", "")) == "CANCELLED" or bool(prefix and prefix[0] in OFF)
        href = urllib.parse.urlsplit(str(event["URL"])).path
        if isinstance(start, datetime.datetime):
            clock = start.strftime("%H:%M")
            day, until = start.date(), (end - datetime.timedelta(seconds=1)).date() if end > start else start.date()
        else:
            clock = None
            day, until = start, max(start, end - DAY)
        at = day
        while at <= until:
            if first <= at <= last:
                found[(at.isoformat(), clock if at == day else None, title, off, href)] += 1
            at += DAY
    return found


def cells(tree):
    """The same from the table of a month page; days of the months around are left out."""
    found = collections.Counter()
    for cell in tree.iter(f"{X}td"):
        if not re.fullmatch(r"d\d{4}-\d\d-\d\d", cell.get("id", "")):
            continue
        for item in cell.iter(f"{X}li"):
            # A date that went elsewhere leaves its trace on the page; a feed has it once, on its new day.
            if "is-moved" in item.get("class", "").split():
                continue
            link = item.find(f"{X}a")
            time = link.find(f"{X}time")
            clock = text(time) if time is not None else None
            gone = link.find(f"{X}del")
            title = text(gone) if gone is not None else text(link).removeprefix(clock or "").strip()
            href = urllib.parse.unquote(urllib.parse.urlsplit(link.get("href")).path)
            found[(cell.get("id")[1:], clock, title, gone is not None, urllib.parse.unquote(href))] += 1
    return found


def feed_of(folder):
    """The calendar file with what the month pages in `folder` show."""
    if folder.parent.name != "calendar" and folder.name == "calendar" and folder.parent.parent.name != "clubs":
        return folder / "all.ics"
    return folder.with_suffix(".ics")


def main():
    site = pathlib.Path(sys.argv[1])
    findings = []
    files = sorted(site.glob("**/*.ics"))
    calendars = {}
    events = 0
    for file in files:
        def complain(what, name=file.relative_to(site)):
            findings.append(f"{name}: {what}")

        data = file.read_bytes()
        check_lines(data, complain)
        try:
            calendars[file] = icalendar.Calendar.from_ical(data)
        except ValueError as problem:
            complain(f"does not parse: {problem}")
            continue
        check_components(calendars[file], complain)
        events += len(calendars[file].walk("VEVENT"))

    compared = 0
    months = collections.defaultdict(list)
    for path in site.glob("**/calendar/**/index.html"):
        if re.fullmatch(r"\d{4}-\d\d", path.parent.name):
            months[path.parent.parent].append(path)
    for folder, paths in sorted(months.items()):
        shown = collections.Counter()
        keys = sorted(path.parent.name for path in paths)
        for path in paths:
            shown += cells(page(path))
        first = datetime.date.fromisoformat(keys[0] + "-01")
        last = (datetime.date.fromisoformat(keys[-1] + "-28") + 4 * DAY).replace(day=1) - DAY
        feed = feed_of(folder)
        if feed not in calendars:
            findings.append(f"{folder.relative_to(site)}: there is no {feed.relative_to(site)}")
            continue
        expanded = instances(calendars[feed], first, last)
        compared += sum(shown.values())
        for item in sorted((shown - expanded).elements(), key=str)[:5]:
            findings.append(f"{folder.relative_to(site)}: only on the pages: {item}")
        for item in sorted((expanded - shown).elements(), key=str)[:5]:
            findings.append(f"{feed.relative_to(site)}: only in the calendar: {item}")

    series = 0
    for file in files:
        own = file.parent / "index.html"
        if file.name != "event.ics" or b'class="dates"' not in own.read_bytes():
            continue
        series += 1
        listed = sum(
            len(list(part)) for part in page(own).iter(f"{X}ol") if "dates" in part.get("class", "").split()
        )
        expanded = len(recurring_ical_events.of(calendars[file]).between((2000, 1, 1), (2100, 1, 1)))
        if listed != expanded:
            findings.append(f"{file.relative_to(site)}: {expanded} dates, its page lists {listed}")

    for finding in findings[:60]:
        print(finding)
    print(
        f"{len(files)} calendars with {events} entries; {compared} items on the month pages of {len(months)} calendars, "
        f"{series} series; {len(findings)} findings"
    )
    sys.exit(1 if findings or compared < 100 or not series else 0)


if __name__ == "__main__":
    main()
