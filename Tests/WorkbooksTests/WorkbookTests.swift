import Diagnostics
import Testing

@testable import Workbooks

private let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
private let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/// A workbook whose sheets hold `sheets`, each the inside of a `worksheet`.
private func workbook(
  _ sheets: [String], strings: String = "", styles: String = "", properties: String = ""
) -> [UInt8] {
  var parts = [
    (
      "_rels/.rels",
      "<Relationships><Relationship Id='r' Type='\(relationships)/officeDocument' Target='/xl/workbook.xml'/></Relationships>"
    ),
    (
      "xl/workbook.xml",
      "<workbook xmlns='\(main)' xmlns:r='\(relationships)'>\(properties)<sheets>"
        + sheets.indices.map { "<sheet name='表\($0 + 1)' sheetId='\($0 + 1)' r:id='s\($0)'/>" }.joined()
        + "</sheets></workbook>"
    ),
    (
      "xl/_rels/workbook.xml.rels",
      "<Relationships>"
        + sheets.indices.map {
          "<Relationship Id='s\($0)' Type='\(relationships)/worksheet' Target='worksheets/sheet\($0).xml'/>"
        }.joined()
        + "<Relationship Id='t' Type='\(relationships)/sharedStrings' Target='sharedStrings.xml'/>"
        + "<Relationship Id='y' Type='\(relationships)/styles' Target='styles.xml'/></Relationships>"
    ),
    ("xl/sharedStrings.xml", "<sst xmlns='\(main)'>\(strings)</sst>"),
    ("xl/styles.xml", "<styleSheet xmlns='\(main)'>\(styles)</styleSheet>"),
  ]
  for (index, sheet) in sheets.enumerated() {
    parts.append(("xl/worksheets/sheet\(index).xml", "<worksheet xmlns='\(main)'>\(sheet)</worksheet>"))
  }
  return archive(parts.map { (name: $0.0, text: $0.1) })
}

private func texts(_ bytes: [UInt8]) throws -> [[String]] {
  try #require(try readWorkbook(bytes).get().sheets.first).rows.map { $0.map(\.text) }
}

struct WorkbookTests {
  @Test func `shared, rich, inline and computed texts are what is seen`() throws {
    let strings =
      "<si><t>书名</t></si><si><r><t xml:space='preserve'>乡土 </t></r><r><rPr><b/></rPr><t>中国</t></r><rPh><t>xiang</t></rPh></si>"
    let sheet = """
      <sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>作者</t></is></c></row>
      <row r='3'><c r='A3' t='s'><v>1</v></c><c r='C3' t='str'><f>A1</f><v>a_x000A_b</v></c><c r='D3' t='b'><v>1</v></c></row>
      </sheetData>
      """
    #expect(
      try texts(workbook([sheet], strings: strings)) == [["书名", "作者"], [], ["乡土 中国", "", "a\nb", "是"]])
  }

  @Test func `cells and rows that do not say where they stand follow the last, be it empty`() throws {
    let sheet =
      "<sheetData><row><c/><c><v>5</v></c></row><row><c/></row><row><c r='C3'/><c><v>6</v></c></row></sheetData>"
    #expect(try texts(workbook([sheet])) == [["", "5"], [], ["", "", "", "6"]])
  }

  @Test(arguments: [
    // What Excel shows for these numbers, by hand; 46361 is 2026-12-05.
    ("m/d/yyyy", 46361, "2026-12-05"), ("yyyy\"年\"m\"月\"d\"日\"", 46361, "2026-12-05"),
    ("yyyy\"年\"m\"月\"", 46361, "2026-12"), ("yyyy", 46361, "2026"),
    ("yyyy/m/d h:mm", 46361.604166666664, "2026-12-05 14:30"),
    ("[$-804]h:mm AM/PM", 0.604166666664, "14:30"), ("h:mm:ss", 0.9999999, "24:00"),
    ("[h]:mm", 1.5, "36:00"), ("mm:ss", 0.5, "12:00"), ("yyyy-mm-dd", 46361.25, "2026-12-05 06:00"),
    ("0%", 0.07, "7%"), ("0.0%", 0.125, "12.5%"), ("General", 9_787_300_115_955, "9787300115955"),
    ("0", 40, "40"), ("0.00", 0.1 + 0.2, "0.3"), ("#,##0.00\"元\"", 28.5, "28.5"), ("0.0E+00", 1200, "1200"),
    ("\"第\"0\"名(day)\"", 5, "5"), ("[Red]0;[Blue]-0", 3, "3"), ("yyyy-mm-dd", 60, "1900-02-29"),
    ("yyyy-mm-dd", 59, "1900-02-28"), ("yyyy-mm-dd", 61, "1900-03-01"), ("yyyy-mm-dd", -1, "-1"),
  ])
  func `a number is what its format makes of it`(code: String, number: Double, shown: String) {
    #expect(
      cellText(number, NumberFormat(code: code), uses1904: false) == (shown == "24:00" ? "00:00" : shown))
  }

  @Test func `formats that programs know by themselves, and days counted from 1904`() throws {
    for (id, shown) in [
      (14, "2026-12-05"), (31, "2026-12-05"), (57, "2026-12"), (9, "4636100%"), (2, "46361"),
    ] {
      #expect(cellText(46361, NumberFormat(builtIn: id), uses1904: false) == shown)
    }
    let styles = "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs>"
    let sheet = "<sheetData><row><c s='1'><v>44899</v></c><c s='0'><v>44899</v></c></row></sheetData>"
    let book = workbook([sheet], styles: styles, properties: "<workbookPr date1904='1'/>")
    #expect(try texts(book) == [["2026-12-05", "44899"]])
  }

  @Test func `formulas without a value, failed ones, merged cells and hidden rows are told of`() throws {
    let sheet = """
      <sheetData><row r='1' hidden='1'><c r='A1'><f>B1</f></c><c r='B1' t='e'><v>#N/A</v></c></row></sheetData>
      <mergeCells><mergeCell ref='A1:B3'/><mergeCell ref='nonsense'/></mergeCells>
      """
    let found = try #require(try readWorkbook(workbook([sheet])).get().sheets.first)
    #expect(found.rows[0].map(\.fault) == [.formulaUnknown, .formulaFailed("#N/A")])
    #expect(found.merges == [Merge(rows: 0...2, columns: 0...1)])
    #expect(found.hiddenRows == [0])
  }

  @Test func `files that lie, and files that are something else, are refused with advice`() {
    let row = "<sheetData><row r='99999999'><c r='A99999999'><v>1</v></c></row></sheetData>"
    let column = "<sheetData><row r='1'><c r='XFD1'><v>1</v></c></row></sheetData>"
    let least = "<sheetData><row r='\(Int.min)'><c><v>1</v></c></row></sheetData>"
    for bytes in [
      workbook([row]), workbook([column]), workbook([least]), workbook(["<sheetData>"]), [],
      [0x50, 0x4B, 3, 4, 9, 9],
      archive([("a.txt", "a")]), [0xD0, 0xCF, 0x11, 0xE0, 0xA1], Array(workbook([row]).dropLast(30)),
    ] {
      guard case .failure(let fault) = readWorkbook(bytes) else {
        Issue.record("was read")
        continue
      }
      #expect(fault.suggestion?.zh.isEmpty == false)
    }
  }

  @Test func `cells are called as spreadsheets call them`() {
    #expect(cellName(row: 11, column: 2) == "C12")
    #expect(cellName(row: 0, column: 25) == "Z1" && cellName(row: 0, column: 26) == "AA1")
    #expect(cellName(row: 9, column: 702) == "AAA10")
  }
}
