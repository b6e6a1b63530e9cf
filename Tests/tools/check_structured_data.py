"""Checks what the pages of a built site say to machines: JSON-LD after schema.org, Open Graph, languages and neighbours.

extruct finds the JSON-LD as search engines do; rdflib reads it as a graph (schema.org's own terms, without its context file,
which lies on another host). What each type must have follows the requirements of search engines; the rest is that everything
named exists.

Usage: check_structured_data.py SITE-FOLDER unionpress.yaml
"""

import collections
import datetime
import json
import pathlib
import re
import sys
import urllib.parse

import extruct
import lxml.html
import rdflib
from browser import kind_of

SCHEMA = rdflib.Namespace("https://schema.org/")
# schema.org's context maps every name to its own vocabulary, these to addresses, and "@id" and "@type" as usual.
CONTEXT = {"@vocab": "https://schema.org/"} | {
    name: {"@id": f"https://schema.org/{name}", "@type": "@id"}
    for name in ("url", "item", "eventStatus", "eventAttendanceMode", "itemListOrder", "availability", "byDay")}
EVENTS = {"Event", "SportsEvent", "EducationEvent", "TheaterEvent", "LiteraryEvent", "SocialEvent"}
REQUIRED = {
    "WebSite": ["name", "url", "inLanguage", "publisher"],
    "Organization": ["name"],
    "CollegeOrUniversity": ["name"],
    "WebPage": ["name", "url", "inLanguage", "isPartOf"],
    "CollectionPage": ["name", "url", "inLanguage", "isPartOf"],
    "BreadcrumbList": ["itemListElement"],
    "ItemList": ["itemListElement", "numberOfItems"],
    "ListItem": ["position"],
    "NewsArticle": ["headline", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage", "image"],
    "EventSeries": ["name", "startDate", "endDate", "location", "organizer", "eventStatus", "image"],
    "Schedule": ["repeatFrequency", "byDay", "startDate", "endDate", "scheduleTimezone"],
    "Place": ["name"],
    "VirtualLocation": ["url"],
    "Offer": ["price", "priceCurrency", "url", "availability"],
    "Book": ["name", "author", "url"],
    "Review": ["author", "itemReviewed"],
    "Person": ["name"],
} | {event: ["name", "startDate", "location", "organizer", "eventStatus", "eventAttendanceMode", "image"] for event in EVENTS}
# Which type the page of a record has to have, by its folder.
OF_FOLDER = {"clubs": {"Organization"}, "events": EVENTS | {"EventSeries"}, "news": {"NewsArticle"},
             "books": {"Book"}, "booklists": {"ItemList"}, "notes": {"Review"}, "people": {"Person"},
             "awards": {"Organization"}}
# Pages that are lists of others.
LISTS = {"albums", "awards", "booklists", "calendar", "calendar-agenda", "calendar-term", "calendar-week", "calendar-year", "campaigns",
         "clubs", "events", "honours", "index", "joint", "lectures", "models", "news-list", "people", "proposals", "reports", "sessions", "shelf",
         "tag", "tags", "winners"}
RECORD = re.compile(r"/(?:en/)?(?:(clubs|books|booklists|notes|people)/[^/]+|(events|news)/\d{4}/[^/]+)/index\.html")


def findings_of(path: str, text: str, root: str, folder: pathlib.Path) -> tuple[list[str], collections.Counter]:
    found: list[str] = []
    kinds: collections.Counter = collections.Counter()
    page = lxml.html.document_fromstring(text).head
    metas = {m.get("property"): m.get("content") for m in page.iter("meta") if m.get("property")}
    robots = " ".join(m.get("content", "") for m in page.iter("meta") if m.get("name") == "robots")
    refresh = any((m.get("http-equiv") or "").lower() == "refresh" for m in page.iter("meta"))
    if refresh:
        return found, kinds

    def exists(address: str) -> bool:
        if not address.startswith(root + "/"):
            return False
        file = urllib.parse.unquote(urllib.parse.urlsplit(address[len(root):]).path).lstrip("/")
        return (folder / (file + "index.html" if file.endswith("/") or not file else file)).is_file()

    documents = extruct.extract(text, syntaxes=["json-ld"], uniform=False)["json-ld"]
    if len(documents) != 1:
        return [f"has {len(documents)} documents of JSON-LD"], kinds
    document = documents[0]
    if document.get("@context") != "https://schema.org" or not isinstance(document.get("@graph"), list):
        found.append("is not one graph of schema.org")
    graph = rdflib.Graph()
    graph.parse(data=json.dumps(document | {"@context": CONTEXT}), format="json-ld", publicID=root + "/")
    for subject, kind in graph.subject_objects(rdflib.RDF.type):
        name = str(kind).removeprefix(str(SCHEMA))
        kinds[name] += 1
        # A node that only carries one statement about something described elsewhere needs no more.
        for need in REQUIRED.get(name, ["name"]):
            if (subject, SCHEMA[need], None) not in graph:
                found.append(f"{name} {subject} has no {need}")
        if name not in REQUIRED:
            found.append(f"{name} is a type that this check does not know")
        if name in EVENTS:
            for start in graph.objects(subject, SCHEMA.startDate):
                check_time(str(start), found)
            online = (subject, SCHEMA.eventAttendanceMode, SCHEMA.OnlineEventAttendanceMode) in graph
            if online and (subject, SCHEMA.location, None) not in graph:
                found.append(f"{subject} is online and has no address")
            if ((subject, SCHEMA.eventStatus, SCHEMA.EventRescheduled) in graph) and (
                    (subject, SCHEMA.previousStartDate, None) not in graph):
                found.append(f"{subject} was moved, and nothing says from when")
        if name == "NewsArticle":
            if len(str(graph.value(subject, SCHEMA.headline))) > 110:
                found.append("its headline is too long")
            for when in ("datePublished", "dateModified"):
                check_time(str(graph.value(subject, SCHEMA[when])), found)
    for trail in (node for node in document["@graph"] if node["@type"] == "BreadcrumbList"):
        positions = [step["position"] for step in trail["itemListElement"]]
        if positions != list(range(1, len(positions) + 1)):
            found.append("its way here is not in order")
        for step in trail["itemListElement"]:
            if not exists(step["item"]) and path != "/404.html":
                found.append(f"its way here leads to {step['item']}")
    for _, _, address in graph.triples((None, SCHEMA.url, None)):
        if str(address).startswith(root) and not exists(str(address)):
            found.append(f"{address} does not exist")
    if kind_of(text) in LISTS and "CollectionPage" not in kinds:
        found.append("is a list and does not say so")
    record = RECORD.fullmatch(path)
    # Lists lie in the same folders; what was withdrawn says nothing of itself.
    if record and "CollectionPage" not in kinds and "noindex" not in robots and not path.endswith("/sessions/index.html"):
        wanted = OF_FOLDER[record.group(1) or record.group(2)]
        if not wanted & set(kinds):
            found.append(f"has none of {', '.join(sorted(wanted))}")

    if "noindex" not in robots:
        for name in ("og:title", "og:type", "og:url", "og:site_name", "og:locale", "og:image", "og:image:alt"):
            if not metas.get(name):
                found.append(f"has no {name}")
        canonical = [link.get("href") for link in page.iter("link") if link.get("rel") == "canonical"]
        if [metas.get("og:url")] != canonical:
            found.append(f"og:url is {metas.get('og:url')}")
        image = metas.get("og:image") or ""
        if not exists(image):
            found.append(f"og:image {image} does not exist")
        elif not (folder / image[len(root) + 1:]).read_bytes().startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
            found.append(f"og:image {image} is neither PNG nor JPEG")
        if metas.get("og:type") == "article" and not metas.get("article:published_time"):
            found.append("is an article without a day")
    for link in page.iter("link"):
        if link.get("rel") in ("prev", "next") and not exists(urllib.parse.urljoin(root + "/", link.get("href"))):
            found.append(f"{link.get('rel')} leads to {link.get('href')}")
    return found, kinds


def check_time(text: str, found: list[str]) -> None:
    """A day, or a moment with its offset."""
    moment = datetime.datetime.fromisoformat(text)
    if "T" in text and moment.tzinfo is None:
        found.append(f"{text} has no offset")


def main() -> int:
    settings = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")
    address = re.search(r"^(?:url|网址):\s*(\S+)", settings, flags=re.M)
    root = (address.group(1) if address else "").rstrip("/")
    folder = pathlib.Path(sys.argv[1])
    findings: list[str] = []
    kinds: collections.Counter = collections.Counter()
    pages = sorted(folder.rglob("*.html"))
    repeated = re.compile(r"/(calendar|poster)/")
    chosen, seen, known = [], collections.Counter(), set()
    for page in pages:
        name = page.relative_to(folder).as_posix()
        family = "calendar" if repeated.search("/" + name) else name.removeprefix("en/").split("/")[0]
        # Those of one folder are made by the same few templates: the first ten, then one in eight; of each kind at least one.
        kind = kind_of(page.read_text(encoding="utf-8"))
        if kind not in known or family != "calendar" and seen[family] < 10 or seen[family] % 8 == 0:
            chosen.append(page)
            known.add(kind)
        seen[family] += 1
    for file in chosen:
        path = "/" + file.relative_to(folder).as_posix()
        found, some = findings_of(path, file.read_text(encoding="utf-8"), root, folder)
        findings += [f"{path}: {finding}" for finding in found]
        kinds += some
    for finding in findings[:60]:
        print(finding)
    print(", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))
    print(f"{len(chosen)} of {len(pages)} pages, {len(findings)} findings")
    missing = {"Organization", "NewsArticle", "EventSeries", "Book", "ItemList", "Person", "WebSite",
               "BreadcrumbList", "CollectionPage", "Review"} - set(kinds)
    if missing:
        print(f"no page has {', '.join(sorted(missing))}")
    return 1 if findings or missing else 0


if __name__ == "__main__":
    sys.exit(main())
