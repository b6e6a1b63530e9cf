#!/usr/bin/env python3
"""Imports a WordPress export of random posts and compares what readers see, before and after.

The posts are made of paragraphs, headings, lists, quotations, tables, code, links and emphasis with nasty text in them. Their HTML
is read by html5lib, the built pages as well: the same words must stand there in the same order, with the same headings, list
items, table cells, code, emphasis and links.

Usage: check_sites.py UNIONPRESS [--count 60] [--seed 4]
"""
import argparse
import html
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import urllib.parse

import html5lib

WORDS = ["运动会", "*星*", "a_b_c", "# 井号", "1. 数", "- 短横", "<尖>", "&amp;", "[方](圆)", "`反`", "~~删~~", "| 竖", "\\反斜", "> 大于",
         "100%", "2026-12-05", "word", "“引号”", "=== ===", "+加", "!图", "http://a.example.cn/x_y", "：冒号", "$a$", "^上", "x  y"]
KEPT = {"h2": "heading", "h3": "heading", "h4": "heading", "li": "item", "td": "cell", "th": "cell", "pre": "lines of code", "code": "code", "strong": "strong", "em": "em", "a": "link"}


class Maker:
    def __init__(self, generator):
        self.g = generator

    def text(self):
        return html.escape(" ".join(self.g.choice(WORDS) for _ in range(self.g.randint(1, 5))), quote=False)

    def words(self, depth=0):
        parts = []
        for _ in range(self.g.randint(1, 4)):
            kind = self.g.choice(["text", "text", "strong", "em", "code", "a", "br", "span"])
            if kind == "text" or depth > 1:
                parts.append(self.text())
            elif kind == "br":
                parts.append("甲<br />乙")
            elif kind == "code":
                parts.append(f"<code>{html.escape(self.g.choice(['a*b', 'x < y', '`', 'let a = 1']), quote=False)}</code>")
            elif kind == "a":
                parts.append(f'<a href="https://www.example.cn/{self.g.randrange(99)}?a=1&amp;b=(2)">链接{self.g.randrange(99)}</a>')
            elif kind == "span":
                parts.append(f"<span style='color:red'>{self.words(depth + 1)}</span>")
            else:
                parts.append(f"<{kind}>重点{self.g.randrange(99)}</{kind}>")
        return " ".join(parts)

    def block(self, depth=0):
        kind = self.g.choice(["p", "p", "p", "h2", "h3", "ul", "ol", "blockquote", "pre", "table", "div"])
        if kind in ("p", "h2", "h3"):
            return f"<{kind}>{self.words()}</{kind}>"
        if kind in ("ul", "ol") and depth < 2:
            items = "".join(f"<li>{self.words()}{self.block(2) if self.g.random() < 0.2 else ''}</li>" for _ in range(self.g.randint(1, 4)))
            return f"<{kind}>{items}</{kind}>"
        if kind == "blockquote" and depth < 1:
            return f"<blockquote>{self.block(2)}{self.block(2)}</blockquote>"
        if kind == "pre":
            return "<pre>let a = &lt;b&gt;\n  * c\n\n# d</pre>"
        if kind == "table" and depth < 1:
            row = lambda name: "<tr>" + "".join(f"<{name}>{self.words()}</{name}>" for _ in range(3)) + "</tr>"
            return f"<table><thead>{row('th')}</thead><tbody>{row('td')}{row('td')}</tbody></table>"
        return f"<div>{self.words()}</div>"


def squeeze(text):
    return re.sub(r"\s+", "", text)


def seen(element):
    """The words, and what has a meaning of its own, in order."""
    words, kept = [], []

    def walk(node, parent=None):
        tag = node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""
        before = len(words)
        if node.text and tag != "":
            words.append(node.text)
        for child in node:
            walk(child, node.tag)
            if child.tail:
                words.append(child.tail)
        # Lines of code are wrapped in code once more in our pages.
        if tag in KEPT and not (tag == "code" and isinstance(parent, str) and parent.endswith("pre")):
            own = squeeze("".join(words[before:]))
            # A bare address in a text becomes a link on purpose.
            if own and not (KEPT[tag] == "link" and own.startswith("http")):
                # Brackets in addresses may be written as %28 and %29.
                address = urllib.parse.unquote(node.get("href") or "") if tag == "a" else None
                kept.append((KEPT[tag], own, address))

    walk(element)
    return squeeze("".join(words)), sorted(map(str, kept))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("unionpress")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    program = os.path.abspath(options.unionpress)
    generator = random.Random(options.seed)
    maker = Maker(generator)
    posts = ["\n".join(maker.block() for _ in range(generator.randint(2, 7))) for _ in range(options.count)]
    items = "".join(
        f"<item><title>文章 {n}</title><link>https://old.example.cn/?p={n}</link><content:encoded><![CDATA[<p>开头</p>{post}]]></content:encoded>"
        f"<wp:post_date>2020-01-02 03:04:05</wp:post_date><wp:post_name>post-{n}</wp:post_name><wp:status>publish</wp:status>"
        "<wp:post_type>post</wp:post_type></item>\n"
        for n, post in enumerate(posts)
    )
    bad = 0
    with tempfile.TemporaryDirectory() as parent:
        folder = pathlib.Path(parent)
        (folder / "unionpress.yaml").write_text("name: 学院工会\nurl: https://gh.example.edu.cn\n")
        (folder / "wp.xml").write_text(
            '<?xml version="1.0"?><rss xmlns:content="c" xmlns:wp="w"><channel><link>https://old.example.cn</link><wp:wxr_version>1.2</wp:wxr_version>' + items + "</channel></rss>")
        base = ["--source", folder, "--today", "2026-11-23", "--lang", "en"]
        done = subprocess.run([program, "import", "wordpress", folder / "wp.xml", "--write", *base], capture_output=True, text=True)
        if done.returncode or "was not imported" in done.stderr or f"Wrote {options.count} records" not in done.stderr:
            print(done.stderr[-3000:])
            return 1
        done = subprocess.run([program, "build", *base, "--output", folder / "public"], capture_output=True, text=True)
        if done.returncode:
            print(done.stderr[-3000:])
            return 1
        for n, post in enumerate(posts):
            before = html5lib.parseFragment(f"<p>开头</p>{post}")
            wrapped = html5lib.parse((folder / f"public/news/2020/post-{n}/index.html").read_text())
            after = [e for e in wrapped.iter() if "prose" in (e.get("class") or "").split()]
            one, two = seen(before), seen(after[0])
            # Headings move so that none is left out; that they are headings stays.
            if one != two:
                bad += 1
                if bad < 4:
                    print(f"post {n}:\n{post}\n{(folder / f'content/news/2020/post-{n}.md').read_text()}")
                    print(*[f"- {part}" for part in one if part not in two] + [f"+ {part}" for part in two if part not in one], sep="\n")
    print(f"{options.count} posts of WordPress, {bad} different afterwards")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
