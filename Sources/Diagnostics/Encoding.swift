internal import Foundation

/// The file if it is UTF-8 text; else an error that says what it is and how to save it right.
///
/// A byte-order mark is left in place (offsets stay those of the file) and reported as a note with a certain
/// mending. Files in GBK or GB18030, which Windows editors in China write, are recognised and carry a mending
/// to UTF-8. Files larger than 8 MiB are refused: no record is that long, and a wrong file would stall the run.
/// - Parameter isForeign: whether it comes from another program or site and is only read. Then controls and noncharacters are let
///   pass, which HTML does not let stand in a page.
public func checkText(_ file: SourceFile, isForeign: Bool = false) -> Checked<SourceFile?> {
  let bytes = file.bytes
  let whole = file.span(0..<min(bytes.count, 1))
  if bytes.count > 8 << 20 {
    let size = "\(bytes.count >> 20) MiB"
    return Checked(
      nil,
      [
        Problem(
          .fileTooLarge, at: file.span(at: 0),
          Wording(
            zh: "文件有 \(size)，超过文本文件 8 MiB 的上限", en: "the file is \(size), text files may have 8 MiB"),
          suggestion: Wording(
            zh: "请检查是否误放了图片或视频；附件请放在记录的文件夹里，不要用 .md、.csv、.yaml 扩展名",
            en: "check whether a picture or video got the wrong extension"))
      ])
  }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    let encoding: String.Encoding = bytes[0] == 0xFF ? .utf16LittleEndian : .utf16BigEndian
    let text = String(bytes: bytes.dropFirst(2), encoding: encoding)
    return Checked(
      nil,
      [
        Problem(
          .encodingUTF16, at: whole,
          Wording(zh: "文件是 UTF-16 编码，不是 UTF-8", en: "the file is UTF-16, not UTF-8"),
          suggestion: saveAsUTF8,
          fix: text.map { Fix(replacing: file.span(0..<bytes.count), by: $0) })
      ])
  }
  if let bad = firstInvalidUTF8(bytes) {
    // Core Foundation's GB 18030, which Foundation on Linux knows but has no name for.
    let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    if let text = String(bytes: bytes, encoding: gb18030), looksLikeChinese(text) {
      return Checked(
        nil,
        [
          Problem(
            .encodingGBK, at: file.span(bad..<bad + 1),
            Wording(
              zh: "文件是 GBK（GB18030）编码，不是 UTF-8", en: "the file is GBK (GB18030), not UTF-8"),
            suggestion: saveAsUTF8, fix: Fix(replacing: file.span(0..<bytes.count), by: text))
        ])
    }
    return Checked(
      nil,
      [
        Problem(
          .encodingInvalid, at: file.span(bad..<bad + 1),
          Wording(
            zh: "这里的字节 0x\(hex(bytes[bad])) 不是 UTF-8 文字",
            en: "byte 0x\(hex(bytes[bad])) is not UTF-8 text"),
          suggestion: saveAsUTF8)
      ])
  }
  if let zero = bytes.firstIndex(of: 0) {
    return Checked(
      nil,
      [
        Problem(
          .encodingInvalid, at: file.span(zero..<zero + 1),
          Wording(
            zh: "文件里有空字节，这不是文本文件", en: "the file holds a NUL byte; it is not a text file"),
          suggestion: saveAsUTF8)
      ])
  }
  if !isForeign, let problem = controlProblem(in: file) { return Checked(nil, [problem]) }
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
    return Checked(
      file,
      [
        Problem(
          .encodingBOM, at: file.span(0..<3),
          Wording(
            zh: "文件开头有字节顺序标记（BOM），已忽略", en: "the file starts with a byte-order mark, ignored"),
          fix: Fix(replacing: file.span(0..<3), by: ""))
      ])
  }
  return Checked(file)
}

/// The characters of `file` that nobody sees and no page may hold, with the mending of all of them.
/// - Complexity: linear.
private func controlProblem(in file: SourceFile) -> Problem? {
  var edits: [Edit] = []
  var first: UInt32?
  file.bytes.withUnsafeBufferPointer { bytes in
    for index in bytes.indices {
      guard let (value, length) = control(in: bytes[index...]) else { continue }
      first = first ?? value
      // Those that break lines in other programs part words here.
      let parts = [0x0B, 0x0C, 0x85].contains(value)
      edits.append(Edit(file.span(index..<index + length), replacement: parts ? " " : ""))
    }
  }
  guard let first, let place = edits.first?.span else { return nil }
  let digits = String(first, radix: 16, uppercase: true)
  let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  return Problem(
    .encodingControl, at: place,
    edits.count == 1
      ? Wording(
        zh: "这里有一个看不见的控制字符（\(name)）", en: "here is a control character that nobody sees (\(name))")
      : Wording(
        zh: "文件里有 \(edits.count) 个看不见的控制字符，第一个在这里（\(name)）",
        en: "the file holds \(edits.count) control characters that nobody sees, the first one here (\(name))"),
    suggestion: Wording(
      zh: "多半是从 Word 或 PDF 里粘贴带来的；运行 unionpress fix 去掉，或把这几个字重新输入一遍",
      en: "they come with texts pasted from Word or PDF; run unionpress fix, or type the words anew"),
    fix: Fix(edits))
}

/// The character that `bytes`, which are UTF-8, begin with and its length, if HTML takes it for an error wherever it stands: a control
/// that is no blank, U+FFFE or U+FFFF.
private func control(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (value: UInt32, length: Int)? {
  let start = bytes.startIndex
  switch bytes[start] {
  case 0x09, 0x0A, 0x0D: return nil
  case 0..<0x20, 0x7F: return (UInt32(bytes[start]), 1)
  // U+0080 to U+009F.
  case 0xC2 where bytes[start + 1] < 0xA0: return (UInt32(bytes[start + 1]), 2)
  case 0xEF where bytes[start + 1] == 0xBF && bytes[start + 2] >= 0xBE:
    return (0xFF40 | UInt32(bytes[start + 2]), 3)
  default: return nil
  }
}

private let saveAsUTF8 = Wording(
  zh: "用编辑器打开，“另存为”时编码选 UTF-8；或运行 unionpress fix",
  en: "save the file again as UTF-8, or run unionpress fix")

private func hex(_ byte: UInt8) -> String {
  let text = String(byte, radix: 16, uppercase: true)
  return text.count == 1 ? "0" + text : text
}

/// Offset of the first byte that is not part of well-formed UTF-8.
private func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
  // The common case is decided by the standard library's fast validation.
  if String(validating: bytes, as: UTF8.self) != nil { return nil }
  var index = 0
  while index < bytes.count {
    let length: Int
    switch bytes[index] {
    case 0x00...0x7F: length = 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return index
    }
    guard index + length <= bytes.count,
      length == 1 || String(validating: bytes[index..<index + length], as: UTF8.self) != nil
    else { return index }
    index += length
  }
  return nil
}

/// Whether decoding as GB18030 gave mostly 汉字, full-width punctuation and ASCII: random bytes do not.
private func looksLikeChinese(_ text: String) -> Bool {
  var good = 0
  var bad = 0
  for scalar in text.unicodeScalars where scalar.value >= 0x80 {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3000...0x303F, 0xFF00...0xFFEF, 0x2010...0x2027: good += 1
    default: bad += 1
    }
  }
  return good > bad * 4
}
