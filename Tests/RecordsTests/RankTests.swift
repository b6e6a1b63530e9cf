import Diagnostics
import Records
import Testing

private func rank(_ text: String) throws -> Rank { try Rank.parse(text).get() }

@Suite struct RankTests {
  @Test(
    arguments: [
      ("特等奖", Rank.Scheme.tier, 8, nil, nil), ("一等奖", .tier, 10, nil, nil), ("三等奖", .tier, 30, nil, nil),
      ("２等奖", .tier, 20, nil, nil), ("金奖", .medal, 10, 1, 1), ("铜牌", .medal, 30, 3, 3),
      ("第二名", .place, 20, 2, 2), ("第5名", .place, 50, 5, 5), ("第５名", .place, 50, 5, 5),
      ("第十二", .place, 120, 12, 12),
      ("冠军", .place, 10, 1, 1), ("殿军", .place, 40, 4, 4), ("第二十名", .place, 200, 20, 20),
      ("五至八名", .range, 85, 5, 8), ("第5-8名", .range, 85, 5, 8), ("第五至第八名", .range, 85, 5, 8),
      ("第五名—第八名", .range, 85, 5, 8), ("５～８名", .range, 85, 5, 8), ("前四名", .range, 45, 1, 4),
      ("前3", .range, 35, 1, 3),
      ("四强", .round, 45, 1, 4), ("8强", .round, 85, 1, 8), ("进入十六强", .round, 165, 1, 16),
      ("优胜奖", .other, 88, nil, nil), ("优秀奖", .other, 90, nil, nil), ("入围奖", .other, 95, nil, nil),
      ("优秀组织奖", .other, 96, nil, nil), ("最佳人气奖", .other, 96, nil, nil), ("鼓励奖", .other, 99, nil, nil),
    ] as [(String, Rank.Scheme, Int, Int?, Int?)])
  func `each form has its scheme, places and strength`(
    text: String, scheme: Rank.Scheme, strength: Int, best: Int?, worst: Int?
  ) throws {
    let rank = try rank(text)
    #expect(rank.scheme == scheme && rank.strength == strength && rank.best == best && rank.worst == worst)
    #expect(rank.text == text && !rank.isTied)
  }

  @Test(arguments: ["并列第五", "第五名（并列）", "第5名(并列)", "并列第5名", "第五名并列"])
  func `a shared place is read in every spelling and comes after the same place alone`(text: String) throws {
    let shared = try rank(text)
    #expect(shared.isTied && shared.strength == 50 && shared.best == 5 && shared.scheme == .place)
    #expect(try rank("第五名") < shared)
    #expect(try shared < rank("第六名"))
  }

  @Test func `the founding paper's results come out in its own order`() throws {
    let sorted = try ["第五名", "四强", "一等奖", "第二名"].map(rank).sorted()
    #expect(sorted.map(\.text) == ["一等奖", "第二名", "四强", "第五名"])
  }

  @Test func `mixed forms have one order`() throws {
    let shuffled = ["并列第五", "五至八名", "殿军", "季军", "冠军", "优秀组织奖", "特等奖"]
    let wanted = ["特等奖", "冠军", "季军", "殿军", "并列第五", "五至八名", "优秀组织奖"]
    #expect(try shuffled.map(rank).sorted().map(\.text) == wanted)
    #expect(try shuffled.reversed().map(rank).sorted().map(\.text) == wanted)
  }

  @Test func `the order is total and agrees with the places`() throws {
    let all = try (1...30).flatMap { ["第\($0)名", "并列第\($0)", "\($0)强"] }.filter { !$0.hasPrefix("1强") }.map(
      rank)
    for left in all {
      for right in all {
        #expect(!(left < right && right < left))
        if left.scheme == .place, right.scheme == .place, let a = left.best, let b = right.best, a < b {
          #expect(left < right)
        }
      }
    }
  }

  @Test(arguments: ["很好", "", "名", "第名", "奖", "五等奖", "等奖", "第三等", "前", "强", "5", "最佳", "前3-5名", "第1-2-3名"])
  func `what is no rank is refused and the accepted forms are listed`(text: String) {
    #expect(Rank.parse(text) == .failure(.unreadable(text)))
    #expect(RankFault.acceptedForms.zh.contains("并列第五"))
    #expect(RankFault.unreadable("很好").wording.zh == "看不懂名次“很好”")
  }

  @Test func `places that do not exist are errors of their own`() {
    #expect(Rank.parse("第0名") == .failure(.noSuchPlace(0)))
    #expect(Rank.parse("第100名") == .failure(.noSuchPlace(100)))
    #expect(Rank.parse("八至五名") == .failure(.backwards(8, 5)))
    #expect(RankFault.noSuchPlace(0).wording.zh == "没有第0名，名次从第一名开始")
  }

  @Test func `a place beyond the field is noticed`() throws {
    #expect(try rank("第七名").exceeds(teams: 6))
    #expect(try !rank("第六名").exceeds(teams: 6))
    #expect(try !rank("八强").exceeds(teams: 6))
    #expect(try !rank("一等奖").exceeds(teams: 0))
  }
}

struct EnglishRankTests {
  @Test(arguments: [
    ("一等奖", "First prize"), ("特等奖", "Grand prize"), ("亚军", "2nd place"), ("第十一名", "11th place"),
    ("并列第五", "Tied 5th place"),
    ("五至八名", "5th–8th place"), ("前四名", "Top 4"), ("八强", "Top 8"), ("银奖", "Silver medal"),
    ("优秀组织奖", "Organisation prize"),
  ]) func `a rank has its usual words in English`(_ text: String, _ english: String) throws {
    #expect(try Rank.parse(text).get().english == english)
  }

  @Test func `a prize of a name of its own has none`() throws {
    #expect(try Rank.parse("最佳风采奖").get().english == nil)
  }
}
