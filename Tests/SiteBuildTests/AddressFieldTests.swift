import Calendars
import Diagnostics
import FileTrees
import SiteBuild
import Support
import Testing

private func built(_ link: String) throws -> Checked<Built> {
  let tree = site(
    """
    -- unionpress.yaml
    name: 工会
    url: https://gh.example.edu.cn/union
    languages: [zh, en]
    -- content/pages/form.md
    ---
    标题: 报名表
    ---
    填好交到办公室。
    -- content/clubs/choir.md
    ---
    标题: 合唱团
    类别: 文体
    入会方式: {方式: 来就行, 链接: \(link)}
    ---
    -- content/events/2026/walk.md
    ---
    标题: 登山
    开始: 2026-11-28 08:00
    报名: {链接: \(link)}
    ---
    -- content/books/a.md
    ---
    书名: 甲
    作者: [乙]
    在线阅读: \(link)
    ---

    """, templates: true)
  return build(tree, BuildOptions(today: try #require(LocalDate(iso: "2026-11-23"))))
}

struct AddressFieldTests {
  @Test(arguments: ["events/2026/walk", "clubs/choir", "books/a"])
  func `an address in a field leads to the page of this site in the page's language`(_ path: String) throws {
    let result = try built("/form/#top")
    let output = try #require(result.value.output, "\(result.problems.map(\.message.zh))")
    for (prefix, href) in [("", "/union/form/#top"), ("en/", "/union/en/form/#top")] {
      guard case .bytes(let bytes)? = output["\(prefix)\(path)/index.html"]?.content else {
        Issue.record("no \(prefix)\(path)")
        continue
      }
      #expect(String(decoding: bytes, as: UTF8.self).contains("href=\"\(href)\""), "\(prefix)\(path)")
    }
  }

  @Test func `one that leads to no page is told of where it stands`() throws {
    let problems = try built("/forms/").problems
    #expect(problems.map(\.kind) == ["link.missing", "link.missing", "link.missing"])
    #expect(Set(problems.compactMap { $0.span?.path }).count == 3)
  }

  @Test func `one on another site is left as it is`() throws {
    #expect(try built("https://www.wjx.cn/a").problems.map(\.kind) == [])
  }
}
