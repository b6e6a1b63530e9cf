// Where the hyphens go: how long the group and the registrant of an ISBN are. The ranges are facts fixed by the
// International ISBN Agency; only the groups a Chinese reading club meets are spelt out.

extension ISBN {
  /// The prefix and the group (language or country) of thirteen `digits`; the group is empty if unknown.
  static func group(of digits: String) -> (prefix: String, group: String) {
    let prefix = String(digits.prefix(3))
    let rest = digits.dropFirst(3)
    let length: Int
    switch (prefix, Int(rest.prefix(5)) ?? 0) {
    case ("978", 0...59_999), ("978", 70_000...79_999): length = 1
    case ("978", 60_000...64_999): length = 3
    case ("978", 65_000...65_999), ("978", 80_000...94_999): length = 2
    case ("978", 95_000...98_999): length = 3
    case ("978", 99_000...99_899): length = 4
    case ("978", 99_900...99_999): length = 5
    case ("979", 10_000...15_999): length = 2
    case ("979", 80_000...89_999): length = 1
    default: length = 0
    }
    return (prefix, String(rest.prefix(length)))
  }

  /// How many digits of `body` (registrant and title) the registrant takes, if the group's ranges are known.
  static func registrantLength(prefix: String, group: String, body: String) -> Int? {
    guard let ranges = registrants["\(prefix)-\(group)"] else { return nil }
    return ranges.first { range in
      let start = body.prefix(range.first.utf8.count)
      return range.first <= start && start <= range.last
    }?.first.utf8.count
  }

  private static let registrants: [String: [(first: String, last: String)]] = [
    "978-7": [
      ("00", "09"), ("100", "499"), ("5000", "7999"), ("80000", "89999"), ("900000", "989999"),
      ("9900000", "9999999"),
    ],
    "978-0": [
      ("00", "19"), ("200", "699"), ("7000", "8499"), ("85000", "89999"), ("900000", "949999"),
      ("9500000", "9999999"),
    ],
    "978-1": [
      ("000", "009"), ("01", "02"), ("0300", "0399"), ("04", "06"), ("0700", "0999"), ("100", "397"),
      ("3980", "5499"), ("55000", "86979"), ("869800", "998999"), ("9990000", "9999999"),
    ],
    "978-3": [
      ("00", "02"), ("030", "033"), ("0340", "0369"), ("03700", "03999"), ("04", "19"), ("200", "699"),
      ("7000", "8499"), ("85000", "89999"), ("900000", "949999"), ("9500000", "9539999"), ("95400", "96999"),
      ("9700000", "9849999"), ("98500", "99999"),
    ],
    "978-4": [
      ("00", "19"), ("200", "699"), ("7000", "8499"), ("85000", "89999"), ("900000", "949999"),
      ("9500000", "9999999"),
    ],
  ]
}
