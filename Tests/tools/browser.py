"""A site in Debian's Chromium: what check_pages.py and screenshots.py share."""

import contextlib
import functools
import http.server
import pathlib
import re
import shutil
import threading
from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A browser that goes on to another page hangs up."""


@contextlib.contextmanager
def served(site: pathlib.Path) -> Iterator[str]:
    """Serves a folder and gives its address; addresses in pages begin at the root, so files would miss their styles."""
    server = _Server(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; without its sandbox, which cannot be set up where CI runs as root."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("Chromium is not installed: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield browser
        finally:
            browser.close()


def kind_of(html: str) -> str | None:
    """The kind of page that the body's class names."""
    match = re.search(r'<body class="k-([a-z-]+)"', html)
    return match[1] if match else None


def address_of(site: pathlib.Path, file: pathlib.Path) -> str:
    """The path of a page on the site."""
    return "/" + str(file.relative_to(site)).removesuffix("index.html")
