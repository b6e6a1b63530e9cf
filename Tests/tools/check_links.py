"""Checks every reference of a built site: pages, files and anchors exist, and nothing is loaded from elsewhere.

An independent reader: it shares no code with the generator and knows nothing but the files it finds.

Usage: check_links.py SITE-FOLDER unionpress.yaml
"""

import html.parser
import pathlib
import re
import sys
import urllib.parse

# Attributes by which an element makes a browser fetch something, with the elements that have them.
LOADING = {
    "src": {"img", "script", "iframe", "source", "video", "audio", "track", "embed", "input"},
    "href": {"use", "image"},
    "xlink:href": {"use", "image"},
    "srcset": {"img", "source"},
    "poster": {"video"},
    "data": {"object"},
}
# What a `link` element fetches, as against what it only names.
FETCHED_RELATIONS = {"stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload",
                     "prefetch", "preconnect", "dns-prefetch"}


class Page(html.parser.HTMLParser):
    """What a page links to, loads, and offers as anchors."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.loads: list[str] = []
        self.canonical: list[str] = []
        self.language = ""
        self.alternates: list[tuple[str, str]] = []
        self.neighbours: dict[str, list[str]] = {"prev": [], "next": []}
        self.inline: list[str] = []
        self.is_left_at_once = False
        self.is_indexed = True
        self.allows_styles = False

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "html":
            self.language = values.get("lang") or ""
        if values.get("id"):
            self.ids.append(values["id"])
        self.inline += [name for name in values if name == "style" or name.startswith("on")]
        if tag in ("a", "area") and values.get("href") is not None:
            self.links.append((tag, values["href"]))
        if tag == "form" and values.get("action"):
            self.links.append((tag, values["action"]))
        if tag == "link" and values.get("href"):
            relations = set(values.get("rel", "").split())
            if relations & FETCHED_RELATIONS:
                self.loads.append(values["href"])
            else:
                self.links.append((" ".join(sorted(relations)), values["href"]))
            if "canonical" in relations:
                self.canonical.append(values["href"])
            if "hreflang" in values:
                self.alternates.append((values["hreflang"], values["href"]))
            for relation in relations & self.neighbours.keys():
                self.neighbours[relation].append(values["href"])
        if tag == "meta":
            name = values.get("name") or values.get("property") or values.get("http-equiv") or ""
            content = values.get("content") or ""
            if name.lower() == "refresh" and "url=" in content.lower():
                self.is_left_at_once = True
                self.links.append(("refresh", content[content.lower().index("url=") + 4:].strip()))
            if name in ("og:url", "og:image", "twitter:image"):
                self.links.append((name, content))
            if name.lower() == "content-security-policy":
                # The digest is made to be copied into editors that know no style sheets; its own policy says so.
                self.allows_styles = any(
                    rule.split()[:1] == ["style-src"] and "'unsafe-inline'" in rule for rule in content.split(";"))
            if name == "robots" and "noindex" in content:
                self.is_indexed = False
        for name, tags in LOADING.items():
            if tag in tags and values.get(name):
                addresses = values[name].split(",") if name == "srcset" else [values[name]]
                self.loads += [address.split()[0] for address in addresses if address.strip()]


def style_references(text: str) -> list[str]:
    """The addresses a style sheet loads."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    found = re.findall(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\s]*))\s*\)", text)
    found += re.findall(r"@import\s+(?:\"([^\"]*)\"|'([^']*)'|(\S+?))\s*[;\s]", text)
    return [next((part for part in parts if part), "") for parts in found]


class Site:
    """The files of a built site, and where an address leads in it."""

    def __init__(self, folder: pathlib.Path, address: str) -> None:
        self.folder = folder
        host = urllib.parse.urlsplit(address)
        self.origin = f"{host.scheme}://{host.netloc}"
        self.base = host.path.rstrip("/")
        self.pages: dict[str, Page] = {}
        for path in sorted(folder.rglob("*.html")):
            page = Page()
            page.feed(path.read_text(encoding="utf-8"))
            page.close()
            self.pages["/" + path.relative_to(folder).as_posix()] = page
        self.ids = {path: set(page.ids) for path, page in self.pages.items()}

    def resolve(self, source: str, target: str) -> tuple[str, str] | None:
        """The file that `target` names on the page `source`, and its fragment; None on other hosts."""
        here = self.origin + self.base + source.removesuffix("index.html")
        parts = urllib.parse.urlsplit(urllib.parse.urljoin(here, target))
        if f"{parts.scheme}://{parts.netloc}" != self.origin:
            return None
        path = urllib.parse.unquote(parts.path)
        if not path.startswith(self.base + "/"):
            return None
        path = path[len(self.base):]
        return path + "index.html" if path.endswith("/") else path, urllib.parse.unquote(parts.fragment)

    def has(self, path: str) -> bool:
        return (self.folder / path.lstrip("/")).is_file()


def language_findings(site: Site, source: str) -> list[str]:
    """A page names itself and its other languages by whole addresses, and each of these says so, too."""
    page = site.pages[source]
    findings: list[str] = []
    languages = [language for language, _ in page.alternates]
    if len(set(languages)) < len(languages):
        findings.append(f"{source}: names a language twice: {languages}")
    places = {language: site.resolve(source, address) for language, address in page.alternates}
    if places and places.get(page.language) != (source, ""):
        findings.append(f"{source}: is not among its own languages: {page.alternates}")
    for language, address in page.alternates:
        if not address.startswith(site.origin):
            findings.append(f"{source}: hreflang {language} is not a whole address: {address}")
        place = places[language]
        other = site.pages.get(place[0]) if place else None
        if other is None:
            findings.append(f"{source}: hreflang {language} leads to no page: {address}")
        elif other.language != language or (page.language, source) not in [
                (back, (site.resolve(place[0], there) or ("",))[0]) for back, there in other.alternates]:
            findings.append(f"{source}: {address} is in {other.language} and does not name this page back")
    return findings


def neighbour_findings(site: Site, source: str) -> list[str]:
    """One page before and one after at most; parts of a list and months and weeks name each other."""
    findings: list[str] = []
    for relation, back in [("prev", "next"), ("next", "prev")]:
        addresses = site.pages[source].neighbours[relation]
        if len(addresses) > 1:
            findings.append(f"{source}: has {len(addresses)} pages as {relation}")
        for address in addresses:
            place = site.resolve(source, address)
            other = site.pages.get(place[0]) if place else None
            if other is None or place[0] == source:
                findings.append(f"{source}: {relation} leads to no other page: {address}")
            elif re.search(r"/(page-\d+|\d{4}-\d\d(-\d\d)?)/index\.html$", source) and source not in [
                    (site.resolve(place[0], there) or ("",))[0] for there in other.neighbours[back]]:
                findings.append(f"{source}: {relation} is {address}, which has {other.neighbours[back]} as {back}")
    return findings


def findings_of(site: Site) -> tuple[list[str], int]:
    """What is wrong, and how many references were followed."""
    findings: list[str] = []
    checked = 0
    reached = {"/index.html", "/404.html"}
    for source, page in site.pages.items():
        for twice in sorted({i for i in page.ids if page.ids.count(i) > 1}):
            findings.append(f"{source}: id {twice} stands twice")
        if page.allows_styles and not source.endswith("/digest/index.html"):
            findings.append(f"{source}: its policy lets styles stand in attributes")
        for name in page.inline:
            if name == "style" and page.allows_styles:
                continue
            findings.append(f"{source}: has an attribute {name}, which a strict policy refuses")
        for relation, target in page.links:
            place = site.resolve(source, target)
            if place is None:
                if relation not in ("a", "area"):
                    findings.append(f"{source}: {relation} leads to another host: {target}")
                elif target.startswith("http:"):
                    findings.append(f"{source}: {target} is not encrypted")
                continue
            checked += 1
            path, fragment = place
            if path != source:
                reached.add(path)
            if not site.has(path):
                findings.append(f"{source}: {relation} leads to {target}, which does not exist")
            elif fragment and path in site.ids and fragment not in site.ids[path]:
                findings.append(f"{source}: {target} has no such anchor")
        for target in page.loads:
            place = site.resolve(source, target)
            checked += 1
            if target.startswith("data:"):
                continue
            if place is None:
                findings.append(f"{source}: loads {target} from another host")
            elif not site.has(place[0]):
                findings.append(f"{source}: loads {target}, which does not exist")
            elif place[1] and place[0].endswith(".svg") and f'id="{place[1]}"' not in (
                    site.folder / place[0].lstrip("/")).read_text(encoding="utf-8"):
                findings.append(f"{source}: {target} has no such drawing")
        findings += language_findings(site, source) + neighbour_findings(site, source)
        if page.is_indexed and not page.is_left_at_once and source != "/404.html":
            own = [site.resolve(source, address) for address in page.canonical]
            if own != [(source, "")]:
                findings.append(f"{source}: its canonical address is {page.canonical}")
    for path in sorted(site.folder.rglob("*.css")):
        source = "/" + path.relative_to(site.folder).as_posix()
        for target in style_references(path.read_text(encoding="utf-8")):
            checked += 1
            place = site.resolve(source, target)
            if target.startswith("data:"):
                continue
            if place is None or not site.has(place[0]):
                findings.append(f"{source}: loads {target}, which is not on this site")
    for path, page in site.pages.items():
        if path not in reached and not page.is_left_at_once:
            findings.append(f"{path}: no page leads here")
    return findings, checked


def main() -> int:
    settings = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")
    address = re.search(r"^(?:url|网址):\s*(\S+)", settings, flags=re.M)
    site = Site(pathlib.Path(sys.argv[1]), address.group(1) if address else "")
    findings, checked = findings_of(site)
    for finding in findings[:60]:
        print(finding)
    languages = sum(bool(page.alternates) for page in site.pages.values())
    neighbours = sum(any(page.neighbours.values()) for page in site.pages.values())
    print(f"{len(site.pages)} pages, {languages} with their languages, {neighbours} with neighbours, {checked} references, "
          f"{len(findings)} findings")
    return 1 if findings or not site.pages else 0


if __name__ == "__main__":
    sys.exit(main())
