import Calendars
import Diagnostics
import Testing

/// A compact, unambiguous rendering of a reading, so that expectations are short.
private func shown(_ text: String) -> String {
  let reading = parseDateText(text)
  let marks = reading.issues.map { " !" + $0.kind.id }.joined()
  guard let value = reading.value else { return "–" + marks }
  switch value {
  case .partial(let partial): return "\(partial)" + marks
  case .day(let day): return "\(day)" + marks
  case .moment(let moment): return "\(moment)" + marks
  case .time(let time, let nextDay): return "\(time)\(nextDay ? "+1" : "")" + marks
  case .days(let range): return "\(range.first)/\(range.last)" + marks
  case .times(let from, let to, let nextDay): return "\(from)/\(to)\(nextDay ? "+1" : "")" + marks
  case .moments(let from, let to): return "\(from)/\(to)" + marks
  }
}

@Suite struct DateTextTests {
  @Test(arguments: [
    "2026-11-23", "2026/11/23", "2026.11.23", "2026年11月23日", "２０２６－１１－２３", "２０２６年１１月２３日",
    "2026年11月23号", "2026 年 11 月 23 日", " 2026-11-23 ", "2026—11—23", "20261123", "2026年11月23日（周一）",
    "2026-11-23 星期一", "2026-11-23 (Mon)", "2026．11．23", "2026年十一月二十三日", "2026年11月23日全天",
  ])
  func `a day is read in every spelling`(text: String) {
    #expect(shown(text) == "2026-11-23")
  }

  @Test(arguments: [
    ("2026-9-9 16:30", "2026-09-09T16:30"),
    ("2026-09-09T16:30", "2026-09-09T16:30"),
    ("2026-09-09T16:30:00", "2026-09-09T16:30"),
    ("2026-09-09T02:30", "2026-09-09T02:30"),
    ("2026年9月12日（周六）下午2:30", "2026-09-12T14:30"),
    ("2026年9月12日周六14：30", "2026-09-12T14:30"),
    ("2026年9月12日 下午２：３０", "2026-09-12T14:30"),
    ("2026年9月12日14点半", "2026-09-12T14:30"),
    ("2026-09-12 2:30pm", "2026-09-12T14:30"),
    ("2026-09-12 24:00", "2026-09-12T24:00"),
  ])
  func `a day with a time is a moment`(text: String, expected: String) {
    #expect(shown(text) == expected)
  }

  @Test(arguments: [
    ("14:30", "14:30"), ("14：30", "14:30"), ("下午2:30", "14:30"), ("下午2点半", "14:30"), ("下午两点半", "14:30"),
    ("晚上7点", "19:00"), ("晚7点", "19:00"), ("2:30pm", "14:30"), ("2:30 PM", "14:30"), ("12:15am", "00:15"),
    ("2pm", "14:00"), ("上午9点一刻", "09:15"), ("早上8点", "08:00"), ("中午12点", "12:00"), ("中午1点", "13:00"),
    ("凌晨2点", "02:00"), ("晚上12点", "24:00"), ("下午14:30", "14:30"), ("14时30分", "14:30"), ("02:30", "02:30"),
    ("9:05", "09:05"), ("下午十二点", "12:00"), ("14点整", "14:00"),
    ("2 pm", "14:00"), ("2p.m.", "14:00"), ("9 a.m.", "09:00"), ("16時30分", "16:30"), ("16點半", "16:30"),
  ])
  func `a time is read in every spelling`(text: String, expected: String) {
    #expect(shown(text) == expected)
  }

  @Test(arguments: [
    ("14:30-16:30", "14:30/16:30"), ("14：30—16：30", "14:30/16:30"), ("14:30~16:30", "14:30/16:30"),
    ("14:30～16:30", "14:30/16:30"), ("14:30至16:30", "14:30/16:30"), ("14:30——16:30", "14:30/16:30"),
    ("9点-11點", "09:00/11:00"), ("2026年11月23日16時—18時", "2026-11-23T16:00/2026-11-23T18:00"),
    ("14:30 - 16:30", "14:30/16:30"), ("下午2:30-4:30", "14:30/16:30"), ("下午2点到4点半", "14:00/16:30"),
    ("上午10:00—下午2:00", "10:00/14:00"), ("上午9:30-11:30", "09:30/11:30"), ("22:00—次日00:30", "22:00/00:30+1"),
    ("2026-11-05—2026-11-06", "2026-11-05/2026-11-06"),
    ("2026年11月5日—6日", "2026-11-05/2026-11-06"),
    ("2026年11月5日（周四）至6日（周五）", "2026-11-05/2026-11-06"),
    ("2026年11月28日-12月2日", "2026-11-28/2026-12-02"),
    ("2026.11.5-11.6", "2026-11-05/2026-11-06"),
    ("2026-09-09 16:30-18:00", "2026-09-09T16:30/2026-09-09T18:00"),
    ("2026年9月12日（周六）下午2:30—4:30", "2026-09-12T14:30/2026-09-12T16:30"),
    ("2026-12-31 22:00—2027-01-01 00:30", "2026-12-31T22:00/2027-01-01T00:30"),
    ("2026-12-31 22:00—次日00:30", "2026-12-31T22:00/2027-01-01T00:30"),
    ("2026-12-31 22:00-24:00", "2026-12-31T22:00/2026-12-31T24:00"),
    ("2026-11-05 22:00—次日2026-11-06 00:30", "2026-11-05T22:00/2026-11-06T00:30"),
    ("次日00:30-02:00", "– !date.incomplete"), ("次日00:30", "00:30+1"),
  ])
  func `a range is read in every spelling`(text: String, expected: String) {
    #expect(shown(text) == expected)
  }

  @Test(arguments: [
    ("周一至周五 08:00-22:00；周六 9:00-17:00", "周一", "08:00—22:00"), ("周一至周五 08:00 - 22:00", "周五", "08:00—22:00"),
    ("周一、三、五 08:00-22:00", "周三", "08:00—22:00"), ("周一、三、五 08:00-22:00", "周二", "不开放"),
    ("礼拜天 9:00至17:00", "周日", "09:00—17:00"), ("周六 9:00-11:00 14:00-16:00", "周六", "09:00—11:00 14:00—16:00"),
  ]) func `opening hours are read in every spelling`(text: String, day: String, expected: String) throws {
    let hours = OpeningHours.parse(text)
    #expect(hours.issues.isEmpty)
    #expect(hours.value?.text(on: try #require(Weekday(text: day))).zh == expected)
  }

  @Test func `a year and a month alone are partial dates`() {
    #expect(shown("2026") == "2026" && shown("2026年9月") == "2026-09" && shown("2026-9") == "2026-09")
    #expect(shown("2026年") == "2026")
  }

  @Test(arguments: [
    ("9月12日", "date.no-year"), ("9/12", "date.no-year"), ("9月12日 14:30", "date.no-year"),
    ("26-9-12", "date.short-year"), ("26年9月12日", "date.short-year"),
    ("2026年2月30日", "date.impossible"), ("2026-13-01", "date.impossible"), ("0000-01-01", "date.impossible"),
    ("2026年9月12日（周四）", "date.weekday-differs"),
    ("25:00", "time.impossible"), ("14:60", "time.impossible"), ("上午14:30", "time.impossible"),
    ("晚上2点", "time.impossible"), ("13pm", "time.impossible"), ("24:01", "time.impossible"),
    ("16:30-14:00", "date.end-before-start"), ("2026-11-06—2026-11-05", "date.end-before-start"),
    ("2026-11-06 16:30—16:30", "date.end-before-start"),
    ("2026-11-06—16:30", "date.incomplete"), ("2026年11月 16:30", "date.incomplete"),
    ("2026—2027", "date.incomplete"),
    ("下周三下午", "date.unreadable"), ("", "date.unreadable"), ("  ", "date.unreadable"),
    ("待定", "date.unreadable"),
    ("14:30左右", "date.unreadable"), ("2026-09-09T16:30+08:00", "date.unreadable"),
    ("2026-11-23 -", "date.unreadable"), ("12026-01-01", "date.unreadable"), ("990", "date.unreadable"),
    ("14-16", "date.unreadable"), ("2026-11-23—", "date.unreadable"),
  ])
  func `what cannot be meant has one error and no value`(text: String, kind: String) {
    #expect(shown(text) == "– !\(kind)")
  }

  @Test func `an hour from one to six without a word is taken as written, with a warning`() {
    #expect(shown("2:30") == "02:30 !time.ambiguous")
    #expect(shown("2026-09-12 2:30") == "2026-09-12T02:30 !time.ambiguous")
    #expect(shown("7:30") == "07:30")
    #expect(parseDateText("2:30").issues.first?.suggestion?.zh == "下午请写14:30；凌晨请写02:30")
  }

  @Test func `messages say what was understood`() {
    func message(_ text: String) -> String? { parseDateText(text).issues.first?.wording.zh }
    #expect(message("2026年9月12日（周四）") == "2026年9月12日是星期六，不是星期四")
    #expect(message("2026年2月30日") == "2026年2月只有28天，没有2月30日")
    #expect(message("9月12日") == "“9月12日”没有写年份")
    #expect(message("16:30-14:00") == "结束14:00不晚于开始16:30")
    #expect(parseDateText("26-9-12").issues.first?.suggestion?.zh == "是不是“2026-9-12”？")
    #expect(parseDateText("10:00-2:30").issues.last?.suggestion?.zh == "是不是14:30？跨夜的请写“次日02:30”")
  }

  @Test func `a problem points at the faulty part of the text in its file`() throws {
    let text = "2026年9月12日（周四）14:30"
    let span = Span(path: "a.md", range: 100..<100 + text.utf8.count)
    let problem = try #require(parseDateText(text).problems(at: span).first)
    #expect(problem.span == Span(path: "a.md", range: 100..<100 + "2026年9月12日（周四）".utf8.count))
    // In quotes with escapes the offsets do not fit any more.
    let longer = Span(path: "a.md", range: 100..<160)
    #expect(parseDateText(text).problems(at: longer).first?.span == longer)
    let point = Span(path: "a.md", range: 7..<7)
    #expect(parseDateText("14:30左右").problems(at: point).first?.span?.range == 12..<18)
  }

  @Test func `where one mending is likely it is offered`() throws {
    let text = "2026-09-12 2:30"
    let problem = try #require(parseDateText(text).problems(at: Span(path: "a", range: 5..<20)).first)
    #expect(problem.fix == Fix(replacing: Span(path: "a", range: 16..<20), by: "14:30", certainty: .likely))
    #expect(parseDateText("26-9-12").issues.first?.replacement == "2026-9-12")
    #expect(parseDateText("9月12日").problems(at: Span(path: "a", range: 0..<10)).first?.fix == nil)
  }

  @Test func `start and end make a span or say why not`() throws {
    func span(_ start: String, _ end: String?) throws -> Result<TimeSpan, TimeSpanFault> {
      let from = try #require(parseDateText(start).value)
      return timeSpan(from: from, to: try end.map { try #require(parseDateText($0).value) })
    }
    #expect(try span("2026-09-09 16:30", "18:00").get().text(.zh) == "2026年9月9日（星期三）16:30—18:00")
    #expect(try span("2026-11-05", "2026-11-06").get().isAllDay)
    #expect(try span("2026-11-05", nil).get() == .days(DayRange(try #require(LocalDate(iso: "2026-11-05")))))
    #expect(throws: TimeSpanFault.startWithoutDay) { try span("16:30", "18:00").get() }
    #expect(throws: TimeSpanFault.dayAndTime) { try span("2026-11-05", "18:00").get() }
    #expect(throws: TimeSpanFault.twoEnds) { try span("2026-11-05 14:00-15:00", "18:00").get() }
    #expect(throws: TimeSpanFault.endUnusable) { try span("2026-11-05 14:00", "2026年").get() }
    guard case .failure(let fault) = try span("2026-11-05 14:00", "13:00") else {
      Issue.record("an end before its start was accepted")
      return
    }
    #expect(fault.kind.id == "date.end-before-start")
    #expect(fault.wording.zh == "结束（2026年11月5日13:00）不晚于开始（2026年11月5日14:00）")
  }

  @Test func `any text is read without a trap and issues stay inside it`() {
    let pieces = Array("2026年9月12日（周四）下午两点半:：-—~～至次日.T 半一十pm0/号时00【”abé🙂")
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<20_000 {
      let text = String((0..<next(14)).map { _ in pieces[next(pieces.count)] })
      let reading = parseDateText(text)
      #expect((reading.value == nil) == reading.issues.contains { $0.kind.severity == .error }, "\(text)")
      for issue in reading.issues {
        #expect(issue.range.lowerBound >= 0 && issue.range.upperBound <= text.utf8.count, "\(text)")
      }
    }
  }

  @Test func `every day survives being written and read again`() throws {
    let first = try #require(LocalDate(iso: "2024-01-01"))
    for offset in 0..<1200 {
      let day = first + offset
      #expect(parseDateText(day.text(.zh)).value == .day(day))
      #expect(parseDateText(PartialDate(day).chinese).value == .day(day))
      let moment = LocalDateTime(day, try #require(LocalTime(minutes: offset % 1440)))
      if moment.time.hour == 0 || moment.time.hour > 6 {
        #expect(parseDateText(moment.description).value == .moment(moment))
        #expect(parseDateText(DateStyle.full(.zh).text(moment)).value == .moment(moment))
      }
    }
  }
}

@Suite struct PartialDateTests {
  @Test func `partial dates compare by what is known`() throws {
    let year = try #require(PartialDate(year: 2026))
    let month = try #require(PartialDate(year: 2026, month: 5))
    let day = try #require(PartialDate(year: 2026, month: 5, day: 12))
    #expect([day, month, year].sorted() == [year, month, day])
    #expect([year, month, day].map(\.description) == ["2026", "2026-05", "2026-05-12"])
    #expect([year, month, day].map(\.chinese) == ["2026年", "2026年5月", "2026年5月12日"])
    #expect([year, month, day].map(\.english) == ["2026", "May 2026", "12 May 2026"])
    #expect(month.days.count == 31 && year.days.count == 365 && day.exact == day.days.first)
    #expect(
      PartialDate(year: 2026, month: nil, day: 3) == nil && PartialDate(year: 2026, month: 2, day: 30) == nil)
  }
}
