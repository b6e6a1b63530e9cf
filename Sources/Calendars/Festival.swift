/// A day that a union's calendar names although it need not be a holiday.
public struct Festival: Sendable, Hashable {
  /// The Chinese name: 教师节.
  public let name: String
  /// The English name: Teachers' Day.
  public let english: String

  /// The festivals on `date`, civil ones first. Lunar ones are known from 1990 to 2055.
  /// - Complexity: O(1).
  public static func on(_ date: LocalDate) -> [Festival] {
    let parts = date.components
    var found = civil.filter { $0.month == parts.month && $0.day == parts.day }.map(\.festival)
    guard let moon = LunarDate(date), !moon.isLeap else { return found }
    found += lunar.filter { $0.month == moon.month && $0.day == moon.day }.map(\.festival)
    // The eve is the last day of 腊月, be it the 29th or the 30th.
    if moon.month == 12, moon.day == moon.monthLength {
      found.append(Festival(name: "除夕", english: "Lunar New Year's Eve"))
    }
    return found
  }

  private struct Entry: Sendable {
    let month: Int
    let day: Int
    let festival: Festival

    init(_ month: Int, _ day: Int, _ name: String, _ english: String) {
      self.month = month
      self.day = day
      festival = Festival(name: name, english: english)
    }
  }

  private static let civil = [
    Entry(1, 1, "元旦", "New Year's Day"),
    Entry(3, 8, "妇女节", "Women's Day"),
    Entry(3, 12, "植树节", "Arbor Day"),
    Entry(4, 23, "世界读书日", "World Book Day"),
    Entry(5, 1, "劳动节", "Labour Day"),
    Entry(5, 4, "青年节", "Youth Day"),
    Entry(6, 1, "儿童节", "Children's Day"),
    Entry(9, 5, "中华慈善日", "China Charity Day"),
    Entry(9, 10, "教师节", "Teachers' Day"),
    Entry(10, 1, "国庆节", "National Day"),
    Entry(10, 10, "世界精神卫生日", "World Mental Health Day"),
    Entry(12, 4, "国家宪法日", "Constitution Day"),
    Entry(12, 5, "国际志愿者日", "Volunteer Day"),
  ]

  private static let lunar = [
    Entry(1, 1, "春节", "Spring Festival"),
    Entry(1, 15, "元宵节", "Lantern Festival"),
    Entry(5, 5, "端午节", "Dragon Boat Festival"),
    Entry(8, 15, "中秋节", "Mid-Autumn Festival"),
    Entry(9, 9, "重阳节", "Double Ninth Festival"),
    Entry(12, 8, "腊八节", "Laba Festival"),
  ]
}
