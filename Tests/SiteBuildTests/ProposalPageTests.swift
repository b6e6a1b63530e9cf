import Calendars
import Diagnostics
import FileTrees
import Foundation
import SiteBuild
import Support
import Testing

private func proposal(_ name: String, _ number: String, _ fields: String) -> String {
  "-- content/proposals/\(name).md\n---\n编号: \(number)\n届次: 三届二次\n\(fields)\n---\n理由\n"
}

private let text =
  "-- unionpress.yaml\nname: 学院工会\nurl: https://gh.example.edu.cn\nas_of: 2026-11-20 10:00\n"
  + proposal(
    "rest", "1",
    "案由: 午休室\n类别: 民生保障\n状态: 办理\n主办: 办公室\n提交: 2026-03-01\n立案: 2026-03-10\n交办: 2026-04-01\n期限: 2026-11-01")
  + proposal("odd", "2", "案由: \"=SUM(A1), \\\"引号\\\"\"\n类别: 其他\n状态: 评价\n主办: 办公室\n答复: 好\n满意度: 满意\n提案人: 李明")
  + proposal("named", "-3", "案由: 班车\n类别: 其他\n状态: 并案\n并入: rest\n提案人: 王芳\n公开姓名: 是")

private func built(_ text: String) throws -> OutputTree {
  let day = try #require(LocalDate(iso: "2026-11-20"))
  let tree = site(text, templates: true)
  let result = build(tree, BuildOptions(today: day))
  return try #require(result.value.output, "\(report(result.problems, in: tree))")
}

private func page(_ path: String, _ content: String = text) throws -> String {
  guard case .bytes(let bytes)? = try built(content)[path]?.content else {
    Issue.record("no \(path)")
    return ""
  }
  return String(decoding: bytes, as: UTF8.self)
}

struct ProposalPageTests {
  @Test func `T6: a page says where a proposal stands, since when, and how late it is`() throws {
    let rest = try page("proposals/rest/index.html")
    #expect(rest.contains("逾期19天") && rest.contains("办理中"))
    #expect(rest.contains("aria-current=\"step\"><b>交办</b>"))
    #expect(rest.contains("/proposals/named/"))
    let list = try page("proposals/index.html")
    #expect(list.contains("样本少于3，不显示") && list.contains("33.3%") && list.contains("66.7%"))
    #expect(try page("proposals/merged/index.html").contains("班车"))
  }

  @Test(arguments: ["proposals/index.html", "en/proposals/index.html", "proposals/session-1/index.html"])
  func `what is open, what is closed and the rest stand apart, with counts that add up`(path: String) throws {
    let more =
      proposal("closed", "4", "案由: 路灯\n类别: 其他\n状态: 归档\n主办: 办公室\n答复: 好")
      + proposal("refused", "5", "案由: 停车\n类别: 其他\n状态: 不立案\n理由: 不归学院管")
      + proposal("asked", "6", "案由: 待提\n类别: 其他\n状态: 征集")
    let html = try page(path, text.replacing("\nas_of", with: "\nlanguages: [zh, en]\nas_of") + more)
    let isChinese = !path.hasPrefix("en/")
    let ids = ["open", "done", "aside", "collecting"]
    let counts = try ids.map { id in
      let link = try #require(html.firstMatch(of: try Regex("href=\"#\(id)\"><b>(\\d+)</b> ([^<]+)<")))
      let section = try #require(html.components(separatedBy: "<h2 id=\"\(id)\">").last)
        .components(separatedBy: "</section>")[0]
      let count = try #require(link.output[1].substring.flatMap { Int($0) })
      #expect(section.components(separatedBy: "class=\"t\"").count - 1 == count, "\(id)")
      if isChinese, id == "open" { #expect(link.output[2].substring == "未办结") }
      return count
    }
    #expect(counts == [2, 1, 2, 1])
    #expect(html.contains(isChinese ? "共 6 件" : "6 proposals"))
    // What nobody has handed in was not received.
    let totals = html.components(separatedBy: "<caption>")[1]
    #expect(totals.contains(isChinese ? "收到</th><td>5</td>" : "Received</th><td>5</td>"))
    // One that was merged leads to where it goes on.
    let aside = html.components(separatedBy: "<h2 id=\"aside\">")[1]
    #expect(aside.contains("proposals/rest/\">1 "))
  }

  @Test func `the front page leads to the proposals that it counts`() throws {
    #expect(try page("index.html").contains("/proposals/#open\">2 件未办结"))
  }

  @Test func `names are shown with consent only, on pages and in tables`() throws {
    for path in ["proposals/odd/index.html", "proposals/index.html", "proposals/proposals.csv"] {
      #expect(!(try page(path).contains("李明")), "\(path)")
    }
    #expect(try page("proposals/named/index.html").contains("王芳"))
    #expect(try page("proposals/proposals.csv").contains("王芳"))
  }

  @Test func `tables open right in spreadsheets, and nothing in them is a formula`() throws {
    let table = try page("proposals/proposals.csv")
    #expect(table.hasPrefix("\u{FEFF}编号,届次,案由,") && table.hasSuffix("\r\n"))
    // A number may be negative; a text that begins with a sign is no formula.
    #expect(table.contains("\r\n-3,") && table.contains(",\"'=SUM(A1), \"\"引号\"\"\","))
    #expect(table.components(separatedBy: "\r\n").count == 5)
  }
}
