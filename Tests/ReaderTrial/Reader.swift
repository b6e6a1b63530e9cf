import Calendars
import Diagnostics
import FileTrees
import Importing
import Records

/// What reads texts that people, spreadsheets and other programs wrote.
public enum Reader: String, Sendable, CaseIterable {
  /// A whole record: its fields and its text.
  case frontMatter = "front-matter"
  /// A table of awards.
  case table
  /// A calendar from elsewhere.
  case calendar
  /// The text of a page.
  case markdown
  /// `unionpress.yaml`.
  case settings

  /// Reads `bytes` twice, and says what of that must not be; empty is what is wanted. Crashes and endless loops show otherwise.
  public func trial(_ bytes: [UInt8]) -> [String] {
    let files = files(bytes)
    let first = read(files)
    var flaws = flaws(of: first.problems, in: files + first.made)
    let second = read(files)
    if first.problems != second.problems { flaws.append("read twice, it has other problems") }
    if first.made != second.made { flaws.append("read twice, it becomes other files") }
    return flaws
  }

  /// The files as which the bytes are read: fields are different ones in each kind of record.
  private func files(_ bytes: [UInt8]) -> [SourceFile] {
    switch self {
    case .frontMatter:
      ["clubs", "events/2026", "news/2026", "booklists"].map { folder in
        SourceFile(path: "content/\(folder)/a.md", bytes: bytes)
      }
    case .table: [SourceFile(path: "content/data/awards.csv", bytes: bytes)]
    case .calendar: [SourceFile(path: "a.ics", bytes: bytes)]
    case .markdown:
      [SourceFile(path: "content/pages/a.md", bytes: Array("---\ntitle: a\n---\n".utf8) + bytes)]
    case .settings: [SourceFile(path: "unionpress.yaml", bytes: bytes)]
    }
  }

  private func read(_ files: [SourceFile]) -> (problems: [Problem], made: [SourceFile]) {
    guard self == .calendar, let file = files.first else {
      return (decodeRecords(SourceTree(texts: files)).problems, [])
    }
    let imported = importCalendar(file, CalendarImportOptions(today: today))
    let made = imported.value.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }
    return (imported.problems + decodeRecords(SourceTree(texts: made)).problems, made)
  }

  /// 2026-11-23.
  private var today: LocalDate { LocalDate(clampedDayNumber: 739_943) }
}
