"""Checks every link of a built site: pages, files and anchors exist, and no page loads anything from elsewhere.

An independent reader: it shares no code with the generator and knows nothing but the files it finds.
"""

import html.parser
import pathlib
import sys
import urllib.parse


class Page(html.parser.HTMLParser):
    """What a page links to, loads, and offers as anchors."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.loads: list[str] = []
        self.inline_styles = 0

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if values.get("id"):
            self.ids.append(values["id"])
        self.inline_styles += "style" in values
        if tag == "a" and values.get("href") is not None:
            self.links.append(("a", values["href"]))
        if tag == "link" and values.get("href"):
            rel = values.get("rel", "")
            if rel in ("stylesheet", "icon", "manifest", "preload"):
                self.loads.append(values["href"])
            else:
                self.links.append((rel, values["href"]))
        if tag in ("img", "script", "iframe", "source", "video", "audio", "use", "image"):
            for name in ("src", "href", "xlink:href"):
                if values.get(name):
                    self.loads.append(values[name])


def main() -> int:
    site, address = pathlib.Path(sys.argv[1]), sys.argv[2]
    pages: dict[str, Page] = {}
    for path in sorted(site.rglob("*.html")):
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        pages["/" + str(path.relative_to(site))] = page

    findings: list[str] = []

    def resolve(source: str, target: str):
        """The file a target names and its fragment; None for other sites."""
        if target.startswith(address):
            target = target[len(address):] or "/"
        parts = urllib.parse.urlsplit(urllib.parse.urljoin(source, target))
        if parts.scheme or parts.netloc:
            return None
        path = urllib.parse.unquote(parts.path)
        return path + "index.html" if path.endswith("/") else path, urllib.parse.unquote(parts.fragment)

    checked = 0
    for source, page in pages.items():
        address_of = source.removesuffix("index.html")
        for twice in sorted({i for i in page.ids if page.ids.count(i) > 1}):
            findings.append(f"{source}: id {twice} stands twice")
        if page.inline_styles:
            findings.append(f"{source}: style attributes, which the page's own policy forbids")
        for rel, target in page.links:
            place = resolve(address_of, target)
            if place is None:
                continue
            checked += 1
            path, fragment = place
            if not (site / path.lstrip("/")).is_file():
                findings.append(f"{source}: {rel} leads to {target}, which does not exist")
            elif fragment and path in pages and fragment not in pages[path].ids:
                findings.append(f"{source}: {target} has no such anchor")
        for target in page.loads:
            place = resolve(address_of, target)
            checked += 1
            if place is None:
                findings.append(f"{source}: loads {target} from another host")
            elif not (site / place[0].lstrip("/")).is_file():
                findings.append(f"{source}: loads {target}, which does not exist")

    for finding in findings[:60]:
        print(finding)
    print(f"{len(pages)} pages, {checked} links, {len(findings)} findings")
    return 1 if findings or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
