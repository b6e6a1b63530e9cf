import ArgumentParser
import Calendars
import Diagnostics
import Foundation
import Markup
import Planning
import Records
import Resolution

/// In which form a digest is printed.
enum DigestFormat: String, ExpressibleByArgument, CaseIterable {
  case text, html, email, json
}

/// Prints the activities of a week or month as they are passed on.
struct DigestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest",
    abstract: "一周（一月）活动，发到群里、公众号或邮箱 · the week or month for group chats, WeChat and mail",
    discussion: """
      公众号：用浏览器打开 .html，全选、复制，粘贴到文章编辑器。 · For WeChat: open the .html in a browser, select all, copy, paste \
      into the article editor.

        unionpress digest   # 本周，群聊文字 · this week, as text
        unionpress digest --week 12 --format html   # 第 12 教学周，公众号图文 · teaching week 12, for WeChat
        unionpress digest --month --output 周报   # 本月，三种都写到文件夹“周报” · this month, all forms, to a folder
      """)

  @Option(
    name: .long, defaultAsFlag: "",
    help: ArgumentHelp(
      "哪一周：日期或教学周，默认本周 · which week: a date or a teaching week; default this one", valueName: "DATE|N"))
  var week: String?

  @Option(
    name: .long, defaultAsFlag: "",
    help: ArgumentHelp("哪一月，默认本月 · which month; default this one", valueName: "YYYY-MM"))
  var month: String?

  @Option(name: .long, help: "形式 · form: text, html, email, json")
  var format: DigestFormat?

  @Option(name: .long, help: ArgumentHelp("写到这个文件夹，不写屏幕 · write files to this folder", valueName: "DIR"))
  var output: String?

  @Option(name: .long, help: ArgumentHelp("只要一个俱乐部的 · one club only", valueName: "SLUG"))
  var club: String?

  @Option(name: .long, help: ArgumentHelp("用哪种语言写，zh 或 en · language of the digest", valueName: "LANG"))
  var edition: String?

  @Option(name: .long, help: ArgumentHelp("邮件的发件人 · sender of the mail", valueName: "MAILBOX"))
  var from: String?

  @Option(
    name: .long,
    help: ArgumentHelp("邮件的收件人，可写几次 · receiver; may be given more than once", valueName: "MAILBOX"))
  var to: [String] = []

  @OptionGroup var options: SiteOptions

  func validate() throws {
    if week != nil, month != nil {
      throw ValidationError("--week 和 --month 只能写一个 · give --week or --month, not both")
    }
    if let edition, Language(tag: edition) == nil {
      throw ValidationError("--edition \(edition)：应为 zh 或 en · must be zh or en")
    }
  }

  func run() throws {
    let site = try SiteContent(options)
    let (union, settings, voice) = (site.union, site.settings, site.voice)
    // What goes to everybody's telephone must not miss an event because its record has an error.
    try site.requireSound()
    let clubIndex = try club.map { try index(ofClub: $0, union, voice) }
    let language = edition.flatMap { Language(tag: $0) } ?? settings.languages.first ?? .zh
    let digest = Planning.digest(
      of: union, try period(union, voice), language: language, club: clubIndex)
    // Eight in the morning of the day on which it is made: the clock would make every file another one.
    let date = LocalDateTime(union.asOf.date, LocalTime(hour: 8, minute: 0) ?? .noon)
    let envelope = MailEnvelope(from: from ?? "", to: to, date: date, offset: settings.offset)
    if let output {
      try write(digest, envelope, to: output, voice)
    } else {
      writeOutput(try text(digest, envelope, format ?? .text))
    }
  }

  private func period(_ union: Union, _ voice: Voice) throws -> DigestPeriod {
    if let month { return .month(try self.month(month, today: union.asOf.date)) }
    let start = union.settings.weekStart
    return .week(try day(ofWeek: week ?? "", union, voice).startOfWeek(from: start))
  }

  /// A day of the month that `text` means.
  private func month(_ text: String, today: LocalDate) throws -> LocalDate {
    switch trimmedLine(text).lowercased() {
    case "", "本月", "这个月", "this", "this month": return today
    case "下月", "下个月", "next", "next month": return today.lastOfMonth + 1
    case "上月", "上个月", "last", "last month": return today + -today.components.day
    default: break
    }
    switch parseDateText(text).value {
    case .day(let day): return day
    case .partial(let partial) where partial.month != nil: return partial.days.first
    default: break
    }
    throw ValidationError("--month \(text)：应为 2026-11 这样的年月 · must be a month such as 2026-11")
  }

  /// A day of the week that `text` means.
  private func day(ofWeek text: String, _ union: Union, _ voice: Voice) throws -> LocalDate {
    let today = union.asOf.date
    func refuse(_ zh: String, _ en: String) -> ExitCode {
      voice.say(Wording(zh: "--week \(text)：\(zh)", en: "--week \(text): \(en)"))
      return ExitCode(Outcome.usage)
    }
    if text.isEmpty { return today }
    switch TypedWeek(text) {
    case .ahead(let weeks): return today + weeks * 7
    case .teaching(let number):
      // The term of today, else the next one, else the last.
      let terms = union.terms.terms
      guard let term = union.terms.term(on: today) ?? terms.first(where: { $0.week1 > today }) ?? terms.last
      else {
        throw refuse(
          "还没有录入学期（content/data/terms.yaml），请写日期",
          "there are no terms in content/data/terms.yaml; give a date")
      }
      guard (1...term.weeks).contains(number) else {
        throw refuse(
          "\(term.name)只有第 1 至 \(term.weeks) 周；别的日子请写日期",
          "the term \(term.id) has weeks 1 to \(term.weeks); for other days give a date")
      }
      return term.date(week: number, union.settings.weekStart)
    case nil: break
    }
    guard case .day(let day) = parseDateText(text).value else {
      throw refuse(
        "应为教学周或日期，例如 12、下周、2026-11-23",
        "must be a teaching week or a date, as in 12, next or 2026-11-23")
    }
    return day
  }

  private func text(_ digest: Digest, _ envelope: MailEnvelope, _ format: DigestFormat) throws -> String {
    switch format {
    case .text: return digest.text + "\n"
    case .html: return digest.html.text + "\n"
    case .email: return mailMessage(digest, envelope)
    case .json:
      let facts: [String: Fact] = [
        "title": .text(digest.title), "summary": .text(digest.summary), "text": .text(digest.text),
        "html": .text(digest.html.text), "link": .text(digest.link), "count": .number(digest.count),
        "from": .text(digest.period.days.first.description), "to": .text(digest.period.days.last.description),
      ]
      return try jsonText(facts)
    }
  }

  private func write(
    _ digest: Digest, _ envelope: MailEnvelope, to folder: String, _ voice: Voice
  ) throws {
    let endings: [DigestFormat: String] = [.text: "txt", .html: "html", .email: "eml", .json: "json"]
    for form in format.map({ [$0] }) ?? [.text, .html, .email] {
      let place = "\(folder)/digest-\(digest.period.name).\(endings[form] ?? "txt")"
      // Without a head only the mark of the byte order tells a browser that the file is in UTF-8.
      let mark = form == .html ? "\u{FEFF}" : ""
      try writing(place, voice) {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data((mark + text(digest, envelope, form)).utf8).write(to: URL(fileURLWithPath: place))
      }
      writeOutput(place + "\n")
    }
    voice.say(
      Wording(
        zh: "标题：\(digest.title)\n摘要：\(digest.summary)",
        en: "Title: \(digest.title)\nSummary: \(digest.summary)"))
  }
}

/// The club that `name` means, or the end of the command with a suggestion.
func index(ofClub name: String, _ union: Union, _ voice: Voice) throws -> Index {
  if case .found(let id) = union.directory.find(name, .club), let index = union.positions[id] {
    return index
  }
  throw unknownClub(name, among: union.clubs.map(\.entry.id.path), voice)
}

/// Says that no club of the identifiers `known` is meant by `name`, with a suggestion.
/// - Returns: how the command ends.
func unknownClub(_ name: String, among known: [String], _ voice: Voice) -> ExitCode {
  let guess = nearMisses(of: name, among: known).first
  voice.say(
    Wording(
      zh: "没有“\(name)”这个俱乐部。\(guess.map { "您是不是想写 \($0)？" } ?? "")",
      en: "There is no club “\(name)”.\(guess.map { " Did you mean \($0)?" } ?? "")"))
  return ExitCode(Outcome.usage)
}
