import ArgumentParser
import Diagnostics
import Importing
import Records

/// Makes records of a table.
struct ImportTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "把表格里的活动、获奖、图书、参与情况写成记录 · make records of a table of events, awards, books or participation",
    discussion: """
      Excel、WPS 的 .xlsx 和 .csv 都可以。不加 --write 只看会写什么，什么也不动。已有的内容不会重复导入，已有的文件不会动。有一格不对，\
      就一个也不写。 · Takes .xlsx workbooks and .csv. Without --write it only shows what would be written. What the site has \
      already is left out, files that are there are never touched, and with a wrong cell nothing is written.

        unionpress import table 获奖.xlsx
        unionpress import table 活动.xlsx --sheet 2026年 --write
        unionpress import table 获奖.xlsx --set 级别=校级
        unionpress import table books.csv --kind book --write
      """)

  @Argument(
    help: ArgumentHelp("表格，.xlsx 或 .csv · the table, .xlsx or .csv", valueName: "FILE"),
    completion: .file(extensions: ["xlsx", "csv"]))
  var file: String

  @Option(name: .long, help: ArgumentHelp("工作表的名称 · the sheet of a workbook", valueName: "NAME"))
  var sheet: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "是什么表：event、award、book 或 participation，默认看表头 · event, award, book or participation; default: by its headings",
      valueName: "KIND"), completion: .list(tableKinds.map(\.rawValue)))
  var kind: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "表里没有的一列，每行都一样；可写几次 · what no column says and all rows have in common; may be given more than once",
      valueName: "KEY=VALUE"))
  var set: [String] = []

  @OptionGroup var options: ImportOptions

  func run() throws {
    let desk = try ImportDesk(options)
    let kind = try chosenKind(desk.voice)
    let constants = try set.map { pair in
      let (heading, text) = try typedField(pair, desk.voice)
      return (heading: heading, text: text)
    }
    var problems: [Problem] = []
    let source = try desk.read(file)
    guard let table = readForeignTable(source, sheet: sheet, as: kind).collecting(into: &problems) else {
      throw desk.refusal(problems, [source])
    }
    let files = importTable(table, as: kind, with: constants, into: desk.site, today: desk.today)
      .collecting(into: &problems)
    try desk.finish(files, problems, [table.file])
  }

  private func chosenKind(_ voice: Voice) throws -> RecordKind? {
    guard let kind else { return nil }
    if let found = RecordKind(named: kind), tableKinds.contains(found) { return found }
    throw unknownKind(kind, among: tableKinds, voice)
  }
}
