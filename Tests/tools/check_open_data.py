"""Checks the open data of a built site: every file follows the schema beside it, says what the calendars say, and names
pages that exist; nothing in it is hidden or about private people.

Usage: check_open_data.py SITE-FOLDER unionpress.yaml
"""

import json
import pathlib
import re
import sys
import urllib.parse

import icalendar
import jsonschema


def main() -> int:
    settings = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")
    address = re.search(r"^(?:url|网址):\s*(\S+)", settings, flags=re.M)
    root = (address.group(1) if address else "").rstrip("/")
    folder = pathlib.Path(sys.argv[1])
    findings: list[str] = []
    data = {}

    def file_of(url: str) -> pathlib.Path:
        path = urllib.parse.unquote(urllib.parse.urlsplit(url[len(root):]).path)
        return folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))

    index = json.loads((folder / "api/v1/index.json").read_text(encoding="utf-8"))
    for entry in index["files"]:
        kind = entry["kind"]
        content = json.loads(file_of(entry["url"]).read_text(encoding="utf-8"))
        schema = json.loads(file_of(entry["schema"]).read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        for error in jsonschema.Draft202012Validator(schema).iter_errors(content):
            findings.append(f"{kind}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
        # A schema that anything follows would prove nothing.
        spoilt = json.loads(json.dumps(content))
        if spoilt["records"]:
            spoilt["records"][0]["title" if "title" in spoilt["records"][0] else next(iter(spoilt["records"][0]))] = []
            if jsonschema.Draft202012Validator(schema).is_valid(spoilt):
                findings.append(f"{kind}: its schema lets a wrong record pass")
        if content["$schema"] != entry["schema"] or schema["$id"] != entry["schema"]:
            findings.append(f"{kind}: file and schema do not name each other")
        if len(content["records"]) != entry["count"]:
            findings.append(f"{kind}: {entry['count']} records are announced")
        for record in content["records"]:
            if "url" in record and not file_of(record["url"]).is_file():
                findings.append(f"{kind}: {record['url']} is no page")
        data[kind] = content["records"]

    listed = {path.stem for path in (folder / "api/v1").glob("*.json")} - {"index"}
    if listed != set(data):
        findings.append(f"the index has {sorted(data)}, the folder {sorted(listed)}")
    ids = {kind: {record.get("id") for record in records} for kind, records in data.items()}
    for kind, name, other in [("events", "clubs", "clubs"), ("news", "clubs", "clubs"), ("news", "events", "events"),
                              ("booklists", "books", "books"), ("lectures", "events", "events")]:
        for record in data[kind]:
            for reference in set(record[name]) - ids[other]:
                findings.append(f"{kind}: {record['id']} names {reference}, which is none of the {other}")

    calendar = icalendar.Calendar.from_ical((folder / "calendar/all.ics").read_bytes())
    uids = {re.sub(r"-\d{8}(T\d{6})?@", "@", str(event["UID"])) for event in calendar.walk("VEVENT")}
    host = urllib.parse.urlsplit(root).hostname
    own = {record["uid"] if "@" in record["uid"] else f"{record['uid']}@{host}" for record in data["events"]}
    base = {re.sub(r"-\d{8}(T\d{6})?@", "@", uid) for uid in own}
    if not uids or {u.split("@")[0] for u in uids} != {u.split("@")[0] for u in base}:
        findings.append(f"events and calendar differ: {sorted(uids ^ base)[:5]}")

    for finding in findings[:60]:
        print(finding)
    print(f"{len(data)} kinds, {sum(map(len, data.values()))} records, {len(findings)} findings")
    return 1 if findings or not all(data[kind] for kind in ("clubs", "events", "news", "awards", "books")) else 0


if __name__ == "__main__":
    sys.exit(main())
