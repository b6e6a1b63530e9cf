/// One of the 24 solar terms (节气), dated on the clock of Beijing.
public enum SolarTerm: Int, Sendable, Hashable, CaseIterable {
  // In the order of the civil year, two a month.
  /// 5–7 January
  case minorCold
  /// 19–21 January
  case majorCold
  /// 3–5 February
  case startOfSpring
  /// 18–20 February
  case rainWater
  /// 5–7 March
  case awakening
  /// 20–22 March
  case springEquinox
  /// 4–6 April; the day is also a public holiday
  case clearBright
  /// 19–21 April
  case grainRain
  /// 5–7 May
  case startOfSummer
  /// 20–22 May
  case grainBuds
  /// 5–7 June
  case grainInEar
  /// 20–22 June
  case summerSolstice
  /// 6–8 July
  case minorHeat
  /// 22–24 July
  case majorHeat
  /// 7–9 August
  case startOfAutumn
  /// 22–24 August
  case endOfHeat
  /// 7–9 September
  case whiteDew
  /// 22–24 September
  case autumnEquinox
  /// 7–9 October
  case coldDew
  /// 23–24 October
  case frost
  /// 7–8 November
  case startOfWinter
  /// 21–23 November
  case minorSnow
  /// 6–8 December
  case majorSnow
  /// 21–23 December
  case winterSolstice

  /// The term that begins on `date`, if one does; 1990…2055.
  /// - Complexity: O(1).
  public init?(on date: LocalDate) {
    let parts = date.components
    for half in 0...1 {
      guard let term = SolarTerm(rawValue: (parts.month - 1) * 2 + half),
        term.day(in: parts.year) == parts.day
      else { continue }
      self = term
      return
    }
    return nil
  }

  /// The day on which the term begins in `year`; `nil` outside 1990…2055.
  public func date(in year: Int) -> LocalDate? {
    day(in: year).flatMap { LocalDate(year: year, month: rawValue / 2 + 1, day: $0) }
  }

  /// The Chinese name: 小寒 … 冬至.
  public var name: String { SolarTerm.names[rawValue] }

  private func day(in year: Int) -> Int? {
    let index = (year - 1990) * 24 + rawValue
    guard index >= 0, index < SolarTerm.delays.count else { return nil }
    return SolarTerm.earliest[rawValue] + Int(SolarTerm.delays[index])
  }

  private static let names = [
    "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至",
    "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
  ]

  /// The earliest day of its month on which each term falls in 1990…2055.
  private static let earliest = [
    5, 19, 3, 18, 5, 20, 4, 19, 5, 20, 5, 20, 6, 22, 7, 22, 7, 22, 7, 23, 7, 21, 6, 21,
  ]

  /// Days after `earliest`, 24 digits a year from 1990; found twice, from the sun's apparent longitude and from
  /// a published almanac program, without a difference.
  private static let delays: [UInt8] = """
    011111111111111111111111 111111111112111111211211 121100010101100101100110 011000110111110101100111
    011111111111111111100111 111111111112111111211211 121100010101100101100110 011000110101110101100111
    011111111111111111100111 111111111112111111211211 121100010101100101100110 011000110101110101100111
    011111111111111111100111 111111111112111111211211 121100010101100101100110 011000110101110101100111
    011111110111110111100111 111111111112111111211211 121100010101100100100110 011000010101110101100111
    011111110111110111100111 111111111112111111111211 121100010001100100100110 011000010101100101100111
    011111110111110111100111 111111111112111111111111 111100000001100100100110 010000010101100101100111
    011101110111110111100111 011111111111111111111111 111100000001000000100110 010000010101100101100110
    011100110111110101100111 011111111111111111111111 111100000001000000100100 010000010101100101100110
    011000110101110101100111 011111111111111111100111 111100000001000000100100 010000010101100101100110
    011000110101110101100111 011111111111111111100111 111100000001000000100100 010000010101100101100110
    011000110101110101100111 011111110111110111100111 111100000001000000100100 010000010101100101100110
    011000110101110101100111 011111110111110111100111 111100000001000000100100 010000010001100100100110
    011000010101110101100111 011111110111110111100111 111100000001000000000100 010000000001100100100110
    011000010101100101100111 011111110111110111100111 111100000000000000000000 000000000001000000100110
    010000010101100101100111 011100110111110101100111 011100000000000000000000 000000000001000000100110
    010000010101100101100111 011100110101110101100111
    """.utf8.filter { (0x30...0x39).contains($0) }.map { $0 - 0x30 }
}
