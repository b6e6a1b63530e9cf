"""Loads the rules and the snippets for web servers into real ones, and asks them what readers would ask.

usage: check_servers.py UNIONPRESS SITE-FOLDER ROOT

The snippets are those of docs/publishing.md as an administrator would copy them; only names, ports and folders are others. The file
_headers, for which there is no server to install, is read as its hosts describe it and must say the same. A server that is not
installed is left out, and that is said.
"""

import contextlib
import http.client
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

# What a former address may look like: characters that mean something to a server's configuration, a shell or a pattern.
ALIASES = [
    "/old/", "/old.html", "/排球/旧/", "/a b/", "/a{b}/", "/a$host/", "/a*b:c/", "/a;b/", "/it's/", "/a'b\"c/", "/a|b/", "/a&b=c/",
    "/a+b/", "/a(b)/", "/a^b~/", "/a@b,c/",
]
TYPES = {
    "html": {"text/html; charset=utf-8"}, "css": {"text/css; charset=utf-8"},
    "js": {"text/javascript; charset=utf-8", "application/javascript; charset=utf-8"},
    "json": {"application/json", "application/json; charset=utf-8"},
    "xml": {"application/xml", "application/xml; charset=utf-8", "text/xml; charset=utf-8"},
    "atom": {"application/atom+xml; charset=utf-8"}, "ics": {"text/calendar; charset=utf-8"},
    "csv": {"text/csv; charset=utf-8"}, "txt": {"text/plain; charset=utf-8"}, "svg": {"image/svg+xml"}, "png": {"image/png"},
    "jpg": {"image/jpeg"}, "webp": {"image/webp"}, "avif": {"image/avif"}, "pdf": {"application/pdf"},
    "bib": {"text/x-bibtex; charset=utf-8"}, "ris": {"application/x-research-info-systems"},
    "webmanifest": {"application/manifest+json", "application/manifest+json; charset=utf-8"},
    "xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    "docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
}
LASTING = ("/assets/", "/pictures/", "/share/")
# Not for readers: for the hosts, for the next build, for git.
OWN = {"_headers", "_redirects", ".unionpress", ".gitignore"}

findings = []


def found(where, what):
    findings.append(f"{where}: {what}")


def snippet(root, language):
    """The block of this language in the paper for administrators."""
    text = (root / "docs/publishing.md").read_text(encoding="utf-8")
    return re.search(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)[1]


def exchanged(text, old, new):
    """The text with another name in one place, which must be there."""
    if text.count(old) != 1:
        raise SystemExit(f"docs/publishing.md says {old!r} {text.count(old)} times")
    return text.replace(old, new)


def nginx(root, folder, rules, port, work):
    text = exchanged(snippet(root, "nginx"), "listen 80;", f"listen 127.0.0.1:{port};")
    text = exchanged(text, "root /srv/gonghui/current;", f"root {folder};\n  include {work}/redirects.conf;")
    (work / "redirects.conf").write_text(rules, encoding="utf-8")
    (work / "site.conf").write_text(text, encoding="utf-8")
    places = "".join(f"  {kind}_temp_path {work}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (work / "nginx.conf").write_text(
        ("user root;\n" if os.geteuid() == 0 else "")
        + f"daemon off;\npid {work}/pid;\nerror_log stderr;\nevents {{ }}\n"
        f"http {{\n  access_log off;\n{places}  include {work}/site.conf;\n}}\n")
    return ["-p", str(work), "-c", str(work / "nginx.conf")]


def caddy(root, folder, rules, port, work):
    text = exchanged(snippet(root, "caddy"), "gh.example.edu.cn {", f"http://127.0.0.1:{port} {{\n  import redirects.conf")
    text = exchanged(text, "root * /srv/gonghui/current", f"root * {folder}")
    (work / "redirects.conf").write_text(rules, encoding="utf-8")
    (work / "Caddyfile").write_text("{\n  admin off\n}\n" + text, encoding="utf-8")
    return ["run", "--config", str(work / "Caddyfile"), "--adapter", "caddyfile"]


SERVERS = {"nginx": nginx, "caddy": caddy}


def program(name):
    return shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")


@contextlib.contextmanager
def running(name, root, folder, rules):
    """The server called `name` with its snippet, showing `folder`; gives its port."""
    with tempfile.TemporaryDirectory() as place, socket.socket() as probe:
        work = pathlib.Path(place)
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        arguments = SERVERS[name](root, folder, rules, port, work)
        with open(work / "said", "wb") as said:
            process = subprocess.Popen([program(name), *arguments], cwd=work, stdout=said, stderr=said, env=dict(
                os.environ, HOME=place, XDG_DATA_HOME=place, XDG_CONFIG_HOME=place))
        try:
            for _ in range(100):
                if process.poll() is not None:
                    raise SystemExit(f"{name} does not start: " + (work / "said").read_text(errors="replace")[-2000:])
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                time.sleep(0.05)
            yield port
        finally:
            process.terminate()
            process.wait(10)


def ask(port, path, headers=None):
    """Status, headers with small names, and body; redirects are not followed."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def is_feed(path):
    return re.fullmatch(r"(/en)?/(feeds/.*|clubs/.*/feed)\.xml", path) is not None


def samples(site):
    """Addresses and files: of each ending the first in each folder at the root, and all feeds."""
    seen, chosen = set(), []
    for file in sorted(site.rglob("*")):
        name = str(file.relative_to(site))
        if not file.is_file() or name in OWN:
            continue
        path = "/" + name.removesuffix("index.html")
        group = (path.split("/")[1] if path.count("/") > 1 else "", file.suffix)
        if group not in seen or is_feed(path):
            seen.add(group)
            chosen.append((urllib.parse.quote(path), file))
    return chosen


def expected(path, file):
    """What must be said with a file, whoever serves it."""
    kind = "atom" if is_feed(path) else file.suffix[1:]
    cache = "public, max-age=31536000, immutable" if path.startswith(LASTING) else "no-cache"
    return TYPES.get(kind), cache


def rules_of(name, program_path, source):
    return subprocess.run([program_path, "redirects", name, "--source", str(source), "--today", "2026-11-23"], check=True,
                          capture_output=True, text=True, encoding="utf-8").stdout


def check_files(name, root, rules, site):
    with running(name, root, site, rules) as port:
        chosen = samples(site)
        for path, file in chosen:
            where = f"{name} {path}"
            status, headers, body = ask(port, path)
            if status != 200 or body != file.read_bytes():
                found(where, f"status {status}, {len(body)} bytes of {file.stat().st_size}")
                continue
            types, cache = expected(path, file)
            if types is None:
                found(where, f"no type is known for {file.suffix}; it came as {headers.get('content-type')}")
            elif headers.get("content-type", "").lower() not in types:
                found(where, f"came as {headers.get('content-type')}")
            safe(where, headers)
            if headers.get("cache-control") != cache:
                found(where, f"cache-control: {headers.get('cache-control')}")
            if (headers.get("access-control-allow-origin") == "*") != path.startswith("/api/"):
                found(where, "open data may be read by other sites' scripts, and nothing else")
            # Asked for again, what has not changed costs nothing.
            if ask(port, path, {"If-None-Match": headers.get("etag", "")})[0] != 304:
                found(where, "is sent again though it has not changed")
        for path in ("/gibt-es-nicht/", "/%E6%B2%A1%E6%9C%89.html", "/assets/none.css"):
            status, headers, body = ask(port, path)
            if status != 404 or body != (site / "404.html").read_bytes():
                found(f"{name} {path}", f"status {status}, not with the page for it")
            safe(f"{name} {path}", headers)
            if "immutable" in headers.get("cache-control", ""):
                found(f"{name} {path}", "a page that is not there is kept for a year")
        for path in ("/.unionpress", "/.gitignore"):
            if ask(port, path)[0] == 200:
                found(f"{name} {path}", "is shown to readers")
    return len(chosen)


def safe(where, headers):
    for header, value in (("x-content-type-options", "nosniff"), ("referrer-policy", "strict-origin-when-cross-origin"),
                          ("content-security-policy", "frame-ancestors 'none'")):
        if headers.get(header) != value:
            found(where, f"{header}: {headers.get(header)}")


def check_redirects(name, root, program_path, source, site):
    """Each rule of the site that the command prints, asked of the server."""
    rules = rules_of(name, program_path, source)
    wanted = [line.split()[:2] for line in (site / "_redirects").read_text(encoding="utf-8").splitlines() if line[:1] == "/"]
    # As it is written there, and as browsers send what somebody types; a star alone is a pattern to Caddy, so that it has a page only.
    typed = [(urllib.parse.quote(urllib.parse.unquote(old), safe="/!$&'()*+,;=:@|"), new) for old, new in wanted]
    asked = list(dict.fromkeys((old, new) for old, new in map(tuple, wanted + typed) if "*" not in old))
    with running(name, root, site, rules) as port:
        for old, new in asked:
            status, headers, _ = ask(port, old)
            target = urllib.parse.urlsplit(headers.get("location", "")).path
            if status != 301 or urllib.parse.unquote(target) != urllib.parse.unquote(new):
                found(f"{name} {old}", f"status {status} to {headers.get('location')}, not to {new}")
            elif ask(port, target)[0] != 200:
                found(f"{name} {old}", f"leads to {target}, where nothing is")
    return len(asked)


def check_host_file(site):
    """_headers as Netlify and its like read it: every rule that fits counts, `*` stands for anything."""
    rules, current = [], None
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if not line[:1].isspace():
            current = (re.compile(".*".join(map(re.escape, line.split("*")))), [])
            rules.append(current)
        else:
            header, _, value = line.strip().partition(": ")
            current[1].append((header.lower(), value))
    for path, file in samples(site):
        said = {}
        for pattern, lines in rules:
            for header, value in lines if pattern.fullmatch(path) else []:
                said[header] = f"{said[header]}, {value}" if header in said else value
        where = f"_headers {path}"
        safe(where, said)
        types, cache = expected(path, file)
        # Without a rule these hosts let browsers ask each time.
        if said.get("cache-control", "no-cache") != cache:
            found(where, f"cache-control: {said.get('cache-control')}")
        # These endings they do not know, or know as something else.
        must = file.suffix in (".ics", ".ris") or is_feed(path)
        if said.get("content-type") not in (types if must else {None}):
            found(where, f"content-type: {said.get('content-type')}")


def small_site(program_path, work, aliases):
    """A site with these former addresses."""
    (work / "content/clubs").mkdir(parents=True)
    (work / "unionpress.yaml").write_text("name: 学院工会\nurl: https://gh.example.edu.cn\nlanguages: [zh]\n")
    quoted = ", ".join('"' + alias.replace('"', '\\"') + '"' for alias in aliases)
    (work / "content/clubs/choir.md").write_text(f"---\n标题: 合唱团\n类别: 文体\naliases: [{quoted}]\n---\n训练。\n")
    done = subprocess.run([program_path, "build", "--source", str(work), "--today", "2026-11-23", "--lang", "en"],
                          capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stdout + done.stderr)
    return work / "public"


def main():
    program_path, site, root = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3]).resolve()
    check_host_file(site)
    with tempfile.TemporaryDirectory() as place:
        source, plain = pathlib.Path(place) / "odd", pathlib.Path(place) / "plain"
        small = small_site(program_path, source, ALIASES)
        small_site(program_path, plain, [])
        for name in SERVERS:
            if program(name) is None:
                print(f"{name}: not installed here, its snippet was not tried")
                continue
            files = check_files(name, root, rules_of(name, program_path, plain), site)
            rules = check_redirects(name, root, program_path, source, small)
            rules += check_redirects(name, root, program_path, root, site)
            print(f"{name}: {files} files, {rules} former addresses")
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
