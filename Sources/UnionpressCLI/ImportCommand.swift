import ArgumentParser
import Calendars
import Diagnostics
import FileTrees
import Files
import Foundation
import Importing
import Planning
import Records
import Resolution
import SiteBuild

/// Makes records of what other programs have.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "从别的程序导入 · import from other programs",
    subcommands: [
      ImportCalendarCommand.self, ImportTableCommand.self, ImportBooksCommand.self,
      ImportWordPressCommand.self, ImportHugoCommand.self, ImportJekyllCommand.self,
    ])
}

/// Makes event records of a calendar file.
struct ImportCalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "把日历文件里的活动写成记录 · make event records of a calendar file (RFC 5545)",
    discussion: """
      不加 --write 只看会写什么，什么也不动。已有的文件和活动不会动；参加者不导入。 · Without --write it only shows what would be \
      written. What is there already is never touched; attendees are not imported.

        unionpress import calendar 校历.ics
        unionpress import calendar volleyball.ics --club volleyball --write
      """)

  @Argument(
    help: ArgumentHelp("日历文件 · the calendar file", valueName: "FILE.ics"),
    completion: .file(extensions: ["ics"]))
  var file: String

  @Option(name: .long, help: ArgumentHelp("都属于这个俱乐部 · the club of all events", valueName: "SLUG"))
  var club: String?

  @Flag(name: .long, help: "写入文件 · write the files")
  var write = false

  @Flag(name: .long, help: "以 JSON 报告 · report in JSON")
  var json = false

  @OptionGroup var options: SiteOptions

  func run() throws {
    let tree = try readSite(options)
    let settings = siteSettings(of: tree.value)
    let voice = Voice(language: options.language(site: settings.languages.first), format: .text)
    let today = options.buildDate(settings.offset)
    let bytes = try readFile(file, voice)
    let readable = readableCalendar(bytes)
    let source = readable.value ?? bytes
    var result = Checked<[ImportedRecord]>([], readable.problems)
    if readable.value != nil {
      result.value = importCalendar(source, try importOptions(tree.value, today, voice))
        .collecting(into: &result.problems)
      result.problems += siteErrors(of: result.value, tree.value, today)
    }
    guard result.isSound else {
      if json {
        try writeJSON(result, source, voice.language)
      } else {
        voice.report(result.problems, files: [source].filter { !isWorkbook($0) })
        voice.say(nothingWritten)
      }
      throw ExitCode(Outcome.problems)
    }
    if write {
      for record in result.value {
        try writeNewFile(record.text, at: record.path, below: options.source, voice)
      }
    }
    if json {
      try writeJSON(result, source, voice.language)
    } else {
      for record in result.value { writeOutput(line(record, voice.language) + "\n") }
      voice.report(result.problems, files: [source])
      voice.say(summary(result.value))
    }
  }

  /// What would stop the build of the site with the records in it, such as numbers that may not be published, where the calendar
  /// says it.
  private func siteErrors(of records: [ImportedRecord], _ tree: SourceTree, _ today: LocalDate) -> [Problem] {
    let files = records.map { SourceFile(path: $0.path, text: $0.text) }
    let byPath = Dictionary(records.map { ($0.path, $0) }) { first, _ in first }
    let found = contentProblems(in: SourceTree(texts: tree.texts + files, assets: tree.assets), on: today)
    return found.compactMap { problem in
      guard problem.severity == .error, let span = problem.span,
        let origin = byPath[span.path]?.origin(of: span.range)
      else { return nil }
      var problem = problem
      problem.span = origin
      problem.fix = nil
      problem.notes = problem.notes.compactMap { note in
        guard let record = byPath[note.span.path] else { return note }
        return record.origin(of: note.span.range).map { Note(note.message, at: $0) }
      }
      return problem
    }
  }

  private func importOptions(
    _ tree: SourceTree, _ today: LocalDate, _ voice: Voice
  ) throws -> CalendarImportOptions {
    let records = decodeRecords(tree).value
    let union = resolve(records, today: today).value
    var result = CalendarImportOptions(today: today)
    result.zoneName = union.settings.zone.name
    result.offset = union.settings.zone.offset
    result.url = union.settings.url
    result.language = union.settings.languages.first ?? .zh
    result.clubs = union.clubs.map { club in
      KnownRecord(
        club.entry.id.name,
        names: names(club.entry.original.header) + (club.entry.original.shortName.map { [$0] } ?? []))
    }
    result.venues = union.venues.map { venue in
      let titles = names(venue.original.header)
      let campus = venue.original.campus.map { campus in titles.map { "\(campus) \($0)" } } ?? []
      return KnownRecord(venue.id.name, names: titles + campus)
    }
    // Drafts and what is not public yet are there already, too; so are rows of a table.
    let events = records.events.map { (id: $0.id, uid: $0.original.uid) }
    result.identifiers = Set(calendarIdentifiers(of: union))
      .union(calendarIdentifiers(of: events, host: union.settings.host))
    result.files = Set(tree.texts.map(\.path)).union(events.map { "content/events/\($0.id.path).md" })
    if let club {
      guard result.clubs.contains(where: { $0.id == club }) else {
        throw unknownClub(club, among: result.clubs.map(\.id), voice)
      }
      result.club = club
    }
    return result
  }

  private func names(_ header: RecordHeader) -> [String] {
    [header.title] + (header.titleEnglish.map { [$0] } ?? [])
  }

  private func line(_ record: ImportedRecord, _ language: Language) -> String {
    let count = language == .zh ? "\(record.count)次" : "\(record.count) dates"
    return [record.path, record.title, record.count > 1 ? count : ""].joined(separator: "\t")
      + (write ? "" : "\n" + record.text)
  }

  private func summary(_ records: [ImportedRecord]) -> Wording {
    let dates = records.reduce(0) { $0 + $1.count }
    if records.isEmpty { return Wording(zh: "没有可以导入的活动。", en: "There is nothing to import.") }
    return write
      ? Wording(
        zh: "已写入 \(records.count) 个活动（共 \(dates) 次）。请用 unionpress check 检查，再补上需要的内容。",
        en:
          "Wrote \(records.count) events (\(dates) dates). Run unionpress check, then fill in what is wanted."
      )
      : Wording(
        zh: "会写 \(records.count) 个活动（共 \(dates) 次）；加上 --write 就会写入。",
        en: "Would write \(records.count) events (\(dates) dates); add --write to write.")
  }

  private func writeJSON(
    _ result: Checked<[ImportedRecord]>, _ source: SourceFile, _ language: Language
  ) throws {
    let report = MachineReport.json.text(result.problems, files: [source], language: language)
    let problems = try JSONSerialization.jsonObject(with: Data(report.utf8))
    let records = result.value.map { record in
      ["path": record.path, "title": record.title, "uid": record.uid, "dates": record.count] as [String: Any]
    }
    let data = try JSONSerialization.data(
      withJSONObject: ["records": records, "report": problems, "written": write && result.isSound],
      options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    writeOutput(String(decoding: data, as: UTF8.self) + "\n")
  }
}
