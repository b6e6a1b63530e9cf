#!/usr/bin/env python3
"""Compares days with tables that other people made.

- The lunar date of every day of 2015–2050 with lunardate's.
- Days off and make-up days of the sample's year of holidays with chinese_calendar's.

Usage: check_days.py UNIONPRESS SITE-FOLDER [--year 2026]
"""
import argparse
import datetime
import json
import subprocess
import sys

import chinese_calendar
import lunardate


def days(options, first, last):
    command = [options.program, "calendar", "days", "--from", first, "--to", last, "--format", "json"]
    output = subprocess.run(command + ["--source", options.source], capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("source")
    parser.add_argument("--year", type=int, default=2026)
    options = parser.parse_args()
    findings = []

    lunar = days(options, "2015-01-01", "2050-12-31")
    for day in lunar:
        date = datetime.date.fromisoformat(day["date"])
        theirs = lunardate.LunarDate.from_solar_date(date.year, date.month, date.day)
        ours = day.get("lunar", {})
        if (ours.get("month"), ours.get("day"), ours.get("leap")) != (theirs.month, theirs.day, bool(theirs.isLeapMonth)):
            findings.append(f"{date}: {ours.get('text')}, lunardate: {theirs}")

    off = made_up = 0
    for day in days(options, f"{options.year}-01-01", f"{options.year}-12-31"):
        date = datetime.date.fromisoformat(day["date"])
        at_work = date.weekday() < 5 and "off" not in day or "makeup" in day
        off += "off" in day
        made_up += "makeup" in day
        if at_work != chinese_calendar.is_workday(date):
            findings.append(f"{date}: {'work' if at_work else 'off'}, chinese_calendar says otherwise")
        _, name = chinese_calendar.get_holiday_detail(date)
        if date.weekday() < 5 and bool(name) != ("off" in day):
            findings.append(f"{date}: {day.get('off', 'no holiday')}, chinese_calendar: {name}")

    for finding in findings[:40]:
        print(finding)
    print(f"{len(lunar)} lunar days; {options.year}: {off} days off, {made_up} make-up days; {len(findings)} findings")
    sys.exit(1 if findings or len(lunar) < 13000 or off < 28 else 0)


if __name__ == "__main__":
    main()
