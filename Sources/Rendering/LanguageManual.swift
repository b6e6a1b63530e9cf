/// The part of `docs/templates.md` that is written by hand: how templates are written, and where they differ from Jinja.
let languageManual = #"""
  # 模板 · Templates

  这一页由程序生成：`unionpress templates manual`。字段和过滤器来自程序里的同一张表，所以总是对的。
  This page is made by `unionpress templates manual` from the tables the program itself uses.

  模板的写法与 Jinja 相同，会 Jinja、Twig、Liquid、Nunjucks 的人可以直接写。不用编程也能改网站的样子。
  Templates are written as in Jinja; who knows Jinja, Twig, Liquid or Nunjucks can restyle the site without programming.

  ```html
  {% extends "base.html" %}
  {% from "components/date.html" import date %}
  {% block content %}
  <h1>{{ page.title }}</h1>
  {% for event in upcoming if not event.is_cancelled %}
    <p><a href="{{ event.href }}">{{ event.title | truncate(30) }}</a> {{ date(event.when.start) }}</p>
  {% else %}
    <p>{{ t("events.none") }}</p>
  {% endfor %}
  {% endblock %}
  ```

  | 想做的事 | 命令 · command |
  | --- | --- |
  | 看某种页面有哪些字段 · see the fields of a page | `unionpress templates types event` |
  | 用自己的数据试一个模板 · try a template with data of your own | `unionpress templates render 文件.html --data 数据.json` |
  | 看哪些文件在起作用 · see which files win | `unionpress templates list` |
  | 拿一个模板来改 · take one over | `unionpress templates copy base.html` |

  ## 写法 · The language

  | 写法 | 作用 · what it does |
  | --- | --- |
  | `{{ 值 }}` | 显示一个值，按所在的位置转义 · prints a value, escaped for its place |
  | `{% if a %}…{% elif b %}…{% else %}…{% endif %}` | 条件 · conditions |
  | `{% for x in xs if 条件 %}…{% else %}…{% endfor %}` | 循环；`loop.index index0 revindex revindex0 first last length previtem nextitem cycle(…) changed(…)` |
  | `{% for k, v in m.items() %}` | 拆开成对的值 · takes pairs apart |
  | `{% set x = 值 %}`、`{% set x %}…{% endset %}` | 变量 · variables; 循环里的变量出了循环就没有了，要留下用 `namespace()` |
  | `{% with a=1 %}…{% endwith %}` | 只在里面有的变量 · variables for a part |
  | `{% extends "a.html" %}`、`{% block b %}…{% endblock %}`、`{{ super() }}`、`{{ self.b() }}` | 继承 · inheritance |
  | `{% include "a.html" with x=1 %}`、`ignore missing`、`without context` | 引入 · inclusion |
  | `{% macro m(a, b="") %}…{% endmacro %}`、`{{ m(1) }}` | 宏 · macros |
  | `{% call(x) m(1) %}…{% endcall %}`、`{{ caller(x) }}` | 带内容的宏 · macros with content |
  | `{% from "a.html" import m as n %}`、`{% import "a.html" as a %}` | 取用别的模板里的宏 · macros of other templates |
  | `{% filter upper %}…{% endfilter %}` | 过滤一段 · a filter for a part |
  | `{% raw %}…{% endraw %}`、`{# 注释 #}` | 原样、注释 · as it is, comments |
  | `{%- … -%}` | 去掉两边的空白 · without the white space around |
  | `or and not in`、`is`、`== != < <= > >=`（可连写）、`+ - * / // % **`、`~`、`a if b else c` | 运算 · operators |
  | `"文字"`、`12`、`1.5`、`true false none`、`[1, 2]`、`{"a": 1}`、`x.y`、`x["y"]`、`x[0]`、`x[1:3]` | 值 · values |
  | `t("名字", n=3)` | `i18n/` 里的文字，按页面的语言 · a text in the page's language；`名字.one` 是英文单数 · the wording for one thing |
  | `asset("site.css")` | 主题文件的网址 · the address of a file of the theme |
  | `range(3)`、`namespace(n=0)`、`dict(a=1)` | 数列、可改的变量、映射 · numbers, variables that can change, maps |

  ## 生成之前就检查 · Checked before anything is made

  每种页面有哪些字段、各是什么类型、哪些可能没有，程序都知道，所以写错了在生成之前就会指出，带着行和列：拼错的字段、
  用错的过滤器、没有判断就用了可能没有的值、比较两种不会相等的东西、多给少给的参数、没有的模板、区块、宏和翻译。
  The program knows the fields of every page, their types and which may be missing, so mistakes are told before any page is made.

  可能没有的值（类型后面带 `?`）要先判断，或给出代替的值 · A value that may be missing needs a guard or a substitute:

  ```html
  {% if event.signup %}{{ event.signup.method | default("见通知") }}{% endif %}
  ```

  `a and a.b`、`a.b is defined`、`a != none`、`for x in xs if x.y` 都算判断。列表不空（`{% if xs %}`）时 `xs[0]` 和 `xs | first` 就有值。

  ## 按位置转义 · Escaped by place

  | 位置 | 怎样转义 · how |
  | --- | --- |
  | 标签之间 · between tags | `& < > " '` 写成字符引用；只有 Markdown 正文和宏的输出不再转义 · markup made by Markdown and macros stays |
  | 带引号的属性、`<title>`、`<textarea>` | 同上，但 HTML 不能放 · the same, and no markup |
  | `href`、`src` 等网址 · addresses | 只许 http、https、mailto、tel、webcal、sms 和站内网址；空格和引号写成 %XX；`?` 后面全部编码 |
  | `<script src>`、样式表、`<iframe src>` | 只许站内 · this site only |
  | `srcset` | 每个网址都检查 · each address is checked |
  | `style="--色: {{ 值 }}"` | 只许数字、单词、颜色 · numbers, words, colours |
  | `<script type="application/ld+json">` | 成为 JSON · becomes JSON |

  没有引号的属性、标签和属性的名字、会执行的脚本、`<style>`、`on…` 属性、注释里不能放值：这是错误，会说明怎样改写。
  没有 `safe` 过滤器 · There is no filter “safe”.

  ## 与 Jinja2 不同的地方 · Where it differs from Jinja2

  每一条都有测试，两边的结果都核对（`Tests/tools/jinja_differences.yaml`）。Each is pinned by a test on both sides.

  - 真假显示为 `true`、`false`；显示空值、列表、映射是错误。Truth values print as `true`, `false`; printing nothing, a list or a map is a mistake.
  - 没有的名字和字段是错误，只有 `is defined` 和 `| default` 可以问。Unknown names are mistakes but under these two.
  - `is defined` 对 none 为假，`default` 也代替 none。`is defined` is false for none, and `default` stands in for none.
  - 值按位置转义（见上）。Values are escaped for their place.
  - `truncate` 按显示宽度，一个汉字算 2，结尾是 `…`。`truncate` goes by width.
  - 用于文字的过滤器遇到 HTML 时取其中读者看得到的文字。Filters of text take what a reader sees of markup.
  - 模板名要直接写出（`include` 可以写成条件或列表）。Names of templates are written out.
  - 不能直接循环文字，写 `| list`；列表里不一定有的项要判断。Text is not looped over directly; places of a list that may be missing are guarded.
  - 没有 `do`、`autoescape`、`recursive`、`cycler`、`joiner`、`lipsum`、`pprint`、`xmlattr`、`center`、`format`、`indent`。These are not there.

  """#
