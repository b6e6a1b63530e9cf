import Foundation
import Search
import Testing

/// The documents of acceptance task T11, each at the address `/letter/`.
private let meetings = [
  document("A", "关于召开第三届教代会第二次会议的通知"),
  document("B", "青年教师沙龙：请教代课老师如何交代会议安排"),
  document("C", "排球俱乐部周三训练改期"),
  document("D", "教职工运动会排球比赛首次进入全校四强"),
  document("E", "工学会议室预约说明"),
]

private func document(
  _ name: String, _ title: String, _ text: String = "", tags: [String] = [], kind: String = "news",
  families: [String] = [], date: String? = nil
) -> SearchDocument {
  SearchDocument(
    url: "/\(name)/", title: title, texts: [text], tags: tags, kind: kind, families: families, date: date,
    language: "zh-CN")
}

private func index(_ documents: [SearchDocument]) throws -> SearchIndex {
  let files = Dictionary(uniqueKeysWithValues: searchFiles(documents).map { ($0.name, $0.bytes) })
  return try #require(SearchIndex { files[$0] })
}

/// The names of what is found, in order.
private func found(
  _ query: String, in documents: [SearchDocument], _ filter: SearchFilter = SearchFilter()
) throws -> String {
  try index(documents).results(query, filter).map { String($0.url.dropFirst().dropLast()) }.joined()
}

private func marked(_ passages: [SearchPassage]) -> String {
  passages.map { $0.isMatch ? "[\($0.text)]" : $0.text }.joined()
}

struct SearchTests {
  @Test(arguments: [
    ("教代会", "A"), ("排球", "CD"), ("工会", ""), ("运动会", "D"), ("球", "CD"), ("排球四强", ""), ("排球 四强", "D"),
    ("pq", "CD"), ("ＰＱ", "CD"),
  ])
  func `the queries of T11 find what they must`(query: String, names: String) throws {
    #expect(try found(query, in: meetings) == names)
  }

  @Test func `a pair of characters is found anywhere, also across what a dictionary calls words`() throws {
    #expect(try found("段简", in: [document("A", "", "这一段简单说明")]) == "A")
  }

  @Test func `pairs that stand apart do not make a longer term`() throws {
    #expect(try found("教代会", in: [document("B", "", "请教代课老师如何交代会议安排")]) == "")
    #expect(try found("教代会", in: [document("B", "", "请教代课老师交代会议，再开教代会")]) == "B")
  }

  @Test func `width and case do not matter, nor which form a letter has`() throws {
    let documents = [document("A", "ＡＩ讲座：Ｐｙｔｈｏｎ 入门"), document("B", "Cafe\u{301} 读书会")]
    #expect(try found("ai讲座 python", in: documents) == "A")
    #expect(try found("ＰＹＴＨＯＮ", in: documents) == "A")
    #expect(try found("café", in: documents) == "B")
  }

  @Test func `a word of Latin letters is found by its beginning, not by its middle`() throws {
    let documents = [document("A", "Volleyball training"), document("B", "Beach volley")]
    #expect(try found("volley", in: documents) == "AB")
    #expect(try found("ball", in: documents) == "")
    #expect(try found("026", in: [document("C", "2026 年")]) == "")
  }

  @Test func `words and Chinese may stand in one term`() throws {
    let documents = [document("A", "第12周安排"), document("B", "第1周和第2周安排")]
    #expect(try found("第12周", in: documents) == "A")
    #expect(try found("第1", in: documents) == "AB")
  }

  @Test func `punctuation separates, in queries and in texts`() throws {
    let documents = [document("A", "读书会：《乡土中国》第三次共读")]
    #expect(try found("《乡土中国》", in: documents) == "A")
    #expect(try found("读书会：乡土", in: documents) == "A")
    #expect(try found("会乡土", in: documents) == "")
    #expect(try found("　，《》", in: documents) == "")
  }

  @Test func `titles come before keywords and these before texts, then what has no date, then the latest`()
    throws
  {
    let documents = [
      document("a", "甲", "说到排球", date: "2026-11-01"), document("b", "乙", "说到排球", date: "2026-12-01"),
      document("c", "丙", tags: ["排球"], date: "2020-01-01"), document("d", "排球赛", date: "2019-01-01"),
      document("e", "排球俱乐部"), document("f", "丁", "说到排球", date: "2026"),
    ]
    #expect(try found("排球", in: documents) == "edcbaf")
    #expect(try found("pq", in: documents) == "ed")
  }

  @Test func `filters keep a kind, a family and a year`() throws {
    let documents = [
      document("a", "排球赛", kind: "event", families: ["sports-arts"], date: "2026-11-01"),
      document("b", "排球赛", kind: "news", families: ["sports-arts", "reading"], date: "2025-11-01"),
      document("c", "排球俱乐部", kind: "club"),
    ]
    #expect(try found("排球", in: documents, SearchFilter(kind: "news")) == "b")
    #expect(try found("排球", in: documents, SearchFilter(family: "reading")) == "b")
    #expect(try found("排球", in: documents, SearchFilter(year: "2026")) == "a")
    #expect(try found("排球", in: documents, SearchFilter(kind: "event", year: "2025")) == "")
  }

  @Test func `what was found is marked in title and excerpt, by its place in the text as written`() throws {
    let text = String(repeating: "前", count: 60) + "，Ｐｙｔｈｏｎ与排球，" + String(repeating: "后", count: 120)
    let hit = try #require(index([document("A", "周三排球训练", text)]).results("排球 python").first)
    #expect(marked(hit.title) == "周三[排球]训练")
    #expect(
      marked(hit.excerpt) == "…" + String(repeating: "前", count: 29) + "，[Ｐｙｔｈｏｎ]与[排球]，"
        + String(repeating: "后", count: 60) + "…")
    let initials = try #require(index(meetings).results("pq").first)
    #expect(marked(initials.title) == "[排球]俱乐部周三训练改期")
  }

  @Test(arguments: [
    ("pq", "[排球]俱乐部"), ("pqj", "[排球俱]乐部"), ("paiqiu", "[排球]俱乐部"), ("paiq", "[排球]俱乐部"),
    ("qiuju", "排[球俱]乐部"), ("PAIQIU", "[排球]俱乐部"), ("pai", "[排]球俱乐部"), ("pa", nil), ("aiqiu", nil),
    ("paiqiux", nil), ("paqiu", nil), ("q", nil),
  ])
  func `pinyin finds titles by first letters, or by syllables of which the last may be unfinished`(
    query: String, wanted: String?
  ) throws {
    let hits = try index([document("A", "排球俱乐部")]).results(query)
    #expect(hits.first.map { marked($0.title) } == wanted)
  }

  @Test func `pinyin reads words as words, ü as v or u, and does not cross what is not Chinese`() throws {
    #expect(try found("yinyue", in: [document("A", "音乐会")]) == "A")
    #expect(try found("nvzi", in: [document("A", "女子篮球")]) == "A")
    #expect(try found("nuzi", in: [document("A", "女子篮球")]) == "A")
    #expect(try found("aidu", in: [document("A", "爱AI读书")]) == "")
    #expect(try found("dushu", in: [document("A", "爱AI读书")]) == "A")
  }

  @Test func `every piece of every title and text is found`() throws {
    let texts = ["数学与统计学院工会第十二周活动安排", "AI讲座（第3期）：从 Python 到数学建模", "三点、四线；一ー二"]
    let documents = texts.enumerated().map { document("\($0.offset)", "标题", $0.element) }
    let index = try index(documents)
    for (number, text) in texts.enumerated() {
      let characters = Array(text)
      for start in characters.indices {
        // A piece that begins within a word is not looked for as such.
        if start > 0, isASCIIWord(characters[start]), isASCIIWord(characters[start - 1]) { continue }
        for end in start + 1...characters.count {
          let piece = String(characters[start..<end])
          guard piece.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
          let urls = index.results(piece).map(\.url)
          #expect(urls.contains("/\(number)/"), "\(piece)")
        }
      }
    }
  }

  private func isASCIIWord(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }

  @Test func `the same documents in another order give the same files`() {
    #expect(searchFiles(meetings) == searchFiles(meetings.reversed()))
  }

  @Test func `a longer text changes its own bundle, the keys it has, and the list, and nothing else`() {
    let before = (0..<200).map { number in
      document("\(number)", "第\(number)次活动", String(repeating: "说明\(number)，安排如下。", count: 10))
    }
    var after = before
    after[7].texts[0] += "鼗"
    let changed = Set(searchFiles(after)).subtracting(searchFiles(before)).map(\.name).sorted()
    #expect(changed.map { $0.prefix(1) } == ["i", "k", "t"])
  }

  @Test func `no file of an index has a row of digits that its texts do not have`() throws {
    let documents = (0..<500).map { document("\($0)", "活动", "排球与读书 \($0 % 7)") }
    for file in searchFiles(documents) {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.firstMatch(of: /[0-9]{5}/) == nil, "\(file.name)")
    }
  }

  @Test func `an index of another version is none`() {
    let files = searchFiles(meetings).map { file in
      (file.name, String(decoding: file.bytes, as: UTF8.self).replacing("\"v\":1", with: "\"v\":2"))
    }
    let changed = Dictionary(uniqueKeysWithValues: files)
    #expect(SearchIndex { changed[$0].map { Array($0.utf8) } } == nil)
  }

  @Test func `an empty site has an index, in which nothing is found`() throws {
    #expect(try found("排球", in: []) == "")
    #expect(try found("", in: meetings) == "")
  }
}
