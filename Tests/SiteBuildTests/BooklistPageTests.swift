import Calendars
import Diagnostics
import FileTrees
import Foundation
import Records
import Resolution
import SiteBuild
import Support
import Testing

/// The five books of DOMAIN §4.2, in the order of the list.
private let books = """
  -- content/books/digui.md
  ---
  书名: 递归宏观经济理论
  作者: [扬奎斯特, 萨金特]
  译者: [杨斌, 王忠玉, 陈彦斌, 严高剑]
  版次: 2
  出版地: 北京
  出版社: 中国人民大学出版社
  年份: 2010
  书号: 7-300-11595-0
  中图分类号: F015
  ---
  -- content/books/daxue.md
  ---
  书名: 大学计算机
  副书名: 计算思维与信息素养
  作者: [战德臣, 张丽杰]
  版次: 3
  出版地: 北京
  出版社: 高等教育出版社
  年份: 2019
  中图分类号: TP3
  ---
  -- content/books/yinhang.md
  ---
  书名: 银行业的未来与人工智能
  作者: 博伯尔
  译者: 徐超
  出版地: 北京
  出版社: 清华大学出版社
  年份: 2023
  ---
  -- content/books/probability.md
  ---
  书名: Probability, random variables, and random signal principles
  作者: [{name: "Peebles, Peyton Z, Jr"}]
  版次: 4
  出版地: New York
  出版社: McGraw-Hill
  年份: 2001
  语言: en
  ---
  -- content/books/shuzihua.md
  ---
  书名: 数字化生存
  作者: 尼葛洛庞帝
  译者: [胡泳, 范海燕]
  出版地: 海口
  出版社: 海南出版社
  年份: 1996
  ---
  -- content/clubs/reading.md
  ---
  标题: 读书会
  类别: 读书
  ---
  -- content/booklists/autumn.md
  ---
  标题: 秋季书单
  俱乐部: reading
  items:
    - {book: digui, pages: "798", status: 在读, leader: 李明, due: 2026-12-01}
    - {book: daxue}
    - {book: yinhang, pages: "35"}
    - {book: probability}
    - {book: shuzihua, status: 读完}
  ---

  """

private func settings(_ style: String) -> String {
  "-- unionpress.yaml\nname: 学院工会\nurl: https://gh.example.edu.cn\ncitation_style: \(style)\n"
}

private func built(_ text: String) throws -> Checked<Built> {
  build(site(text, templates: true), BuildOptions(today: try #require(LocalDate(iso: "2026-11-20"))))
}

/// The list in the numbered style, built once for all tests; and by author and year, with an ISBN in wide digits.
private let numbered = Result { try built(settings("gb7714-2025-numeric") + books) }
private let byAuthor = Result {
  try built(
    "-- content/books/aaa.md\n---\n书名: 甲\n作者: 乙\n---\n" + settings("gb7714-2025-author-date")
      + books.replacing("7-300-11595-0", with: "７３００１１５９５０"))
}

/// What is wrong with a site, without making pages.
private func problems(_ text: String) throws -> [Problem] {
  let records = decodeRecords(site(text))
  return records.problems + resolve(records.value, today: try #require(LocalDate(iso: "2026-11-20"))).problems
}

private func page(_ path: String, _ site: Result<Checked<Built>, any Error> = numbered) throws -> String {
  let result = try site.get()
  let output = try #require(result.value.output, "\(result.problems.map(\.message.zh))")
  guard case .bytes(let bytes)? = output[path]?.content else {
    Issue.record("no \(path)")
    return ""
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// The references on the list's page as readers see them.
private func references(_ site: Result<Checked<Built>, any Error>) throws -> [String] {
  let html = try page("booklists/autumn/index.html", site)
  let lines =
    html.components(separatedBy: "<ul class=\"refs\">").last?.components(separatedBy: "</ul>").first ?? ""
  return lines.components(separatedBy: "<li>").dropFirst().map {
    $0.replacing(#/<[^>]*>/#, with: "").trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

struct BooklistPageTests {
  @Test func `T5: a list cites its books in its order with numbers, after the standard of 2025`() throws {
    #expect(
      try references(numbered) == [
        "[1] 扬奎斯特，萨金特. 递归宏观经济理论[M]. 杨斌，王忠玉，陈彦斌，等，译. 2版. 北京：中国人民大学出版社，2010：798.",
        "[2] 战德臣，张丽杰. 大学计算机：计算思维与信息素养[M]. 3版. 北京：高等教育出版社，2019.",
        "[3] 博伯尔. 银行业的未来与人工智能[M]. 徐超，译. 北京：清华大学出版社，2023：35.",
        "[4] Peebles P Z Jr. Probability, random variables, and random signal principles[M]. 4th ed. New York：McGraw-Hill，2001.",
        "[5] 尼葛洛庞帝. 数字化生存[M]. 胡泳，范海燕，译. 海口：海南出版社，1996.",
      ])
  }

  @Test func `T5: by author and year the list goes by pinyin, Chinese before others`() throws {
    let lines = try references(byAuthor)
    #expect(lines.map { $0.prefix { $0 != "，" } } == ["博伯尔", "尼葛洛庞帝", "扬奎斯特", "战德臣", "Peebles P Z Jr"])
    #expect(lines[1] == "尼葛洛庞帝，1996. 数字化生存[M]. 胡泳，范海燕，译. 海口：海南出版社.")
  }

  @Test func `T5: an ISBN is checked, and one in three spellings is one`() throws {
    let html = try page("books/digui/index.html")
    #expect(html.contains("978-7-300-11595-5"))
    #expect(
      try page("books/digui/references.csl.json").contains("\"ISBN\": \"9787300115955\""))
    #expect(try page("books/digui/index.html", byAuthor).contains("978-7-300-11595-5"))
    let wrong = try problems(books.replacing("7-300-11595-0", with: "978-7-300-11595-6"))
    #expect(wrong.map(\.message.zh).contains { $0.contains("校验码应为5") })
    let twin = "-- content/books/twin.md\n---\n书名: 又一本\n作者: 李明\n书号: 978-7-300-11595-5\n---\n"
    #expect(try problems(books + twin).map(\.kind) == ["isbn.twice"])
  }

  @Test func `T5: two sessions of one club cannot have one number, those of two clubs can`() throws {
    func session(_ name: String, _ club: String) -> String {
      "-- content/events/2026/\(name).md\n---\n标题: 共读\n开始: 2026-11-\(name)\n类型: 共读\n俱乐部: \(club)\n期号: 3\n---\n"
    }
    #expect(
      try problems(books + session("06", "reading") + session("13", "reading")).map(\.kind) == [
        "event.no-twice"
      ])
    let other = "-- content/clubs/young.md\n---\n标题: 青年读书会\n类别: 读书\n---\n"
    #expect(try problems(books + other + session("06", "reading") + session("13", "young")).isEmpty)
  }

  @Test func `the shelf has all books, and a page for each list, language, class and decade`() throws {
    let shelf = try page("books/index.html")
    for path in ["/books/language-en/", "/books/class-f/", "/books/class-t/", "/books/published-2010s/"] {
      #expect(shelf.contains("href=\"\(path)\""), "\(path)")
    }
    let english = try page("books/language-en/index.html")
    #expect(english.contains("/books/probability/") && !english.contains("/books/digui/"))
    #expect(try page("books/lists/autumn/index.html").contains("/books/digui/"))
    let decade = try page("books/published-2010s/index.html")
    #expect(
      decade.contains("/books/daxue/") && decade.contains("/books/digui/")
        && !decade.contains("/books/yinhang/"))
  }

  @Test func `a book without a picture has a cover drawn from its title and author, always the same`() throws
  {
    let first = try page("books/yinhang/index.html")
    let again = try page("books/yinhang/index.html", byAuthor)
    func cover(_ html: String) -> Substring? {
      html.firstMatch(of: #/<svg class="drawn".*?<\/svg>/#.dotMatchesNewlines())?.0
    }
    let drawn = try #require(cover(first))
    #expect(
      drawn.contains(">银</text>") && drawn.contains(">博伯尔</text>") && drawn.contains("aria-hidden=\"true\""))
    #expect(cover(again) == drawn)
  }

  @Test func `a list says how far each book is, who leads it and until when`() throws {
    let html = try page("booklists/autumn/index.html")
    for word in ["在读", "待读", "读完", "李明", "2026-12-01"] { #expect(html.contains(word), "\(word)") }
    let table = try page("booklists/booklists.csv")
    #expect(table.contains("秋季书单,读书会,,1,递归宏观经济理论,,2026-12-01,在读,李明,\r\n"))
  }
}
