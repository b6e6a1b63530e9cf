public import Calendars
public import Diagnostics
public import Markup
import Records
public import Resolution

/// Which days a digest is about.
public enum DigestPeriod: Sendable, Hashable {
  /// Seven days from this one on.
  case week(LocalDate)
  /// The month of this day.
  case month(LocalDate)

  /// Its days.
  public var days: DayRange {
    switch self {
    case .week(let first): DayRange(first, first + 6) ?? DayRange(first)
    case .month(let day): DayRange(MonthKey(day).first, day.lastOfMonth) ?? DayRange(day)
    }
  }

  /// What files about it are called: `2026-11-23` for a week, `2026-11` for a month.
  public var name: String {
    switch self {
    case .week(let first): first.description
    case .month(let day): MonthKey(day).iso
    }
  }
}

/// The activities of a week or month as they are passed on: to a group chat, the article editor of WeChat, by mail.
///
/// Made for readers who are not on the site, so every address in it is printed and none is a link.
public struct Digest: Sendable {
  /// Its days.
  public var period: DigestPeriod
  /// The language it is written in.
  public var language: Language
  /// The heading of an article, at most 64 characters, which is all that WeChat takes.
  public var title: String
  /// What the card of an article says (摘要), at most 120 characters.
  public var summary: String
  /// For a group chat: a heading and a line for each activity, without a line break at the end.
  public var text: String
  /// For the article editor: sections and paragraphs with every style in its element, because classes, style sheets,
  /// scripts, anchors and pictures of other hosts do not survive there; fewer than 20,000 characters.
  public var html: HTML
  /// The page of the site that shows more.
  public var link: String
  /// How many activities it lists.
  public var count: Int
}

/// The digest of `period`, of the whole union or of one club.
/// - Complexity: linear in the dates of the union.
public func digest(
  of union: Union, _ period: DigestPeriod, language: Language, club: Index? = nil
) -> Digest {
  let composer = Composer(
    union: union, addresses: addresses(of: union, reserved: [:]).value,
    resolver: LinkResolver(union: union, files: []), language: language)
  return composer.digest(period, club: club)
}

/// The longest title and summary of an article, in characters (UTF-16 units are never fewer for what they hold).
let digestLimits = (title: 64, summary: 120, html: 20_000)

extension Composer {
  /// The digest of `period`, of the whole union or of one club.
  func digest(_ period: DigestPeriod, club: Index? = nil) -> Digest {
    let entries = digestEntries(period, club: club)
    let name = digestName(period, club: club)
    let heading = digestHeading(period)
    let path = club.flatMap { addresses.path(of: union.clubs[$0].entry.id, in: language) }
    let link = union.settings.url + (path ?? addresses.localized(Section.events.rawValue, language))
    let none = emptyDigest(period)
    let lines = entries.enumerated().map { number, entry in "\(number + 1). \(entry.line(language))" }
    return Digest(
      period: period, language: language,
      title: clipped(say(zh: "\(name)｜\(heading)", en: "\(name): \(heading)"), digestLimits.title),
      summary: digestSummary(entries, heading, none),
      text: ([say(zh: "【\(name)】\(heading)", en: "[\(name)] \(heading)")] + (lines.isEmpty ? [none] : lines))
        .joined(separator: "\n"),
      html: digestHTML(entries, name: name, heading: heading, none: none, link: link), link: link,
      count: entries.count)
  }

  private func digestName(_ period: DigestPeriod, club: Index?) -> String {
    let owner = club.map { title(union.clubs[$0].entry) + say(zh: "", en: ": ") } ?? ""
    switch period {
    case .week: return owner + say(zh: "一周活动", en: "This week")
    case .month: return owner + say(zh: "本月活动", en: "This month")
    }
  }

  private func emptyDigest(_ period: DigestPeriod) -> String {
    switch period {
    case .week: say(zh: "这一周没有安排活动。", en: "Nothing is planned for this week.")
    case .month: say(zh: "这个月没有安排活动。", en: "Nothing is planned for this month.")
    }
  }

  /// `第12教学周（11月23日—11月29日）`, `2026年11月`.
  private func digestHeading(_ period: DigestPeriod) -> String {
    let days = period.days
    guard case .week = period else {
      return DateStyle(language).monthTitle(year: days.first.year, month: MonthKey(days.first).month)
    }
    let style = DateStyle(language, weekday: .none, year: days.first.year != days.last.year)
    let dash = say(zh: "—", en: " – ")
    let span = style.text(days.first) + dash + style.text(days.last)
    let position = union.terms.position(of: days.first)
    let label =
      position.week.map { say(zh: "第\($0)教学周", en: "Teaching week \($0)") } ?? say(position.label)
    return label.isEmpty ? span : say(zh: "\(label)（\(span)）", en: "\(label) (\(span))")
  }

  /// `第12教学周（…）共4项活动：法制讲座、…`: as many titles as there is room for.
  private func digestSummary(_ entries: [DigestEntry], _ heading: String, _ none: String) -> String {
    guard !entries.isEmpty else { return clipped("\(heading)：\(none)", digestLimits.summary) }
    var seen: Set<String> = []
    let names = entries.map(\.shortTitle).filter { seen.insert($0).inserted }
    let count = entries.count
    var result = say(
      zh: "\(heading)共\(count)项活动：", en: "\(heading), \(count) \(count == 1 ? "event" : "events"): ")
    for (number, name) in names.enumerated() {
      let next = result + (number == 0 ? "" : say(zh: "；", en: "; ")) + name
      // One place is kept for the sign that ends it.
      if next.utf16.count >= digestLimits.summary {
        return number == 0 ? clipped(next, digestLimits.summary) : result + "…"
      }
      result = next
    }
    return result + say(zh: "。", en: ".")
  }
}

/// `text` with at most `limit` UTF-16 units, as the fields of editors count, cut at a character.
private func clipped(_ text: String, _ limit: Int) -> String {
  guard text.utf16.count > limit else { return text }
  var used = 1
  let kept = text.prefix {
    used += $0.utf16.count
    return used <= limit
  }
  return kept + "…"
}
