/// A day of the Chinese lunisolar calendar (农历), without its year's cyclical name.
public struct LunarDate: Sendable, Hashable {
  /// The month, 1…12: 1 is 正月, 11 冬月, 12 腊月.
  public let month: Int
  /// The day of the month, 1…30.
  public let day: Int
  /// Whether the month is the leap month (闰月) that follows the ordinary one of its number.
  public let isLeap: Bool
  /// Days of its month, 29 or 30.
  public let monthLength: Int

  /// The lunar day of `date`, from 1990-01-27 to 2056-02-14; `nil` outside.
  ///
  /// The table was made with two independent calculations that agree on every day; a test compares it with
  /// Foundation's Chinese calendar. A table, not a calculation: it must not differ between machines.
  /// - Complexity: O(months of a year).
  public init?(_ date: LocalDate) {
    var year = date.year
    // The months before New Year belong to the lunar year before; after the table's end that is its last.
    if LunarTable.newYear(year).map({ date < $0 }) ?? true { year -= 1 }
    guard let start = LunarTable.newYear(year), let entry = LunarTable.entry(year) else { return nil }
    var rest = start.days(until: date)
    let leap = entry >> 13 & 0xF
    for index in 0..<(leap == 0 ? 12 : 13) {
      let length = entry >> index & 1 == 1 ? 30 : 29
      if rest < length {
        // The leap month stands right after the month whose number it repeats.
        isLeap = leap > 0 && index == leap
        month = leap > 0 && index >= leap ? index : index + 1
        day = rest + 1
        monthLength = length
        return
      }
      rest -= length
    }
    return nil
  }

  /// The civil date of day `day` of the ordinary (not leap) month `month` in the lunar year that begins in
  /// civil year `year`; `nil` outside the table or if the month is shorter.
  public static func civilDate(year: Int, month: Int, day: Int) -> LocalDate? {
    guard let start = LunarTable.newYear(year), let entry = LunarTable.entry(year),
      (1...12).contains(month), day >= 1
    else { return nil }
    let leap = entry >> 13 & 0xF
    let index = leap > 0 && month > leap ? month : month - 1
    let length = entry >> index & 1 == 1 ? 30 : 29
    guard day <= length else { return nil }
    return start + ((0..<index).reduce(0) { $0 + (entry >> $1 & 1 == 1 ? 30 : 29) } + day - 1)
  }

  /// 正月初一 of `year`, the day of the Spring Festival; 1990…2055.
  public static func newYear(_ year: Int) -> LocalDate? { LunarTable.newYear(year) }

  /// 正月, 二月, … 冬月, 腊月, with 闰 before a leap month.
  private var monthName: String {
    let names = ["正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月"]
    return (isLeap ? "闰" : "") + names[month - 1]
  }

  /// 初一, … 初十, 十一, … 二十, 廿一, … 三十.
  private var dayName: String {
    let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    switch day {
    case ...10: return "初" + digits[day - 1]
    case 11...19: return "十" + digits[day - 11]
    case 20: return "二十"
    case 30: return "三十"
    default: return "廿" + digits[day - 21]
    }
  }

  /// Month and day: 十月十五.
  public var text: String { monthName + dayName }
}

enum LunarTable {
  static let firstYear = 1990

  /// One number a year. Bits 0–12: which months, in order and with the leap month in its place, have 30 days;
  /// bits 13–16: the number of the month that the leap month repeats, or 0; from bit 17: days from 1 January
  /// to 正月初一.
  private static let years: [Int] = [
    0x34BE92, 0x5A0E92, 0x440D26, 0x2C6A56, 0x500A57, 0x3D14D6, 0x62035A, 0x4A06D5,
    0x36B6C9, 0x5C0749, 0x460693, 0x2E952B, 0x54052B, 0x3E0A5B, 0x2A555A, 0x4E056A,
    0x38FB55, 0x600BA4, 0x4A0B49, 0x32BA93, 0x580A95, 0x42052D, 0x2C8AAD, 0x500AB5,
    0x3D35AA, 0x6205D2, 0x4C0DA5, 0x36DD4A, 0x5C0D4A, 0x460C95, 0x30952E, 0x540556,
    0x3E0AB5, 0x2A55B2, 0x5006D2, 0x38CEA5, 0x5E0725, 0x48064B, 0x32AC97, 0x560CAB,
    0x42055A, 0x2C6AD6, 0x520B69, 0x3D7752, 0x620B52, 0x4C0B25, 0x36DA4B, 0x5A0A4B,
    0x4404AB, 0x2EA55B, 0x5405AD, 0x3E0B6A, 0x2A5B52, 0x500D92, 0x3AFD25, 0x5E0D25,
    0x480A55, 0x32B4AD, 0x5804B6, 0x4005B5, 0x2C6DAA, 0x520EC9, 0x3F1E92, 0x620E92,
    0x4C0D26, 0x36CA56,
  ]

  static func entry(_ year: Int) -> Int? {
    years.indices.contains(year - firstYear) ? years[year - firstYear] : nil
  }

  static func newYear(_ year: Int) -> LocalDate? {
    guard let entry = entry(year) else { return nil }
    return LocalDate(year: year, month: 1, day: 1).map { $0 + (entry >> 17) }
  }
}
