import Diagnostics
import Templating
import Testing

private let data = #"""
  {"page": {"title": "排球俱乐部", "description": "x", "href": "/clubs/"},
   "events": [{"title": "训练", "signup": null, "count": 3}, {"title": "比赛", "signup": {"method": "扫码"}, "count": 4}],
   "n": 3}
  """#

private func source(_ name: String, _ text: String) -> TemplateSource {
  TemplateSource(name: name, file: SourceFile(path: name, text: text))
}

/// The problems of a template whose data has optional values, beside a parent and a template of macros.
private func problems(_ text: String) -> [Problem] {
  let model = TemplateData.read(SourceFile(path: "d.json", text: data)).value
  let others = [
    source("b.html", "<main>{% block content %}{% endblock %}</main>"),
    source(
      "m.html",
      "{% macro icon(name, size=20) %}<svg width=\"{{ size }}\"><use href=\"#{{ name }}\"></use></svg>{% endmacro %}"
    ),
  ]
  let set = compile(
    [source("t.html", text)] + others, page: "t.html", data: model,
    filters: [
      TemplateFilter(
        "date", .date, [.init("pattern", .text)], gives: .string, zh: "", en: "", example: ("", "")
      ) { value, _, _ in value }
    ],
    translations: Translations([:]))
  return set.problems
}

/// What somebody sees who has made a mistake in a template.
struct MistakeTests {
  @Test func `tags that are nested too deeply are one mistake`() {
    let text = String(repeating: "{% if page %}", count: 70) + String(repeating: "{% endif %}", count: 70)
    #expect(problems(text).map(\.kind) == ["template.syntax"])
    // What is really never closed is told of all the same.
    #expect(problems("{% if page %}{% if page %}{% endif %}").map(\.kind) == ["template.unclosed"])
  }

  @Test(arguments: [
    (#"{{ page.titel }}"#, "template.field", 9, #"这个值没有字段“titel”"#, #"您是不是想写 title？"#),
    (#"{{ pgae.title }}"#, "template.name", 4, #"这里没有“pgae”"#, #"您是不是想写 page？"#),
    (#"{{ page.title | uper }}"#, "template.filter", 17, #"没有过滤器“uper”"#, #"您是不是想写 upper？"#),
    (#"{{ page.title | sum }}"#, "template.type", 17, #"过滤器“sum”用于列表，不能用于文字"#, nil),
    (
      #"{% for e in events %}{{ e.signup.method }}{% endfor %}"#, "template.optional", 25,
      #"“e.signup”可能没有值"#, #"先判断：{% if e.signup %}…{% endif %}，或给出代替的值：e.signup | default("…")"#
    ),
    (
      #"{% for e in events %}{{ e.signup }}{% endfor %}"#, "template.optional", 25, #"“e.signup”可能没有值"#,
      #"先判断：{% if e.signup %}…{% endif %}，或给出代替的值：e.signup | default("…")"#
    ),
    (#"{{ events }}"#, "template.type", 4, #"列表不能直接显示"#, #"用 {% for %} 一项一项地显示，或用 | join("、")"#),
    (#"{{ page }}"#, "template.type", 4, #"映射不能直接显示"#, #"显示它的一个字段"#),
    (
      #"{% for x in page.title %}{{ x }}{% endfor %}"#, "template.type", 13, #"for 需要列表，却是文字"#,
      #"要一个字一个字地循环，写成 | list"#
    ),
    (#"{% if n == "3" %}x{% endif %}"#, "template.type", 12, #"整数和文字不能比较，永远不会相等"#, nil),
    (#"{% if page.title > 3 %}x{% endif %}"#, "template.type", 20, #"文字和整数不能比较，永远不会相等"#, nil),
    (#"{{ page.title + n }}"#, "template.type", 17, #"文字和数字不能用 + 相加"#, #"连接文字用 ~"#),
    (
      #"{{ page.title | truncate }}{{ page.title | replace("a") }}"#, "template.arguments", 44,
      #"过滤器“replace”的参数不对，应是 replace(old, new, [count])"#, nil
    ),
    (
      #"{{ page.title | truncate(length=5, ende="…") }}"#, "template.arguments", 36,
      #"过滤器“truncate”没有参数“ende”，或给了两次"#, #"您是不是想写 end？"#
    ),
    (#"{% if page.title is emtpy %}x{% endif %}"#, "template.filter", 21, #"没有“is emtpy”这种判断"#, nil),
    (
      #"{% from "m.html" import icn %}{{ icn("a") }}"#, "template.import", 25, #"模板“m.html”里没有“icn”"#,
      #"您是不是想写 icon？"#
    ),
    (#"{% from "m.html" import icon %}{{ icon() }}"#, "template.arguments", 35, #"宏“icon”缺少参数：name"#, nil),
    (
      #"{% from "m.html" import icon %}{{ icon("a", colour="red") }}"#, "template.arguments", 45,
      #"宏“icon”没有参数“colour”"#, nil
    ),
    (#"{% include "compnents/head.html" %}"#, "template.missing", 12, #"没有模板“compnents/head.html”"#, nil),
    (#"{% extends "base.html" %}"#, "template.missing", 12, #"没有模板“base.html”"#, #"您是不是想写 b.html？"#),
    (
      #"{% extends "b.html" %}{% block contnet %}x{% endblock %}"#, "template.block-unknown", 32,
      #"上级模板没有区块“contnet”"#, #"您是不是想写 content？"#
    ),
    (#"{% if page.title %}x"#, "template.unclosed", 4, #"这个标签没有结束，缺少 {% endif %}"#, nil),
    (#"{% endfor %}"#, "template.syntax", 4, #"{% endfor %} 前面没有对应的开始"#, nil),
    (#"{{ page.title"#, "template.unclosed", 1, #"“{{”没有结束"#, nil),
    (#"{% fro e in events %}x{% endfor %}"#, "template.syntax", 4, #"没有“fro”这个标签"#, #"您是不是想写 from？"#),
    (#"{{ page.title & n }}"#, "template.syntax", 15, #"这里应是标签的结束，却是“&”"#, #"您是不是想写 and？"#),
    (#"{% elseif n %}"#, "template.syntax", 4, #"没有“elseif”这个标签"#, #"写成 elif"#),
    (#"<a href={{ page.href }}>x</a>"#, "template.position", 12, #"属性值没有引号"#, #"写成 href="{{ … }}""#),
    (
      #"<div {{ page.title }}>x</div>"#, "template.position", 9, #"值不能直接放在标签里，也不能当属性名"#,
      #"写成 名字="{{ … }}"；有无之分用 {% if … %} 名字{% endif %}"#
    ),
    (#"<{{ page.title }}>x"#, "template.position", 5, #"标签名不能由值拼成"#, #"用 {% if %} 写出每一种标签"#),
    (
      #"<script>var t = "{{ page.title }}";</script>"#, "template.position", 21, #"值不能放在会执行的脚本里"#,
      #"放进 data- 属性，或 <script type="application/json">"#
    ),
    (
      #"<style>p { color: {{ page.title }} }</style>"#, "template.position", 22, #"值不能放在 <style> 里"#,
      #"放进 style 属性：style="--颜色: {{ … }}""#
    ),
    (
      #"<a onclick="go('{{ page.title }}')">x</a>"#, "template.position", 20, #"属性 onclick 是代码，不能放值"#,
      #"放进 data- 属性，由脚本读取"#
    ),
    (#"<!-- {{ page.title }} -->"#, "template.position", 9, #"值不能放在 HTML 注释或声明里"#, #"用 {# … #} 写注释"#),
    (
      #"<a href="javascript:{{ page.title }}">x</a>"#, "template.position", 24, #"这种网址里不能放值"#,
      #"用 https:、mailto:、tel: 或站内网址"#
    ),
    (
      #"<p{% if n %} class="{% endif %}big">x</p>"#, "template.branches", 6,
      #"各分支结束的位置不同：属性 class 的值里，标签 <p> 里面"#, #"让每个分支都写完自己打开的引号和标签，没有 else 也算一个分支"#
    ),
    (
      #"{{ page.description | safe }}"#, "template.filter", 23, #"没有过滤器“safe”"#,
      #"没有 safe：Markdown 正文和宏的输出本来就是 HTML，别的都要转义"#
    ),
    (
      #"{{ events[5].title }}"#, "template.optional", 4, #"“events[5]”可能没有值"#,
      #"先判断：{% if events[5] %}…{% endif %}，或给出代替的值：events[5] | default("…")"#
    ),
    (
      #"{{ events | map(attribute="titel") | join }}"#, "template.field", 27, #"映射没有字段“titel”"#,
      #"您是不是想写 title？"#
    ),
    (#"{{ n | date("YYYY") }}"#, "template.type", 8, #"过滤器“date”用于日期，不能用于整数"#, nil),
    (#"{{ t("nav.home") }}"#, "template.translation", 6, #"没有翻译“nav.home”"#, #"在 templates/i18n/ 的每个文件里加上它"#),
    (#"{% for i in range("a") %}{% endfor %}"#, "template.type", 19, #"这里需要整数，却是文字"#, nil),
    (
      #"{% set ns.x = 1 %}"#, "template.type", 8, #"只有 namespace() 的字段可以重新设定，“ns”不是"#,
      #"先写 {% set ns = namespace(x=…) %}"#
    ),
    (#"{{ icon("a") }}"#, "template.name", 4, #"这里没有“icon”"#, nil),
  ])
  func `a mistake is told before anything is rendered, where it is and with what to do`(
    _ template: String, _ kind: String, _ column: Int, _ message: String, _ suggestion: String?
  ) throws {
    let problem = try #require(problems(template).first)
    let table = LineTable(SourceFile(path: "t.html", text: template))
    #expect(problem.kind == kind)
    #expect(problem.span.map { table.position(at: $0.lower) } == Position(line: 1, column: column))
    #expect(problem.message.zh == message)
    #expect(problem.suggestion?.zh == suggestion)
    #expect(!problem.message.en.isEmpty)
  }

  @Test func `every mistake of a template is told in one run`() {
    let found = problems("{{ page.titel }}\n{{ n | uper }}\n<a href={{ n }}>\n{{ missing }}")
    let kinds: Set = ["template.field", "template.filter", "template.position", "template.name"]
    #expect(kinds.isSubset(of: found.map(\.kind)))
  }

  @Test(arguments: [
    "{% for e in events %}{% if e.signup %}{{ e.signup.method }}{% endif %}{% endfor %}",
    "{% for e in events if e.signup %}{{ e.signup.method }}{% endfor %}",
    "{% for e in events %}{{ e.signup.method if e.signup }}{% endfor %}",
    "{% for e in events %}{% if not e.signup %}-{% else %}{{ e.signup.method }}{% endif %}{% endfor %}",
    "{% for e in events %}{% if e.signup is defined and e.signup.method %}{{ e.signup.method }}{% endif %}{% endfor %}",
    "{% for e in events %}{% if e.signup == none %}-{% elif n > 1 %}{{ e.signup.method }}{% endif %}{% endfor %}",
    "{% for e in events %}{% set s = e.signup %}{% if s %}{{ s.method }}{% endif %}{% endfor %}",
    "{% macro m(s) %}{{ s.method }}{% endmacro %}{% for e in events %}{% if e.signup %}{{ m(e.signup) }}{% endif %}{% endfor %}",
    "{% set best = none %}{% if n %}{% set best = page %}{% endif %}{% if best %}{{ best.title }}{% endif %}",
    "{{ events[0].title }}{{ (events | first).title }}{{ events[-1].title }}",
    "{% if events | length > 0 %}{{ events[0].title }}{% endif %}",
    "{% if hero is defined %}{{ hero.image.big }}{% endif %}{{ hero | default(\"-\") }}",
  ])
  func `a guard is understood however it is written`(_ template: String) {
    #expect(problems(template).isEmpty, "\(problems(template).map(\.message.zh))")
  }

  @Test(arguments: [
    "{% for e in events %}{% if e.signup or n %}{{ e.signup.method }}{% endif %}{% endfor %}",
    "{% for e in events %}{% if e.signup %}{% endif %}{{ e.signup.method }}{% endfor %}",
    "{% for e in events %}{% if not e.signup %}{{ e.signup.method }}{% endif %}{% endfor %}",
    "{% macro m(s) %}{{ s.method }}{% endmacro %}{% for e in events %}{{ m(e.signup) }}{% endfor %}",
    "{% for e in events %}{% if e.signup %}{% set e = events[1] %}{{ e.signup.method }}{% endif %}{% endfor %}",
    "{% set best = none %}{% if n %}{% set best = page %}{% endif %}{{ best.title }}",
    "{% set ns = namespace(best=none) %}{% for e in events %}{{ ns.best.title }}{% set ns.best = e %}{% endfor %}",
  ])
  func `what is no guard does not count as one`(_ template: String) {
    #expect(problems(template).contains { $0.kind == "template.optional" })
  }
}
