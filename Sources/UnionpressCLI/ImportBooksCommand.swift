import ArgumentParser
import Diagnostics
import Importing

/// Makes book records of references.
struct ImportBooksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "books",
    abstract: "把文献软件导出的书目写成图书记录 · make book records of exported references (BibTeX, CSL-JSON, RIS)",
    discussion: """
      Zotero、NoteExpress、EndNote 等都能导出 BibTeX（.bib）、CSL JSON（.json）或 RIS（.ris）。不加 --write 只看会写什么。不是书的、已经有的、书号不对的\
      不导入，会说明。 · Zotero and the like export BibTeX (.bib), CSL JSON (.json) or RIS (.ris). Without --write it only \
      shows what would be written. What is no book, is there already or has a wrong ISBN is left out, and named.

        unionpress import books 书单.bib
        unionpress import books library.json --write
      """)

  @Argument(
    help: ArgumentHelp("书目文件 · the file of references", valueName: "FILE"),
    completion: .file(extensions: ["bib", "json", "ris"]))
  var file: String

  @OptionGroup var options: ImportOptions

  func run() throws {
    let desk = try ImportDesk(options)
    let result = importReferences(try desk.read(file), into: desk.site, today: desk.today)
    try desk.finish(result.value.files, result.problems, [result.value.file])
  }
}
