#!/usr/bin/env python3
"""Compares the expansion of recurrence rules with python-dateutil's.

Random rules over twenty years, every part of RFC 5545 §3.3.10; each is expanded by `unionpress calendar expand` and by
dateutil, and the two lists must be equal. Where dateutil is known to leave the standard, no rule is made:

- BYDAY with both ordinal and plain weekdays: dateutil wants both at once, the standard either.
- WEEKLY with BYSETPOS from the middle of a week: dateutil counts positions in the rest of the first week only.
- BYWEEKNO ±52 and ±53: for the days of January that belong to the last week of the year before, dateutil counts that
  year's weeks with the length of the wrong year, or does not count from the end at all.

Usage: check_recurrence.py UNIONPRESS [--count 2000] [--seed 5545]
"""
import argparse
import datetime as datetime_module
import itertools
import random
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from dateutil.rrule import rrulestr

# dateutil follows a rule that never fits to the last year there is, for many seconds; no rule here needs more.
datetime_module.MAXYEAR = 2060

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
# Rules by the hour fill twenty years with very many moments; so many are compared, which is enough.
MOST = 1500
# dateutil goes through every single hour, minute or second: less than twenty years of them has to do.
YEARS = {"HOURLY": 1, "MINUTELY": 0, "SECONDLY": 0}


def some(chance, values, most, generator):
    """A sorted sample of `values`, or nothing."""
    if generator.random() >= chance:
        return []
    return sorted(generator.sample(values, generator.randint(1, min(most, len(values)))))


def signed(values, generator):
    return [value if generator.random() < 0.7 else -value for value in values]


def rule(generator):
    """A start and a rule."""
    start = datetime(1997, 1, 1) + timedelta(
        days=generator.randrange(9000), seconds=generator.choice([0, 32400, 59400, 61200, 86399, generator.randrange(86400)])
    )
    frequency = generator.choices(
        ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"], [8, 8, 6, 5, 1, 1, 1]
    )[0]
    parts = {"FREQ": frequency}
    if generator.random() < 0.6:
        parts["INTERVAL"] = generator.choice([1, 2, 2, 3, 4, 5, 7, 12, 18, 26])
    if generator.random() < 0.3:
        parts["WKST"] = generator.choice(DAYS)
    if frequency == "SECONDLY":
        parts["COUNT"] = generator.randint(1, 40)
        if generator.random() < 0.5:
            parts["BYMINUTE"] = some(1, list(range(60)), 20, generator)
        return start, text_of(parts)
    if frequency == "MINUTELY":
        parts["COUNT"] = generator.randint(1, 200)
        if generator.random() < 0.5:
            parts["BYHOUR"] = some(1, list(range(24)), 5, generator)
        return start, text_of(parts)
    months = some(0.35, list(range(1, 13)), 4, generator)
    if months:
        parts["BYMONTH"] = months
    if frequency == "YEARLY" and generator.random() < 0.2:
        parts["BYWEEKNO"] = signed(some(1, list(range(1, 52)), 4, generator), generator)
    if frequency in ("YEARLY", "HOURLY") and generator.random() < 0.2:
        parts["BYYEARDAY"] = signed(some(1, list(range(1, 367)), 5, generator), generator)
    if frequency != "WEEKLY":
        month_days = signed(some(0.3, list(range(1, 32)), 5, generator), generator)
        if month_days:
            parts["BYMONTHDAY"] = month_days
    days = some(0.45, DAYS, 4, generator)
    if days:
        if frequency in ("YEARLY", "MONTHLY") and "BYWEEKNO" not in parts and generator.random() < 0.5:
            most = 5 if frequency == "MONTHLY" or months else 53
            days = [f"{generator.randint(1, most) * generator.choice([1, 1, -1])}{day}" for day in days]
        parts["BYDAY"] = days
    for name, values, chance in [
        ("BYHOUR", list(range(24)), 0.15),
        ("BYMINUTE", list(range(60)), 0.12),
        ("BYSECOND", list(range(60)), 0.08),
    ]:
        found = some(chance, values, 3, generator)
        if found:
            parts[name] = found
    by = [name for name in parts if name.startswith("BY")]
    if by and generator.random() < 0.2:
        parts["BYSETPOS"] = signed(some(1, list(range(1, 6)), 2, generator), generator)
        if frequency == "WEEKLY":
            week_start = DAYS.index(parts.get("WKST", "MO"))
            start -= timedelta(days=(start.weekday() - week_start) % 7)
            start = start.replace(hour=0, minute=0, second=0)
    end = generator.random()
    if end < 0.3:
        parts["COUNT"] = generator.randint(1, 60)
    elif end < 0.6:
        until = start + timedelta(days=generator.randrange(1, 7000), seconds=generator.randrange(86400))
        parts["UNTIL"] = until.strftime("%Y%m%dT%H%M%S")
    return start, text_of(parts)


def text_of(parts):
    return ";".join(
        f"{name}={','.join(map(str, value)) if isinstance(value, list) else value}" for name, value in parts.items()
    )


def ours(program, start, text, last_year):
    command = [
        program, "calendar", "expand", "--start", start.strftime("%Y%m%dT%H%M%S"), "--rrule", text,
        "--until-year", str(last_year),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    lines = [line.strip() for line in itertools.islice(process.stdout, MOST)]
    process.stdout.close()
    process.kill()
    errors = process.stderr.read()
    process.stderr.close()
    process.wait()
    if errors and not lines and "SIGPIPE" not in errors:
        return [errors]
    return lines


def theirs(start, text, last_year):
    result = []
    try:
        rule = rrulestr(text, dtstart=start)
    except ValueError as error:
        # Every third hour from nine never is ten o'clock: dateutil refuses what has no moment by the standard.
        if "empty set" in str(error):
            return []
        raise
    horizon = datetime(last_year, 12, 31, 23, 59, 59)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rule = rule.replace(until=min(rule._until or horizon, horizon))
    for moment in itertools.islice(rule, MOST):
        result.append(moment.strftime("%Y-%m-%d %H:%M:%S" if moment.second else "%Y-%m-%d %H:%M"))
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=5545)
    options = parser.parse_args()
    generator = random.Random(options.seed)
    cases = [rule(generator) for _ in range(options.count)]

    def compare(case):
        start, text = case
        last_year = start.year + YEARS.get(text.split(";")[0].removeprefix("FREQ="), 20)
        left, right = ours(options.program, start, text, last_year), theirs(start, text, last_year)
        return case, left, right

    different = 0
    moments = 0
    empty = 0
    with ThreadPoolExecutor(4) as pool:
        for (start, text), left, right in pool.map(compare, cases):
            moments += len(right)
            empty += not right
            if left != right:
                different += 1
                if different <= 10:
                    print(f"{start:%Y%m%dT%H%M%S} {text}\n  ours:     {left[:6]} ({len(left)})\n  dateutil: {right[:6]} ({len(right)})")
    print(f"{len(cases)} rules, {moments} moments, {empty} rules without any; {different} differ")
    if empty > len(cases) // 2:
        sys.exit("too many rules without a moment: this checks nothing")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
