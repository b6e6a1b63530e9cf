"""Puts hostile text into every place of a page where a template can print a value, and reads the page as a browser does: no
text may change what elements and attributes there are, none may reach an address that runs, none may get lost.

Usage: check_escaping.py BINARY     with the program
       check_escaping.py --self-test   with renderers that escape wrongly: the check must find them out
"""

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import html5lib

from escaping_cases import PAYLOADS, POSITIONS, REFUSED

SAFE_SCHEMES = {"http", "https", "mailto", "tel", "webcal", "sms"}
ADDRESSES = {"href", "src", "action", "xlink:href", "formaction", "poster"}
BENIGN = "benign"


def parse(page):
    return html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)


def shape(root):
    """Elements with the names of their attributes and how deep they lie, in order; comments count."""
    result = []
    open_nodes = [(0, root)]
    while open_nodes:
        depth, node = open_nodes.pop()
        name = node.tag if isinstance(node.tag, str) else "#comment"
        result.append((depth, name, tuple(sorted(map(str, node.attrib)))))
        open_nodes += [(depth + 1, child) for child in reversed(node)]
    return result


def nodes(tree):
    return [node for node in tree.iter() if isinstance(node.tag, str)]


def as_browsers_read(text):
    """What a parser makes of text in the input stream: line breaks become one kind, NUL is gone or replaced."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def scheme(address):
    cleaned = re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(0x21))))
    match = re.match(r"([A-Za-z][A-Za-z0-9+.\-]*):", cleaned)
    return match.group(1).lower() if match else None


def complaint(page, benign, kind, payload):
    """What is wrong with `page`, or None."""
    tree = parse(page)
    for node in nodes(tree):
        for name, value in node.attrib.items():
            name = str(name).split("}")[-1].lower()
            if name.startswith("on"):
                return f"an attribute that runs: {name}"
            if name in ADDRESSES or name == "href":
                found = scheme(value)
                if found is not None and found not in SAFE_SCHEMES:
                    return f"an address with the scheme {found}: {value!r}"
            if name == "srcset":
                for candidate in value.split(","):
                    found = scheme(candidate.strip().split(" ")[0])
                    if found is not None and found not in SAFE_SCHEMES:
                        return f"a picture with the scheme {found}"
            if name == "style" and re.search(r"[()\\@{}]|/\*", value):
                return f"a style that calls something: {value!r}"
    if kind == "active":
        scripts = [node for node in nodes(tree) if node.tag in {"script", "iframe", "object", "embed", "base", "style"}]
        return "an element that runs" if scripts else None
    if kind == "guarded" and payload == "":
        return None
    if shape(tree) != shape(parse(benign)):
        return "other elements or attributes than with harmless text"
    expected = as_browsers_read(payload)
    has_nul = "\x00" in payload
    if kind == "text" and not has_nul:
        found = "".join(tree.find(".//p").itertext())
        if found != expected:
            return f"the text came out as {str(found)[:80]!r}"
    if kind == "attribute" and not has_nul:
        found = tree.find(".//p").get("title")
        if found != expected:
            return f"the attribute came out as {str(found)[:80]!r}"
    if kind in {"json", "jsonany"}:
        script = tree.find(".//script").text or ""
        try:
            value = json.loads(script)["a"]
        except ValueError as error:
            return f"not JSON: {error}"
        if kind == "json" and value != payload:
            return f"the JSON holds {str(value)[:80]!r}"
    if kind == "resource":
        node = next(node for node in nodes(tree) if node.tag in {"script", "link"})
        address = node.get("src") or node.get("href") or ""
        cleaned = re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(0x21)))).replace("\\", "/")
        if cleaned.startswith("//") or scheme(address) is not None:
            return f"something that runs from elsewhere: {address!r}"
    return None


class Program:
    def __init__(self, binary):
        self.binary = binary
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="escaping-"))

    def run(self, template, data):
        place = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        (place / "t.html").write_text(template, encoding="utf-8")
        (place / "d.json").write_text(json.dumps(data), encoding="utf-8")
        command = [self.binary, "templates", "render", "t.html", "--data", "d.json", "--lang", "en"]
        done = subprocess.run(command, cwd=place, capture_output=True, timeout=60, check=False)
        return done.returncode, done.stdout.decode("utf-8", "surrogateescape"), done.stderr.decode("utf-8")

    def render(self, template, payload):
        """The page, or None and the codes of the problems."""
        code, page, said = self.run(template, {"x": payload})
        return (page, []) if code == 0 else (None, re.findall(r"\[([a-z]+\.[a-z-]+)\]", said))

    def render_all(self, template, payloads):
        """Every payload in a few runs instead of one each: each has a line of the template, so that the problems say by their
        lines which are refused. A run names some fifty; the last has those that pass, between marks."""
        assert "\n" not in template, template
        lines = {
            number: f"{{% with x = all[{number}] %}}{re.sub(r'm(?=[(])', f'm{number}', template)}{{% endwith %}}<!--mark-->"
            for number in range(len(payloads))
        }
        refused = {}
        while rest := [number for number in lines if number not in refused]:
            text = "".join(lines[number] + "\n" for number in rest)
            code, page, said = self.run(text, {"all": payloads})
            if code == 0:
                break
            found = re.findall(r"^error\[([a-z.-]+)\].*?^ *─ t\.html:(\d+):", said, re.MULTILINE | re.DOTALL)
            assert found, said
            for problem, line in found:
                refused.setdefault(rest[int(line) - 1], []).append(problem)
        *parts, end = (page if rest else "").split("<!--mark-->")
        assert not end.strip() and len(parts) == len(rest), f"{len(parts)} pages of {len(rest)} between the marks, then {end[:80]!r}"
        pages = dict(zip(rest, (part.removeprefix("\n") for part in parts)))
        return [(pages.get(number), refused.get(number, [])) for number in lines]


class Careless:
    """A renderer for the self-test that escapes too little."""

    def __init__(self, replacements):
        self.replacements = replacements

    def render(self, template, payload):
        text = payload
        for old, new in self.replacements:
            text = text.replace(old, new)
        if re.search(r"\{%|macro|\|", template):
            return None, ["template.url"]
        return re.sub(r"\{\{.*?\}\}", lambda _: text, template), []

    def render_all(self, template, payloads):
        return [self.render(template, payload) for payload in payloads]


REFUSALS = {"template.url", "template.css"}


def check_positions(renderer):
    failures = []
    names = list(PAYLOADS)

    def position(item):
        name, (template, kind) = item
        benign, _ = renderer.render(template, "12" if kind == "style" else "/" + BENIGN if kind in {"resource", "srcset"} else BENIGN)
        if benign is None:
            return [] if isinstance(renderer, Careless) else [(name, "benign", "harmless text was refused")]
        found = []
        for payload_name, (page, codes) in zip(names, renderer.render_all(template, [PAYLOADS[n] for n in names])):
            if page is None:
                if not codes or not set(codes) <= REFUSALS:
                    found.append((name, payload_name, f"refused with {codes}"))
                elif kind in {"text", "attribute", "json", "jsonany", "any", "query", "active"} and name not in {"refresh"}:
                    found.append((name, payload_name, "text was refused where any text may stand"))
                continue
            wrong = complaint(page, benign, kind, PAYLOADS[payload_name])
            if wrong:
                found.append((name, payload_name, wrong))
        return found

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(position, POSITIONS.items()):
            failures += found
    return failures


def check_refusals(program):
    failures = []
    for template, code in REFUSED:
        page, codes = program.render(template, "x")
        if page is not None or code not in codes:
            failures.append(("refused", template, f"{code} was expected, not {codes or 'a page'}"))
    return failures


def self_test():
    careless = {
        "nothing": [],
        "only angle brackets": [("<", "&lt;"), (">", "&gt;")],
        "only quotes": [('"', "&quot;"), ("'", "&#39;")],
        "all but single quotes": [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")],
        "all five, but no places": [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")],
    }
    silent = [name for name, replacements in careless.items() if not check_positions(Careless(replacements))]
    for name, replacements in careless.items():
        print(f"{name}: {len(check_positions(Careless(replacements)))} found")
    return 1 if silent else 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    program = Program(os.path.abspath(sys.argv[1]))
    failures = check_positions(program) + check_refusals(program)
    for place, payload, wrong in failures[:60]:
        print(f"{place} / {payload}: {wrong}")
    checks = len(PAYLOADS) * len(POSITIONS) + len(REFUSED)
    print(f"{len(PAYLOADS)} payloads × {len(POSITIONS)} positions, {len(REFUSED)} refusals = {checks} checks, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
