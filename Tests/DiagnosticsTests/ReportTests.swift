import Diagnostics
import Foundation
import Testing

struct ReportTests {
  @Test func `columns count characters and ignore a byte-order mark`() {
    let table = LineTable(SourceFile(path: "a", text: "\u{FEFF}标题：x\r\né👩‍👩‍👧y\rz"))
    #expect(table.position(at: 3) == Position(line: 1, column: 1))
    #expect(table.position(at: 9) == Position(line: 1, column: 3))
    #expect(table.count == 3)
    #expect(table.text(ofLineAt: 16) == "é👩‍👩‍👧y")
  }

  @Test func `a place takes whole characters, and stays where it is in what is no text`() {
    let file = SourceFile(path: "a.md", text: "a排b")
    #expect(file.span(1..<2).range == 1..<4)
    #expect(file.span(2..<3).range == 1..<4)
    #expect(file.span(3..<5).range == 1..<5)
    #expect(file.span(at: 3).range == 1..<1)
    #expect(file.span(0..<9).range == 0..<5)
    let noise = SourceFile(path: "a.md", bytes: Array(repeating: 0x80, count: 20))
    #expect(noise.span(9..<10).range == 9..<10)
  }

  @Test func `suggestions are near, and two-character words are not near everything`() {
    #expect(nearMisses(of: "clbu", among: ["club", "clubs", "venue"]).first == "club")
    #expect(nearMisses(of: "标提", among: ["标题", "日期", "开始"]) == ["标题"])
    #expect(nearMisses(of: "teaching-week", among: ["reading-fung"]) == [])
    #expect(nearMisses(of: "", among: ["a"]) == [])
  }

  @Test func `a long line is cut around its place`() {
    let text = String(repeating: "前", count: 80) + "错" + String(repeating: "后", count: 80)
    let file = SourceFile(path: "a.md", text: text)
    let problem = Problem(.markdownHTML, at: file.span(240..<243), Wording(zh: "甲", en: "a"))
    let lines = TerminalReport(language: .zh, isColoured: false, files: [file]).text([problem]).split(
      separator: "\n")
    #expect(lines.allSatisfy { $0.displayWidth < 120 })
    #expect(lines[2].contains("…前") && lines[2].contains("后…"))
  }

  @Test func `a report for programs does not repeat a line without end`() {
    let file = SourceFile(path: "a.md", text: String(repeating: "长", count: 2000) + "\n短")
    func lines(at place: Int) -> Int {
      let problem = Problem(.markdownHTML, at: file.span(place..<place + 3), Wording(zh: "甲", en: "a"))
      let text = MachineReport.json.text([problem], files: [file], language: .zh)
      #expect(text.contains("\"column\" : 1"))
      return text.split(separator: "\n").count { $0.contains("\"line\" : \"") }
    }
    #expect(lines(at: 0) == 0 && lines(at: 6001) == 1)
  }

  @Test func `a number that a cut goes through is starred all the same`() {
    for padding in 0..<60 {
      let text =
        "错" + String(repeating: "后", count: padding)
        + "手机13912345678，卡号4111 1111 1111 1111，身份证11010519491231002X"
      let file = SourceFile(path: "a.md", text: text)
      let problem = Problem(.markdownHTML, at: file.span(0..<3), Wording(zh: "甲", en: "a"))
      let report = TerminalReport(language: .zh, isColoured: false, files: [file]).text([problem])
      #expect(report.firstMatch(of: #/[0-9 ]{8}/#) == nil, "\(report)")
    }
  }

  @Test func `escape sequences in content do not reach the terminal`() {
    let file = SourceFile(path: "a.md", text: "a\u{1B}[31mred")
    let problem = Problem(.markdownHTML, at: file.span(0..<1), Wording(zh: "甲", en: "a"))
    #expect(
      !TerminalReport(language: .en, isColoured: false, files: [file]).text([problem]).contains("\u{1B}"))
  }

  @Test func `machine formats carry place and text`() throws {
    let file = SourceFile(path: "content/报名,表.md", text: "---\n标题：甲\n")
    let problem = Problem(.yamlWideColon, at: file.span(10..<13), Wording(zh: "甲\n乙", en: "a"))
    let github = MachineReport.github.text([problem], files: [file], language: .zh)
    #expect(
      github.hasPrefix(
        "::error file=content/报名%2C表.md,line=2,col=3,endLine=2,endColumn=4,title=yaml.wide-colon::甲%0A乙"))
    let sarif = try JSONSerialization.jsonObject(
      with: Data(MachineReport.sarif.text([problem], files: [file], language: .en).utf8))
    let runs = (sarif as? [String: Any])?["runs"] as? [[String: Any]]
    let results = runs?.first?["results"] as? [[String: Any]]
    #expect(results?.first?["ruleId"] as? String == "yaml.wide-colon")
    let json = MachineReport.json.text([problem], files: [file], language: .zh)
    #expect(json.contains("\"line\" : 2") || json.contains("\"line\": 2"))
  }

  @Test func `columns of SARIF are counted in code points, as it says itself, and end behind the last`()
    throws
  {
    // A family is one character of five code points.
    let text = "👨‍👩‍👧甲\n"
    let file = SourceFile(path: "a.md", text: text)
    let start = text.utf8.count - 4
    let problem = Problem(.yamlWideColon, at: file.span(start..<start + 3), Wording(zh: "甲", en: "a"))
    let report = MachineReport.sarif.text([problem], files: [file], language: .en)
    #expect(report.contains("\"columnKind\" : \"unicodeCodePoints\""))
    #expect(report.contains("\"startColumn\" : 6") && report.contains("\"endColumn\" : 7"))
    // People's own count is the one that editors show.
    #expect(LineTable(file).position(at: start).column == 2)
  }

  @Test func `problems come in the order of their places, each once`() {
    let file = SourceFile(path: "a", text: "abc")
    let late = Problem(.keyUnknown, at: file.span(2..<3), Wording(zh: "乙", en: "b"))
    let early = Problem(.keyUnknown, at: file.span(0..<1), Wording(zh: "甲", en: "a"))
    let nowhere = Problem(.siteFileMissing, at: nil, Wording(zh: "丙", en: "c"))
    #expect([nowhere, late, early, late].sortedForReport() == [early, late, nowhere])
  }
}
