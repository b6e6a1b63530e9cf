public import Diagnostics
import Calendars

/// Data for a template from a JSON file (RFC 8259), with its type.
public struct TemplateData: Sendable {
  /// The fields of the outermost object.
  let fields: [(key: String, value: Value)]

  /// Reads `file`, whose outermost value is an object; the order of names is kept.
  ///
  /// Text that is an ISO 8601 date is a date.
  public static func read(_ file: SourceFile) -> Checked<TemplateData> {
    var reader = JSONReader(file)
    let value = reader.document()
    if let problem = reader.problem { return Checked(TemplateData(fields: []), [problem]) }
    guard case .map(let fields) = value else {
      return Checked(
        TemplateData(fields: []),
        [
          Problem(
            .templateData, at: file.span(at: 0),
            Wording(zh: "数据的最外层应是 { }", en: "the outermost value must be an object: { }"))
        ])
    }
    return Checked(TemplateData(fields: fields))
  }

  /// The type of the data.
  var type: ValueType { inferredType(.map(fields)) }
}

/// The type of a value read from data.
func inferredType(_ value: Value) -> ValueType {
  switch value {
  case .none: .none
  case .bool: .bool
  case .int: .int
  case .double: .double
  case .string: .string
  case .html: .html
  case .date: .date
  case .list(let items):
    .list(
      items.dropFirst().reduce(items.first.map(inferredType) ?? .any) { $0.joined(inferredType($1)) },
      atLeast: items.count)
  case .map(let fields):
    .record(fields.map { ValueType.RecordField(name: $0.key, type: inferredType($0.value)) })
  case .object(let object): .object(object.type)
  }
}

/// Reads JSON with the order of names; stops at the first fault.
private struct JSONReader {
  private let file: SourceFile
  private var index = 0
  private(set) var problem: Problem?

  init(_ file: SourceFile) {
    self.file = file
    if file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  private var byte: UInt8? { index < file.bytes.count ? file.bytes[index] : nil }

  mutating func document() -> Value {
    let value = value(depth: 0)
    space()
    if problem == nil, byte != nil { fail(Wording(zh: "数据的结束", en: "the end of the data")) }
    return value
  }

  private mutating func fail(_ expected: Wording) {
    guard problem == nil else { return }
    problem = Problem(
      .templateData, at: file.span(at: min(index, file.bytes.count)),
      Wording(zh: "这里应是\(expected.zh)", en: "\(expected.en) is expected here"))
  }

  private mutating func space() {
    while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
  }

  private mutating func accept(_ character: Character) -> Bool {
    guard let byte, byte == character.asciiValue else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) -> Value {
    space()
    guard depth < 100 else {
      fail(Wording(zh: "较浅的嵌套（最多 100 层）", en: "less nesting (at most 100 levels)"))
      return .none
    }
    switch byte {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "\""):
      let text = string()
      return TemplateDate(iso: text).map { $0.description == text ? .date($0) : .string(text) }
        ?? .string(text)
    default: break
    }
    for (word, value) in [("true", Value.bool(true)), ("false", .bool(false)), ("null", .none)]
    where file.bytes[index...].starts(with: word.utf8) {
      index += word.utf8.count
      return value
    }
    return number()
  }

  private mutating func object(_ depth: Int) -> Value {
    index += 1
    var fields: [(key: String, value: Value)] = []
    space()
    if accept("}") { return .map([]) }
    repeat {
      space()
      guard byte == UInt8(ascii: "\"") else {
        fail(Wording(zh: "双引号括住的名字", en: "a name in double quotes"))
        return .none
      }
      let key = string()
      space()
      if !accept(":") { fail(Wording(zh: "冒号", en: "a colon")) }
      let value = value(depth: depth + 1)
      if let known = fields.firstIndex(where: { $0.key == key }) {
        fields[known].value = value
      } else {
        fields.append((key, value))
      }
      space()
    } while problem == nil && accept(",")
    if !accept("}") { fail(Wording(zh: "逗号或 }", en: "a comma or }")) }
    return .map(fields)
  }

  private mutating func array(_ depth: Int) -> Value {
    index += 1
    var items: [Value] = []
    space()
    if accept("]") { return .list([]) }
    repeat {
      items.append(value(depth: depth + 1))
      space()
    } while problem == nil && accept(",")
    if !accept("]") { fail(Wording(zh: "逗号或 ]", en: "a comma or ]")) }
    return .list(items)
  }

  private mutating func number() -> Value {
    let start = index
    while let byte, (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte) {
      index += 1
    }
    let text = file.text(start..<index)
    if let whole = Int(text) { return .int(whole) }
    if let number = Double(text), number.isFinite { return .double(number) }
    index = start
    fail(Wording(zh: "一个值", en: "a value"))
    return .none
  }

  private mutating func string() -> String {
    index += 1
    var bytes: [UInt8] = []
    while let next = byte, next != UInt8(ascii: "\"") {
      guard next >= 0x20 else { break }
      index += 1
      if next != UInt8(ascii: "\\") { bytes.append(next) } else { escape(&bytes) }
    }
    if !accept("\"") { fail(Wording(zh: "双引号", en: "a double quote")) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func escape(_ bytes: inout [UInt8]) {
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "b"): 0x08,
      UInt8(ascii: "f"): 0x0C, UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F,
    ]
    guard let letter = byte else { return }
    if let plain = simple[letter] {
      index += 1
      bytes.append(plain)
      return
    }
    guard letter == UInt8(ascii: "u"), let high = unit() else {
      return fail(Wording(zh: "一个转义，如 \\n 或 \\u4e2d", en: "an escape such as \\n or \\u4e2d"))
    }
    var units = [high]
    if UTF16.isLeadSurrogate(high), file.bytes[index...].starts(with: [0x5C, UInt8(ascii: "u")]) {
      index += 1
      if let low = unit() { units.append(low) }
    }
    bytes += Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// `uXXXX`.
  private mutating func unit() -> UInt16? {
    let digits = file.bytes[min(index + 1, file.bytes.count)..<min(index + 5, file.bytes.count)]
    guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
      return nil
    }
    index += 5
    return unit
  }
}
