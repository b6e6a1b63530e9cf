/// One input file: its path below the site's folder and its bytes, read once and never changed.
///
/// Everything that reports a problem does so with a ``Span`` of byte offsets into `bytes`. Lines and columns
/// are worked out only when a problem is printed (see ``LineTable``), because cmark counts bytes, YAML counts
/// scalars and an editor counts characters, and a Chinese character is 3, 1 and 1 of them.
public struct SourceFile: Sendable, Hashable {
  /// The path below the site's folder, with `/` between components: `content/clubs/volleyball.md`.
  public let path: String
  /// The file's content as read.
  public let bytes: [UInt8]

  /// A file called `path` that holds `bytes`.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A file called `path` that holds `text` as UTF-8.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The span of this file that covers `range`, a range of byte offsets; what lies outside is cut off.
  ///
  /// An end inside a character takes the whole of it: half of one cannot be shown, and a mending there would break the file.
  public func span(_ range: Range<Int>) -> Span {
    let inside = range.clamped(to: 0..<bytes.count)
    return Span(
      path: path, range: boundary(at: inside.lowerBound, -1)..<boundary(at: inside.upperBound, 1))
  }

  /// An empty span at byte `offset`.
  public func span(at offset: Int) -> Span {
    let start = boundary(at: min(max(offset, 0), bytes.count), -1)
    return Span(path: path, range: start..<start)
  }

  /// The nearest beginning of a character, counted from `offset` in a direction. What is not UTF-8 has none everywhere; no
  /// character has more than four bytes.
  private func boundary(at offset: Int, _ direction: Int) -> Int {
    (0..<4).lazy.map { offset + $0 * direction }.first { index in
      index <= 0 || index >= bytes.count || bytes[index] & 0xC0 != 0x80
    } ?? offset
  }

  /// The bytes in `range` as text; malformed UTF-8 becomes U+FFFD.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}

/// A place in an input file: a path and a half-open range of byte offsets.
public struct Span: Sendable, Hashable, Codable {
  /// The file's path, as in ``SourceFile/path``.
  public var path: String
  /// Byte offset of the first byte.
  public var lower: Int
  /// Byte offset after the last byte; equal to `lower` for a point.
  public var upper: Int

  /// A place in the file at `path`.
  public init(path: String, range: Range<Int>) {
    self.path = path
    self.lower = range.lowerBound
    self.upper = range.upperBound
  }

  /// The byte offsets covered.
  public var range: Range<Int> { lower..<max(lower, upper) }
}

/// A position as an editor shows it.
public struct Position: Sendable, Hashable, Codable {
  /// Line, counted from 1.
  public var line: Int
  /// Column, counted from 1 in characters (extended grapheme clusters).
  public var column: Int

  /// A position from a line and a column, both counted from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// The line starts of a file, made once to turn many offsets into positions.
///
/// Lines end at LF, CR LF or a lone CR, as in CommonMark. Building is linear in the file, a look-up is
/// O(log lines + line length).
public struct LineTable: Sendable {
  /// The file.
  let file: SourceFile
  private let starts: [Int]

  /// The table for `file`.
  public init(_ file: SourceFile) {
    self.file = file
    var starts = [0]
    let bytes = file.bytes
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x0A {
        starts.append(index + 1)
      } else if bytes[index] == 0x0D, index + 1 == bytes.count || bytes[index + 1] != 0x0A {
        starts.append(index + 1)
      }
      index += 1
    }
    self.starts = starts
  }

  /// Number of lines; a file that ends with a line break has an empty last line.
  public var count: Int { starts.count }

  /// Index into the table (from 0) of the line that holds byte `offset`.
  public func lineIndex(at offset: Int) -> Int {
    max(starts.partitioningIndex { $0 > offset } - 1, 0)
  }

  /// The bytes of line `index` (from 0) without its line break.
  public func range(ofLine index: Int) -> Range<Int> {
    let lower = starts[index]
    var upper = index + 1 < starts.count ? starts[index + 1] : file.bytes.count
    while upper > lower, file.bytes[upper - 1] == 0x0A || file.bytes[upper - 1] == 0x0D { upper -= 1 }
    return lower..<upper
  }

  /// What columns are counted in.
  public enum ColumnUnit: Sendable {
    /// Extended grapheme clusters, which is what people see as one.
    case characters
    /// Unicode code points, as some programs count.
    case codePoints
  }

  /// The position of byte `offset`.
  ///
  /// A byte-order mark at the start of the file is not counted: no editor shows it.
  public func position(at offset: Int, counting unit: ColumnUnit = .characters) -> Position {
    let index = lineIndex(at: offset)
    var lower = starts[index]
    if index == 0, file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { lower = min(3, max(offset, 0)) }
    let upper = min(max(offset, lower), file.bytes.count)
    let before = file.text(lower..<upper)
    return Position(
      line: index + 1, column: (unit == .characters ? before.count : before.unicodeScalars.count) + 1)
  }

  /// The text of the line that holds byte `offset`, without its line break.
  public func text(ofLineAt offset: Int) -> String {
    file.text(range(ofLine: lineIndex(at: offset)))
  }
}
