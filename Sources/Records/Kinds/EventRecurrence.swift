public import Calendars
public import Diagnostics

extension WeekParity: Choice {
  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .all: ["all", "每周", "全部"]
    case .odd: ["odd", "单周", "单"]
    case .even: ["even", "双周", "双"]
    }
  }

  /// What it is called.
  public var label: Wording {
    switch self {
    case .all: Wording(zh: "每周", en: "every week")
    case .odd: Wording(zh: "单周", en: "odd weeks")
    case .even: Wording(zh: "双周", en: "even weeks")
    }
  }
}

/// A repetition by teaching weeks, as unions announce it (`repeat:`).
public struct TeachingWeekRepeat: Sendable, Hashable {
  /// The term; the one in which the event starts if it is not given.
  public var term: Reference?
  /// The weeks; all from the start to the term's end if they are not given.
  public var weeks: Located<WeekList>?
  /// Every week, odd or even weeks.
  public var parity = WeekParity.all
  /// The days of the week; the start's if none is given.
  public var weekdays: [Weekday] = []
  /// The time of day, if `start` gives only a day.
  public var time: Located<DateText>?
  /// Whether days off are left out.
  public var skipsHolidays = true
  /// Whether a day left out is made up for when the school makes up for it.
  public var makesUp = false

  static let table = FieldTable<TeachingWeekRepeat> {
    Field("term", "学期", as: .reference, into: \.term, zh: "学期", en: "term", example: "2026-2027-1")
    Field(
      "weeks", "周次", "教学周", as: .located(.weeks), into: \.weeks, zh: "教学周", en: "weeks", example: "1-8,10-17")
    Field(
      "parity", "单双周", as: .choice(WeekParity.self), into: \.parity, zh: "每周、单周或双周",
      en: "every, odd or even weeks",
      example: "单周")
    Field(
      "weekday", "星期", "weekdays", as: .weekdays, into: \.weekdays, zh: "星期几", en: "weekday", example: "3")
    Field(
      "time", "时间", as: .located(.dateText), into: \.time, zh: "时间", en: "time of day", example: "16:30-18:00"
    )
    Field(
      "skip_holidays", "节假日停", "节假日停止", as: .boolean, into: \.skipsHolidays, zh: "法定节假日是否停止",
      en: "whether days off are left out", example: "是")
    Field(
      "makeup", "补课", "顺延", as: .boolean, into: \.makesUp, zh: "停止的活动是否随学校调课补上",
      en: "whether it follows the school's make-up days", example: "否")
  }
}

/// What happens to one date of a series.
public enum ChangeAction: String, Choice {
  case cancel, move, relocate, retitle

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .cancel: ["cancel", "取消", "cancelled"]
    case .move: ["move", "改期", "改时间", "rescheduled"]
    case .relocate: ["relocate", "改地点", "换场地"]
    case .retitle: ["retitle", "改名称", "改主题"]
    }
  }

  /// What it is called.
  public var label: Wording {
    switch self {
    case .cancel: Wording(zh: "取消", en: "cancelled")
    case .move: Wording(zh: "改期", en: "moved")
    case .relocate: Wording(zh: "改地点", en: "in another place")
    case .retitle: Wording(zh: "改名称", en: "renamed")
    }
  }
}

/// A change of one date of a series (`changes:`).
public struct OccurrenceChange: Sendable, Hashable {
  /// The date as the rule has it.
  public var on: Located<Moment>?
  /// What happens to it.
  public var action = ChangeAction.cancel
  /// The new date or time.
  public var to: Located<DateText>?
  /// The new end, unless `to` has it.
  public var end: Located<DateText>?
  /// The new place.
  public var venue: Reference?
  /// The new title.
  public var title: String?
  /// Why.
  public var note: String?

  static let table = FieldTable<OccurrenceChange> {
    Field(
      "on", "原日期", "日期", as: .located(.moment), into: \.on, required: true, zh: "原来的日期",
      en: "the date as planned",
      example: "2026-11-25")
    Field(
      "action", "变动", "动作", as: .choice(ChangeAction.self), into: \.action, required: true,
      zh: "取消、改期、改地点、改名称",
      en: "cancel, move, relocate or retitle", example: "改期")
    Field(
      "to", "改到", "新时间", as: .located(.dateText), into: \.to, zh: "改到的日期或时间", en: "the new date or time",
      example: "2026-11-26 16:30")
    Field(
      "end", "结束", as: .located(.dateText), into: \.end, zh: "新的结束时间", en: "the new end", example: "18:00")
    Field(
      "venue", "地点", "场地", as: .reference, into: \.venue, translatable: true, zh: "新的地点", en: "the new place",
      example: "北校区体育馆")
    Field(
      "title", "标题", "名称", as: .text, into: \.title, translatable: true, zh: "新的名称", en: "the new title",
      example: "友谊赛")
    Field(
      "note", "说明", "原因", as: .text, into: \.note, translatable: true, zh: "原因", en: "why", example: "场地占用")
  }
}

extension ValueReader where Value == WeekList {
  /// Teaching weeks.
  static var weeks: ValueReader {
    let expected = Wording(zh: "教学周，例如 \"1-8,10-17\"", en: "teaching weeks such as \"1-8,10-17\"")
    return ValueReader(type: expected, shape: .list(.text)) { raw, reader in
      switch raw {
      case .scalar(let scalar):
        let reading = WeekList.parse(scalar.text)
        reader.report(reading.issues, in: scalar)
        return reading.value
      case .list(let items, _):
        // `[1-8, 10]` without quotes is a list to YAML.
        let parts = items.compactMap { read($0, &reader) }
        return parts.count == items.count ? WeekList(parts.flatMap(\.weeks)) : nil
      case .map:
        reader.report(
          Problem(
            .valueType, at: raw.span, Wording(zh: "这里要写教学周", en: "weeks are expected"), expected: expected))
        return nil
      }
    }
  }

  private static func read(_ raw: RawValue, _ reader: inout FieldReader) -> WeekList? {
    ValueReader<WeekList>.weeks.read(raw, &reader)
  }
}

extension ValueReader where Value == [Weekday] {
  /// Days of the week: `3`, `周三`, `[1, 3]`, `周一、周三`.
  static var weekdays: ValueReader {
    let expected = Wording(zh: "星期几：1 到 7，或周一、周三", en: "weekdays: 1 (Monday) to 7")
    let texts = ValueReader<[Located<String>]>.locatedList
    return ValueReader(type: expected, shape: .list(.text)) { raw, reader in
      guard let words = texts.read(raw, &reader) else { return nil }
      var days: [Weekday] = []
      for word in words {
        if let day = Weekday(text: word.value) {
          days.append(day)
        } else {
          reader.report(
            Problem(
              .choiceUnknown, at: word.span,
              Wording(zh: "“\(word.value)”不是星期几", en: "“\(word.value)” is no day of the week"),
              expected: expected))
        }
      }
      return days.count == words.count ? Array(Set(days)).sorted() : nil
    }
  }
}

extension ValueReader where Value == RecurrenceRule {
  /// An RRULE.
  static var recurrence: ValueReader {
    let expected = Wording(
      zh: "例如 FREQ=MONTHLY;BYDAY=3WE;COUNT=8", en: "for example FREQ=MONTHLY;BYDAY=3WE;COUNT=8")
    return ValueReader(type: expected) { raw, reader in
      guard case .scalar(let scalar) = raw else {
        reader.report(
          Problem(
            .valueType, at: raw.span, Wording(zh: "这里只写一条规则", en: "one rule is expected"), expected: expected)
        )
        return nil
      }
      let reading = RecurrenceRule.parse(scalar.text)
      reader.report(reading.issues, in: scalar)
      return reading.value
    }
  }
}

extension ValueReader where Value == [Located<Moment>] {
  /// Days or moments with their places.
  static var locatedMoments: ValueReader {
    let one = ValueReader<Moment>.moment
    return ValueReader(type: one.type, shape: .list(.text)) { raw, reader in
      dateItems(raw).compactMap { item in one.read(item, &reader).map { Located($0, at: item.span) } }
    }
  }
}

extension FieldReader {
  /// Notes what is wrong in the text of a scalar, each at its own characters where they can be told.
  mutating func report(_ issues: [DateIssue], in scalar: RawScalar) {
    problems += issues.problems(
      at: scalar.isQuoted ? inner(scalar) : scalar.span, length: scalar.text.utf8.count)
  }
}

extension ValueReader where Value == OpeningHours {
  /// Opening hours.
  static var openingHours: ValueReader {
    let expected = Wording(zh: "例如“周一至周五 08:00-22:00”", en: "for example 周一至周五 08:00-22:00")
    return ValueReader(type: expected) { raw, reader in
      guard case .scalar(let scalar) = raw else {
        reader.report(
          Problem(
            .valueType, at: raw.span, Wording(zh: "这里写一行开放时间", en: "one line is expected"), expected: expected
          ))
        return nil
      }
      let reading = OpeningHours.parse(scalar.text)
      reader.report(reading.issues, in: scalar)
      return reading.value
    }
  }
}
