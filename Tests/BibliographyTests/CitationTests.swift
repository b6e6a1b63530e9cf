import Bibliography
import Foundation
import Testing

private func book(_ title: String, _ authors: [String], _ change: (inout Monograph) -> Void = { _ in })
  -> Monograph
{
  var book = Monograph(id: "b", title: title)
  book.authors = authors.map { Monograph.Creator($0) }
  change(&book)
  return book
}

private func print(_ book: inout Monograph, _ place: String, _ publisher: String, _ year: Int) {
  (book.place, book.publisher, book.year) = (place, publisher, year)
}

/// The books of the acceptance task.
private let macro = book("递归宏观经济理论", ["扬奎斯特", "萨金特"]) {
  $0.translators = ["杨斌", "王忠玉", "陈彦斌", "严高剑"].map { Monograph.Creator($0) }
  $0.edition = "2"
  $0.cited = "798"
  print(&$0, "北京", "中国人民大学出版社", 2010)
}
private let computing = book("大学计算机", ["战德臣", "张丽杰"]) {
  ($0.subtitle, $0.edition) = ("计算思维与信息素养", "3")
  print(&$0, "北京", "高等教育出版社", 2019)
}
private let banking = book("银行业的未来与人工智能", ["博伯尔"]) {
  $0.translators = [Monograph.Creator("徐超")]
  $0.cited = "35"
  print(&$0, "北京", "清华大学出版社", 2023)
}
private let probability = book(
  "Probability, random variables, and random signal principles", ["Peebles, Peyton Z, Jr"]
) {
  ($0.edition, $0.language) = ("4", "en")
  print(&$0, "New York", "McGraw-Hill", 2001)
}
private let digital = book("数字化生存", ["尼葛洛庞帝"]) {
  $0.translators = ["胡泳", "范海燕"].map { Monograph.Creator($0) }
  print(&$0, "海口", "海南出版社", 1996)
}
private let five = [macro, computing, banking, probability, digital]

struct CitationTests {
  @Test func `T5: the five books, numbered, as the edition of 2025 writes them`() {
    #expect(
      references(five, .numeric2025).map { "\($0.label ?? "") \($0.text)" } == [
        "[1] 扬奎斯特，萨金特. 递归宏观经济理论[M]. 杨斌，王忠玉，陈彦斌，等，译. 2版. 北京：中国人民大学出版社，2010：798.",
        "[2] 战德臣，张丽杰. 大学计算机：计算思维与信息素养[M]. 3版. 北京：高等教育出版社，2019.",
        "[3] 博伯尔. 银行业的未来与人工智能[M]. 徐超，译. 北京：清华大学出版社，2023：35.",
        "[4] Peebles P Z Jr. Probability, random variables, and random signal principles[M]. 4th ed. New York：McGraw-Hill，2001.",
        "[5] 尼葛洛庞帝. 数字化生存[M]. 胡泳，范海燕，译. 海口：海南出版社，1996.",
      ])
  }

  @Test func `T5: by author and year they are in the order of pinyin, western ones after them`() {
    let lines = references(five, .authorDate2025)
    #expect(lines.map(\.index) == [2, 4, 0, 1, 3])
    #expect(lines[1].text == "尼葛洛庞帝，1996. 数字化生存[M]. 胡泳，范海燕，译. 海口：海南出版社.")
    #expect(lines.allSatisfy { $0.label == nil })
  }

  @Test func `the edition of 2015 has half-width signs, capitals and 等译`() {
    #expect(
      macro.citation(.numeric2015)
        == "扬奎斯特, 萨金特. 递归宏观经济理论[M]. 杨斌, 王忠玉, 陈彦斌, 等译. 2版. 北京: 中国人民大学出版社, 2010: 798.")
    #expect(
      probability.citation(.numeric2015)
        == "PEEBLES P Z, Jr. Probability, random variables, and random signal principles[M]. 4th ed. New York: McGraw-Hill, 2001."
    )
    #expect(digital.citation(.numeric2015) == "尼葛洛庞帝. 数字化生存[M]. 胡泳, 范海燕, 译. 海口: 海南出版社, 1996.")
    #expect(digital.citation(.authorDate2015).hasPrefix("尼葛洛庞帝, 1996. 数字化生存[M]."))
  }

  @Test(arguments: [
    ("Peyton Z. Peebles Jr.", "Peebles P Z Jr"), ("Peebles, Peyton Z, Jr", "Peebles P Z Jr"),
    ("Hofstadter D R", "Hofstadter D R"),
    ("Augustus De Morgan", "De Morgan A"), ("De Morgan, Augustus", "De Morgan A"),
    ("Godard, Jean-Luc", "Godard J-L"),
    ("J.-L. Godard", "Godard J-L"), ("B. L. van der Waerden", "van der Waerden B L"), ("Plato", "Plato"),
    ("G.H. Hardy", "Hardy G H"), ("Hardy GH", "Hardy G H"), ("尤瓦尔·赫拉利", "赫拉利"), ("费孝通", "费孝通"),
    ("莫提默·J·艾德勒", "艾德勒"),
  ])
  func `names are taken apart`(name: String, cited: String) {
    let one = book("T", [name]) { $0.language = "en" }
    #expect(one.citation(.numeric2025).hasPrefix(cited + ". T[M]"), "\(one.citation(.numeric2025))")
  }

  @Test func `two of one foreign family are told apart, Chinese names in Latin letters are whole`() {
    var unwin = book("外国出版史", [])
    unwin.authors = [.init("乔治·昂温", original: "George Unwin"), .init("菲利普·昂温", original: "Philip S. Unwin")]
    #expect(unwin.citation(.numeric2025).hasPrefix("昂温 G，昂温 P S. 外国出版史[M]"))
    var zhang = book("Bounded gaps", []) { $0.language = "en" }
    zhang.authors = [.init("Zhang Yitang", original: "张益唐")]
    #expect(zhang.citation(.numeric2025).hasPrefix("Zhang Yitang. Bounded"))
  }

  @Test func `what is unknown is said to be, in the book's language`() {
    #expect(book("内部资料", []).citation(.numeric2025) == "内部资料[M]. [出版地不详]：[出版者不详]，[出版年不详].")
    #expect(book("内部资料", []).citation(.authorDate2025).hasPrefix("佚名，[出版年不详]. 内部资料[M]."))
    let notes = book("Notes", []) { $0.language = "en" }
    #expect(notes.citation(.numeric2025) == "Notes[M]. [S.l.]：[s.n.]，[n.d.].")
    #expect(notes.citation(.authorDate2025).hasPrefix("Anon，[n.d.]. Notes[M]."))
    let online = book("开放教材", ["李明"]) { ($0.year, $0.url) = (2024, "https://example.org/a") }
    #expect(online.citation(.numeric2025) == "李明. 开放教材[M/OL]. 2024. https://example.org/a.")
  }

  @Test(arguments: ["2nd", "Second", "Second edition", "2nd ed.", "第2版"])
  func `an edition is a number in whatever words it is given`(edition: String) {
    let english = book("Survey", ["Mary Smith"]) { ($0.language, $0.edition) = ("en", edition) }
    #expect(english.citation(.numeric2025).contains(". 2nd ed. "))
    #expect(book("概论", ["李明"]) { $0.edition = edition }.citation(.numeric2025).contains(". 2版. "))
  }

  @Test func `more than three authors, first editions, several places, volumes`() {
    let many = book("概率论", ["甲", "乙", "丙", "丁"]) {
      ($0.edition, $0.volume) = ("1", "上册")
      print(&$0, "北京；上海", "甲出版社;乙出版社", 2020)
    }
    #expect(many.citation(.numeric2025) == "甲，乙，丙，等. 概率论：上册[M]. 北京：甲出版社，2020.")
    let english = book("A", ["Ann B", "Carl D", "Eve F", "Gus H"]) {
      ($0.language, $0.edition) = ("en", "22")
    }
    #expect(english.citation(.numeric2025).hasPrefix("Ann B，Carl D，Eve F，et al. A[M]. 22nd ed."))
    let revised = book("旧书", ["李明"]) { $0.edition = "修订版" }
    #expect(revised.citation(.numeric2025).contains("[M]. 修订版. "))
    #expect(book("书", ["李明"]) { $0.edition = "第三版" }.citation(.numeric2025).contains("第三版"))
  }

  @Test func `books of one author and year get letters, and the text cites them so`() {
    let books = ["乙", "甲", "丙"].map { title in book(title, ["张三"]) { $0.year = 2024 } }
    let lines = references(books, .authorDate2025)
    #expect(
      lines.map(\.text).map { String($0.prefix(11)) } == ["张三，2024a. 丙", "张三，2024b. 甲", "张三，2024c. 乙"])
    #expect(books[0].inText(.authorDate2025) == "（张三，2024）")
    #expect(macro.inText(.authorDate2025) == "（扬奎斯特 等，2010）")
    #expect(probability.inText(.authorDate2025) == "（Peebles，2001）")
    let falout = book("X", ["Falout J", "Maruyama M"]) { ($0.language, $0.year) = ("en", 2009) }
    #expect(falout.inText(.authorDate2025) == "（Falout et al.，2009）")
    #expect(falout.inText(.authorDate2015) == "(Falout et al., 2009)")
  }
}

struct ReferenceExportTests {
  @Test func `RIS has CR LF, two spaces before the hyphen and an end for each book`() {
    let text = exportedReferences(five, .ris)
    #expect(text.components(separatedBy: "ER  - \r\n").count - 1 == 5)
    #expect(text.hasPrefix("TY  - BOOK\r\nAU  - 扬奎斯特\r\nAU  - 萨金特\r\nA4  - 杨斌\r\n"))
    #expect(text.contains("AU  - Peebles, Peyton Z, Jr\r\n") && text.contains("TI  - 大学计算机：计算思维与信息素养\r\n"))
    #expect(!text.replacing("\r\n", with: "").contains("\n"))
  }

  @Test func `BibTeX escapes what LaTeX would read as commands`() {
    let odd = book("100% {of} C_1 & #2 $x$ \\ ~", ["Ann & Bob Ltd", "Plato"]) { $0.language = "en" }
    let text = exportedReferences([odd], .bibTeX)
    let title = ##"title = {100\% \{of\} C\_1 \& \#2 \$x\$ \textbackslash{} \textasciitilde{}}"##
    #expect(text.contains(title), "\(text)")
    #expect(text.hasPrefix("@book{b,\n") && text.hasSuffix("\n}\n"))
    #expect(exportedReferences([digital], .bibTeX).contains("key = {ni ge luo pang di}"))
  }

  @Test func `CSL-JSON is JSON, whatever the texts hold`() throws {
    let odd = book("“引”\"号\"\\ \n换行\t\u{1}", ["费孝通", "Hofstadter D R"]) { $0.isbn = "9787300115955" }
    let text = exportedReferences([odd, macro], .cslJSON)
    #expect(text.contains(#""title": "“引”\"号\"\\ \n换行\t""#))
    #expect(text.contains(#"{"literal": "费孝通"}, {"family": "Hofstadter", "given": "D R"}"#))
    #expect(text.contains(#""issued": {"date-parts": [[2010]]}"#))
  }

  @Test func `an institution is not taken apart, and et al. may follow a single name`() {
    let report = book("Report", []) {
      $0.authors = [Monograph.Creator("World Health Organization", isInstitution: true)]
      ($0.language, $0.hasMoreAuthors) = ("en", true)
    }
    #expect(report.citation(.numeric2025).hasPrefix("World Health Organization，et al. Report[M]."))
    #expect(
      exportedReferences([report], .bibTeX).contains("author = {{World Health Organization} and others}"))
    #expect(
      exportedReferences([report], .cslJSON).contains(
        #"[{"literal": "World Health Organization"}, {"literal": "others"}]"#))
    #expect(exportedReferences([report], .ris).contains("AU  - World Health Organization\r\n"))
  }
}
