import Calendars
import Diagnostics
internal import Foundation
import Records
import TOMLKit

/// What stands in the header of a page of Hugo or Jekyll.
indirect enum HeaderValue: Decodable {
  case text(String)
  case list([HeaderValue])
  case map([String: HeaderValue])

  init(from decoder: any Decoder) throws {
    if let map = try? [String: HeaderValue](from: decoder) {
      self = .map(Dictionary(map.map { ($0.key.lowercased(), $0.value) }) { first, _ in first })
    } else if let list = try? [HeaderValue](from: decoder) {
      self = .list(list)
    } else {
      let value = try decoder.singleValueContainer()
      if value.decodeNil() {
        self = .text("")
      } else if let text = try? value.decode(String.self) {
        self = .text(text)
      } else if let flag = try? value.decode(Bool.self) {
        self = .text(String(flag))
      } else if let number = try? value.decode(Int.self) {
        self = .text(String(number))
      } else {
        self = .text(String(try value.decode(Double.self)))
      }
    }
  }

  init(_ raw: RawValue) {
    switch raw {
    case .scalar(let scalar): self = .text(raw.isBlank ? "" : scalar.text)
    case .list(let items, _): self = .list(items.map { HeaderValue($0) })
    case .map(let fields, _):
      self = .map(
        Dictionary(fields.map { ($0.key.lowercased(), HeaderValue($0.value)) }) { first, _ in first })
    }
  }

  /// The texts, one or several.
  var texts: [String] {
    switch self {
    case .text(let text): text.isEmpty ? [] : [text]
    case .list(let items): items.flatMap(\.texts)
    case .map: []
    }
  }
}

/// A page of Hugo or Jekyll: what stands in its header, and where its text begins.
struct PageHeader {
  private var values: [String: HeaderValue] = [:]
  private let file: SourceFile
  private let lines: LineTable
  /// The bytes of the header.
  private var header = 0..<0
  /// Where the text begins.
  private(set) var body: Int
  /// Whether there is a header at all.
  private(set) var isThere = false

  /// The header of `file` in YAML between `---`, TOML between `+++`, or JSON.
  static func read(_ file: SourceFile) -> Checked<PageHeader> {
    var result = PageHeader(file: file)
    let problems = result.read()
    return Checked(result, problems)
  }

  private init(file: SourceFile) {
    self.file = file
    lines = LineTable(file)
    body = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The texts of the first of `keys` that is there; of the taxonomies as well.
  func texts(_ keys: String...) -> [String] {
    let taxonomies: [String: HeaderValue] =
      if case .map(let inner)? = values["taxonomies"] { inner } else { [:] }
    return keys.lazy.compactMap { values[$0] ?? taxonomies[$0] }.first?.texts ?? []
  }

  /// The text of the first of `keys` that has one.
  func text(_ keys: String...) -> String? { keys.lazy.compactMap { values[$0]?.texts.first }.first }

  /// Whether `key` says yes.
  func isTrue(_ key: String) -> Bool { text(key)?.lowercased() == "true" }

  /// The line of the header that begins with `key`; its first line if none does.
  func place(_ key: String) -> Span {
    let first = lines.lineIndex(at: header.lowerBound)
    for index in first..<max(first + 1, lines.lineIndex(at: header.upperBound)) {
      let line = file.text(lines.range(ofLine: index)).drop { " \t\"".contains($0) }
      if line.lowercased().hasPrefix(key) { return file.span(lines.range(ofLine: index)) }
    }
    return file.span(lines.range(ofLine: 0))
  }

  private mutating func read() -> [Problem] {
    let first = trimmed(file.text(lines.range(ofLine: 0)))
    if first == "---" || first == "+++" {
      for index in 1..<max(1, lines.count) where trimmed(file.text(lines.range(ofLine: index))) == first {
        header = lines.range(ofLine: 1).lowerBound..<lines.range(ofLine: index).lowerBound
        body = index + 1 < lines.count ? lines.range(ofLine: index + 1).lowerBound : file.bytes.count
        isThere = true
        return first == "---" ? readYAML() : readTOML()
      }
      return [unreadable(Wording(zh: "资料头没有结束（\(first)）", en: "the header has no end (\(first))"), 0)]
    }
    guard first.hasPrefix("{"), let end = jsonObjects(in: file.bytes).first?.upperBound else { return [] }
    header = 0..<end
    // The text begins on the line below.
    let next = lines.lineIndex(at: end - 1) + 1
    body = next < lines.count ? lines.range(ofLine: next).lowerBound : file.bytes.count
    isThere = true
    return readJSON(
      Array(file.bytes[header]), Wording(zh: "资料头不是正确的 JSON", en: "the header is not valid JSON"))
  }

  private mutating func readYAML() -> [Problem] {
    let found = Records.readYAML(header, in: file)
    if case .map(let inner)? = found.value.map({ HeaderValue($0) }) { values = inner }
    // How a header of another program is written does not matter here, if it can be read.
    return found.problems.filter { $0.severity == .error }
  }

  private mutating func readTOML() -> [Problem] {
    let text = String(file.text(header))
    let broken = Wording(zh: "资料头不是正确的 TOML", en: "the header is not valid TOML")
    guard isReadableTOML(text) else { return [unreadable(broken, 1)] }
    do {
      let table = try TOMLTable(string: text)
      return readJSON(
        Array(table.convert(to: .json).utf8), Wording(zh: "看不懂资料头", en: "the header cannot be read"))
    } catch {
      let line = (error as? TOMLParseError)?.source.begin.line ?? 1
      return [unreadable(broken, line)]
    }
  }

  private mutating func readJSON(_ bytes: [UInt8], _ message: Wording) -> [Problem] {
    guard case .map(let inner)? = try? JSONDecoder().decode(HeaderValue.self, from: Data(bytes)) else {
      return [unreadable(message, 0)]
    }
    values = inner
    return []
  }

  /// Says that the header cannot be read, `line` lines below the file's first.
  private func unreadable(_ message: Wording, _ line: Int) -> Problem {
    return Problem(
      .importSkipped, at: file.span(lines.range(ofLine: min(max(line, 0), lines.count - 1))),
      Wording(zh: "\(message.zh)，这个文件没有导入", en: "\(message.en); the file was not imported"))
  }
}
