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

  @Test(arguments: [
    (#"Knuth, Donald E."#, "Donald E. Knuth"), (#"Peebles, Jr., Peyton Z."#, "Peyton Z. Peebles Jr."),
    (#"{Free Software and Friends}"#, "Free Software and Friends"), (#"费孝通 and others"#, "费孝通"),
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
      headers(result).first?.contains(#"书名: "& Café – naïve ß 100% “q”""#) == true, "\(headers(result))")
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
    #expect(result.problems.map { line($0, result) } == [1, 2, 4, 5])
    #expect(result.problems.allSatisfy { $0.severity == .warning })
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
        "书名: Signals\n作者: [{name: A. De Morgan, role: editor}]\n年份: 2001\n",
      ])
    #expect(result.problems.map { line($0, result) } == [5])
    #expect(try imported("[{]", "library.json").problems.map(\.kind) == [ProblemKind.importUnreadable.id])
  }
}
