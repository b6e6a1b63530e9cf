import Diagnostics
import MarkupTrees

/// Rows and columns that a sheet may have; what is beyond was not typed by people.
private let rowLimit = 20_000
private let columnLimit = 200
/// Cells that a sheet may have, empty ones between others included.
private let cellLimit = 1_000_000

/// The workbook that `bytes` are: Office Open XML (`.xlsx`, ECMA-376, transitional and strict), as Excel, WPS, LibreOffice and
/// programs write it.
///
/// Formulas give the values that were saved with them. Nothing in the file is run or fetched.
/// - Complexity: linear in the unpacked file, which is bounded whatever the archive says.
public func readWorkbook(_ bytes: [UInt8]) -> Result<Workbook, WorkbookFault> {
  if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
    return .failure(
      WorkbookFault(
        Wording(
          zh: "这是旧格式（.xls、.et）或加了密码的表格", en: "this is an old (.xls, .et) or password-protected workbook"),
        saveAgain))
  }
  do {
    var reader = WorkbookReader(archive: try opened(bytes))
    return .success(try reader.workbook())
  } catch {
    return .failure(error)
  }
}

private let saveAgain = Wording(
  zh: "用 Excel 或 WPS 打开，去掉密码，另存为“Excel 工作簿（.xlsx）”",
  en: "open it, take off the password, and save it as an .xlsx workbook")
private let notWorkbook = WorkbookFault(
  Wording(zh: "文件损坏，或者不是 .xlsx 表格", en: "the file is damaged, or no .xlsx workbook"), saveAgain)

private func opened(_ bytes: [UInt8]) throws(WorkbookFault) -> ZipArchive {
  do {
    return try ZipArchive(bytes)
  } catch {
    throw fault(error)
  }
}

private func fault(_ fault: ArchiveFault) -> WorkbookFault {
  switch fault {
  case .damaged: notWorkbook
  case .encrypted:
    WorkbookFault(Wording(zh: "表格加了密码", en: "the workbook is protected by a password"), saveAgain)
  case .tooLarge(let part): tooLarge(part)
  }
}

private func tooLarge(_ part: String) -> WorkbookFault {
  WorkbookFault(
    Wording(zh: "表格太大（\(part)）", en: "the workbook is too large (\(part))"),
    Wording(zh: "把要导入的行复制到一个新的表格里", en: "copy the rows that are wanted into a new workbook"))
}

private struct WorkbookReader {
  let archive: ZipArchive
  private var strings: [String] = []
  private var formats: [NumberFormat] = []
  private var uses1904 = false

  init(archive: ZipArchive) { self.archive = archive }

  mutating func workbook() throws(WorkbookFault) -> Workbook {
    let main = try relations(of: "").first { $0.type == "officeDocument" }?.target ?? "xl/workbook.xml"
    guard let book = try part(main) else { throw notWorkbook }
    // The strict form says `true` where the other says `1`.
    let date1904 = book.first("workbookPr")?.attributes["date1904"]
    uses1904 = date1904 == "1" || date1904 == "true"
    let parts = try relations(of: main)
    for relation in parts where relation.type == "sharedStrings" {
      strings = try part(relation.target)?.elements("si").map(richText) ?? []
    }
    for relation in parts where relation.type == "styles" {
      if let styles = try part(relation.target) { formats = numberFormats(styles) }
    }
    var result = Workbook()
    result.uses1904 = uses1904
    for entry in book.first("sheets")?.elements("sheet") ?? [] {
      guard let relation = parts.first(where: { $0.id == entry.attributes["id"] }),
        relation.type == "worksheet"
      else { continue }
      guard let root = try part(relation.target) else { throw notWorkbook }
      var sheet = try sheet(root, relation.target)
      sheet.name = entry.attributes["name"] ?? ""
      sheet.isHidden = entry.attributes["state"].map { $0 != "visible" } ?? false
      result.sheets.append(sheet)
    }
    guard !result.sheets.isEmpty else { throw notWorkbook }
    return result
  }

  /// The root of a part in XML; `nil` if there is none.
  private func part(_ name: String) throws(WorkbookFault) -> MarkupElement? {
    let bytes: [UInt8]?
    do {
      bytes = try archive.part(name)
    } catch {
      throw fault(error)
    }
    guard let bytes else { return nil }
    switch readXML(bytes) {
    case .success(let root): return root
    case .failure(.tooLarge): throw tooLarge(name)
    case .failure(.notWellFormed): throw notWorkbook
    }
  }

  /// The parts that the part called `name` refers to; of the whole archive for an empty name.
  private func relations(of name: String) throws(WorkbookFault) -> [Relation] {
    let cut = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
    let folder = String(name[..<cut])
    let root = try part("\(folder)_rels/\(name[cut...]).rels")
    return (root?.elements("Relationship") ?? []).compactMap { element in
      guard let target = element.attributes["Target"], let type = element.attributes["Type"] else {
        return nil
      }
      return Relation(
        id: element.attributes["Id"] ?? "", type: String(type.split(separator: "/").last ?? ""),
        target: resolved(target, in: folder))
    }
  }

  private func numberFormats(_ styles: MarkupElement) -> [NumberFormat] {
    var codes: [Int: String] = [:]
    for format in styles.first("numFmts")?.elements("numFmt") ?? [] {
      if let id = format.attributes["numFmtId"].flatMap({ Int($0) }) {
        codes[id] = format.attributes["formatCode"]
      }
    }
    return (styles.first("cellXfs")?.elements("xf") ?? []).map { style in
      let id = style.attributes["numFmtId"].flatMap { Int($0) } ?? 0
      return codes[id].map { NumberFormat(code: $0) } ?? NumberFormat(builtIn: id)
    }
  }

  private func sheet(_ root: MarkupElement, _ name: String) throws(WorkbookFault) -> Sheet {
    var result = Sheet()
    var count = 0
    var nextRow = 0
    for row in root.first("sheetData")?.elements("row") ?? [] {
      // Rows and cells may leave out where they stand: then they follow the last.
      let place = row.attributes["r"].flatMap { Int($0) } ?? nextRow + 1
      guard (1...rowLimit).contains(place) else { throw tooLarge(name) }
      let number = place - 1
      nextRow = place
      var cells: [Cell] = []
      var nextColumn = 0
      for element in row.elements("c") {
        let column = element.attributes["r"].flatMap { position($0)?.column } ?? nextColumn
        nextColumn = min(column, columnLimit) + 1
        let cell = cell(element)
        guard !cell.text.isEmpty || cell.fault != nil else { continue }
        guard (0..<columnLimit).contains(column) else { throw tooLarge(name) }
        while cells.count <= column { cells.append(Cell()) }
        cells[column] = cell
      }
      count += cells.count
      guard count <= cellLimit else { throw tooLarge(name) }
      if cells.isEmpty { continue }
      while result.rows.count <= number { result.rows.append([]) }
      result.rows[number] = cells
      if ["1", "true"].contains(row.attributes["hidden"]) { result.hiddenRows.append(number) }
    }
    let width = result.rows.map(\.count).max() ?? 0
    for columns in root.first("cols")?.elements("col") ?? []
    where ["1", "true"].contains(columns.attributes["hidden"]) {
      guard let first = columns.attributes["min"].flatMap({ Int($0) }), first > 0, first <= width,
        let last = columns.attributes["max"].flatMap({ Int($0) }), first <= last
      else { continue }
      result.hiddenColumns += Array(first - 1..<min(last, width))
    }
    for merge in root.first("mergeCells")?.elements("mergeCell") ?? [] {
      let corners = (merge.attributes["ref"] ?? "").split(separator: ":").compactMap { position(String($0)) }
      guard corners.count == 2, corners[0].row <= corners[1].row, corners[0].column <= corners[1].column,
        corners[0].row < rowLimit, corners[0].column < columnLimit
      else { continue }
      result.merges.append(
        Merge(
          rows: corners[0].row...min(corners[1].row, rowLimit),
          columns: corners[0].column...min(corners[1].column, columnLimit)))
    }
    return result
  }

  private func cell(_ element: MarkupElement) -> Cell {
    let value = element.first("v")?.text ?? ""
    switch element.attributes["t"] {
    case "s": return Cell(text: Int(value).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? "")
    case "inlineStr": return Cell(text: element.first("is").map(richText) ?? "")
    case "str": return Cell(text: unescaped(value))
    case "b": return Cell(text: value == "1" || value == "true" ? "是" : "否")
    case "e": return Cell(fault: .formulaFailed(value))
    case "d": return Cell(text: isoText(value))
    default:
      guard let number = Double(value) else {
        return Cell(fault: element.first("f") == nil ? nil : .formulaUnknown)
      }
      let style = element.attributes["s"].flatMap { Int($0) } ?? 0
      let format = formats.indices.contains(style) ? formats[style] : NumberFormat(builtIn: 0)
      return Cell(text: cellText(number, format, uses1904: uses1904))
    }
  }
}

private struct Relation {
  var id: String
  var type: String
  var target: String
}

/// A target as a part's name: those that begin with a slash count from the archive's root.
private func resolved(_ target: String, in folder: String) -> String {
  var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
  for part in target.split(separator: "/") where part != "." {
    if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
  }
  return parts.joined(separator: "/")
}

/// The text of a string in one or several fonts; how it is read aloud (`rPh`) does not belong to it.
private func richText(_ string: MarkupElement) -> String {
  let runs = string.children.map { node -> String in
    guard case .element(let element) = node else { return "" }
    switch element.name {
    case "t": return element.text
    case "r": return element.elements("t").map(\.text).joined()
    default: return ""
    }
  }
  return unescaped(runs.joined())
}

/// `text` with `_x000D_` and the like as the characters that they stand for.
private func unescaped(_ text: String) -> String {
  guard text.contains("_x") else { return text }
  return text.replacing(#/_x([0-9A-Fa-f]{4})_/#) { match in
    UInt32(match.1, radix: 16).flatMap { UnicodeScalar($0) }.map { String($0) } ?? ""
  }
}

/// A moment of ISO 8601 as tables write it: `2026-12-05`, or with the time behind it.
private func isoText(_ text: String) -> String {
  let parts = text.split(separator: "T", maxSplits: 1)
  guard parts.count == 2 else { return text }
  let time = parts[1].prefix(5)
  return time == "00:00" ? String(parts[0]) : "\(parts[0]) \(time)"
}

/// Row and column, from 0, of a cell's name such as `C12` or `$C$12`.
private func position(_ name: String) -> (row: Int, column: Int)? {
  let signs = name.filter { $0 != "$" }
  var column = 0
  for letter in signs.prefix(while: \.isLetter).uppercased().utf8 {
    guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter), column < 100_000 else { return nil }
    column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
  }
  guard let row = Int(signs.drop(while: \.isLetter)), row > 0, column > 0 else { return nil }
  return (row - 1, column - 1)
}
