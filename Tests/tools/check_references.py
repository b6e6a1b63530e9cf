#!/usr/bin/env python3
"""Reads the files of references of a built site with other people's readers.

Every BibTeX, RIS and CSL-JSON file must parse, and all three of one page must give the same titles, authors, years and
ISBNs, book by book; the shelf of all books must agree with its table.

Usage: check_references.py SITE
"""
import csv
import json
import pathlib
import re
import sys

import bibtexparser
import jsonschema
import rispy

NAME = {
    "type": "object",
    "anyOf": [{"required": ["literal"]}, {"required": ["family", "given"]}],
    "properties": {key: {"type": "string", "minLength": 1} for key in ("literal", "family", "given", "suffix")},
    "additionalProperties": False,
}
# What the schema of CSL 1.0.2 says of the fields that are written here.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type", "title"],
        "properties": {
            "id": {"type": "string"},
            "type": {"const": "book"},
            "author": {"type": "array", "items": NAME},
            "translator": {"type": "array", "items": NAME},
            "issued": {
                "type": "object",
                "properties": {"date-parts": {"type": "array", "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3}}},
                "additionalProperties": False,
            },
            **{
                key: {"type": "string"}
                for key in (
                    "title original-title volume edition collection-title publisher publisher-place number-of-pages ISBN language URL"
                ).split()
            },
        },
        "additionalProperties": False,
    },
}


def bare(name):
    """A name without the signs that formats put between its parts."""
    return " ".join(sorted(re.sub(r"[,{}.]", " ", name).split()))


def csl(text):
    books = json.loads(text)
    jsonschema.validate(books, SCHEMA)
    return [
        (
            book["title"],
            [bare(name.get("literal") or " ".join(name.get(part, "") for part in ("family", "given", "suffix"))) for name in book.get("author", [])],
            str(book["issued"]["date-parts"][0][0]) if "issued" in book else None,
            book.get("ISBN"),
        )
        for book in books
    ]


def bib(text):
    library = bibtexparser.parse_string(text)
    if library.failed_blocks:
        return [str(block.error) for block in library.failed_blocks]
    books = []
    for entry in library.entries:
        field = {key: re.sub(r"\\([{}%&_#$])", r"\1", found.value) for key, found in entry.fields_dict.items()}
        title = field["title"]
        if "subtitle" in field:
            title += ("：" if field.get("langid") == "chinese" else ": ") + field["subtitle"]
        authors = [bare(name) for name in field.get("author", "").split(" and ") if name]
        books.append((title, authors, field.get("year"), field.get("isbn")))
    return books


def ris(text):
    return [
        (book["title"], [bare(name) for name in book.get("authors", [])], book.get("year"), book.get("issn"))
        for book in rispy.loads(text)
    ]


def main():
    site = pathlib.Path(sys.argv[1])
    findings = []
    books = pages = 0
    for file in sorted(site.glob("**/references.csl.json")):
        place = "/" + str(file.parent.relative_to(site)) + "/"
        pages += 1
        expected = csl(file.read_text(encoding="utf-8"))
        books += len(expected)
        for name, read in (("references.bib", bib), ("references.ris", ris)):
            found = read((file.parent / name).read_bytes().decode("utf-8"))
            if found != expected:
                for left, right in zip(expected, found):
                    if left != right:
                        findings.append(f"{place}{name}: {right}, not {left}")
                if len(found) != len(expected):
                    findings.append(f"{place}{name}: {len(found)} books, not {len(expected)}")
    # The three could leave out the same thing; the table of all books comes from the records by another way.
    with open(site / "booklists/books.csv", encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    shelf = csl((site / "booklists/references.csl.json").read_text(encoding="utf-8"))
    if len(rows) != len(shelf):
        findings.append(f"{len(shelf)} books exported, {len(rows)} in the table")
    for row, (title, authors, year, isbn) in zip(rows, shelf):
        names = [bare(name) for name in row["作者"].split("、")]
        digits = row["书号"].replace("-", "") or None
        if not title.startswith(row["书名"]) or authors != names or (row["年份"] or None) != year or digits != isbn:
            findings.append(f"exported {title, authors, year, isbn}, in the table {row['书名'], names, row['年份'], digits}")
    for finding in findings[:40]:
        print(finding)
    print(f"{pages} pages, {books} books in three formats, {len(findings)} findings")
    sys.exit(1 if findings or not books else 0)


if __name__ == "__main__":
    main()
