public import Calendars
public import Diagnostics
import Records
public import Resolution

/// What a calendar to subscribe to holds.
enum FeedScope: Hashable, Sendable {
  case all
  case family(ClubFamily)
  case kind(EventKind)
  case club(Index)
  case event(Index)
  case holidays
  case teachingWeeks

  init(_ scope: CalendarScope) {
    switch scope {
    case .all: self = .all
    case .family(let family): self = .family(family)
    case .club(let index): self = .club(index)
    }
  }
}

/// A calendar file of the site (RFC 5545), not written yet.
public struct PlannedFeed: Sendable, Hashable {
  /// The address below the site's root, `/clubs/volleyball/calendar.ics`.
  public var path: String
  /// Its whole address.
  public var url: String
  /// The name that calendar apps show.
  public var name: String
  /// One sentence about it.
  public var description: String
  /// The language of its texts.
  public var language: Language
  /// The host in PRODID.
  public var host: String
  /// The zone of its times.
  public var zoneName: String
  /// The zone's offset.
  public var offset: UTCOffset
  /// A CSS colour name (RFC 7986 COLOR).
  public var colour: String
  /// What is in it, in order of time.
  public var entries: [FeedEntry]
}

/// One VEVENT.
public struct FeedEntry: Sendable, Hashable {
  /// Whether it takes place.
  public enum Status: String, Sendable {
    case confirmed, tentative, cancelled
  }
  /// The identifier, the same for ever and for all dates of a series.
  public var uid: String
  /// What copies of it are compared by, on the site's clock: later with each change that is known.
  public var stamp: LocalDateTime
  /// When the record was last changed, if it says so.
  public var lastModified: LocalDateTime?
  /// How often time, place or state were changed; `nil` leaves it out.
  public var sequence: Int?
  /// The title, with the state before it.
  public var summary: String
  /// Plain text.
  public var description: String?
  /// Where.
  public var location: String?
  /// The page's whole address.
  public var url: String?
  /// Family and kind.
  public var categories: [String] = []
  /// Whether it takes place.
  public var status = Status.confirmed
  /// The ids of the clubs that hold it, for those who import the calendar again.
  public var clubs: [String] = []
  /// When.
  public var time: TimeSpan
  /// How it repeats.
  public var rule: RecurrenceRule?
  /// Dates of the rule that are left out.
  public var excluded: [TimeSpan] = []
  /// Which date of the series this one replaces.
  public var replaces: TimeSpan?
  /// Whether people are free all the same: notes, holidays.
  public var isTransparent = false
}

/// One calendar with the events at the given positions, as the site's own feeds would have them.
public func calendarFeed(of union: Union, events: [Index], language: Language) -> PlannedFeed {
  let addresses = addresses(of: union, reserved: [:]).value
  let resolver = LinkResolver(union: union, files: [])
  let composer = Composer(union: union, addresses: addresses, resolver: resolver, language: language)
  let uids = calendarIdentifiers(of: union)
  return composer.feed(.all, events.flatMap { composer.feedEntries($0, uids) })
}

extension Composer {
  /// The address of a feed in the first language.
  func feedPath(_ scope: FeedScope) -> String {
    let root = Section.calendar.rawValue
    switch scope {
    case .all: return "\(root)all.ics"
    case .family(let family): return "\(root)\(family.code).ics"
    case .kind(let kind): return "\(root)kind-\(kind.code).ics"
    case .club(let index):
      return (addresses.path(of: union.clubs[index].entry.id, in: first) ?? root) + "calendar.ics"
    case .event(let index):
      return (addresses.path(of: union.events[index].entry.id, in: first) ?? root) + "event.ics"
    case .holidays: return "\(root)holidays.ics"
    case .teachingWeeks: return "\(root)teaching-weeks.ics"
    }
  }

  /// The name of a feed.
  func feedName(_ scope: FeedScope) -> String {
    let site = siteFacts.name
    switch scope {
    case .all: return site
    case .family(let family):
      return say(zh: "\(family.label.zh)活动（\(site)）", en: "\(family.label.en) (\(site))")
    case .kind(let kind): return say(zh: "\(kind.label.zh)（\(site)）", en: "\(kind.label.en) (\(site))")
    case .club(let index): return title(union.clubs[index].entry)
    case .event(let index): return title(union.events[index].entry)
    case .holidays: return say(zh: "放假和调休", en: "Holidays and make-up days")
    case .teachingWeeks: return say(zh: "教学周", en: "Teaching weeks")
    }
  }

  /// A feed as pages show it.
  func feedModel(_ scope: FeedScope) -> FeedModel {
    let path = addresses.localized(feedPath(scope), language)
    let url = union.settings.url + path
    let bare = url.drop { $0 != ":" }
    return FeedModel(
      title: feedName(scope), href: basePath + path, url: url, webcal: "webcal\(bare)",
      count: subscribedCount(scope))
  }

  /// Every feed of this language but those of single events.
  func feeds(_ uids: [String]) -> [PlannedFeed] {
    var scopes: [FeedScope] = [.all]
    scopes += ClubFamily.allCases.map { .family($0) }
    scopes += presentKinds.map { .kind($0) }
    scopes += union.clubs.indices.map { .club($0) }
    let near = Dictionary(
      facts.subscribed.events(of: .all).map { ($0, feedEntries($0, uids)) },
      uniquingKeysWith: { first, _ in first })
    return scopes.map { scope in
      feed(scope, facts.subscribed.events(of: scope).flatMap { near[$0] ?? [] })
    }
      + [feed(.holidays, holidayEntries()), feed(.teachingWeeks, weekEntries())]
  }

  func feed(_ scope: FeedScope, _ entries: [FeedEntry]) -> PlannedFeed {
    let path = addresses.localized(feedPath(scope), language)
    let name = feedName(scope)
    let site = siteFacts.name
    return PlannedFeed(
      path: path, url: union.settings.url + path, name: name,
      description: name == site
        ? say(zh: "\(site)的全部活动", en: "All events of \(site)")
        : say(zh: "\(site)：\(name)", en: "\(site): \(name)"),
      language: language, host: union.settings.host, zoneName: union.settings.zone.name,
      offset: union.settings.offset, colour: colour(of: scope), entries: entries)
  }

  /// A colour for calendar apps, the CSS name nearest to the family's accent.
  private func colour(of scope: FeedScope) -> String {
    func colour(_ family: ClubFamily) -> String {
      switch family {
      case .sportsArts: "darkorange"
      case .rights: "steelblue"
      case .reading: "seagreen"
      case .publicGood: "mediumvioletred"
      }
    }
    switch scope {
    case .family(let family): return colour(family)
    case .club(let index): return colour(union.clubs[index].entry.original.family)
    case .event(let index):
      return union.events[index].clubs.first.map { colour(union.clubs[$0].entry.original.family) }
        ?? "firebrick"
    case .holidays: return "crimson"
    case .teachingWeeks: return "slategray"
    default: return "firebrick"
    }
  }

  /// All calendars to subscribe to, on one page.
  func subscribePage() -> PlannedPage {
    let path = "\(Section.calendar.rawValue)subscribe/"
    let head = PageHead(
      path: path, title: say(zh: "订阅日历", en: "Subscribe to calendars"),
      description: say(
        zh: "把活动放进自己的手机日历，改期、取消自动更新", en: "Keep our events in your own calendar, always up to date"),
      kind: "subscribe", crumbs: [link(.calendar)])
    let model = SubscribePage(
      site: site(at: path), page: page(head), all: feedModel(.all),
      families: ClubFamily.allCases.map { feedModel(.family($0)) },
      clubs: union.clubs.indices.map { feedModel(.club($0)) },
      kinds: presentKinds.map { feedModel(.kind($0)) },
      civil: [feedModel(.holidays), feedModel(.teachingWeeks)])
    return planned(path, "subscribe.html", model)
  }
}
