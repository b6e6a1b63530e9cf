/// Something about a person that must not be published, found in a text.
public struct PrivateData: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A Chinese identity number of 18 characters, with its check digit (GB 11643).
    case identityNumber = "id-number"
    /// One of 15 digits, of before 1999.
    case oldIdentityNumber = "old-id-number"
    /// A mobile number of mainland China.
    case mobileNumber = "mobile"
    /// A bank card's number with its check digit (ISO/IEC 7812).
    case bankCard = "bank-card"
    /// An e-mail address outside of the school.
    case mailAddress = "mail"
    /// A number or name for QQ or WeChat.
    case chatAccount = "chat"
    /// An amount beside a word for pay.
    case pay
  }

  /// What it is.
  public var kind: Kind
  /// Where it stands, in bytes.
  public var range: Range<Int>
  /// Itself with most of it starred: reports are read by others, too.
  public var masked: String

  /// Whether it is certain enough to stop a build.
  public var isCertain: Bool {
    kind == .identityNumber || kind == .mobileNumber || kind == .bankCard
  }
}

/// What may be published all the same.
public struct PrivacyPolicy: Sendable, Hashable {
  /// Domains whose addresses are the school's own: `example.edu.cn`.
  public var domains: [String] = []
  /// Addresses and accounts of offices, as written. A personal number does not become an office's by standing here.
  public var offices: [String] = []

  /// Nothing is excepted.
  public init() {}
}

/// Numbers that must not be published, in UTF-8 text of any sort: identity numbers, mobile numbers, bank cards.
///
/// Full-width digits count, and spaces or hyphens between groups. A number inside of a longer number or a word is none.
/// - Complexity: linear; a byte that begins no number costs next to nothing.
public func privateNumbers(in bytes: [UInt8]) -> [PrivateData] {
  var found: [PrivateData] = []
  bytes.withUnsafeBufferPointer { buffer in
    var index = 0
    while index < buffer.count {
      let byte = buffer[index]
      // Digits, and the first byte of full-width ones.
      guard byte < 0x3A ? byte >= 0x30 : byte == 0xEF, digit(buffer, index) != nil else {
        index += 1
        continue
      }
      let (count, end) = NumberRun.size(buffer, from: index)
      // Most numbers of a page are too short to be looked at twice.
      if count >= shortestNumber { found += NumberRun(buffer, from: index).found() }
      index = end
    }
  }
  return found
}

/// `bytes` with the middle of every private number starred, for excerpts in reports. The length stays the same.
public func maskingPrivateNumbers(in bytes: [UInt8]) -> [UInt8] {
  var result = bytes
  for data in privateNumbers(in: bytes) {
    let places = bytes.withUnsafeBufferPointer { buffer in
      data.range.compactMap { index in digit(buffer, index).map { (index, $0.length) } }
    }
    // Of a full-width digit only its first byte begins one.
    for (index, length) in places.dropFirst(3).dropLast(4) {
      if length == 1 {
        result[index] = 0x2A
      } else {
        result.replaceSubrange(index..<index + 3, with: [0xEF, 0xBC, 0x8A])
      }
    }
  }
  return result
}

/// The digit at `index` and its length in bytes.
private func digit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (value: UInt8, length: Int)? {
  guard index < bytes.count else { return nil }
  let byte = bytes[index]
  if byte >= 0x30, byte <= 0x39 { return (byte, 1) }
  // ０…９ are EF BC 90 … EF BC 99.
  if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBC, (0x90...0x99).contains(bytes[index + 2])
  {
    return (bytes[index + 2] - 0x60, 3)
  }
  return nil
}

/// The digits of a mobile number, which is the shortest of all.
private let shortestNumber = 11
/// Groups that are looked at together.
private let mostGroups = 64

/// Groups of digits with one separator between them.
private struct NumberRun {
  private struct Group {
    var digits: [UInt8]
    var range: Range<Int>
  }

  private var groups: [Group] = []
  /// Whether a letter or the rest of a number stands before or after.
  private var isBoundLeft = false
  private var isBoundRight = false
  /// Where an X after the last digit ends: part of an identity number.
  private var endOfX: Int?
  /// How many digits the run has that begins at `start`, and where it ends.
  static func size(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (count: Int, end: Int) {
    var (count, groups, end) = (0, 1, start)
    while true {
      while let (_, length) = digit(bytes, end) {
        count += 1
        end += length
      }
      guard let length = separator(bytes, end), digit(bytes, end + length) != nil, groups < mostGroups else {
        return (count, end)
      }
      end += length
      groups += 1
    }
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    if start > 0 {
      let before = bytes[start - 1]
      let isPoint = before == 0x2E && start > 1 && (0x30...0x39).contains(bytes[start - 2])
      isBoundLeft = isLetter(before) || isPoint
    }
    var index = start
    var end = start
    while true {
      var digits: [UInt8] = []
      let first = index
      while let (value, length) = digit(bytes, index) {
        digits.append(value)
        index += length
      }
      groups.append(Group(digits: digits, range: first..<index))
      end = index
      guard let length = separator(bytes, index), digit(bytes, index + length) != nil,
        groups.count < mostGroups
      else { break }
      index += length
    }
    guard end < bytes.count else { return }
    let after = bytes[end]
    if after == 0x58 || after == 0x78 {
      endOfX = end + 1
    } else if after == 0xEF, end + 2 < bytes.count,
      (bytes[end + 1] == 0xBC && bytes[end + 2] == 0xB8) || (bytes[end + 1] == 0xBD && bytes[end + 2] == 0x98)
    {
      endOfX = end + 3
    }
    if let endOfX {
      if endOfX < bytes.count, isLetter(bytes[endOfX]) || digit(bytes, endOfX) != nil { self.endOfX = nil }
      isBoundRight = true
    } else {
      let isPoint = after == 0x2E && end + 1 < bytes.count && (0x30...0x39).contains(bytes[end + 1])
      isBoundRight = isLetter(after) || isPoint
    }
  }

  func found() -> [PrivateData] {
    var result: [PrivateData] = []
    var start = 0
    while start < groups.count {
      guard let (data, next) = first(from: start) else {
        start += 1
        continue
      }
      result.append(data)
      start = next
    }
    return result
  }

  /// The number that begins with the group at `start`, and the group after it.
  private func first(from start: Int) -> (PrivateData, Int)? {
    if start == 0, isBoundLeft { return nil }
    var digits: [UInt8] = []
    var sizes: [Int] = []
    for index in start..<groups.count {
      digits += groups[index].digits
      sizes.append(groups[index].digits.count)
      if digits.count > 19 { return nil }
      let isLast = index == groups.count - 1
      let range = groups[start].range.lowerBound..<groups[index].range.upperBound
      if isLast, let endOfX, digits.count == 17, isIdentity(digits + [0x58]) {
        let data = PrivateData(
          kind: .identityNumber, range: range.lowerBound..<endOfX, masked: masked(digits + [0x58], 6, 4))
        return (data, index + 1)
      }
      if isLast, isBoundRight { return nil }
      if let (kind, head, tail) = kind(digits, sizes) {
        return (PrivateData(kind: kind, range: range, masked: masked(digits, head, tail)), index + 1)
      }
    }
    return nil
  }

  private func kind(_ digits: [UInt8], _ sizes: [Int]) -> (PrivateData.Kind, head: Int, tail: Int)? {
    switch digits.count {
    case 11 where isMobile(digits[...]) && mobileGroups.contains(sizes): return (.mobileNumber, 3, 4)
    // With the country's number before it.
    case 13 where sizes.count == 1 && digits.starts(with: [0x38, 0x36]) && isMobile(digits.dropFirst(2)):
      return (.mobileNumber, 5, 4)
    case 15 where sizes.count == 1 && isOldIdentity(digits): return (.oldIdentityNumber, 6, 3)
    case 18 where isIdentity(digits): return (.identityNumber, 6, 4)
    default: break
    }
    let isGrouped =
      sizes.count == 1
      || (sizes.dropLast().allSatisfy { $0 == 4 } && (1...4).contains(sizes[sizes.count - 1]))
    if (16...19).contains(digits.count), isGrouped, (0x33...0x36).contains(digits[0]), isLuhn(digits) {
      return (.bankCard, 4, 4)
    }
    return nil
  }
}

/// How people write the eleven digits of a mobile number.
private let mobileGroups: Set<[Int]> = [
  [11], [3, 4, 4], [3, 8], [7, 4], [4, 3, 4], [3, 3, 5], [4, 4, 3],
]

private func isLetter(_ byte: UInt8) -> Bool {
  (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
}

/// The length of a space or hyphen of any width.
private func separator(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
  guard index < bytes.count else { return nil }
  switch bytes[index] {
  case 0x20, 0x2D: return 1
  case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: return 2
  case 0xE2
  where index + 2 < bytes.count && bytes[index + 1] == 0x80 && (0x90...0x95).contains(bytes[index + 2]):
    return 3
  case 0xE3 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80: return 3
  case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBC && bytes[index + 2] == 0x8D: return 3
  default: return nil
  }
}

private func masked(_ digits: [UInt8], _ head: Int, _ tail: Int) -> String {
  let stars = String(repeating: "*", count: max(0, digits.count - head - tail))
  return String(decoding: digits.prefix(head), as: UTF8.self) + stars
    + String(decoding: digits.suffix(tail), as: UTF8.self)
}

// MARK: The numbers

private func isMobile(_ digits: ArraySlice<UInt8>) -> Bool {
  digits.count == 11 && digits.first == 0x31
    && digits.dropFirst().first.map { (0x33...0x39).contains($0) } == true
}

private func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) - 0x30 } }

/// GB 11643: six digits of a region, a date of birth, an order, a check character.
private func isIdentity(_ text: [UInt8]) -> Bool {
  guard text.count == 18, (0x31...0x39).contains(text[0]) else { return false }
  let (year, month, day) = (number(text[6..<10]), number(text[10..<12]), number(text[12..<14]))
  guard (1850...2150).contains(year), isDay(month, day) else { return false }
  let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  let sum = zip(text, weights).reduce(0) { $0 + (Int($1.0) - 0x30) * $1.1 }
  return Array("10X98765432".utf8)[sum % 11] == text[17]
}

private func isOldIdentity(_ digits: [UInt8]) -> Bool {
  (0x31...0x38).contains(digits[0]) && isDay(number(digits[8..<10]), number(digits[10..<12]))
}

private func isDay(_ month: Int, _ day: Int) -> Bool { (1...12).contains(month) && (1...31).contains(day) }

/// ISO/IEC 7812: every second digit from the right counts twice.
private func isLuhn(_ digits: [UInt8]) -> Bool {
  var sum = 0
  for (place, digit) in digits.reversed().enumerated() {
    let value = (Int(digit) - 0x30) * (place % 2 == 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 == 0
}
