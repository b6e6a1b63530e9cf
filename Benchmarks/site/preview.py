"""Measures the preview in a real browser: from a save to the bytes of the site, and to the page that was loaded again.

    python3 Benchmarks/site/preview.py UNIONPRESS [--events 10000] [--saves 20] [--title]

Without --events the sample site is edited, with it a site that corpus.py makes. An event's text is saved again and again while
Chromium shows its page at 1280 × 800, scrolled down a little; the clock runs from the save until the loaded page has the new
text and stands where it stood. The time to the bytes is what `unionpress serve` says of its rounds. Needs the PyPI package
playwright and Debian's chromium.
"""

import argparse
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "Tests/tools"))

from browser import chromium  # noqa: E402
from check_serve import Serve, expect, write  # noqa: E402


def site(folder, events):
    """The folder of a site, one of its events, and that event's address."""
    if events:
        corpus = REPOSITORY / "Benchmarks/site/corpus.py"
        subprocess.run([sys.executable, corpus, str(events), folder], check=True, stdout=subprocess.DEVNULL)
        folder = folder / "unionpress"
        event = sorted(folder.glob("content/events/*/*.md"))[events // 2]
    else:
        for name in ["content", "templates"]:
            shutil.copytree(REPOSITORY / name, folder / name)
        shutil.copy(REPOSITORY / "unionpress.yaml", folder)
        event = folder / "content/events/2026/lecture-civil-code.md"
    return folder, event, "/" + str(event.relative_to(folder / "content").with_suffix("")) + "/"


def measure(program, folder, event, address, saves, is_title):
    serve = Serve(program, folder, patience=900)
    original = event.read_text(encoding="utf-8")
    reloaded = []
    try:
        with chromium() as browser:
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.set_default_timeout(120_000)
            page.goto(f"http://127.0.0.1:{serve.port}{address}")
            for number in range(saves):
                mark = f"第{number}次改动"
                page.evaluate("scrollTo(0, 200)")
                place = page.evaluate("scrollY")
                page.wait_for_timeout(300)
                begin = time.perf_counter()
                write(event, re.sub("(?m)^((?:标题|title): .*)$", rf"\1{mark}", original, count=1) if is_title
                      else f"{original}\n{mark}。\n")
                page.wait_for_function(
                    "([mark, place]) => document.readyState === 'complete' && scrollY === place"
                    " && document.body.textContent.includes(mark)", arg=[mark, place], polling=5)
                reloaded.append((time.perf_counter() - begin) * 1000)
        name = str(event.relative_to(folder))
        ready = [float(number) for number in re.findall(r"([\d.]+) 毫秒（" + re.escape(name), serve.said())]
        expect(len(ready) >= saves, "rounds of the preview were not found:\n" + serve.said()[-500:])
        memory = serve.resident() / 1024
        expect(serve.stop() == 0, "Ctrl-C does not end it well")
    finally:
        serve.process.kill()
    return ready, reloaded, memory


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--events", type=int, default=0)
    parser.add_argument("--saves", type=int, default=20)
    parser.add_argument("--title", action="store_true", help="edit the title, which other pages show, instead of the text")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as parent:
        work = pathlib.Path(parent) / "site"
        work.mkdir()
        folder, event, address = site(work, options.events)
        ready, reloaded, memory = measure(options.program.resolve(), folder, event, address, options.saves, options.title)
    name = f"{options.events} events" if options.events else "sample site"
    for what, times in (("bytes ready", ready), ("page reloaded", reloaded)):
        print(f"{name}, save to {what}: median {statistics.median(times):.0f} ms, "
              f"fastest {min(times):.0f}, slowest {max(times):.0f}, of {len(times)}")
    print(f"{name}, resident memory: {memory:.0f} MiB")


if __name__ == "__main__":
    main()
