#!/usr/bin/env python3
"""Imports a calendar of random events, exports it again, and compares what other people's programs make of both.

Events in several time zones, with rules, exceptions, added, moved and cancelled dates, are written with icalendar;
`unionpress import calendar` makes records of them, `unionpress calendar list` a calendar of these. Both calendars are
expanded with recurring-ical-events: the same titles must take place at the same instants, for as long.

Usage: check_import.py UNIONPRESS [--count 300] [--seed 5545]
"""
import argparse
import collections
import datetime
import pathlib
import random
import subprocess
import sys
import tempfile
import zoneinfo

import icalendar
import recurring_ical_events

UTC = datetime.timezone.utc
HOME = zoneinfo.ZoneInfo("Asia/Shanghai")
ZONES = ["Asia/Shanghai", "Asia/Shanghai", "America/New_York", "Europe/London", "Asia/Tokyo", "Australia/Sydney", "UTC", None]
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
MINUTE = datetime.timedelta(minutes=1)


def rule(generator, start):
    frequency = generator.choice(["DAILY", "WEEKLY", "WEEKLY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = {"FREQ": frequency}
    if generator.random() < 0.4:
        parts["INTERVAL"] = generator.randint(2, 3)
    if frequency == "WEEKLY" and generator.random() < 0.5:
        days = {DAYS[start.weekday()]} | set(generator.sample(DAYS, generator.randint(0, 2)))
        parts["BYDAY"] = sorted(days, key=DAYS.index)
    if frequency == "MONTHLY" and generator.random() < 0.5:
        parts["BYDAY"] = f"{(start.day - 1) // 7 + 1}{DAYS[start.weekday()]}"
    # A moment without a zone is on the reader's own clock; what an UNTIL in UTC means there, nobody agrees on.
    if generator.random() < 0.7 or (isinstance(start, datetime.datetime) and start.tzinfo is None):
        parts["COUNT"] = generator.randint(2, 12 if frequency != "YEARLY" else 2)
    elif isinstance(start, datetime.datetime):
        parts["UNTIL"] = (start + datetime.timedelta(days=generator.randint(10, 90))).astimezone(UTC)
    else:
        parts["UNTIL"] = start + datetime.timedelta(days=generator.randint(10, 90))
    return parts


def events(generator, number):
    """A VEVENT with the VEVENTs of its changed dates."""
    event = icalendar.Event()
    event.add("UID", f"random-{number}@example.org")
    event.add("DTSTAMP", datetime.datetime(2026, 1, 1, tzinfo=UTC))
    event.add("SUMMARY", f"活动 {number}")
    # Not at night: how long a date lasts over which clocks are changed, the standard and most programs see differently.
    start = datetime.datetime(2026, 1, 1) + datetime.timedelta(days=generator.randrange(330), minutes=15 * generator.randrange(24, 88))
    zone = generator.choice(ZONES)
    if generator.random() < 0.2:
        start = start.date()
        length = datetime.timedelta(days=generator.choice([1, 1, 2, 3]))
    else:
        length = datetime.timedelta(minutes=generator.choice([30, 45, 60, 90]))
        if zone:
            start = start.replace(tzinfo=UTC if zone == "UTC" else zoneinfo.ZoneInfo(zone))
    event.add("DTSTART", start)
    if generator.random() < 0.3:
        event.add("DURATION", length)
    else:
        event.add("DTEND", start + length)
    if generator.random() < 0.3:
        return [event]
    parts = rule(generator, start)
    event.add("RRULE", parts)
    single = icalendar.Calendar()
    single.add_component(event)
    dates = [found["DTSTART"].dt for found in recurring_ical_events.of(single).between((2025, 12, 1), (2029, 1, 1))]
    dates = [date.astimezone(start.tzinfo) if isinstance(date, datetime.datetime) and start.tzinfo else date for date in sorted(dates)]
    result = [event]
    generator.shuffle(dates)
    # The first date stays: some programs do not know what a rule without it means.
    dates = [date for date in dates if date != start]
    for date in dates[: generator.choice([0, 0, 1, 2])]:
        event.add("EXDATE", date)
    for date in dates[2 : 2 + generator.choice([0, 0, 1, 2])]:
        change = icalendar.Event()
        for name in ("UID", "DTSTAMP"):
            change.add(name, event[name])
        change.add("RECURRENCE-ID", date)
        moved = date + (datetime.timedelta(days=1) if generator.random() < 0.3 or not isinstance(date, datetime.datetime) else 20 * MINUTE)
        # A date moved onto another of its series would be one too many for a record.
        if any(moved == other for other in dates):
            moved = date
        off = generator.random() < 0.4
        change.add("SUMMARY", f"活动 {number}" if off or generator.random() < 0.6 else f"活动 {number} 另题")
        change.add("DTSTART", date if off else moved)
        change.add("DTEND", (date if off else moved) + length)
        if off:
            change.add("STATUS", "CANCELLED")
        result.append(change)
    return result


def instances(data):
    found = collections.Counter()
    for event in recurring_ical_events.of(icalendar.Calendar.from_ical(data)).between((2025, 6, 1), (2029, 6, 1)):
        if str(event.get("STATUS", "")) == "CANCELLED":
            continue
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        title = str(event["SUMMARY"]).removeprefix("【改期】")
        if isinstance(start, datetime.datetime):
            start, end = (time.replace(tzinfo=HOME) if time.tzinfo is None else time for time in (start, end))
            start, end = start.astimezone(UTC), end.astimezone(UTC)
        found[(title, start.isoformat(), str(end - start))] += 1
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=5545)
    options = parser.parse_args()
    generator = random.Random(options.seed)
    calendar = icalendar.Calendar()
    calendar.add("PRODID", "-//check_import//")
    calendar.add("VERSION", "2.0")
    for number in range(options.count):
        for event in events(generator, number):
            calendar.add_component(event)
    calendar.add_missing_timezones()
    data = calendar.to_ical()

    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder)
        (site / "unionpress.yaml").write_text("name: 学院工会\nurl: https://gh.example.edu.cn\n", encoding="utf-8")
        (site / "content").mkdir()
        (site / "in.ics").write_bytes(data)
        common = ["--source", folder, "--today", "2026-06-01", "--lang", "zh"]
        run = lambda *arguments: subprocess.run([options.program, *arguments, *common], capture_output=True)
        imported = run("import", "calendar", str(site / "in.ics"), "--write")
        print(imported.stderr.decode().strip().splitlines()[-1])
        listed = run("calendar", "list", "--from", "2025-06-01", "--to", "2029-06-01", "--format", "ics")
        if imported.returncode or listed.returncode:
            sys.exit((imported.stderr + listed.stderr).decode()[-2000:])

    before, after = instances(data), instances(listed.stdout)
    lost, new = list((before - after).elements()), list((after - before).elements())
    for title, start, length in sorted(lost)[:20]:
        print(f"lost: {title} {start} {length}")
    for title, start, length in sorted(new)[:20]:
        print(f"new: {title} {start} {length}")
    print(f"{options.count} events, {sum(before.values())} dates; {len(lost)} lost, {len(new)} new")
    sys.exit(1 if lost or new or sum(before.values()) < options.count else 0)


if __name__ == "__main__":
    main()
