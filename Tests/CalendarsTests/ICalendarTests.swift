import Calendars
import Diagnostics
import Foundation
import Testing

/// The reference calendar, if the conformance data lies beside the repository.
private let reference: SourceFile? = {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let shared = ProcessInfo.processInfo.environment["UNIONPRESS_SHARED"].map { URL(fileURLWithPath: $0) }
  for place in [shared, root.appendingPathComponent("../shared")].compactMap({ $0 }) {
    if let data = try? Data(contentsOf: place.appendingPathComponent("conformance/reference.ics")) {
      return SourceFile(path: "reference.ics", bytes: Array(data))
    }
  }
  return nil
}()

private func file(_ text: String) -> SourceFile { SourceFile(path: "a.ics", text: text) }

private func written(_ component: ICalendarComponent) -> String {
  String(decoding: iCalendarBytes(component), as: UTF8.self)
}

/// What a calendar with `lines` in it is read as, which must be without problems.
private func read(_ lines: String) throws -> ICalendarComponent {
  let result = parseICalendar(file("BEGIN:VCALENDAR\r\n\(lines)\r\nEND:VCALENDAR\r\n"))
  #expect(result.problems.isEmpty, "\(result.problems.map(\.message.en))")
  return try #require(result.value.first)
}

struct ICalendarWritingTests {
  @Test func `a long Chinese line is folded between characters, and the space counts`() {
    let title = "数学与统计学院二级工会教职工排球俱乐部周三训练（南校区体育馆二楼排球场）"
    let lines = written(ICalendarComponent("VEVENT", [ICalendarProperty("SUMMARY", text: title)]))
      .split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines[1] == "SUMMARY:数学与统计学院二级工会教职工排球俱乐部周三训")
    #expect(lines[1].utf8.count == 74)
    #expect(lines[2] == " 练（南校区体育馆二楼排球场）")
    #expect(lines[2].utf8.count == 43)
  }

  @Test func `lines end with CR LF, the last one too, and nothing stands before or after`() {
    let calendar = ICalendarComponent(
      "vcalendar", [ICalendarProperty("version", raw: "2.0")], [ICalendarComponent("VEVENT")])
    #expect(
      written(calendar)
        == "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
  }

  @Test(arguments: 60...90)
  func `no line is longer than 75 octets, whatever the length`(length: Int) throws {
    for unit in ["a", "字", "👩‍👩‍👧", "e\u{301}"] {
      let text = String(repeating: "x", count: length) + String(repeating: unit, count: 60)
      let event = ICalendarComponent("VEVENT", [ICalendarProperty("X", text: text)])
      let lines = written(event).split(separator: "\r\n")
      #expect(lines.allSatisfy { $0.utf8.count <= 75 })
      // A character torn by a fold would not count as one.
      #expect(lines.dropFirst().dropLast().reduce(0) { $0 + $1.filter { $0 == Character(unit) }.count } == 60)
      #expect(parseICalendar(file(written(event))).value == [event])
    }
  }

  @Test func `a line of exactly 75 octets is not folded`() {
    let text = String(repeating: "x", count: 73)
    #expect(
      written(ICalendarComponent("A", [ICalendarProperty("X", raw: text)]))
        == "BEGIN:A\r\nX:\(text)\r\nEND:A\r\n")
  }

  @Test func `one character longer than a line is torn between scalars`() throws {
    let zalgo = "a" + String(repeating: "\u{301}", count: 100)
    #expect(zalgo.count == 1)
    let event = ICalendarComponent("VEVENT", [ICalendarProperty("SUMMARY", text: zalgo)])
    let bytes = iCalendarBytes(event)
    #expect(bytes.split(separator: 0x0A).allSatisfy { $0.count <= 76 })
    #expect(bytes.split(separator: 0x0A).allSatisfy { String(validating: $0, as: UTF8.self) != nil })
    #expect(parseICalendar(SourceFile(path: "a.ics", bytes: bytes)).value == [event])
  }

  @Test func `text is escaped, addresses and dates are not`() {
    #expect(ICalendarProperty("SUMMARY", text: #"甲,乙；丙;\"#).value == #"甲\,乙；丙\;\\"#)
    #expect(ICalendarProperty("SUMMARY", text: "一\r\n二\n三\r四\u{2028}五").value == #"一\n二\n三\n四\n五"#)
    #expect(ICalendarProperty("URL", raw: "https://a.cn/?b=c,d;e").value == "https://a.cn/?b=c,d;e")
    #expect(ICalendarProperty("CATEGORIES", texts: ["甲,乙", "丙"]).value == #"甲\,乙,丙"#)
  }

  @Test func `nothing can end a line early or begin a property of its own`() {
    let hostile = "a\u{0}\u{7}\u{1B}[31m\u{7F}\u{85}\r\nATTENDEE:b"
    #expect(ICalendarProperty("X", raw: hostile).value == "a[31mATTENDEE:b")
    #expect(ICalendarProperty("X", text: "a\u{0}\u{7}\tb").value == "a\tb")
    #expect(ICalendarProperty("X:Y\r\nZ", raw: "").name == "XYZ")
    let parameter = ICalendarProperty.Parameter("a;b=", "c\r\nd\u{0}")
    #expect(parameter.name == "AB" && parameter.values == ["c\nd"])
  }

  @Test func `parameters are quoted where they must be, and quotes in them are carets`() {
    let property = ICalendarProperty(
      "X", raw: "v",
      [
        ICalendarProperty.Parameter("A", "plain text"),
        ICalendarProperty.Parameter("B", "a:b", "c;d", "e,f", "g"),
        ICalendarProperty.Parameter("C", "say \"^\"\nnow"), ICalendarProperty.Parameter("D", values: []),
      ])
    #expect(
      written(ICalendarComponent("E", [property]))
        == "BEGIN:E\r\nX;A=plain text;B=\"a:b\",\"c;d\",\"e,f\",g;C=say ^'^^^'^nnow;D=:v\r\nEND:E\r\n")
  }
}

struct ICalendarReadingTests {
  @Test(.enabled(if: reference != nil, "the conformance data is not beside the repository"))
  func `the reference calendar is read whole, and written as it was`() throws {
    let reference = try #require(reference)
    let result = parseICalendar(reference)
    #expect(result.problems.isEmpty)
    let calendar = try #require(result.value.first)
    #expect(result.value.count == 1 && calendar.name == "VCALENDAR")
    let events = calendar.components(named: "VEVENT")
    #expect(events.count == 4)
    #expect(
      events.compactMap { $0.property("SUMMARY")?.text } == [
        "排球俱乐部周三训练", "【改期】排球俱乐部周三训练", "【已取消】排球俱乐部周三训练", "教职工运动会",
      ])
    #expect(events[0].property("DTSTART")?.parameter("TZID") == "Asia/Shanghai")
    #expect(iCalendarBytes(calendar) == reference.bytes)
  }

  @Test func `names in small letters, other line ends, blank lines and tabs in folds are forgiven`() throws {
    let expected = ICalendarComponent(
      "VCALENDAR", [],
      [ICalendarComponent("VEVENT", [ICalendarProperty("SUMMARY", text: "排球训练，周三")])])
    for text in [
      "begin:vcalendar\nBegin:vevent\nsummary:排球训练，周三\nend:Vevent\nend:vcalendar",
      "\u{FEFF}BEGIN:VCALENDAR\rBEGIN:VEVENT\rSUMMARY:排球\r 训练，\r\t周三\rEND:VEVENT\rEND:VCALENDAR\r",
      "\r\n\r\nBEGIN:VCALENDAR \r\n\r\n\r\nBEGIN:VEVENT\r\r\nSUMMARY:排球\r\r\n 训练，\r\n \r\n\r\n 周三\r\nEND:VEVENT\r\n   \r\nEND:VCALENDAR\r\n\r\n",
    ] {
      let result = parseICalendar(file(text))
      #expect(result.value == [expected])
      #expect(result.problems.allSatisfy { $0.kind == ProblemKind.encodingBOM.id })
    }
  }

  @Test func `a fold inside a character is undone`() throws {
    var bytes = Array("BEGIN:VCALENDAR\r\nSUMMARY:排".utf8)
    let split = Array("球".utf8)
    bytes += split[..<1] + [0x0D, 0x0A, 0x20] + split[1..<2] + [0x0A, 0x09] + split[2...]
    bytes += Array("训练\r\nEND:VCALENDAR\r\n".utf8)
    let result = parseICalendar(SourceFile(path: "a.ics", bytes: bytes))
    #expect(result.problems.isEmpty)
    #expect(result.value.first?.property("SUMMARY")?.text == "排球训练")
  }

  @Test func `text is unescaped, also by programs that escape too much`() throws {
    let calendar = try read(#"DESCRIPTION:一\, 二\; 三\\n\n四\N五 12\:30 \"六\" C:\\temp \x\"#)
    #expect(calendar.property("DESCRIPTION")?.text == "一, 二; 三\\n\n四\n五 12:30 \"六\" C:\\temp \\x\\")
    #expect(
      try read(#"CATEGORIES:甲\,乙,丙,,\\,丁"#).property("CATEGORIES")?.texts == ["甲,乙", "丙", "", "\\", "丁"])
    #expect(try read("EXDATE:20261007,20261014").property("EXDATE")?.list == ["20261007", "20261014"])
  }

  @Test func `parameters are read with quotes, lists and carets`() throws {
    let property = try #require(
      try read(
        #"ATTENDEE;CN="Li; Ming";MEMBER="mailto:a@b.cn","mailto:c@d.cn";X=^'a^^^n^b;Y=:mailto:e@f.cn:1"#
      )
      .property("ATTENDEE"))
    #expect(property.parameter("CN") == "Li; Ming")
    #expect(property.parameters[1].values == ["mailto:a@b.cn", "mailto:c@d.cn"])
    #expect(property.parameter("X") == "\"a^\n^b")
    #expect(property.parameter("Y") == "")
    #expect(property.value == "mailto:e@f.cn:1")
  }

  @Test func `properties know their place, and equality does not`() throws {
    let calendar = try read("X:1\r\nSUMMARY:a\r\n b")
    let property = try #require(calendar.property("SUMMARY"))
    let span = try #require(property.span)
    #expect(span.range == 22..<35)
    #expect(property == ICalendarProperty("SUMMARY", text: "ab"))
    #expect(calendar == ICalendarComponent("VCALENDAR", calendar.properties))
  }

  @Test func `everything wrong is reported in one run, at its line`() throws {
    let text = """
      BEGIN:VCALENDAR
      BEGIN:VEVENT
      SUMMARY：排球训练
      没有冒号的一行
      DTSTART;TZID:20260909T163000
      LOCATION;ALTREP="cid:a:南校区
      END:VEVNT
      BEGIN:VEVENT
      SUMMARY:第二个
      BEGIN:VALARM
      END:VEVENT
      BEGIN:中文
      END:VCALENDAR
      之外
      X:1
      BEGIN:VCALENDAR
      """
    let source = file(text)
    let result = parseICalendar(source)
    let table = LineTable(source)
    let found = result.problems.map { problem in
      "\(problem.span.map { table.position(at: $0.lower).line } ?? 0) \(problem.kind)"
    }
    #expect(
      found == [
        "2 ics.structure", "3 ics.line", "4 ics.line", "5 ics.line", "6 ics.line", "7 ics.structure",
        "10 ics.structure", "12 ics.line", "14 ics.line", "15 ics.line", "16 ics.structure",
      ])
    #expect(result.problems[1].suggestion?.zh == "改成：SUMMARY:排球训练")
    #expect(result.problems[5].suggestion?.en == "write: END:VEVENT")
    let report = TerminalReport(language: .zh, isColoured: false, files: [source]).text(result.problems)
    #expect(report.contains("a.ics:3:1") && report.contains("3 │ SUMMARY：排球训练"))
    for problem in result.problems { #expect(problem.message.zh != problem.message.en) }
    // What could be read was read.
    #expect(result.value.count == 2)
    #expect(result.value[0].components.map { $0.property("SUMMARY")?.text } == [nil, "第二个"])
  }

  @Test(arguments: [
    "", "\r\n\r\n", "排球训练\n周三\n", "SUMMARY:排球训练\n", "<!DOCTYPE html>\n<html><body>请登录</body></html>",
  ])
  func `a file that is no calendar is told so, once`(text: String) {
    let result = parseICalendar(file(text))
    #expect(result.value.isEmpty)
    #expect(result.problems.map(\.kind) == [ProblemKind.icsStructure.id])
    #expect(result.problems[0].suggestion?.zh.contains("网页") == text.contains("html"))
  }

  @Test func `a file in GBK or with zeros in it is told so`() {
    let gbk: [UInt8] =
      Array("BEGIN:VCALENDAR\r\nSUMMARY:".utf8) + [
        0xC5, 0xC5, 0xC7, 0xF2, 0xD1, 0xB5, 0xC1, 0xB7, 0x0D, 0x0A,
      ]
    for (bytes, kind) in [
      (gbk, ProblemKind.encodingGBK), (Array("BEGIN:VCALENDAR\n\u{0}\n".utf8), .encodingInvalid),
      ([0xFF, 0xFE, 0x42, 0x00], .encodingUTF16), (Array(repeating: 0x20, count: 9 << 20), .fileTooLarge),
    ] {
      let result = parseICalendar(SourceFile(path: "a.ics", bytes: bytes))
      #expect(result.value.isEmpty)
      #expect(result.problems.map(\.kind) == [kind.id])
    }
  }

  @Test func `nesting without end is refused`() {
    let text = (0..<5000).map { "BEGIN:X\($0)\n" }.joined()
    let result = parseICalendar(file(text))
    #expect(result.problems.allSatisfy { $0.kind == ProblemKind.icsStructure.id })
    #expect(result.problems.count == 17)
  }
}

/// Numbers that look random and are the same in every run (SplitMix64).
private struct Dice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension Dice {
  mutating func text(_ longest: Int) -> String {
    let pieces = [
      "a", "Z", "0", " ", "  ", "\t", "\"", "'", "^", "^n", "\\", "\\n", ";", ":", ",", "=", "\n", "\r\n",
      "，", "；",
      "排球", "（", "𠮷", "👩‍👩‍👧", "🇨🇳", "e\u{301}", "\u{200D}", "\u{FEFF}", "\u{0}", "\u{1B}", "\u{85}",
      "\u{2028}", "BEGIN:VEVENT", "ة", "한",
    ]
    let count = Int.random(in: 0...longest, using: &self)
    return (0..<count).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
  }

  mutating func component(_ depth: Int) -> ICalendarComponent {
    let properties = (0..<Int.random(in: 0...4, using: &self)).map { _ in
      let parameters = (0..<Int.random(in: 0...2, using: &self)).map { number in
        let values = (0..<Int.random(in: 0...3, using: &self)).map { _ in text(5) }
        return ICalendarProperty.Parameter("P\(number)", values: values)
      }
      let name = ["summary", "DESCRIPTION", "X-A_B"].randomElement(using: &self) ?? "X"
      return Bool.random(using: &self)
        ? ICalendarProperty(name, text: text(60), parameters)
        : ICalendarProperty(name, raw: text(60), parameters)
    }
    let inner = depth == 0 ? 0 : Int.random(in: 0...3, using: &self)
    return ICalendarComponent("C\(depth)", properties, (0..<inner).map { _ in component(depth - 1) })
  }
}

struct ICalendarRoundTripTests {
  @Test(arguments: 0..<400)
  func `what is written is read back`(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    let component = dice.component(3)
    let bytes = iCalendarBytes(component)
    let result = parseICalendar(SourceFile(path: "a.ics", bytes: bytes))
    #expect(result.problems.isEmpty, "\(result.problems.map(\.message.en))")
    #expect(result.value == [component])
    #expect(bytes.split(separator: 0x0A).allSatisfy { $0.count <= 76 && $0.last == 0x0D })
  }

  @Test(arguments: 0..<100)
  func `text comes back as it was but for its control characters and line breaks`(seed: Int) {
    var dice = Dice(state: UInt64(seed) &+ 1_000_000)
    let text = dice.text(80)
    var expected = text.replacingOccurrences(of: "\r\n", with: "\n")
    for control in ["\u{0}", "\u{1B}"] { expected = expected.replacingOccurrences(of: control, with: "") }
    for lineBreak in ["\u{85}", "\u{2028}"] {
      expected = expected.replacingOccurrences(of: lineBreak, with: "\n")
    }
    #expect(ICalendarProperty("X", text: text).text.unicodeScalars.elementsEqual(expected.unicodeScalars))
    #expect(ICalendarProperty("X", texts: [text, "b"]).texts.count == 2)
  }

  /// Bytes that come close to calendars: the reader must end with a value, whatever they are.
  @Test(arguments: 0..<200)
  func `damaged files are read without harm`(seed: Int) {
    var dice = Dice(state: UInt64(seed) &+ 2_000_000)
    var bytes = iCalendarBytes(dice.component(2))
    for _ in 0..<Int.random(in: 1...8, using: &dice) where !bytes.isEmpty {
      let index = Int.random(in: bytes.indices, using: &dice)
      if Bool.random(using: &dice) {
        bytes.remove(at: index)
      } else {
        bytes[index] = UInt8.random(in: 0...255, using: &dice)
      }
    }
    let result = parseICalendar(SourceFile(path: "a.ics", bytes: bytes))
    for problem in result.problems {
      if let span = problem.span { #expect(span.lower <= span.upper && span.upper <= bytes.count) }
    }
  }
}
