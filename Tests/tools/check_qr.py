#!/usr/bin/env python3
"""Reads the QR codes of every poster as a camera would, and compares them with the addresses beside them.

The first code of a poster must lead to the event's own page, the second to its calendar file; both must exist. The poster of
what is over or cancelled has the first only.

Usage: check_qr.py SITE
"""
import pathlib
import re
import sys

import html5lib
import zxingcpp

SCALE = 5
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\d+z")
SVG = "{http://www.w3.org/2000/svg}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def picture(drawing):
    """The drawing as grey pixels, painted from its path."""
    side = int(drawing.get("viewBox").split()[2])
    path = drawing.find(f"{SVG}path").get("d")
    if RUN.sub("", path):
        sys.exit(f"a path that is more than runs of modules: {path[:60]}")
    pixels = bytearray(b"\xff" * (side * SCALE) ** 2)
    for column, row, length in RUN.findall(path):
        for line in range(int(row) * SCALE, (int(row) + 1) * SCALE):
            start = line * side * SCALE + int(column) * SCALE
            pixels[start : start + int(length) * SCALE] = bytes(int(length) * SCALE)
    return memoryview(bytes(pixels)).cast("B", shape=[side * SCALE, side * SCALE])


def main():
    site = pathlib.Path(sys.argv[1])
    # The former address of a poster leads on and has no codes.
    posters = sorted(path for path in site.glob("**/poster/index.html") if b'http-equiv="refresh"' not in path.read_bytes())
    findings = []
    read = 0
    for poster in posters:
        place = "/" + str(poster.relative_to(site).parent) + "/"
        page = html5lib.parse(poster.read_bytes(), transport_encoding="utf-8")
        codes = [svg for svg in page.iter(f"{SVG}svg") if svg.get("class") == "qr"]
        # What is over or cancelled says so in a stamp and is not for calendars any more.
        is_stamped = any((p.get("class") or "").startswith("stamp") for p in page.iter(f"{XHTML}p"))
        if len(codes) != 2 and not (len(codes) == 1 and is_stamped):
            findings.append(f"{place}: {len(codes)} codes instead of two")
            continue
        canonical = next(link.get("href") for link in page.iter(f"{XHTML}link") if link.get("rel") == "canonical")
        root = canonical.removesuffix(place)
        for code, (ending, file) in zip(codes, [("/", "index.html"), (".ics", "")], strict=False):
            found = [result.text for result in zxingcpp.read_barcodes(picture(code))]
            read += len(found)
            if len(found) != 1:
                findings.append(f"{place}: a code that reads as {found}")
            elif not (found[0].startswith(root + "/") and found[0].endswith(ending)):
                findings.append(f"{place}: leads to {found[0]}")
            elif not (site / (found[0].removeprefix(root + "/") + file)).is_file():
                findings.append(f"{place}: leads to {found[0]}, which does not exist")
            elif ending == "/" and found[0] != canonical.removesuffix("poster/"):
                findings.append(f"{place}: leads to {found[0]}, the page of another event")
    for finding in findings[:40]:
        print(finding)
    print(f"{len(posters)} posters, {read} codes read, {len(findings)} findings")
    sys.exit(1 if findings or not posters else 0)


if __name__ == "__main__":
    main()
