import Calendars
import Diagnostics

extension ValueReader where Value == DateText {
  /// A date, a time, both or a range, in any spelling that `Calendars` knows.
  static var dateText: ValueReader {
    let expected = Wording(
      zh: "日期和时间，例如 2026-11-24 14:30 或 2026年11月24日", en: "a date and time, for example 2026-11-24 14:30")
    return ValueReader(type: expected) { raw, reader in
      guard case .scalar(let scalar) = raw else {
        reader.report(
          Problem(
            .valueType, at: raw.span, Wording(zh: "这里要写日期", en: "a date is expected here"), expected: expected
          ))
        return nil
      }
      let reading = parseDateText(scalar.text)
      reader.problems += reading.problems(at: scalar.isQuoted ? inner(scalar) : scalar.span)
      return reading.value
    }
  }
}

/// The text between plain quotes, if nothing in it is escaped.
func inner(_ scalar: RawScalar) -> Span {
  guard scalar.span.upper - scalar.span.lower == scalar.text.utf8.count + 2 else { return scalar.span }
  return Span(path: scalar.span.path, range: scalar.span.lower + 1..<scalar.span.upper - 1)
}

/// Reads a date text and keeps what `convert` makes of it, or says what is expected instead.
private func dateReader<Value>(
  _ expected: Wording, _ convert: @escaping @Sendable (DateText) -> Value?
) -> ValueReader<Value> {
  ValueReader<Value>(type: expected) { raw, reader in
    if case .scalar(let scalar) = raw, ValueShape.words.contains(scalar.text.trimmed) {
      reader.report(
        Problem(
          .dateWrongForm, at: raw.span,
          Wording(
            zh: "这里要写\(expected.zh)，不是“\(scalar.text)”",
            en: "\(expected.en) is expected here, not “\(scalar.text)”")))
      return nil
    }
    guard let text = ValueReader<DateText>.dateText.read(raw, &reader) else { return nil }
    if let value = convert(text) { return value }
    reader.report(
      Problem(
        .dateWrongForm, at: raw.span,
        Wording(zh: "这里要写\(expected.zh)", en: "\(expected.en) is expected here")))
    return nil
  }
}

extension ValueReader where Value == LocalDate {
  /// A day.
  static var date: ValueReader {
    dateReader(Wording(zh: "一个日期，例如 2026-11-23", en: "a date such as 2026-11-23")) { text in
      switch text {
      case .day(let day): day
      // A time given with a date that needs none does no harm.
      case .moment(let moment): moment.date
      default: nil
      }
    }
  }
}

extension ValueReader where Value == LocalTime {
  /// A time of day.
  static var time: ValueReader {
    dateReader(Wording(zh: "一个时间，例如 14:30", en: "a time such as 14:30")) { text in
      if case .time(let time, nextDay: false) = text { time } else { nil }
    }
  }
}

extension ValueReader where Value == Moment {
  /// A day, with or without a time.
  static var moment: ValueReader {
    dateReader(Wording(zh: "日期或日期加时间，例如 2026-11-23 16:30", en: "a date, with a time if needed")) { text in
      switch text {
      case .day(let day): .day(day)
      case .moment(let moment): .time(moment)
      default: nil
      }
    }
  }
}

extension ValueReader where Value == [Located<LocalDate>] {
  /// Days with their places.
  static var locatedDates: ValueReader {
    let one = ValueReader<LocalDate>.date
    return ValueReader(type: one.type, shape: .list(.text)) { raw, reader in
      dateItems(raw).compactMap { item in one.read(item, &reader).map { Located($0, at: item.span) } }
    }
  }
}

/// The dates of a list, or of one text with commas between: `2026-09-16、2026-09-23`. A text that is one date stays whole.
func dateItems(_ raw: RawValue) -> [RawValue] {
  switch raw {
  case .list(let items, _): return items.flatMap(dateItems)
  case .scalar(let scalar):
    guard parseDateText(scalar.text).value == nil else { return [raw] }
    let parts = pieces(scalar, splitting: true)
    return parts.count > 1 ? parts.map { .scalar($0) } : [raw]
  case .map: return [raw]
  }
}

extension ValueReader where Value == PartialDate {
  /// A year, a month or a day.
  static var partialDate: ValueReader {
    dateReader(Wording(zh: "年、年月或日期，例如 2026、2026-04、2026-04-18", en: "a year, month or day")) { text in
      switch text {
      case .partial(let date): date
      case .day(let day): PartialDate(day)
      case .moment(let moment): PartialDate(moment.date)
      default: nil
      }
    }
  }
}
