import Calendars
import Diagnostics
import FileTrees
import SiteBuild
import Support
import Testing

/// The page at `path` of a site with `text`.
private func page(_ path: String, _ text: String, _ assets: [SourceTree.Asset] = []) throws -> String {
  let tree = site(text, templates: true)
  let built = build(
    SourceTree(texts: tree.texts, assets: tree.assets + assets),
    BuildOptions(today: try #require(LocalDate(iso: "2026-11-23"))))
  #expect(built.problems.map(\.kind) == [])
  guard case .bytes(let bytes)? = built.value.output?[path]?.content else {
    Issue.record("no \(path)")
    return ""
  }
  return String(decoding: bytes, as: UTF8.self)
}

struct KindFieldTests {
  @Test func `a congress and a salon say what only they have, and a day where it is`() throws {
    let html = try page(
      "events/2026/congress/index.html",
      """
      -- content/events/2026/congress.md
      ---
      标题: 教代会
      类型: 教代会
      开始: 2026-12-01
      结束: 2026-12-02
      届次: 三届三次
      法定人数: 28
      主持: 周明远
      话题: 年终分配
      每日安排:
        - {日期: 2026-12-01, 内容: 预备会, 地点: 教工之家}
      ---

      """)
    for text in ["三届三次", "<dd>28 人</dd>", "周明远", "年终分配", "<span class=\"meta\">教工之家</span>"] {
      #expect(html.contains(text), "\(text)")
    }
  }

  @Test func `a club that is no more says since when`() throws {
    let html = try page(
      "clubs/bridge/index.html",
      "-- content/clubs/bridge.md\n---\n标题: 桥牌俱乐部\n类别: 文体\n状态: 已解散\n解散时间: 2026-06\n---\n")
    #expect(html.contains("<dt>解散</dt><dd>2026年6月</dd>"))
  }

  @Test func `a donation leads to its receipt`() throws {
    let receipt = SourceTree.Asset(
      path: "content/campaigns/receipt.pdf", size: 1, fingerprint: "1", location: "/nowhere/receipt.pdf")
    let html = try page(
      "campaigns/books/index.html",
      """
      -- content/clubs/volunteers.md
      ---
      标题: 志愿服务队
      类别: 公益
      ---
      -- content/campaigns/books.md
      ---
      标题: 捐书
      俱乐部: volunteers
      开始: 2026-04-22
      类型: 捐书
      物品: [{名称: 图书, 数量: 120, 单位: 册}]
      去向: 县第二小学
      凭证: receipt.pdf
      ---

      """, [receipt])
    #expect(html.contains("<a href=\"/campaigns/receipt.pdf\">"))
  }
}
