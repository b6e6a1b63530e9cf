import Bibliography
import Calendars
import Diagnostics
import FileTrees
import Importing
import Records
import Testing

private func imported(_ text: String, _ name: String = "books.bib", having files: [ImportedFile] = []) throws
  -> Checked<ImportedText>
{
  let texts = [SourceFile(path: "unionpress.yaml", text: "name: 学院工会\nurl: https://gh.example.edu.cn\n")]
  return importReferences(
    SourceFile(path: name, text: text),
    into: SourceTree(texts: texts + files.map { SourceFile(path: $0.path, text: $0.text) }),
    today: try #require(LocalDate(iso: "2026-11-23")))
}

/// The headers of what was imported, without their fences.
private func headers(_ result: Checked<ImportedText>) -> [String] {
  result.value.files.map { $0.text.replacing("---\n", with: "") }
}

private func line(_ problem: Problem, _ result: Checked<ImportedText>) -> Int {
  LineTable(result.value.file).position(at: problem.span?.lower ?? 0).line
}

struct ReferenceImportTests {
  @Test func `a BibTeX entry becomes the record that its book would have`() throws {
    let result = try imported(
      #"""
      @string{rmp = {人民} # "出版社"}
      @book{xtzg,
        author = {费孝通}, title = {乡土中国}, subtitle = "生育制度",
        publisher = rmp, address = {北京}, year = 2008, edition = 2,
        isbn = {978-7-300-11595-5}, langid = {chinese}, pagetotal = {232},
        url = {https://lib.example.edu.cn/a\_b},
      }
      """#)
    #expect(result.problems == [])
    #expect(result.value.files.map(\.path) == ["content/books/xiang-tu-zhong-guo.md"])
    #expect(
      headers(result) == [
        """
        书名: 乡土中国
        副标题: 生育制度
        作者: [费孝通]
        版次: 2
        出版地: 北京
        出版社: 人民出版社
        页数: 232
        年份: 2008
        isbn: 978-7-300-11595-5
        语言: zh
        在线阅读: "https://lib.example.edu.cn/a_b"

        """.replacing("isbn:", with: "ISBN:")
      ])
  }

  @Test func `what is called an address and is none is left out and told of`() throws {
    let result = try imported("@book{a, title = {T}, author = {费孝通}, url = {见图书馆}}")
    #expect(result.problems.contains { $0.kind == "import.left-out" && $0.message.zh.contains("“见图书馆”") })
    #expect(headers(result).first?.contains("在线阅读") == false)
  }

  @Test(arguments: [
    (#"Knuth, Donald E."#, "Donald E. Knuth"), (#"Peebles, Jr., Peyton Z."#, "Peyton Z. Peebles Jr."),
    (#"{Free Software and Friends}"#, "Free Software and Friends"), (#"费孝通 and others"#, "费孝通、等"),
    (#"M{\"u}ller, J{\"o}rg AND Erd\H{o}s, P\'al"#, "Jörg Müller、Pál Erdős"), ("费, 孝通", "费孝通"),
    (#"[美] 尼葛洛庞帝"#, "[美] 尼葛洛庞帝"), (#"van der Waerden, B. L."#, "B. L. van der Waerden"),
  ])
  func `names are taken apart as BibTeX does, and printed whole`(_ text: String, _ names: String) throws {
    let result = try imported("@book{a, title = {T}, author = {\(text)}}")
    let books = decodeRecords(
      SourceTree(texts: result.value.files.map { SourceFile(path: $0.path, text: $0.text) })
    ).value.books
    let found = try #require(books.first).original.authors.map { author in
      (author.nationality.map { "[\($0)] " } ?? "") + author.name
    }
    #expect(found.joined(separator: "、") == names)
  }

  @Test func `TeX is undone where it stands for a character`() throws {
    let result = try imported(
      #"@book{a, author = {L}, title = {{\TeX} \& Caf\'e -- na{\"\i}ve~\ss{} 100\% ``q''}}"#)
    #expect(
      headers(result).first?.contains(#"书名: "TeX & Café – naïve ß 100% “q”""#) == true, "\(headers(result))")
  }

  @Test func `what is no book, stands twice or has a wrong number is left out by name`() throws {
    let result = try imported(
      """
      @article{a, title = {Paper}}
      @book{b, author = {Li}, title = {Wrong}, isbn = {978-7-300-11595-6}}
      @book{c, author = {Li}, title = {Right}}
      @book{d, author = {Li}, title = {Right}}
      @book{e, title = {Nobody's}}
      """)
    #expect(result.value.files.flatMap(\.titles) == ["Right"])
    let warnings = result.problems.filter { $0.severity == .warning }
    #expect(warnings.map { line($0, result) } == [1, 2, 4, 5])
    let again = try imported("@book{c, author = {Li}, title = {Right}}", having: result.value.files)
    #expect(again.value.files == [] && again.problems.map(\.kind) == [ProblemKind.importSkipped.id])
  }

  @Test func `an entry that does not end is reported where it begins, and nothing is written`() throws {
    let result = try imported(
      "@book{a, author = {Li}, title = {Open\n}\n@book{b, author = {Li}, title = {T}}\n")
    #expect(result.value.files == [])
    #expect(result.problems.first { $0.severity == .error }.map { line($0, result) } == 1)
    #expect(try imported("no books here").problems.map(\.kind) == [ProblemKind.importUnreadable.id])
  }

  @Test func `CSL-JSON gives the same, with the subtitle cut off and years in any form`() throws {
    let result = try imported(
      """
      [{"id": 1, "type": "book", "title": "优良学风：十二讲", "author": [{"family": "费", "given": "孝通"}],
        "issued": {"date-parts": [["2008", 5]]}, "number-of-pages": 232, "ISBN": "9787300115955 7300115950"},
       {"id": "x", "type": "book", "title": "Signals", "editor": [{"family": "Morgan", "non-dropping-particle": "De", "given": "A."}],
        "issued": {"raw": "c2001"}},
       {"type": "article-journal", "title": "P"}]
      """, "library.json")
    #expect(
      headers(result) == [
        "书名: 优良学风\n副标题: 十二讲\n作者: [费孝通]\n页数: 232\n年份: 2008\nISBN: 9787300115955\n",
        "书名: Signals\n作者: [{姓名: A. De Morgan, 角色: 主编}]\n年份: 2001\n语言: en\n",
      ])
    // Several numbers, a language that is not given, and what is no book.
    #expect(result.problems.map { line($0, result) } == [2, 3, 5])
    #expect(try imported("[{]", "library.json").problems.map(\.kind) == [ProblemKind.importUnreadable.id])
  }

  @Test(arguments: [
    ("Mac Lane, Saunders", "Mac Lane S"), ("{World Health Organization}", "World Health Organization"),
    (#"Garc{\'\i}a M{\'a}rquez, Gabriel"#, "García Márquez G"), ("LI, Ming", "LI M"),
    (#"de la Vall{\'e}e Poussin, Charles"#, "de la Vallée Poussin C"), ("Knuth, Donald E.", "Knuth D E"),
    ("Li, Ming and others", "Li M，et al"),
    ("{World Health Organization} and {Union, The}", "World Health Organization，Union, The"),
  ])
  func `names that the source has taken apart are cited as it took them apart`(
    _ names: String, _ cited: String
  )
    throws
  {
    let result = try imported("@book{a, title = {Report}, author = {\(names)}}")
    let texts = result.value.files.map { SourceFile(path: $0.path, text: $0.text) }
    let records = decodeRecords(SourceTree(texts: texts))
    #expect(!records.problems.contains { $0.span != nil })
    let book = try #require(records.value.books.first).original
    var monograph = Monograph(id: "a", title: "Report")
    monograph.language = book.language
    monograph.authors = book.authors.filter { !$0.isOthers }.map {
      Monograph.Creator($0.name, isInstitution: $0.isInstitution)
    }
    monograph.hasMoreAuthors = book.authors.contains(where: \.isOthers)
    #expect(monograph.citation(.numeric2025).hasPrefix("\(cited). Report[M]."))
  }

  @Test(arguments: [
    ("Categories", "en"), ("Einführung in die Topologie", "de"), ("Война и мир", "ru"), ("こころ", "ja"),
  ])
  func `a book that does not say its language has that of its title, and that is said`(
    _ title: String, _ language: String
  ) throws {
    let result = try imported(
      "@book{a, title = {\(title)}, author = {L}}\n@book{b, title = {乡土中国}, author = {费孝通}}")
    #expect(headers(result).map { $0.contains("语言: \(language)\n") } == [true, false])
    #expect(result.problems.map(\.kind) == [ProblemKind.importChanged.id])
    #expect(result.problems.map(\.severity) == [.note])
  }

  @Test func `mathematics of TeX is written in characters, and what is unknown is named`() throws {
    let result = try imported(
      #"@book{a, title = {1\,000 data\-base problems in $\lambda$-calculus, $x^2$ and \zork{L}}, author = {L}, langid = {english}}"#
    )
    #expect(headers(result).first?.contains("1 000 database problems in λ-calculus, x² and L") == true)
    #expect(result.problems.map(\.message.zh) == [#"不认识 TeX 命令 \zork，只留下了后面的文字"#])
  }

  @Test func `what of an entry is not read is said`() throws {
    let result = try imported(
      """
      @book{a, title = {T}, author = {Li}, editor = {Wang}, isbn = {9787300115955, 7300115950}, abstract = {x}, langid = {english}}
      @book{b, title = {U}, author = {Li}, keywords = {k}, abstract = {x}, langid = {english}}
      """)
    #expect(
      Set(result.problems.map(\.message.zh)) == [
        "有作者，主编没有导入：Wang", "有几个书号，只导入第一个：9787300115955", "这些字段没有导入：abstract、keywords",
      ])
    #expect(result.problems.allSatisfy { $0.severity == .note })
  }

  @Test func `RIS gives the same, with a name in parts and one that is whole`() throws {
    let result = try imported(
      """
      TY  - BOOK
      AU  - Mac Lane, Saunders
      AU  - 费孝通
      A4  - 胡泳
      TI  - Categories: for the
        Working Mathematician
      PY  - 1998/05/01/
      SN  - 978-0-387-98403-2
      LA  - en
      ER  -\u{20}

      TY  - JOUR
      TI  - P
      ER  -\u{20}
      """, "books.ris")
    #expect(
      headers(result) == [
        """
        书名: Categories
        副标题: for the Working Mathematician
        作者: [{姓名: "Mac Lane, Saunders"}, 费孝通]
        译者: [胡泳]
        年份: 1998
        ISBN: 978-0-387-98403-2
        语言: en

        """
      ])
    #expect(result.problems.map { line($0, result) } == [12])
  }

  @Test(arguments: [
    ("PK\u{3}\u{4}", "unionpress import table a.bin"),
    ("BEGIN:VCALENDAR\n", "unionpress import calendar a.bin"),
  ])
  func `what another command reads is led to it`(_ text: String, _ command: String) throws {
    let result = try imported(text, "a.bin")
    #expect(result.problems.first?.suggestion?.zh == "用 \(command)")
    let table = readForeignTable(SourceFile(path: "a.bib", text: "@book{a, title = {T}}"))
    #expect(table.problems.first?.suggestion?.zh == "用 unionpress import books a.bib")
  }
}
