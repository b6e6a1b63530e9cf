import Calendars
import Diagnostics
import Records
import Resolution
import Support
import Testing

private func read(_ fields: String, body: String = "我读了。") -> (
  union: Union, problems: [Problem], text: String
) {
  let tree = site(
    "-- content/books/mencius.md\n---\n书名: 论语译注\n作者: 杨伯峻\n---\n"
      + "-- content/notes/a.md\n---\n标题: 甲\n图书: mencius\n作者: 某某\n\(fields)\n---\n\(body)\n")
  let records = decodeRecords(tree)
  let union = resolve(records.value, today: LocalDate(iso: "2026-11-20")!)
  let problems = records.problems + union.problems
  return (union.value, problems, report(problems, in: tree))
}

struct ReadingNoteTests {
  @Test func `a note stands with its book, and without consent nowhere`() {
    let shown = read("同意: 是").union
    #expect(shown.notes.count == 1 && shown.books[0].notes == [0])
    let hidden = read("同意: 否").union
    #expect(hidden.notes.isEmpty && hidden.books[0].notes.isEmpty)
    #expect(hidden.hidden.map(\.reason) == [.withheld])
    #expect(read("日期: 2026-11-10").text.contains("同意"))
  }

  @Test func `quotations have their page and are short beside one's own words`() {
    let own = String(repeating: "读书要想。", count: 40)
    #expect(read("同意: 是\n引文: [{文字: 学而时习之, 页: 3}]", body: own).problems.isEmpty)
    let pageless = read("同意: 是\n引文: [{文字: 学而时习之}]", body: own)
    #expect(pageless.problems.map(\.kind) == ["note.quotes"] && pageless.text.contains("没有页码"))
    let long = read("同意: 是\n引文: [{文字: \(String(repeating: "之", count: 60)), 页: 3}]", body: own)
    #expect(long.problems.map(\.kind) == ["note.quotes"] && long.text.contains("引文共 60 字"))
  }
}
