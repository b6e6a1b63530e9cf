import Diagnostics
import Markup
import Templating
import Testing

private struct Person: TemplateModel {
  var name: String
  var age: Int
  var nick: String?
  var friends: [Person] = []
  static let model = Model<Person>("Person", zh: "人", en: "A person") {
    Field("name", zh: "姓名", en: "name") { $0.name }
    Field("age", zh: "年龄", en: "age") { $0.age }
    Field("nick", zh: "昵称", en: "nickname") { $0.nick }
    Field("friends", zh: "朋友", en: "friends") { $0.friends }
  }
}

private struct Page: TemplateModel {
  var title = "会员 & <家>"
  var body = HTML(escaping: "a<b")
  var people = [Person(name: "李明", age: 30, nick: "小明"), Person(name: "王芳", age: 25)]
  var none: String?
  static let model = Model<Page>("Page", zh: "页面", en: "A page") {
    Field("title", zh: "标题", en: "title") { $0.title }
    Field("body", zh: "正文", en: "text") { $0.body }
    Field("people", zh: "人员", en: "people") { $0.people }
    Field("none", zh: "空", en: "nothing") { $0.none }
  }
}

private let texts = Translations([.zh: ["hello": "你好，{name}"], .en: ["hello": "Hello, {name}"]])
private let double = TemplateFunction("double", arity: 1, zh: "两倍", en: "twice") { values, _ in
  if case .int(let number)? = values.first { .int(number * 2) } else { nil }
}

/// `page.html` and whatever other templates are given, rendered with a `Page`.
private func render(_ page: String, _ others: [String: String] = [:], language: Language = .zh) -> Checked<
  String
> {
  var sources = [TemplateSource(name: "page.html", file: SourceFile(path: "templates/page.html", text: page))]
  for (name, text) in others.sorted(by: { $0.key < $1.key }) {
    sources.append(TemplateSource(name: name, file: SourceFile(path: "templates/\(name)", text: text)))
  }
  let set = compile(sources, pages: ["page.html": Page.self], functions: [double], translations: texts)
  guard set.isSound else { return Checked("", set.problems) }
  return set.value.render("page.html", Page(), language: language).map { String(decoding: $0, as: UTF8.self) }
}

struct RenderingTests {
  @Test func `numbers that are as large as they get are rounded like others`() {
    #expect(
      render("{{ 9223372036854775807 | round }} {{ 9223372036854775807 | round(-1) }} {{ 1250 | round(-2) }}")
        .value
        == "9223372036854775807 9223372036854775807 1200")
  }

  @Test func `values are the same for unique that are the same for the sign of equality`() {
    let text = """
      {{ [1, 1.0, "1", true, none, none, 1.5, 1.5, [1, 2], [1, 2.0], title, title] | unique | length }} \
      {{ ["a", "A"] | unique | join }} {{ ["a", "A"] | unique(true) | join }}
      """
    #expect(render(text).value.trimmingPrefix("\n") == "7 a aA")
  }

  @Test(.timeLimit(.minutes(1)))
  func `items that are all different are told apart quickly`() {
    #expect(render("{{ range(90000) | unique | length }}").value == "90000")
  }

  @Test(.timeLimit(.minutes(1)))
  func `a raw part that is never closed is read once`() {
    #expect(
      render("{% raw %}" + String(repeating: "{% a ", count: 20000)).problems.map(\.kind) == [
        "template.unclosed"
      ])
    #expect(render("{% raw %}{% a{%- endraw -%} b").value == "{% ab")
  }

  @Test(arguments: [
    ("{{ title }}", "会员 &amp; &lt;家&gt;"),
    ("{{ body }}", "a&lt;b"),
    ("<a title=\"{{ title }}\">", "<a title=\"会员 &amp; &lt;家&gt;\">"),
    ("{{ none|default }}|", "|"),
    ("{{ 1 + 2 * 3 }} {{ 7 // 2 }} {{ 7 % 3 }} {{ 7 / 2 }} {{ -7 // 2 }}", "7 3 1 3.5 -4"),
    ("{{ 'a' ~ 1 ~ 'b' }}", "a1b"),
    (
      "{% if people %}{{ people[0].name }} {{ people[-1].name }} {{ people[:1]|length }}{% endif %}",
      "李明 王芳 1"
    ),
    (
      "{% for p in people %}{{ loop.index }}{{ p.name }}{% if not loop.last %}、{% endif %}{% endfor %}",
      "1李明、2王芳"
    ),
    ("{% for p in people if p.age > 26 %}{{ p.name }}{% else %}无{% endfor %}", "李明"),
    ("{% for p in people if p.age > 99 %}{{ p.name }}{% else %}无{% endfor %}", "无"),
    ("{% if none %}a{% elif people %}b{% else %}c{% endif %}", "b"),
    ("{{ 'x' if none else 'y' }}", "y"),
    ("{{ none|default('缺') }}", "缺"),
    ("{% set x = 3 %}{{ x }}{% set y %}<b>{{ title }}</b>{% endset %}{{ y }}", "3<b>会员 &amp; &lt;家&gt;</b>"),
    ("{{ people|map(attribute='name')|join('、') }}", "李明、王芳"),
    ("{% if people %}{{ (people|sort(attribute='age'))[0].name }}{% endif %}", "王芳"),
    ("{{ people|selectattr('nick')|length }}{{ people|rejectattr('nick')|length }}", "11"),
    ("{{ people|sum(attribute='age') }}", "55"),
    ("{{ '青年教师教学技能比武'|truncate(10) }}", "青年教师…"),
    ("{{ 40705100|money }} {{ 1234567|number }} {{ 0.9564|percent }}", "407,051.00 1,234,567 95.6%"),
    ("{{ t('hello', name='李明') }}", "你好，李明"),
    ("{{ double(4) }}", "8"),
    ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
    ("a {#- gone -#} b", "ab"),
    ("a {%- if true -%} b {%- endif -%} c", "abc"),
    ("{{ 'b' in 'abc' }} {{ 3 not in [1, 2] }} {{ 1 == 1.0 }}", "true true true"),
    ("{{ people is defined }} {{ none is defined }} {{ none is none }}", "true false true"),
    ("{% for k, v in {'a': 1, 'b': 2} %}{{ k }}{{ v }}{% endfor %}", "a1b2"),
    ("{{ [1, 2, 3, 4, 5]|batch(2)|length }}{{ 'ab'|upper }}", "3AB"),
  ])
  func `expressions, filters and statements give what Jinja gives`(_ template: String, _ wanted: String) {
    let result = render(template)
    #expect(result.problems.isEmpty)
    #expect(result.value == wanted)
  }

  @Test func `blocks are filled from the most special template, with super`() {
    let result = render(
      "{% extends \"b.html\" %}{% block a %}[{{ super() }}]{% endblock %}",
      [
        "b.html": "{% extends \"c.html\" %}{% block a %}B{{ super() }}{% endblock %}",
        "c.html": "({% block a %}C{% endblock %}|{% block z %}Z{% endblock %})",
      ])
    #expect(result.value == "([BC]|Z)")
  }

  @Test func `macros see their own template and escape what they are given`() {
    let result = render(
      "{% from \"m.html\" import card, twice as two %}{% import \"m.html\" as m %}{{ card(title) }}{{ two('x') }}{{ m.card('y') }}",
      [
        "m.html":
          "{% macro mark(x) %}<b>{{ x }}</b>{% endmacro %}{% macro card(x, y='默认') %}{{ mark(x) }}{{ y }}{% endmacro %}{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}"
      ])
    #expect(result.value == "<b>会员 &amp; &lt;家&gt;</b>默认xx<b>y</b>默认")
    #expect(
      render("{% macro box() %}<i>{{ caller }}</i>{% endmacro %}{% call box() %}内{% endcall %}").value
        == "<i>内</i>")
  }

  @Test func `includes see the variables around them and their own`() {
    #expect(
      render("{% set a = 1 %}{% include \"i.html\" with b=2 %}", ["i.html": "{{ a }}{{ b }}{{ title }}"])
        .value == "12会员 &amp; &lt;家&gt;")
  }

  @Test func `texts follow the page's language`() {
    #expect(render("{{ t('hello', name='Li') }}", language: .en).value == "Hello, Li")
  }

  @Test(arguments: [
    ("{{ titel }}", "template.name"), ("{% for p in people %}{{ p.nmae }}{% endfor %}", "template.field"),
    ("{{ title|uper }}", "template.filter"),
    ("{% if title %}", "template.unclosed"), ("{{ title", "template.unclosed"),
    ("{% for x in title %}{% endfor %}", "template.type"),
    ("{% extends \"x.html\" %}", "template.missing"), ("{% include \"x.html\" %}", "template.missing"),
    ("{% endif %}", "template.syntax"), ("{{ 1 + }}", "template.syntax"),
    ("{% fro x in y %}{% endfor %}", "template.syntax"),
    ("{{ t('helo') }}", "template.translation"), ("{{ t('hello') }}", "template.translation"),
    ("{{ none.x }}", "template.optional"), ("{{ people }}", "template.type"),
    ("{{ double(1, 2) }}", "template.arguments"),
    ("{% macro m(a) %}{% endmacro %}{{ m() }}", "template.arguments"),
    ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "template.limit"),
    ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "template.block-twice"),
    ("{{ double('x') }}", "asset.missing"),
  ])
  func `mistakes are reported at their place`(_ template: String, _ kind: String) {
    let result = render(template)
    #expect(result.problems.contains { $0.kind == kind }, "\(result.problems)")
  }

  @Test func `inheritance circles, unknown blocks and imports are found without rendering`() {
    let circle = render("{% extends \"b.html\" %}", ["b.html": "{% extends \"page.html\" %}"])
    #expect(circle.problems.contains { $0.kind == "template.circle" })
    let block = render(
      "{% extends \"b.html\" %}{% block contnet %}{% endblock %}",
      ["b.html": "{% block content %}{% endblock %}"])
    #expect(block.problems.map(\.kind) == ["template.block-unknown"])
    #expect(block.problems[0].suggestion?.zh == "您是不是想写 content？")
    let names = render("{% from \"b.html\" import icn %}", ["b.html": "{% macro icon() %}{% endmacro %}"])
    #expect(names.problems.map(\.kind) == ["template.import"])
  }

  @Test func `a problem names line, column and suggestion`() {
    let source = "<p>\n  {% for p in people %}{{ p.nmae }}{% endfor %}\n</p>"
    let problem = render(source).problems[0]
    let table = LineTable(SourceFile(path: "templates/page.html", text: source))
    #expect(problem.span.map { table.position(at: $0.lower) } == Position(line: 2, column: 29))
    #expect(problem.suggestion?.en == "did you mean name?")
  }

  @Test func `random templates never crash`() {
    let pieces = [
      "{{", "}}", "{%", "%}", " if ", " for x in people ", "endif", "endfor", "title", "|", "(", ")", "[",
      "]", "'", "\"", "{#", "#}", "-", " macro a(b) ", "endmacro", "1", ".", "block a", "endblock", "中文",
      "raw", "~", "not ",
    ]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }
      _ = render(text.joined())
    }
  }
}
