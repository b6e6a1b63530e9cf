import Calendars
import Diagnostics
import Records
public import Resolution

/// What the officers of `union` should look after as of its day, most pressing first.
///
/// These are no problems of a build: every record is right by itself. What is missing shows only when the records are looked at
/// together, and with the calendar in hand.
/// - Complexity: linear in records and dates.
public func contentFindings(_ union: Union) -> [Finding] {
  (eventFindings(union) + awardFindings(union) + proposalFindings(union) + calendarFindings(union)
    + clubFindings(union)
    + settingsFindings(union) + translationFindings(union)).byUrgency()
}

/// How far ahead an event must be complete, in days.
private let comingDays = 14
/// From when to when after an event a report is asked for, in days: not on the next morning, and not for ever.
private let reportDays = 7...120

// MARK: Events

private func eventFindings(_ union: Union) -> [Finding] {
  let today = union.asOf.date
  var placeless: [Finding.Place] = []
  var closed: [Finding.Place] = []
  var unreported: [Finding.Place] = []
  var resultless: [Finding.Place] = []
  var undated: [Finding.Place] = []
  for event in union.events {
    let record = event.entry.original
    if record.notedChanges > 0, record.header.updated == nil, !event.isPast {
      undated.append(Finding.Place(file: record.header.file, title: record.header.title))
    }
    let dates = event.occurrences.map { union.occurrences[$0] }.filter { !$0.isOff }
    if let next = dates.first(where: { !$0.isPast }) {
      let days = today.days(until: next.time.firstDay)
      guard days <= comingDays else { continue }
      let place = Finding.Place(
        file: record.header.file, title: "\(record.header.title)（\(next.time.firstDay)）")
      if record.venue == nil, record.mode != .online { placeless.append(place) }
      if let signup = record.signup, signup.link == nil, signup.method == nil, signup.contact == nil {
        closed.append(place)
      }
    } else if let last = dates.last, reportDays.contains(last.time.firstDay.days(until: today)) {
      let place = Finding.Place(
        file: record.header.file, title: "\(record.header.title)（\(last.time.firstDay)）")
      // A series is told of as a whole, by its results; a single event by what happened.
      if event.series == nil, isWorthTelling(record.kind), event.news.isEmpty { unreported.append(place) }
      if record.kind == .competition, event.awards.isEmpty { resultless.append(place) }
    }
  }
  var result: [Finding] = []
  if !placeless.isEmpty {
    result.append(
      Finding(
        "event.place", .now,
        Wording(
          zh: "\(placeless.count) 个活动两周内就要举行，还没有写地点",
          en: "Events of the next two weeks without a place: \(placeless.count)"),
        remedy: Wording(zh: "在文件里加一行：地点: 场地编号或地址", en: "add a line: venue: an id or an address"),
        at: placeless))
  }
  if !closed.isEmpty {
    result.append(
      Finding(
        "event.signup", .now,
        Wording(
          zh: "\(closed.count) 个活动要报名，却没有写怎么报名",
          en: "Events that ask for sign-up and do not say how: \(closed.count)"),
        remedy: Wording(
          zh: "在 报名 下面加 链接、方式 或 联系", en: "add link, method or contact_role below signup"),
        at: closed))
  }
  if !unreported.isEmpty {
    result.append(
      Finding(
        "event.report", .soon,
        Wording(
          zh: "\(unreported.count) 个活动已经办完，还没有报道",
          en: "Events that are over and that nobody has told of: \(unreported.count)"),
        remedy: Wording(
          zh: "unionpress new news，写上 活动: 活动的编号；哪怕只有一张照片两句话",
          en: "unionpress new news, with event: its id; two sentences and a picture will do"),
        at: unreported))
  }
  if !resultless.isEmpty {
    result.append(
      Finding(
        "event.results", .soon,
        Wording(
          zh: "\(resultless.count) 场比赛已经结束，还没有录入名次",
          en: "Competitions that are over and have no results: \(resultless.count)"),
        remedy: Wording(
          zh: "unionpress new award，写上 活动: 活动的编号；没有名次可以不管", en: "unionpress new award, with event: its id"),
        at: resultless))
  }
  if !undated.isEmpty {
    result.append(
      Finding(
        "event.updated", .soon,
        Wording(
          zh: "\(undated.count) 个活动有变动，却没有写是什么时候改的",
          en: "Changed events that do not say when they were changed: \(undated.count)"),
        remedy: Wording(
          zh: "在文件里加一行，以后每改一次就换成那时的时间，订阅的日历才看得出哪份是新的：更新: \(today) 10:00",
          en:
            "add a line and renew it with each change, so that calendars know the newer copy: updated: \(today) 10:00"
        ),
        at: undated))
  }
  return result
}

/// Whether members expect to read how it went.
private func isWorthTelling(_ kind: EventKind) -> Bool {
  switch kind {
  case .lecture, .competition, .performance, .volunteer, .salon, .contest, .congress, .outing, .care: true
  case .training, .reading, .course, .meeting, .ballot, .other: false
  }
}

// MARK: Awards

/// Awards that were won on the day of an event they seem to belong to and that do not name it.
private func awardFindings(_ union: Union) -> [Finding] {
  var events: [LocalDate: [Index]] = [:]
  for date in union.occurrences
  where !date.isOff && contests.contains(union.events[date.event].entry.original.kind) {
    for day in date.time.dayRange { events[day, default: []].append(date.event) }
  }
  let loose = union.awards.compactMap { award -> Finding.Place? in
    guard award.event == nil, let day = award.entry.original.date.exact else { return nil }
    let title = award.entry.original.header.title
    let meant = events[day]?.first { index in
      let event = union.events[index]
      let name = event.entry.original.header.title
      return award.club.map { event.clubs.contains($0) } ?? false || name.contains(title)
        || title.contains(name)
    }
    guard let meant else { return nil }
    return Finding.Place(
      file: award.entry.original.header.file, title: "\(title) → \(union.events[meant].entry.id.path)")
  }
  guard !loose.isEmpty else { return [] }
  return [
    Finding(
      "award.event", .someday,
      Wording(
        zh: "\(loose.count) 项获奖像是在同一天的活动里得的，却没有写是哪个活动",
        en: "Awards that seem to come from an event of the same day and do not name it: \(loose.count)"),
      remedy: Wording(
        zh: "写上 活动: 箭头后面的编号，两页就互相通了；不是的话可以不管",
        en:
          "add event: the id behind the arrow, and the two pages lead to each other; ignore it if it is not so"
      ),
      at: loose)
  ]
}

/// Where something can be won.
private let contests: Set<EventKind> = [.competition, .contest, .performance]

// MARK: Proposals

private func proposalFindings(_ union: Union) -> [Finding] {
  let today = union.asOf.date
  let late: [(days: Int, place: Finding.Place)] = union.proposals.compactMap { proposal in
    let record = proposal.entry.original
    guard let delay = record.delay(asOf: today), delay.isOpen else { return nil }
    return (
      delay.days,
      Finding.Place(
        file: record.header.file,
        title: "\(record.number.value) \(record.header.title)（\(record.host?.value ?? "—")，\(delay.days)）")
    )
  }
  guard !late.isEmpty else { return [] }
  let sorted = late.sorted { $0.days > $1.days }
  return [
    Finding(
      "proposal.overdue", .now,
      Wording(
        zh: "\(late.count) 件提案过了答复期限，最久的过了 \(sorted[0].days) 天",
        en:
          "Proposals without an answer past their date: \(late.count), the oldest for \(sorted[0].days) days"),
      remedy: Wording(
        zh: "催办承办部门；有答复后填 答复、答复日期，状态改为 已答复",
        en: "ask the office in charge; then fill in answer and answered, and set status: answered"),
      at: sorted.map(\.place))
  ]
}

// MARK: Calendar

private func calendarFindings(_ union: Union) -> [Finding] {
  let today = union.asOf.date
  var result: [Finding] = []
  // The State Council announces the next year's holidays in November.
  let years = (today.month >= 11 ? [today.year, today.year + 1] : [today.year])
    .filter { !union.holidays.officialYears.contains($0) }
  for year in years {
    // A new site has a table with the days that the law names; the notice then replaces them.
    let isBegun = union.holidays.tables.contains { $0.year == year }
    result.append(
      Finding(
        "calendar.holidays", year == today.year ? .now : .soon,
        isBegun
          ? Wording(
            zh: "\(year) 年的放假安排还只有法定假日", en: "The holidays of \(year) are only what the law names")
          : Wording(zh: "\(year) 年的放假安排还没有录入", en: "The holidays of \(year) have not been entered"),
        remedy: isBegun
          ? Wording(
            zh: "通知公布后（一般在 11 月），把 content/data/holidays-\(year).yaml 改成通知里的日期，status 改成 official",
            en:
              "once the notice is out (in November), enter its dates in content/data/holidays-\(year).yaml and set status: official"
          )
          : Wording(
            zh: "照 holidays-\(year - 1).yaml 的样子写 content/data/holidays-\(year).yaml；国务院办公厅的通知一般在 11 月发布",
            en:
              "write content/data/holidays-\(year).yaml after the one of \(year - 1); the notice comes in November"
          )))
  }
  let last = union.terms.terms.map { $0.vacation?.last ?? $0.days.last }.max()
  if let last {
    let days = today.days(until: last)
    if days < 45 {
      result.append(
        Finding(
          "calendar.terms", days < 0 ? .now : .soon,
          days < 0
            ? Wording(
              zh: "学期表到 \(last) 为止，今天已经没有教学周", en: "The terms end on \(last); today has no teaching week")
            : Wording(zh: "学期表到 \(last) 为止，还没有下学期", en: "The terms end on \(last); the next one is missing"),
          remedy: Wording(
            zh: "按校历在 content/data/terms.yaml 里加下一个学期", en: "add the next term to content/data/terms.yaml")))
    }
  } else if !union.events.isEmpty {
    result.append(
      Finding(
        "calendar.terms", .someday,
        Wording(zh: "没有学期表，训练不能按教学周排", en: "There are no terms, so nothing can repeat by teaching weeks"),
        remedy: Wording(
          zh: "按校历写 content/data/terms.yaml", en: "write content/data/terms.yaml after the school's calendar")
      ))
  }
  return result
}

// MARK: Clubs

private func clubFindings(_ union: Union) -> [Finding] {
  let today = union.asOf.date
  let quiet = union.clubs.filter { club in
    let status = club.entry.original.status
    guard status == .active || status == .recruiting else { return false }
    let dates = club.occurrences.map { union.occurrences[$0] }
    if dates.contains(where: { !$0.isPast }) { return false }
    let latest = (dates.map(\.time.firstDay) + club.news.map { union.news[$0].entry.original.date }).max()
    return latest.map { $0.days(until: today) > quietDays } ?? true
  }
  guard !quiet.isEmpty else { return [] }
  return [
    Finding(
      "club.quiet", .soon,
      Wording(
        zh: "\(quiet.count) 个俱乐部四个月没有活动和消息，也没有下一次活动",
        en: "Clubs without events and news for four months, and with nothing coming: \(quiet.count)"),
      remedy: Wording(
        zh: "unionpress new event 排上下一次；停了的写 状态: 暂停",
        en: "unionpress new event for the next one; or status: suspended"),
      at: quiet.map {
        Finding.Place(file: $0.entry.original.header.file, title: $0.entry.original.header.title)
      })
  ]
}

/// After how many days without a word a club counts as quiet.
private let quietDays = 120

// MARK: Settings

private func settingsFindings(_ union: Union) -> [Finding] {
  let settings = union.settings
  let place = [Finding.Place(file: settings.place.path, title: settings.name)]
  var result: [Finding] = []
  if settings.contactOffice == nil {
    result.append(
      Finding(
        "settings.contact", .soon,
        Wording(zh: "没有写找谁联系，职工有事不知道问哪里", en: "The site does not say whom to ask"),
        remedy: Wording(
          zh: "在 unionpress.yaml 里加：联系办公室: 学院工会办公室（数统楼 305）",
          en: "add to unionpress.yaml: contact_office: the office and its room"), at: place))
  }
  if settings.description == nil {
    result.append(
      Finding(
        "settings.description", .someday,
        Wording(zh: "网站没有简介，搜索结果和转发卡片会空着", en: "The site has no description for search results"),
        remedy: Wording(
          zh: "在 unionpress.yaml 里加：简介: 一两句话", en: "add to unionpress.yaml: description: one or two sentences"
        ),
        at: place))
  }
  if settings.icp == nil, settings.host.hasSuffix(".cn") || settings.host.hasSuffix(".中国") {
    result.append(
      Finding(
        "settings.icp", .soon,
        Wording(
          zh: "网址在 .cn 之下，页脚却没有备案号", en: "The address is below .cn, and the footer has no ICP number"),
        remedy: Wording(
          zh: "向学校网信办要备案号，在 unionpress.yaml 里加：备案号: 京ICP备…",
          en: "ask the school's network office and add icp: to unionpress.yaml"), at: place))
  }
  return result
}

// MARK: Translations

private func translationFindings(_ union: Union) -> [Finding] {
  guard let first = union.settings.languages.first else { return [] }
  return union.settings.languages.dropFirst().compactMap { language in
    var places: [Finding.Place] = []
    func look<Record>(_ entries: [Entry<Record>]) {
      for entry in entries where !entry.isTranslated(to: language, first: first) {
        places.append(
          Finding.Place(file: entry.original.header.file, title: entry.original.header.title))
      }
    }
    // What stays: what a club is, and the pages. News and past events are as they are.
    look(union.pages)
    look(union.clubs.map(\.entry))
    look(union.events.filter { !$0.isPast }.map(\.entry))
    guard !places.isEmpty else { return nil }
    return Finding(
      "translation.missing", .someday,
      Wording(
        zh: "\(places.count) 个页面、俱乐部和将来的活动没有\(languageName(language).zh)版，读者看到的是原文",
        en:
          "Pages, clubs and coming events not translated to \(languageName(language).en): \(places.count)"),
      remedy: Wording(
        zh: "在旁边写一个 名称.\(language.rawValue).md，只写要译的字段和正文",
        en: "write NAME.\(language.rawValue).md beside it, with the texts alone"), at: places)
  }
}

private func languageName(_ language: Language) -> Wording {
  switch language {
  case .zh: Wording(zh: "中文", en: "Chinese")
  case .en: Wording(zh: "英文", en: "English")
  }
}
