import Bibliography
import Calendars
public import Diagnostics

/// A place, prize or round won in a competition, as written and as comparable.
///
/// Results come as 一等奖, 第二名, 并列第五, 五至八名, 四强, 优秀组织奖; a number alone cannot hold them. Each form
/// has a ``strength`` on one scale, so that a list of mixed forms has the order in which a union would print it.
public struct Rank: Sendable, Hashable, Comparable {
  /// The family of forms it belongs to.
  public enum Scheme: String, Sendable, Hashable {
    /// 特等奖, 一等奖, … 四等奖
    case tier
    /// 金奖, 银牌, 铜奖
    case medal
    /// 第三名, 冠军
    case place
    /// 五至八名, 前四名
    case range
    /// 四强, 八强
    case round
    /// 优秀奖, 入围奖, 优秀组织奖
    case other
  }

  /// The text as written.
  public let text: String
  /// Its family.
  public let scheme: Scheme
  /// The best place it can mean, from 1, if it means places.
  public let best: Int?
  /// The worst place it can mean; equal to `best` for a single place.
  public let worst: Int?
  /// Whether the place is shared (并列).
  public let isTied: Bool
  /// Its strength: smaller is better. 特等奖 8, 第N名 10·N, 一等奖 10, a range or round ending at N 10·N + 5, other
  /// prizes 88…99.
  public let strength: Int

  /// Stronger ranks first; of equal ones a shared place comes after an unshared one. Ranks that compare equal
  /// may still be written differently (冠军 and 第一名).
  public static func < (left: Rank, right: Rank) -> Bool {
    (left.strength, left.isTied ? 1 : 0) < (right.strength, right.isTied ? 1 : 0)
  }

  /// Whether the place is one that a field of `teams` does not have: 第七名 of six.
  public func exceeds(teams: Int) -> Bool { best.map { $0 > teams } ?? false }

  /// The rank in English; `nil` for a prize with a name of its own.
  public var english: String? {
    let plain: String? =
      switch (scheme, best, worst) {
      case (.tier, _, _):
        strength < 10 ? "Grand prize" : ["First", "Second", "Third", "Fourth"][strength / 10 - 1] + " prize"
      case (.medal, let place?, _): ["Gold", "Silver", "Bronze"][place - 1] + " medal"
      case (.place, let place?, _): "\(ordinal(place)) place"
      case (.range, let first?, let last?) where first > 1: "\(ordinal(first))–\(ordinal(last)) place"
      case (.range, _, let last?), (.round, _, let last?): "Top \(last)"
      default: fixed[text]?.english
      }
    return plain.map { isTied ? "Tied \($0)" : $0 }
  }

  /// The rank that `text` means, or why it means none. Numerals are Chinese (一…九十九), ASCII or full-width.
  public static func parse(_ text: String) -> Result<Rank, RankFault> {
    var reader = RankReader(text)
    return reader.read(original: text)
  }
}

/// Why a text is no rank.
public enum RankFault: Error, Sendable, Hashable {
  /// It has no form of a rank.
  case unreadable(String)
  /// A place below the first or beyond 99.
  case noSuchPlace(Int)
  /// A range whose end is not after its beginning.
  case backwards(Int, Int)

  /// The fault in words.
  public var wording: Wording {
    switch self {
    case .unreadable(let text):
      Wording(zh: "看不懂名次“\(text)”", en: "“\(text)” is not a rank that can be read")
    case .noSuchPlace(let place):
      Wording(
        zh: place < 1 ? "没有第\(place)名，名次从第一名开始" : "名次最多写到第99名，这里是第\(place)名",
        en: place < 1 ? "there is no place \(place); places begin at 1" : "places go up to 99, not \(place)")
    case .backwards(let first, let last):
      Wording(
        zh: "名次要从前往后写：第\(first)至第\(last)名顺序反了", en: "a range of places ascends: \(first) to \(last) does not")
    }
  }

  /// The forms that can be written, for the message.
  public static var acceptedForms: Wording {
    Wording(
      zh: "可以写：特等奖、一等奖…四等奖，金奖、银奖、铜奖，冠军、亚军、季军、殿军，第三名，并列第五，五至八名，前四名，四强，优胜奖、优秀奖、入围奖、优秀组织奖、鼓励奖等",
      en:
        "write one of 特等奖, 一等奖…四等奖; 金奖, 银奖, 铜奖; 冠军, 亚军, 季军, 殿军; 第三名; 并列第五; 五至八名; 前四名; 四强; 优胜奖, 优秀奖, 入围奖, 优秀组织奖, 鼓励奖"
    )
  }
}

/// Takes a rank apart, after width, blanks and the word for “tied” are out of the way.
private struct RankReader {
  private var text: Substring
  private var isTied = false

  init(_ original: String) {
    var plain = String(original.map(RankReader.plain)).filter { !$0.isWhitespace }
    for mark in ["(并列)", "并列"] {
      guard let range = plain.firstRange(of: mark) else { continue }
      plain.removeSubrange(range)
      isTied = true
      break
    }
    for verb in ["荣获", "获得", "进入", "晋级", "获"] where plain.hasPrefix(verb) {
      plain.removeFirst(verb.count)
      break
    }
    text = Substring(plain)
  }

  private static func plain(_ character: Character) -> Character {
    switch character {
    case "—", "–", "～", "~", "〜", "到", "至", "－": return "-"
    default:
      guard let value = character.unicodeScalars.first?.value, (0xFF01...0xFF5E).contains(value),
        let scalar = Unicode.Scalar(value - 0xFEE0)
      else { return character }
      return Character(scalar)
    }
  }

  mutating func read(original: String) -> Result<Rank, RankFault> {
    func rank(_ scheme: Rank.Scheme, _ strength: Int, _ places: ClosedRange<Int>? = nil) -> Result<
      Rank, RankFault
    > {
      .success(
        Rank(
          text: original, scheme: scheme, best: places?.lowerBound, worst: places?.upperBound, isTied: isTied,
          strength: strength))
    }
    let word = String(text)
    if let form = fixed[word] {
      return rank(form.scheme, form.strength, form.place.map { $0...$0 })
    }
    if word.hasPrefix("最佳"), word.count > 2 { return rank(.other, 96) }
    for (ending, form) in [("等奖", 0), ("等", 0), ("强", 1)] where word.hasSuffix(ending) {
      guard let number = number(word.dropLast(ending.count)) else { break }
      if form == 0, (1...4).contains(number) { return rank(.tier, number * 10) }
      if form == 1, (2...64).contains(number) { return rank(.round, number * 10 + 5, 1...number) }
    }
    if let places = places(word) {
      switch places {
      case .failure(let fault): return .failure(fault)
      case .success(let range):
        return range.count == 1
          ? rank(.place, range.lowerBound * 10, range) : rank(.range, range.upperBound * 10 + 5, range)
      }
    }
    return .failure(.unreadable(original))
  }

  /// `第五`, `第5名`, `5-8名`, `第五至第八名`, `前四名`; `nil` for anything else.
  private func places(_ word: String) -> Result<ClosedRange<Int>, RankFault>? {
    var rest = Substring(word)
    let isTop = rest.hasPrefix("前")
    if isTop { rest.removeFirst() }
    let isMarked = rest.hasPrefix("第") || rest.hasSuffix("名") || isTop
    if rest.hasSuffix("名") { rest.removeLast() }
    let parts = rest.split(separator: "-", omittingEmptySubsequences: false).map { part in
      let bare = part.hasPrefix("第") ? part.dropFirst() : part
      return number(bare.hasSuffix("名") ? bare.dropLast() : bare)
    }
    guard isMarked, (1...2).contains(parts.count), let first = parts.first ?? nil,
      let last = parts.last ?? nil
    else { return nil }
    if let wrong = [first, last].first(where: { !(1...99).contains($0) }) {
      return .failure(.noSuchPlace(wrong))
    }
    if isTop { return parts.count == 1 ? .success(1...first) : nil }
    guard parts.count == 1 || first < last else { return .failure(.backwards(first, last)) }
    return .success(first...last)
  }

  /// A whole number in ASCII or Chinese digits.
  private func number(_ text: some StringProtocol) -> Int? {
    if !text.isEmpty, text.utf8.count <= 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return Int(text)
    }
    return chineseNumber(String(text))
  }
}

/// Forms that are words of their own, with the place they mean, and of prizes without one their English name.
private let fixed: [String: (scheme: Rank.Scheme, strength: Int, place: Int?, english: String?)] = [
  "特等奖": (.tier, 8, nil, nil), "特等": (.tier, 8, nil, nil),
  "金奖": (.medal, 10, 1, nil), "金牌": (.medal, 10, 1, nil), "银奖": (.medal, 20, 2, nil),
  "银牌": (.medal, 20, 2, nil),
  "铜奖": (.medal, 30, 3, nil), "铜牌": (.medal, 30, 3, nil),
  "冠军": (.place, 10, 1, nil), "亚军": (.place, 20, 2, nil), "季军": (.place, 30, 3, nil),
  "殿军": (.place, 40, 4, nil),
  "优胜奖": (.other, 88, nil, "Winner’s prize"), "优胜": (.other, 88, nil, nil),
  "优秀奖": (.other, 90, nil, "Merit prize"),
  "入围奖": (.other, 95, nil, "Shortlisted"), "入围": (.other, 95, nil, nil),
  "提名奖": (.other, 95, nil, "Nominated"),
  "优秀组织奖": (.other, 96, nil, "Organisation prize"), "组织奖": (.other, 96, nil, "Organisation prize"),
  "体育道德风尚奖": (.other, 96, nil, "Fair play prize"),
  "道德风尚奖": (.other, 96, nil, "Fair play prize"), "精神文明奖": (.other, 96, nil, nil),
  "鼓励奖": (.other, 99, nil, "Encouragement prize"),
  "参与奖": (.other, 99, nil, "Participation prize"), "纪念奖": (.other, 99, nil, "Commemorative prize"),
]
