import Bibliography
import Records
import Resolution

extension Composer {
  /// A book as bibliographies see it.
  func monograph(_ index: Index, cited: String? = nil) -> Monograph {
    let book = union.books[index].entry.original
    var result = Monograph(id: book.header.id.name, title: book.header.title)
    result.authors = book.authors.filter { !$0.isOthers }.map {
      Monograph.Creator($0.name, original: $0.originalName, isInstitution: $0.isInstitution)
    }
    result.hasMoreAuthors = book.authors.contains(where: \.isOthers)
    result.translators = book.translators.map { Monograph.Creator($0) }
    (result.subtitle, result.volume, result.edition) = (book.subtitle, book.volume, book.edition)
    (result.place, result.publisher, result.year) = (book.place, book.publisher, book.year)
    (result.pages, result.cited, result.isbn) = (book.pages, cited, book.isbn?.value.digits)
    (result.series, result.language, result.originalTitle) = (book.series, book.language, book.originalTitle)
    result.url = book.online.flatMap { $0.value.hasPrefix("http") ? $0.value : nil }
    return result
  }

  /// How to cite one book, without a number.
  func reference(_ index: Index) -> ReferenceModel {
    let book = monograph(index)
    let text = book.citation(union.settings.citationStyle)
    return ReferenceModel(label: nil, text: text, language: tag(book))
  }

  /// The books of a list as references, in the order that the style wants.
  func references(of list: Index) -> [ReferenceModel] {
    let books = monographs(of: list)
    return Bibliography.references(books, union.settings.citationStyle).map { line in
      ReferenceModel(label: line.label, text: line.text, language: tag(books[line.index]))
    }
  }

  private func tag(_ book: Monograph) -> String { book.language == "zh" ? "zh-CN" : book.language }

  private func monographs(of list: Index) -> [Monograph] {
    let item = union.booklists[list]
    return zip(item.entry.original.items, item.books).map { entry, book in monograph(book, cited: entry.pages)
    }
  }

  // MARK: Files

  /// The files of references beside the page at `path` of the first language.
  func referenceFiles(at path: String, _ books: [Monograph]) -> [PlannedData] {
    books.isEmpty
      ? []
      : ReferenceFormat.allCases.map { format in
        PlannedData(
          path: "\(path)references.\(format.rawValue)", content: .text(exportedReferences(books, format)))
      }
  }

  /// Links to the files of references beside a page.
  func referenceLinks(at path: String, isEmpty: Bool) -> [DownloadModel] {
    isEmpty
      ? []
      : ReferenceFormat.allCases.map { format in
        DownloadModel(
          title: format.title, href: basePath + "\(path)references.\(format.rawValue)",
          kind: format.rawValue.split(separator: ".").last.map(String.init) ?? "", size: "")
      }
  }

  /// All files of references: of each book, of each list, of the whole shelf. They are the same in every language.
  func referenceFiles() -> [PlannedData] {
    guard language == first else { return [] }
    var files = referenceFiles(at: Section.booklists.rawValue, union.books.indices.map { monograph($0) })
    for index in union.books.indices {
      files += referenceFiles(at: pagePath(union.books[index].entry.id), [monograph(index)])
    }
    for index in union.booklists.indices {
      files += referenceFiles(at: pagePath(union.booklists[index].entry.id), monographs(of: index))
    }
    return files
  }

  /// The address of a record's page in the first language.
  func pagePath(_ id: RecordID) -> String { addresses.path(of: id, in: first) ?? "/" }
}

extension ReferenceFormat {
  /// What the format is called.
  fileprivate var title: String {
    switch self {
    case .cslJSON: "CSL-JSON"
    case .bibTeX: "BibTeX"
    case .ris: "RIS"
    }
  }
}
