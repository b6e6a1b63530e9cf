"""Takes the pictures in docs/screenshots: seven pages, phone and desk, light and dark, at the time the sample was written.

Usage: screenshots.py SITE-FOLDER OUTPUT-FOLDER
"""

import io
import pathlib
import sys

from browser import chromium, served
from PIL import Image

PAGES = {
    "home": "/", "club": "/clubs/volleyball/", "event": "/events/2026/lecture-civil-code/",
    "calendar": "/calendar/2026-11/", "awards": "/awards/", "booklist": "/booklists/",
    "proposals": "/proposals/",
}
SIZES = {"phone": {"width": 390, "height": 1150}, "desktop": {"width": 1280, "height": 960}}
MORNING = "2026-11-23T10:00:00+08:00"
LIMIT = 3_000_000


def main() -> int:
    site, output = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    output.mkdir(parents=True, exist_ok=True)
    total = 0
    with served(site) as base, chromium() as browser:
        for size, viewport in SIZES.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(viewport=viewport, color_scheme=scheme, timezone_id="Asia/Shanghai")
                page = context.new_page()
                page.clock.install(time=MORNING)
                for name, address in PAGES.items():
                    page.goto(base + address)
                    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
                    file = output / f"{name}-{size}{'-dark' if scheme == 'dark' else ''}.png"
                    picture.quantize(128, dither=Image.Dither.NONE).save(file, optimize=True)
                    total += file.stat().st_size
                context.close()
    print(f"{len(PAGES) * 4} pictures, {total:,} bytes")
    return 0 if total <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
