"""Checks the feeds and the site map of a built site with programs that others wrote.

Atom is checked against a grammar of RFC 4287 and read by feedparser; JSON Feed against the rules of version 1.1; the site
map against a schema of sitemaps.org. That both feeds say the same, and that every address is a page, is compared here.

Usage: check_feeds.py SITE-FOLDER unionpress.yaml
"""

import datetime
import json
import pathlib
import re
import sys
import urllib.parse

import feedparser
import html5lib
import lxml.etree
import lxml.html

SCHEMAS = pathlib.Path(__file__).parent / "schemas"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
# RFC 4151: what stands between "tag:" and the day is a host, then what tells things apart.
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9._~!$&'()*+,;=:@/?%-]+")


class Check:
    """A site, and what is wrong with it."""

    def __init__(self, folder: pathlib.Path, address: str) -> None:
        self.folder = folder
        self.root = address.rstrip("/")
        self.findings: list[str] = []
        self.grammar = lxml.etree.RelaxNG(lxml.etree.parse(SCHEMAS / "atom.rng"))
        self.site_map = lxml.etree.XMLSchema(lxml.etree.parse(SCHEMAS / "sitemap.xsd"))
        self.entries = 0
        # An entry stands in several feeds.
        self.read: set[str] = set()

    def say(self, path: pathlib.Path, text: str) -> None:
        self.findings.append(f"{path.relative_to(self.folder)}: {text}")

    def file_of(self, address: str) -> pathlib.Path | None:
        """The file behind a whole address of the site."""
        if not address.startswith(self.root + "/"):
            return None
        path = urllib.parse.unquote(urllib.parse.urlsplit(address[len(self.root):]).path)
        return self.folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))

    def exists(self, address: str) -> bool:
        file = self.file_of(address)
        return file is not None and file.is_file()

    # Feeds

    def atom(self, path: pathlib.Path) -> None:
        tree = lxml.etree.parse(path)
        if not self.grammar.validate(tree):
            for error in self.grammar.error_log:
                self.say(path, f"line {error.line}: {error.message}")
        feed = feedparser.parse(path.read_bytes())
        if feed.bozo:
            self.say(path, f"feedparser: {feed.bozo_exception}")
        own = [link.href for link in feed.feed.links if link.rel == "self"]
        if [self.file_of(address) for address in own] != [path]:
            self.say(path, f"says that it stands at {own}")
        if len(feed.entries) > 30:
            self.say(path, f"has {len(feed.entries)} entries")
        moments = [entry.updated_parsed for entry in feed.entries]
        if moments != sorted(moments, reverse=True):
            self.say(path, "is not in order")
        if moments and feed.feed.updated_parsed != max(moments):
            self.say(path, "was not changed when its newest entry was")
        ids = [entry.id for entry in feed.entries]
        if len(set(ids)) != len(ids):
            self.say(path, "has two entries with one identifier")
        for identifier in [feed.feed.id, *ids]:
            if not TAG.fullmatch(identifier):
                self.say(path, f"{identifier} is no tag URI")
        for entry in feed.entries:
            self.entries += 1
            if not self.exists(entry.link):
                self.say(path, f"{entry.link} is no page")
            if entry.published_parsed > entry.updated_parsed:
                self.say(path, f"{entry.id} was changed before it was published")
        for entry in tree.iter("{http://www.w3.org/2005/Atom}content"):
            self.content(path, entry.text or "")
        self.json(path.with_suffix(".json"), feed, [e.text or "" for e in tree.iter("{http://www.w3.org/2005/Atom}content")])

    def content(self, path: pathlib.Path, text: str) -> None:
        """Addresses in a text that is read elsewhere are whole, and lead somewhere."""
        if text in self.read:
            return
        self.read.add(text)
        tree = html5lib.parseFragment(text, namespaceHTMLElements=False)
        for element in tree.iter():
            if element.tag == "script":
                self.say(path, "an entry has a script")
            for name in ("href", "src"):
                address = element.get(name)
                if address is None or address.startswith("#"):
                    continue
                if not urllib.parse.urlsplit(address).scheme:
                    self.say(path, f"{address} is not whole")
                elif address.startswith(self.root + "/") and not self.exists(address):
                    self.say(path, f"{address} does not exist")

    def json(self, path: pathlib.Path, atom, contents: list[str]) -> None:
        feed = json.loads(path.read_text(encoding="utf-8"))
        if feed.get("version") != "https://jsonfeed.org/version/1.1" or not feed.get("title"):
            self.say(path, "has no version or title")
        if self.file_of(feed.get("feed_url", "")) != path or not self.exists(feed["home_page_url"].split("#")[0]):
            self.say(path, "does not say where it stands")
        for item in feed["items"]:
            if not isinstance(item.get("id"), str) or not (item.get("content_html") or item.get("content_text")):
                self.say(path, f"an item without identifier or content: {item.get('id')}")
            for name in ("date_published", "date_modified"):
                if datetime.datetime.fromisoformat(item[name]).tzinfo is None:
                    self.say(path, f"{name} of {item['id']} has no offset")
        same = [(e.id, e.title, e.link, e.updated) for e in atom.entries]
        if same != [(i["id"], i["title"], i["url"], i["date_modified"]) for i in feed["items"]]:
            self.say(path, "does not say what the Atom feed says")
        if contents != [item["content_html"] for item in feed["items"]]:
            self.say(path, "has other texts than the Atom feed")

    # Pages

    def pages(self) -> set[str]:
        """The addresses of all pages that may be listed; each names feeds that exist."""
        listed = set()
        named = set()
        for path in sorted(self.folder.rglob("*.html")):
            # Only heads are looked at, of thousands of pages; the checker of HTML has read them all by the standard.
            tree = lxml.html.document_fromstring(path.read_text(encoding="utf-8")).head
            robots = [m.get("content", "") for m in tree.iter("meta") if m.get("name") == "robots"]
            canonical = [link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"]
            feeds = [link.get("href") for link in tree.iter("link")
                     if link.get("rel") == "alternate" and link.get("type") in
                     ("application/atom+xml", "application/feed+json")]
            refresh = any((m.get("http-equiv") or "").lower() == "refresh" for m in tree.iter("meta"))
            if not feeds and not refresh:
                self.say(path, "names no feed")
            for feed in feeds:
                address = urllib.parse.urljoin(self.root, feed)
                named.add(address)
                if not self.exists(address):
                    self.say(path, f"{feed} does not exist")
            if not any("noindex" in value for value in robots):
                listed.update(canonical)
        for path in self.atom_files():
            address = self.root + "/" + urllib.parse.quote(path.relative_to(self.folder).as_posix())
            if address not in named:
                self.say(path, "no page names this feed")
        return listed

    def atom_files(self) -> list[pathlib.Path]:
        return [path for path in sorted(self.folder.rglob("*.xml"))
                if b"http://www.w3.org/2005/Atom" in path.read_bytes()[:400]]

    def map(self, listed: set[str]) -> int:
        path = self.folder / "sitemap.xml"
        tree = lxml.etree.parse(path)
        if not self.site_map.validate(tree):
            for error in self.site_map.error_log:
                self.say(path, f"line {error.line}: {error.message}")
        found = {}
        for page in tree.iter(MAP + "url"):
            address = page.find(MAP + "loc").text
            found[address] = {link.get("hreflang"): link.get("href") for link in page.iter(LINK)}
        for address in sorted(listed - set(found)):
            self.say(path, f"{address} is missing")
        for address in sorted(set(found) - listed):
            self.say(path, f"{address} is no page that may be listed")
        for address, versions in found.items():
            if versions and address not in versions.values():
                self.say(path, f"{address} is not among its own languages")
            for other in versions.values():
                if found.get(other) != versions:
                    self.say(path, f"{other} does not answer {address}")
        return len(found)


def main() -> int:
    settings = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")
    address = re.search(r"^(?:url|网址):\s*(\S+)", settings, flags=re.M)
    check = Check(pathlib.Path(sys.argv[1]), address.group(1) if address else "")
    feeds = check.atom_files()
    for path in feeds:
        check.atom(path)
    listed = check.map(check.pages())
    robots = (check.folder / "robots.txt").read_text(encoding="utf-8")
    if f"Sitemap: {check.root}/sitemap.xml" not in robots.splitlines():
        check.say(check.folder / "robots.txt", "does not name the site map")
    for finding in check.findings[:60]:
        print(finding)
    print(f"{len(feeds)} feeds, {check.entries} entries, {listed} addresses, {len(check.findings)} findings")
    return 1 if check.findings or not feeds or not check.entries or not listed else 0


if __name__ == "__main__":
    sys.exit(main())
