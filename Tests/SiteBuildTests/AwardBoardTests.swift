import Calendars
import Diagnostics
import FileTrees
import Foundation
import SiteBuild
import Support
import Testing

private struct Award {
  var rank: String
  var level = "校级"
  var more = ""
}

/// The board that the awards make: titles of levels and ranks in the order of the page, and the problems.
private func board(_ awards: [Award]) throws -> (html: String, ranks: [String], text: String) {
  let files = awards.enumerated().map { number, award in
    "-- content/awards/a\(number).md\n---\n赛事: 运动会\n日期: 2026-05-01\n级别: \(award.level)\n名次: \(award.rank)\n\(award.more)\n---\n"
  }
  let day = try #require(LocalDate(iso: "2026-11-20"))
  let tree = site(files.joined(), templates: true)
  let result = build(tree, BuildOptions(today: day))
  let problems = report(result.problems, in: tree)
  guard case .bytes(let bytes)? = result.value.output?["awards/index.html"]?.content else {
    return ("", [], problems)
  }
  let html = String(decoding: bytes, as: UTF8.self)
  let ranks = html.matches(of: #/<p class="rank">([^<]*)</#).map {
    String($0.1).trimmingCharacters(in: .whitespaces)
  }
  return (html, ranks, problems)
}

struct AwardBoardTests {
  @Test func `T4: the board is in the order of level and rank, whatever the order of the files`() throws {
    let four = [
      Award(rank: "第五名"), Award(rank: "四强", more: "首次: 是"), Award(rank: "一等奖"), Award(rank: "第二名"),
    ]
    for awards in [four, four.reversed(), [four[2], four[0], four[3], four[1]]] {
      #expect(try board(awards).ranks == ["一等奖", "第二名", "四强", "第五名"])
    }
    let html = try board(four).html
    let semifinal = try #require(html.components(separatedBy: "<li ").dropFirst().first { $0.contains("四强") })
    #expect(semifinal.contains("首次"))
    #expect(try board(four + [Award(rank: "三等奖", level: "省级")]).ranks.first == "三等奖")
  }

  @Test func `T4: places, ties, ranges and tiers stand in one order`() throws {
    let ranks = ["并列第五", "五至八名", "殿军", "季军", "冠军", "优秀组织奖", "特等奖"]
    #expect(
      try board(ranks.map { Award(rank: $0) }).ranks == ["特等奖", "冠军", "季军", "殿军", "并列第五", "五至八名", "优秀组织奖"])
  }

  @Test(arguments: [
    Award(rank: "第0名"), Award(rank: "很好"), Award(rank: "第七名", more: "参赛规模: {队: 6}"),
  ])
  fileprivate func `T4: ranks that cannot be are errors`(award: Award) throws {
    let (_, ranks, text) = try board([award])
    #expect(ranks.isEmpty && text.contains("错误["), "\(text)")
  }

  @Test func `T4: winners are listed by strokes or pinyin, and it is said`() throws {
    func names(_ order: String, _ names: String) throws -> String {
      try board([Award(rank: "优秀奖", more: "排序: \(order)\n获奖者: \(names)")]).html.replacing(
        #/<[^>]*>/#, with: ""
      )
      .replacing(#/\s+/#, with: "")
    }
    let strokes = try names("笔画", "张伟、仇强、李娜、王芳、司琪、石磊、田园")
    #expect(strokes.contains("王芳、仇强、石磊、田园、司琪、李娜、张伟") && strokes.contains("按姓氏笔画排序"))
    let pinyin = try names("拼音", "曾国、单亮、解明、仇强、安静")
    #expect(pinyin.contains("安静、仇强、单亮、解明、曾国") && pinyin.contains("按姓氏拼音排序"))
  }
}
