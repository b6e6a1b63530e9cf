import ArgumentParser
import Calendars
import Diagnostics
import FileTrees
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
    let tree = try readSite(options)
    let settings = siteSettings(of: tree.value)
    let voice = Voice(language: options.language(site: settings.languages.first), format: .text)
    var problems = tree.problems
    let records = decodeRecords(tree.value).collecting(into: &problems)
    let today = options.buildDate(settings.offset)
    let union = resolve(records, today: today).collecting(into: &problems)
    // What goes to everybody's telephone must not miss an event because its record has an error.
    guard !problems.containsErrors else {
      voice.report(problems.filter { $0.severity == .error }, files: tree.value.texts)
      throw ExitCode(Outcome.problems)
    }
    let clubIndex = try club.map { try index(ofClub: $0, union, voice) }
    let language = edition.flatMap { Language(tag: $0) } ?? settings.languages.first ?? .zh
    let digest = Planning.digest(
      of: union, try period(union, voice), language: language, club: clubIndex)
    // Eight in the morning of the day on which it is made: the clock would make every file another one.
    let date = LocalDateTime(today, LocalTime(hour: 8, minute: 0) ?? .noon)
    let envelope = MailEnvelope(from: from ?? "", to: to, date: date, offset: settings.offset)
    if let output {
      try write(digest, envelope, to: output, voice)
    } else {
      writeOutput(try text(digest, envelope, format ?? .text))
    }
  }

  private func period(_ union: Union, _ voice: Voice) throws -> DigestPeriod {
    let today = union.asOf.date
    func refuse(_ option: String, _ zh: String, _ en: String) -> ExitCode {
      voice.say(Wording(zh: "\(option)：\(zh)", en: "\(option): \(en)"))
      return ExitCode(Outcome.usage)
    }
    if let month {
      if month.isEmpty { return .month(today) }
      guard let day = LocalDate(iso: month.count == 7 ? month + "-01" : month) else {
        throw refuse("--month \(month)", "应为 2026-11 这样的年月", "must be a month such as 2026-11")
      }
      return .month(day)
    }
    let text = week ?? ""
    let start = union.settings.weekStart
    if text.isEmpty { return .week(today.startOfWeek(from: start)) }
    if let number = Int(text) {
      // The term of today, else the next one, else the last.
      let terms = union.terms.terms
      guard let term = union.terms.term(on: today) ?? terms.first(where: { $0.week1 > today }) ?? terms.last
      else {
        throw refuse(
          "--week \(text)", "还没有录入学期（content/data/terms.yaml），请写日期",
          "there are no terms in content/data/terms.yaml; give a date")
      }
      guard (1...term.weeks).contains(number) else {
        throw refuse(
          "--week \(text)", "\(term.name)只有\(term.weeks)周", "the term \(term.id) has \(term.weeks) weeks")
      }
      return .week(term.date(week: number, start).startOfWeek(from: start))
    }
    guard case .day(let day) = parseDateText(text).value else {
      throw refuse(
        "--week \(text)", "应为日期或教学周，例如 2026-11-23 或 12",
        "must be a date or a teaching week, as in 2026-11-23 or 12")
    }
    return .week(day.startOfWeek(from: start))
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
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data((mark + text(digest, envelope, form)).utf8).write(to: URL(fileURLWithPath: place))
      } catch {
        voice.say(Wording(zh: "写不了文件 \(place)", en: "cannot write \(place)"))
        throw ExitCode(Outcome.disk)
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
