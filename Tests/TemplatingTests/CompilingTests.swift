import Diagnostics
import Markup
import Templating
import Testing

private struct Node: TemplateModel {
  var name: String
  var link: String?
  var children: [Node] = []
  static let model = Model<Node>("Node", zh: "节点", en: "A node") {
    Field("name", zh: "名称", en: "name") { $0.name }
    Field("link", zh: "网址", en: "address") { $0.link }
    Field("children", zh: "下级", en: "below") { $0.children }
  }
}

private struct First: TemplateModel {
  var title = "甲"
  var hero: Node? = Node(name: "大图", link: "/a b/")
  var root = Node(name: "a", children: [Node(name: "b", children: [Node(name: "c")]), Node(name: "d")])
  static let model = Model<First>("First", zh: "第一种", en: "The first kind") {
    Field("title", zh: "标题", en: "title") { $0.title }
    Field("hero", zh: "大图", en: "large picture") { $0.hero }
    Field("root", zh: "根", en: "root") { $0.root }
  }
}

private struct Second: TemplateModel {
  var title = "乙"
  static let model = Model<Second>("Second", zh: "第二种", en: "The second kind") {
    Field("title", zh: "标题", en: "title") { $0.title }
  }
}

private func theme(_ files: [String: String]) -> Checked<TemplateSet> {
  let sources = files.sorted { $0.key < $1.key }.map { name, text in
    TemplateSource(name: name, file: SourceFile(path: "templates/\(name)", text: text))
  }
  var pages: [String: any TemplateModel.Type] = ["first.html": First.self]
  if files["second.html"] != nil { pages["second.html"] = Second.self }
  return compile(sources, pages: pages, translations: Translations([.zh: ["a": "甲"], .en: ["a": "A"]]))
}

private func first(_ text: String, _ others: [String: String] = [:]) -> Checked<String> {
  let set = theme(others.merging(["first.html": text]) { $1 })
  guard set.isSound else { return Checked("", set.problems) }
  return set.value.render("first.html", First(), language: .zh).map { String(decoding: $0, as: UTF8.self) }
}

/// How templates are put together, checked and compiled, one page at a time.
struct CompilingTests {
  @Test func `a macro may call itself, and ends where its data end`() {
    let result = first(
      "{% macro tree(n) %}<li>{{ n.name }}{% for c in n.children %}{{ tree(c) }}{% endfor %}</li>{% endmacro %}{{ tree(root) }}"
    )
    #expect(result.problems.isEmpty)
    #expect(result.value == "<li>a<li>b<li>c</li></li><li>d</li></li>")
  }

  @Test func `a macro is escaped for each place where it is printed`() {
    let result = first(
      "{% macro v(x) %}{{ x }}{% endmacro %}{% if hero and hero.link %}<a href=\"{{ v(hero.link) }}\" title=\"{{ v('\"') }}\">{{ v('<') }}</a>{% endif %}"
    )
    #expect(result.value == "<a href=\"/a%20b/\" title=\"&quot;\">&lt;</a>")
  }

  @Test func `one frame serves pages that have a field and pages that have not`() throws {
    let set = theme([
      "base.html":
        "{{ title }}{% if hero is defined and hero %}:{{ hero.name }}{% endif %}{% block b %}{% endblock %}",
      "first.html": "{% extends \"base.html\" %}",
      "second.html": "{% extends \"base.html\" %}{% block b %}!{% endblock %}",
    ])
    #expect(set.problems.map(\.message.en) == [])
    #expect(set.value.render("first.html", First(), language: .zh).value == Array("甲:大图".utf8))
    #expect(set.value.render("second.html", Second(), language: .zh).value == Array("乙!".utf8))
  }

  @Test func `a name that no page has is a mistake even when it is only asked for`() {
    let result = first("{% if hreo is defined %}x{% endif %}")
    #expect(result.problems.map(\.kind) == ["template.name"])
    #expect(result.problems.first?.suggestion?.en == "did you mean hero?")
  }

  @Test func `a field of another page is told once, at its place in the shared frame`() {
    let set = theme([
      "base.html": "{{ hero.name }}", "first.html": "{% extends \"base.html\" %}",
      "second.html": "{% extends \"base.html\" %}",
    ])
    // On the first page it may be missing, on the second it does not exist.
    #expect(set.problems.map(\.kind).sorted() == ["template.name", "template.optional"])
    #expect(set.problems.allSatisfy { $0.span?.path == "templates/base.html" })
  }

  @Test func `macros and templates that nobody uses are checked, too`() {
    let result = first(
      "{{ title }}{% macro unused(x) %}{{ x.anything | uper }}{% endmacro %}",
      ["other.html": "{{ anything }}{{ t(\"nothing\") }}<p {{ x }}>"])
    #expect(
      result.problems.map(\.kind).sorted() == [
        "template.filter", "template.position", "template.translation",
      ])
  }

  @Test func `templates that include each other are told so, quickly`() {
    let result = first(
      "{% include \"a.html\" %}", ["a.html": "{% include \"first.html\" %}{% include \"first.html\" %}"])
    #expect(result.problems.contains { $0.kind == "template.limit" })
  }

  @Test func `a call that never ends is stopped`() {
    #expect(
      first("{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}").problems.map(\.kind) == [
        "template.limit"
      ])
    #expect(
      first("{% for a in range(9000) %}{% for b in range(9000) %}{% endfor %}{% endfor %}").problems.map(
        \.kind)
        == ["template.limit"])
  }

  @Test func `where a comment stands changes nothing`() {
    // The place in the document must not depend on how the literal text is cut into pieces.
    let pages = [
      "<p class=\"a\" title='{{ title }}'>{{ title }}</p><!-- x --><title>{{ title }}</title>",
      "<a href=\"/x/{{ title }}?q={{ title }}#{{ title }}\">{{ title }}</a><br/>{{ title }}",
      "<script type=\"application/ld+json\">{\"a\": \"b \\\" {{ title }}\", \"c\": {{ title }}}</script>{{ title }}",
      "<style>p > a { color: red }</style><textarea>{{ title }}</textarea><p style=\"--c: {{ title }}\">",
      "<script>if (a < b) { c(\"</p>\") }</script><img srcset=\"/a 1x, {{ title }} 2x\" alt>{{ title }}",
    ]
    var random = SplitMix(seed: 7)
    for page in pages {
      let whole = first(page)
      #expect(whole.problems.allSatisfy { $0.kind == "template.css" }, "\(whole.problems.map(\.message.en))")
      for _ in 0..<40 {
        let characters = Array(page)
        let cut = Int(random.next() % UInt64(characters.count))
        let before = String(characters[..<cut])
        // Not inside a tag of the template itself.
        guard before.components("{{") == before.components("}}"), !before.hasSuffix("{"),
          !before.hasSuffix("}")
        else { continue }
        let divided = first(before + "{# … #}" + String(characters[cut...]))
        #expect(divided.value == whole.value, "\(before)|")
        #expect(divided.problems.map(\.kind) == whole.problems.map(\.kind))
      }
    }
  }
}

/// Numbers that are the same on each run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension String {
  /// How often `part` stands in the text.
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
