import Calendars
import Diagnostics

extension Event {
  /// Reports what the fields of the record say against each other.
  func validateDetails(_ reader: inout FieldReader) {
    validateRecurrence(&reader)
    validateLength(&reader)
    validateStatus(&reader)
    validateSignup(&reader)
    validateProgramme(&reader)
    validateMatches(&reader)
    for day in days {
      guard let date = day.date, !time.dayRange.contains(date.value) else { continue }
      reader.report(
        Problem(
          .eventDayOutside, at: date.span,
          Wording(
            zh: "\(PartialDate(date.value).chinese)不在活动的日期范围内",
            en: "\(date.value) is not one of the event's days"),
          notes: startNote))
    }
  }

  private var startNote: [Note] {
    timeSpan.map { [Note(Wording(zh: "活动的时间在这里", en: "the event's time is here"), at: $0)] } ?? []
  }

  /// More than a month, or a day from before breakfast into the night, is mostly a slip in the end. Events of several days from a
  /// time to a time are as they should be, and who says what happens on each day has thought about it.
  private func validateLength(_ reader: inout FieldReader) {
    guard days.isEmpty else { return }
    let tooLong: Wording
    let suggestion: Wording
    switch time {
    case .days(let range) where range.count > 31:
      tooLong = Wording(
        zh: "活动长达 \(range.count) 天，结束的日期是不是写错了？", en: "the event takes \(range.count) days; is the end right?"
      )
      suggestion = Wording(
        zh: "核对结束的年、月；长期的活动写成几次，或写“重复”",
        en: "check year and month of the end, or write several events, or repeat:")
    case .timed(let start, let end?) where start.minutes(until: end) > 31 * 24 * 60:
      let count = start.date.days(until: end.date) + 1
      tooLong = Wording(
        zh: "活动长达 \(count) 天，结束的日期是不是写错了？", en: "the event takes \(count) days; is the end right?")
      suggestion = Wording(zh: "核对结束的年、月", en: "check year and month of the end")
    case .timed(let start, let end?) where (12 * 60 + 1..<24 * 60).contains(start.minutes(until: end)):
      let hours = start.minutes(until: end) / 60
      tooLong = Wording(
        zh: "活动连续 \(hours) 个小时以上，结束的时间是不是写错了？",
        en: "the event takes \(hours) hours or more on end; is the end right?")
      suggestion = Wording(
        zh: "核对结束的时间和上午、下午", en: "check the end, and whether it is in the morning or afternoon")
    default: return
    }
    reader.report(Problem(.eventLong, at: endSpan ?? timeSpan, tooLong, suggestion: suggestion))
  }

  private func validateStatus(_ reader: inout FieldReader) {
    if status.isOff, statusNote == nil, !reader.unread.contains("status_note") {
      reader.report(
        Problem(
          .eventStatusNote, at: statusSpan ?? header.place,
          Wording(
            zh: "活动“\(status.label.zh)”，但没有写原因", en: "the event is \(status.rawValue) but gives no reason"),
          suggestion: Self.kind.addLine("status_note", Wording(zh: "场地占用", en: "hall not available"))))
    }
    if status == .rescheduled, previousStarts.isEmpty, !reader.unread.contains("previous_start") {
      reader.report(
        Problem(
          .eventPreviousStart, at: statusSpan ?? header.place,
          Wording(zh: "活动“改期”，但没有写原来的时间", en: "the event is rescheduled but the former time is missing"),
          suggestion: Self.kind.addLine("previous_start", Wording(verbatim: "2026-11-25 16:30"))))
    }
    for former in previousStarts where isUnchanged(from: former.value) {
      reader.report(
        Problem(
          .eventPreviousStart, at: former.span,
          Wording(zh: "原时间和现在的开始相同，看不出改了什么", en: "the former time is the present one; nothing has changed"),
          suggestion: Wording(
            zh: "“原时间”写原来通知的时间，“开始”写新的时间",
            en: "previous_start is the time announced before, start the new one"),
          notes: startNote))
    }
  }

  private func isUnchanged(from former: Moment) -> Bool {
    switch (former, time) {
    case (.time(let moment), .timed(let start, _)): moment == start
    case (.day(let day), .days(let range)): day == range.first
    default: false
    }
  }

  private func validateSignup(_ reader: inout FieldReader) {
    guard let close = signup?.close else { return }
    if close.value.start > time.start {
      reader.report(
        Problem(
          .eventSignupLate, at: close.span,
          Wording(zh: "报名截止晚于活动开始", en: "sign-up closes after the event begins"), notes: startNote))
    }
    if let open = signup?.open, close.value.end <= open.start {
      reader.report(
        Problem(
          .periodReversed, at: close.span,
          Wording(zh: "报名截止早于报名开始", en: "sign-up closes before it opens")))
    }
  }

  /// People register before a programme begins, so that the hour before belongs to it; what is not written as a time says nothing.
  private func validateProgramme(_ reader: inout FieldReader) {
    guard time.dayRange.count == 1 else { return }
    var latest: (time: LocalTime, span: Span)?
    for item in programme {
      let reading = parseDateText(item.time.value)
      let from: LocalTime
      switch reading.value {
      case .time(let time, nextDay: false), .times(let time, _, _): from = time
      default: continue
      }
      guard reading.issues.isEmpty else { continue }
      if let latest, from < latest.time {
        reader.report(
          Problem(
            .eventProgramme, at: item.time.span,
            Wording(
              zh: "议程的时间没有按先后：\(from)在\(latest.time)后面",
              en: "the programme is not in order: \(from) comes after \(latest.time)"),
            notes: [Note(Wording(zh: "前一项在这里", en: "the item before is here"), at: latest.span)]))
      } else if !isDuring(from) {
        reader.report(
          Problem(
            .eventProgramme, at: item.time.span,
            Wording(zh: "议程里的\(from)不在活动的时间里", en: "\(from) in the programme is outside the event's time"),
            notes: startNote))
      }
      latest = (from, item.time.span)
    }
  }

  private func isDuring(_ moment: LocalTime) -> Bool {
    guard case .timed(let start, let end) = time else { return true }
    let minute = LocalDateTime(start.date, moment).minuteNumber
    return minute >= start.minuteNumber - 60 && minute <= end?.minuteNumber ?? .max
  }
}
