"""The schemas that `unionpress schema` writes, tried by a validator that others wrote.

Each schema is itself valid; every header and table of the sample passes; and headers with a mistake in them, made from those of
the sample, are refused.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates are texts, and so are `on` and `no`."""


Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))

FOLDERS = {
    "clubs": "club", "events": "event", "news": "news", "awards": "award", "books": "book", "booklists": "booklist",
    "notes": "note", "proposals": "proposal", "lectures": "lecture", "campaigns": "campaign", "people": "person",
    "pages": "page",
}
TABLES = {"venues": "venue", "terms": "term", "holidays-2026": "holiday"}


def header(path: pathlib.Path):
    text = path.read_text(encoding="utf-8")
    if not text.startswith("---\n"):
        return {}
    return yaml.load(text[4 : text.index("\n---", 4)], Loader) or {}


def main() -> int:
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "schema", "--all", folder], check=True, stderr=subprocess.DEVNULL)
        validators = {}
        for path in sorted(pathlib.Path(folder).glob("*.json")):
            schema = json.loads(path.read_text(encoding="utf-8"))
            jsonschema.Draft7Validator.check_schema(schema)
            validators[path.name.removesuffix(".schema.json")] = jsonschema.Draft7Validator(schema)

    def expect(name: str, value, is_good: bool, where: str) -> None:
        errors = [error.message[:120] for error in validators[name].iter_errors(value)]
        if bool(errors) == is_good:
            failures.append(f"{where}: {'refused: ' + '; '.join(errors) if is_good else 'not refused'}")

    read = 0
    mistakes = 0
    for path in sorted((root / "content").rglob("*.md")):
        kind = FOLDERS.get(path.relative_to(root / "content").parts[0], "page")
        value = header(path)
        parts = path.name.split(".")
        name = f"{kind}.translation" if len(parts) == 3 else kind
        expect(name, value, True, str(path))
        read += 1
        if len(parts) == 3 or not value:
            continue
        expect(kind, {**value, "titel": "x"}, False, f"{path} with an unknown key")
        for key in value:
            if isinstance(value[key], str) and key in ("类别", "family", "状态", "status", "类型", "type", "级别", "level"):
                expect(kind, {**value, key: "没有这一项"}, False, f"{path} with a wrong {key}")
                mistakes += 1
        # An award may be named by its competition.
        for name in ("标题", "title", "案由"):
            if name in value and kind != "award":
                expect(kind, {k: v for k, v in value.items() if k != name}, False, f"{path} without {name}")
                mistakes += 1
        mistakes += 1
    for stem, kind in TABLES.items():
        value = yaml.load((root / f"content/data/{stem}.yaml").read_text(encoding="utf-8"), Loader)
        expect(f"{kind}.table", value, True, stem)
        read += 1
    settings = yaml.load((root / "unionpress.yaml").read_text(encoding="utf-8"), Loader)
    expect("unionpress", settings, True, "unionpress.yaml")
    expect("unionpress", {k: v for k, v in settings.items() if k not in ("url", "网址")}, False, "settings without url")
    for failure in failures[:20]:
        print(failure)
    print(f"{len(validators)} schemas, {read} files accepted, {mistakes} mistakes refused, {len(failures)} findings")
    return 1 if failures or read < 50 or mistakes < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
