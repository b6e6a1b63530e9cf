import Calendars
import Diagnostics
import Testing

@Suite struct RecurrenceTests {
  @Test(
    arguments: [
      "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1;COUNT=1", "FREQ=MINUTELY;INTERVAL=2;BYMINUTE=1;COUNT=1",
      "FREQ=MINUTELY;BYSECOND=0;BYSETPOS=2;COUNT=1",
      "FREQ=HOURLY;BYMINUTE=\(list(0...59));BYSECOND=\(list(0...5));BYSETPOS=366;COUNT=1",
      "FREQ=DAILY;BYHOUR=\(list(0...23));BYMINUTE=\(list(0...14));BYSETPOS=-361,366;COUNT=1",
    ])
  func `a rule that never fits comes to an end soon`(text: String) throws {
    let rule = try #require(RecurrenceRule.parse(text).value)
    let start = RecurrenceMoment(try #require(LocalDate(iso: "2026-11-23")), second: 0)
    #expect(Array(rule.moments(from: start, offset: .shanghai).prefix(1)).isEmpty)
  }

  @Test func `a rule with more times a day than there are minutes is refused`() {
    let minutes = "FREQ=YEARLY;BYDAY=MO,TU;BYHOUR=\(list(0...23));BYMINUTE=\(list(0...59))"
    #expect(RecurrenceRule.parse(minutes).issues.isEmpty)
    #expect(RecurrenceRule.parse(minutes + ";BYSECOND=0,30").issues.map(\.kind) == [.recurrenceInvalid])
  }

  /// An example of RFC 5545 §3.8.5.3: how many moments it has (0: no end), and the first of them as `yymmdd`, or
  /// as `dd/HHmm` where the time changes.
  struct Example: Sendable, CustomTestStringConvertible {
    let start: String
    let rule: String
    let count: Int
    let moments: String

    init(_ start: String, _ rule: String, _ count: Int, _ moments: String) {
      (self.start, self.rule, self.count, self.moments) = (start, rule, count, moments)
    }

    var testDescription: String { "\(start) \(rule)" }
  }

  /// The RFC's examples stand on New York's clock.
  private static let newYork = UTCOffset(clampedMinutes: -240)

  static let examples = [
    Example(
      "19970902T090000", "FREQ=DAILY;COUNT=10", 10,
      "970902 970903 970904 970905 970906 970907 970908 970909 970910 970911"),
    Example(
      "19970902T090000", "FREQ=DAILY;UNTIL=19971224T000000Z", 113,
      "970902 970903 970904 970905 970906 970907 970908 970909 970910 970911 970912 970913 970914 "
        + "970915"),
    Example(
      "19970902T090000", "FREQ=DAILY;INTERVAL=2", 0,
      "970902 970904 970906 970908 970910 970912 970914 970916 970918 970920 970922 970924 970926 "
        + "970928"),
    Example("19970902T090000", "FREQ=DAILY;INTERVAL=10;COUNT=5", 5, "970902 970912 970922 971002 971012"),
    Example(
      "19980101T090000", "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA", 93,
      "980101 980102 980103 980104 980105 980106 980107 980108 980109 980110 980111 980112 980113 "
        + "980114"),
    Example(
      "19980101T090000", "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", 93,
      "980101 980102 980103 980104 980105 980106 980107 980108 980109 980110 980111 980112 980113 "
        + "980114"),
    Example(
      "19970902T090000", "FREQ=WEEKLY;COUNT=10", 10,
      "970902 970909 970916 970923 970930 971007 971014 971021 971028 971104"),
    Example(
      "19970902T090000", "FREQ=WEEKLY;UNTIL=19971224T000000Z", 17,
      "970902 970909 970916 970923 970930 971007 971014 971021 971028 971104 971111 971118 971125 "
        + "971202"),
    Example(
      "19970902T090000", "FREQ=WEEKLY;INTERVAL=2;WKST=SU", 0,
      "970902 970916 970930 971014 971028 971111 971125 971209 971223 980106 980120 980203 980217 "
        + "980303"),
    Example(
      "19970902T090000", "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", 10,
      "970902 970904 970909 970911 970916 970918 970923 970925 970930 971002"),
    Example(
      "19970902T090000", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", 10,
      "970902 970904 970909 970911 970916 970918 970923 970925 970930 971002"),
    Example(
      "19970901T090000", "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR", 25,
      "970901 970903 970905 970915 970917 970919 970929 971001 971003 971013 971015 971017 971027 "
        + "971029"),
    Example(
      "19970902T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", 8,
      "970902 970904 970916 970918 970930 971002 971014 971016"),
    Example(
      "19970905T090000", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", 10,
      "970905 971003 971107 971205 980102 980206 980306 980403 980501 980605"),
    Example(
      "19970905T090000", "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", 4,
      "970905 971003 971107 971205"),
    Example(
      "19970907T090000", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", 10,
      "970907 970928 971102 971130 980104 980125 980301 980329 980503 980531"),
    Example(
      "19970922T090000", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", 6,
      "970922 971020 971117 971222 980119 980216"),
    Example(
      "19970928T090000", "FREQ=MONTHLY;BYMONTHDAY=-3", 0,
      "970928 971029 971128 971229 980129 980226 980329 980428 980529 980628 980729 980829 980928 "
        + "981029"),
    Example(
      "19970902T090000", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", 10,
      "970902 970915 971002 971015 971102 971115 971202 971215 980102 980115"),
    Example(
      "19970930T090000", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", 10,
      "970930 971001 971031 971101 971130 971201 971231 980101 980131 980201"),
    Example(
      "19970910T090000", "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", 10,
      "970910 970911 970912 970913 970914 970915 990310 990311 990312 990313"),
    Example(
      "19970902T090000", "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", 0,
      "970902 970909 970916 970923 970930 971104 971111 971118 971125 980106 980113 980120 980127 "
        + "980303"),
    Example(
      "19970610T090000", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", 10,
      "970610 970710 980610 980710 990610 990710 000610 000710 010610 010710"),
    Example(
      "19970310T090000", "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", 10,
      "970310 990110 990210 990310 010110 010210 010310 030110 030210 030310"),
    Example(
      "19970101T090000", "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", 10,
      "970101 970410 970719 000101 000409 000718 030101 030410 030719 060101"),
    Example(
      "19970519T090000", "FREQ=YEARLY;BYDAY=20MO", 0,
      "970519 980518 990517 000515 010514 020520 030519 040517 050516 060515 070514 080519 090518 "
        + "100517"),
    Example(
      "19970512T090000", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", 0,
      "970512 980511 990517 000515 010514 020513 030512 040510 050516 060515 070514 080512 090511 "
        + "100517"),
    Example(
      "19970313T090000", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", 0,
      "970313 970320 970327 980305 980312 980319 980326 990304 990311 990318 990325 000302 000309 "
        + "000316"),
    Example(
      "19970605T090000", "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", 0,
      "970605 970612 970619 970626 970703 970710 970717 970724 970731 970807 970814 970821 970828 "
        + "980604"),
    Example(
      "19970902T090000", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", 0,
      "980213 980313 981113 990813 001013 010413 010713 020913 021213 030613 040213 040813 050513 "
        + "060113"),
    Example(
      "19970913T090000", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", 0,
      "970913 971011 971108 971213 980110 980207 980307 980411 980509 980613 980711 980808 980912 "
        + "981010"),
    Example(
      "19961105T090000", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", 0,
      "961105 001107 041102 081104 121106 161108 201103 241105 281107 321102 361104 401106 441108 "
        + "481103"),
    Example("19970904T090000", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", 3, "970904 971007 971106"),
    Example(
      "19970929T090000", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", 0,
      "970929 971030 971127 971230 980129 980226 980330 980429 980528 980629 980730 980828 980929 "
        + "981029"),
    Example("19970902T090000", "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z", 2, "02/0900 02/1200"),
    Example(
      "19970902T090000", "FREQ=MINUTELY;INTERVAL=15;COUNT=6", 6,
      "02/0900 02/0915 02/0930 02/0945 02/1000 02/1015"),
    Example("19970902T090000", "FREQ=MINUTELY;INTERVAL=90;COUNT=4", 4, "02/0900 02/1030 02/1200 02/1330"),
    Example(
      "19970902T090000", "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", 0,
      "02/0900 02/0920 02/0940 02/1000 02/1020 02/1040 02/1100 02/1120 02/1140 02/1200 02/1220 02/1240 "
        + "02/1300 02/1320"),
    Example(
      "19970902T090000", "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", 0,
      "02/0900 02/0920 02/0940 02/1000 02/1020 02/1040 02/1100 02/1120 02/1140 02/1200 02/1220 02/1240 "
        + "02/1300 02/1320"),
    Example(
      "19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", 4,
      "970805 970810 970819 970824"),
    Example(
      "19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", 4,
      "970805 970817 970819 970831"),
    Example(
      "20070115T090000", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", 5,
      "070115 070130 070215 070315 070330"),
  ]

  @Test(arguments: examples) func `the examples of RFC 5545 give the days that it lists`(_ example: Example)
    throws
  {
    let rule = try #require(RecurrenceRule.parse(example.rule).value)
    let start = try #require(RecurrenceMoment(basic: example.start))
    let expected = example.moments.split(separator: " ")
    let found = rule.moments(from: start, offset: Self.newYork).prefix(expected.count).map { moment in
      let text = moment.description
      return expected[0].contains("/")
        ? "\(text.dropFirst(6).prefix(2))/\(text.dropFirst(9).prefix(4))"
        : String(text.dropFirst(2).prefix(6))
    }
    #expect(found.joined(separator: " ") == example.moments)
    if example.count > 0 {
      #expect(
        rule.moments(from: start, offset: Self.newYork).reduce(0) { sum, _ in sum + 1 } == example.count)
    }
  }

  @Test(arguments: examples) func `what is printed is read back as the same rule`(_ example: Example) throws {
    let rule = try #require(RecurrenceRule.parse(example.rule).value)
    #expect(RecurrenceRule.parse(rule.description).value == rule)
  }

  /// The plainest reading of a rule of whole days: every day is asked whether it fits.
  private func dayByDay(_ rule: RecurrenceRule, from start: LocalDate, through last: LocalDate) -> [LocalDate]
  {
    let days =
      rule.days.isEmpty && rule.frequency == .weekly ? [RecurrenceRule.Day(start.weekday)] : rule.days
    let monthDays =
      rule.monthDays.isEmpty && rule.days.isEmpty && rule.frequency >= .monthly ? [start.day] : rule.monthDays
    let months =
      rule.months.isEmpty && rule.days.isEmpty && rule.monthDays.isEmpty && rule.frequency == .yearly
      ? [start.month] : rule.months
    return (start.dayNumber...last.dayNumber).compactMap { number in
      let date = start + (number - start.dayNumber)
      let (year, month, day) = date.components
      let units: Int
      switch rule.frequency {
      case .yearly: units = year - start.year
      case .monthly: units = (year - start.year) * 12 + month - start.month
      case .weekly:
        units =
          start.startOfWeek(from: rule.weekStart).days(until: date.startOfWeek(from: rule.weekStart)) / 7
      default: units = start.days(until: date)
      }
      guard units % rule.interval == 0, months.isEmpty || months.contains(month) else { return nil }
      let length = LocalDate.daysIn(month: month, year: year)
      guard monthDays.isEmpty || monthDays.contains(day) || monthDays.contains(day - length - 1) else {
        return nil
      }
      let fits = days.contains { wanted in
        guard wanted.weekday == date.weekday else { return false }
        guard let ordinal = wanted.ordinal, rule.frequency >= .monthly else { return true }
        let inYear = rule.frequency == .yearly && months.isEmpty
        let first = inYear ? LocalDate(year: year, month: 1, day: 1)! : date.firstOfMonth
        let last = inYear ? LocalDate(year: year, month: 12, day: 31)! : date.lastOfMonth
        let fromStart = first.days(until: date) / 7 + 1
        return ordinal == fromStart || ordinal == -(date.days(until: last) / 7 + 1)
      }
      return days.isEmpty || fits ? date : nil
    }
  }

  @Test func `rules of days agree with asking every single day`() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<400 {
      let frequency: RecurrenceRule.Frequency = [.daily, .weekly, .monthly, .yearly].randomElement(
        using: &random)!
      var rule = RecurrenceRule(frequency, interval: Int.random(in: 1...4, using: &random))
      let weekdays = Weekday.allCases.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))
      rule.days = weekdays.map { weekday in
        let counts = frequency >= .monthly && Bool.random(using: &random)
        return RecurrenceRule.Day(
          weekday, ordinal: counts ? [1, 2, 5, -1, -4].randomElement(using: &random) : nil)
      }
      if frequency != .weekly, Bool.random(using: &random) {
        rule.monthDays = (0..<3).map { _ in Int.random(in: 1...31, using: &random) * (Bool.random() ? 1 : -1)
        }
      }
      if Bool.random(using: &random) { rule.months = [Int.random(in: 1...12, using: &random), 2] }
      rule.weekStart = Weekday.allCases.randomElement(using: &random)!
      let start = LocalDate(year: 2024, month: 1, day: 1)! + Int.random(in: 0..<800, using: &random)
      let last = start + 2500
      rule.end = .untilDay(last)
      let found = rule.moments(from: RecurrenceMoment(start)).map(\.date)
      #expect(found == dayByDay(rule, from: start, through: last), "\(rule) from \(start)")
    }
  }

  @Test func `a rule that never fits ends with the calendar and costs next to nothing`() throws {
    let start = RecurrenceMoment(try #require(LocalDate(iso: "2026-11-23")), second: 3600)
    for text in [
      "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
      "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYYEARDAY=366;INTERVAL=4;BYMONTH=1",
      "FREQ=SECONDLY;BYMONTH=4;BYMONTHDAY=31",
    ] {
      let rule = try #require(RecurrenceRule.parse(text).value)
      #expect(rule.moments(from: start).first { _ in true } == nil, "\(text)")
    }
  }

  @Test func `UNTIL in UTC ends on the site's clock and a day includes its evening`() throws {
    let start = RecurrenceMoment(try #require(LocalDateTime(2026, 9, 9, 16, 30)))
    func days(_ end: String) throws -> Int {
      let rule = try #require(RecurrenceRule.parse("FREQ=WEEKLY;UNTIL=\(end)").value)
      return rule.moments(from: start).reduce(0) { sum, _ in sum + 1 }
    }
    #expect(try days("20261230T083000Z") == 17)
    #expect(try days("20261230T082959Z") == 16)
    #expect(try days("20261230") == 17 && days("2026-12-29") == 16)
  }

  @Test(arguments: [
    ("FREQ=WEEKLY;COUNT=3;UNTIL=20261230", "COUNT 和 UNTIL 只能写一个"),
    ("FREQ=WEEKLY;BYDAY=1MO", "“第几个星期几”只能用于每月或每年"),
    ("FREQ=WEEKLY;BYMONTHDAY=3", "FREQ=WEEKLY 不能有 BYMONTHDAY"),
    ("FREQ=DAILY;BYWEEKNO=3", "FREQ=DAILY 不能有 BYWEEKNO"),
    ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS 要和另一个 BY… 一起写"),
    ("FREQ=OFTEN", "看不懂频率“OFTEN”"), ("COUNT=3", "重复规则缺少 FREQ（频率）"),
    ("FREQ=DAILY;COUNT=0", "“0”应为 1 到 1000000 的整数"), ("FREQ=DAILY;BYDAI=MO", "重复规则里没有“BYDAI”"),
    ("FREQ=MONTHLY;BYDAY=三", "看不懂星期“三”"), ("FREQ=DAILY;FREQ=WEEKLY", "“FREQ”写了两次"),
    ("FREQ=DAILY;UNTIL=soon", "看不懂截止“SOON”"), ("FREQ=DAILY;COUNT", "“COUNT”应写成“名称=值”"),
    ("FREQ=MONTHLY;BYMONTHDAY=32", "“32”应为 1 到 31 的整数"),
  ]) func `what the standard forbids is refused with its reason`(_ text: String, _ words: String) {
    let reading = RecurrenceRule.parse(text)
    #expect(reading.value == nil && reading.issues.map(\.wording.zh) == [words])
  }

  @Test func `small letters, full-width signs and a name before the rule do no harm`() {
    let plain = RecurrenceRule.parse("FREQ=MONTHLY;BYDAY=3WE;COUNT=8").value
    #expect(plain != nil && RecurrenceRule.parse("RRULE:freq=monthly；byday＝+3we; count = 8;").value == plain)
    #expect(plain?.description == "FREQ=MONTHLY;COUNT=8;BYDAY=3WE")
  }
}

private func list(_ range: ClosedRange<Int>) -> String { range.map(String.init).joined(separator: ",") }
