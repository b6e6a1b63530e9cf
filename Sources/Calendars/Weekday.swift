/// A day of the week, numbered as in ISO 8601: Monday is 1, Sunday 7.
public enum Weekday: Int, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// 星期一
  case monday = 1
  /// 星期二
  case tuesday
  /// 星期三
  case wednesday
  /// 星期四
  case thursday
  /// 星期五
  case friday
  /// 星期六
  case saturday
  /// 星期日
  case sunday

  /// The weekday of any whole number, counted on and on from Monday = 1: 8 is a Monday again, 0 a Sunday.
  public init(cyclic number: Int) {
    switch ((number - 1) % 7 + 7) % 7 {
    case 0: self = .monday
    case 1: self = .tuesday
    case 2: self = .wednesday
    case 3: self = .thursday
    case 4: self = .friday
    case 5: self = .saturday
    default: self = .sunday
    }
  }

  /// The weekday named by `text`: `3`, `三`, `周三`, `星期三`, `礼拜三`, `Wed`, `Wednesday`; for Sunday also
  /// 日 and 天. Case, surrounding blanks and full-width digits do not matter. `nil` for everything else.
  public init?(text: some StringProtocol) {
    var word = String(text.map(plain)).lowercased()
    while word.first?.isWhitespace == true { word.removeFirst() }
    while word.last?.isWhitespace == true { word.removeLast() }
    for prefix in ["星期", "礼拜", "周"] where word.hasPrefix(prefix) {
      word.removeFirst(prefix.count)
      break
    }
    guard
      let found = Weekday.allCases.first(where: {
        word == String($0.rawValue) || word == $0.han || word == $0.english.lowercased()
          || word == $0.shortEnglish.lowercased() || word == $0.code.lowercased()
      })
    else {
      guard word == "天" else { return nil }
      self = .sunday
      return
    }
    self = found
  }

  /// 一, 二, … 六, 日.
  public var han: String {
    switch self {
    case .monday: "一"
    case .tuesday: "二"
    case .wednesday: "三"
    case .thursday: "四"
    case .friday: "五"
    case .saturday: "六"
    case .sunday: "日"
    }
  }

  /// 星期一 … 星期日.
  public var chinese: String { "星期" + han }
  /// 周一 … 周日.
  public var shortChinese: String { "周" + han }

  /// Monday … Sunday.
  public var english: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }

  /// Mon … Sun.
  public var shortEnglish: String { String(english.prefix(3)) }

  /// The two letters of an RRULE's BYDAY: `MO` … `SU` (RFC 5545 §3.3.10).
  public var code: String { String(english.prefix(2)).uppercased() }

  /// The seven weekdays in order, beginning with `first`.
  public static func week(from first: Weekday) -> [Weekday] {
    (0..<7).map { Weekday(cyclic: first.rawValue + $0) }
  }

  /// The order of the ISO week: Monday first.
  public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
}
