import Calendars
import Diagnostics
import FileTrees
import SiteBuild
import Support
import Testing

private let text = """
  -- unionpress.yaml
  name: 工会
  url: https://gh.example.edu.cn/union
  languages: [zh, en]
  自定字段:
    - {名称: 自带, 英文名称: Bring, 用于: [活动, 新闻, 获奖, 图书, 书单, 笔记, 提案, 讲座, 公益, 人物, 页面, 俱乐部]}
    - {名称: 难度, 用于: 活动, 类型: 数字}
    - {名称: 路线, 用于: 活动, 类型: 网址}
  -- content/events/2026/walk.md
  ---
  标题: 登山
  开始: 2026-11-28 08:00
  难度: 3
  自带: [登山鞋, 水杯]
  路线: /route/
  附加: {海拔: 812, 里程: "007"}
  ---
  -- content/pages/route.md
  ---
  标题: 路线
  自带: 罗盘
  ---
  从南门上山。

  """

private func page(_ path: String, _ site: SourceTree = site(text, templates: true)) throws -> String {
  let today = try #require(LocalDate(iso: "2026-11-23"))
  let built = build(site, BuildOptions(today: today))
  let output = try #require(built.value.output, "\(built.problems.map(\.message.zh))")
  guard case .bytes(let bytes)? = output[path]?.content else {
    Issue.record("no \(path)")
    return ""
  }
  return String(decoding: bytes, as: UTF8.self)
}

struct CustomFieldPageTests {
  @Test func `pages show them with the names of their language, and lead where they lead`() throws {
    let chinese = try page("events/2026/walk/index.html")
    #expect(chinese.contains("<dt>自带</dt><dd>登山鞋、水杯</dd>"))
    #expect(chinese.contains("<dt>难度</dt><dd>3</dd>"))
    #expect(chinese.contains("<a href=\"/union/route/\""))
    #expect(try page("en/events/2026/walk/index.html").contains("<dt>Bring</dt>"))
    #expect(try page("route/index.html").contains("<dd>罗盘</dd>"))
  }

  @Test func `templates read them by name, and what stands under extra as it was written`() throws {
    var tree = site(text, templates: true)
    let template = """
      {% extends "base.html" %}{% block content %}<p>{{ page.extra["自带"] | join("+") if page.extra["自带"] is defined }}
      {{ page.extra.海拔 + 1 if page.extra.海拔 is defined }} {{ page.extra["里程"] | default("") }}
      {{ page.extra["没有"] is defined }}</p>{% endblock %}
      """
    tree = SourceTree(
      texts: tree.texts.filter { $0.path != "templates/event.html" } + [
        .init(path: "templates/event.html", text: template)
      ], assets: tree.assets)
    #expect(try page("events/2026/walk/index.html", tree).contains("<p>登山鞋+水杯\n813 007\nfalse</p>"))
  }

  @Test func `programs read them in the open data, with a schema`() throws {
    #expect(
      try page("api/v1/events.json").contains(
        "\"custom\": {\"自带\": [\"登山鞋\", \"水杯\"], \"难度\": 3, \"路线\": \"https://gh.example.edu.cn/union/route/\"}"
      ))
    #expect(try page("api/v1/schema/events.schema.json").contains("\"难度\": {\"type\": \"number\"}"))
  }
}
