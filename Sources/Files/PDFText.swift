internal import Diagnostics
internal import Foundation
internal import Glibc

/// Reads a PDF with Poppler's programs, `pdftotext` and `pdfinfo`. Fonts of a PDF number their characters as they like, so that
/// nothing less than a PDF library finds a telephone number in it; a process of its own keeps a damaged file out of this one.
func readPDF(_ location: String) -> DocumentReading {
  guard let converter = program("pdftotext") else {
    return DocumentReading(
      fault: Wording(
        zh: "没有 pdftotext，这个 PDF 没有看过；请安装 poppler-utils",
        en: "there is no pdftotext, so this PDF was not looked through; install poppler-utils"))
  }
  guard let text = output(of: converter, ["-q", "-enc", "UTF-8", "-eol", "unix", location, "-"]) else {
    return DocumentReading(
      fault: Wording(
        zh: "这个 PDF 打不开（加密、损坏，或一分钟还没读完），没有看过",
        en: "this PDF is encrypted, damaged or takes more than a minute to read, and was not looked through"))
  }
  let properties = program("pdfinfo").flatMap { output(of: $0, ["-enc", "UTF-8", location]) } ?? ""
  // A scan has pictures only. That is no fault of the file, but it has not been looked through either.
  if text.allSatisfy(\.isWhitespace) {
    return DocumentReading(
      texts: [described(properties)],
      fault: Wording(
        zh: "这个 PDF 里没有文字（多半是扫描件），没有看过",
        en: "this PDF has no text, it may be a scan, and was not looked through"))
  }
  return DocumentReading(texts: [text, described(properties)])
}

/// Title, author, subject and keywords; the dates and numbers beside them are the program's, not the author's.
private func described(_ properties: String) -> String {
  properties.split(separator: "\n").filter { line in
    ["Title:", "Subject:", "Keywords:", "Author:"].contains { line.hasPrefix($0) }
  }.joined(separator: "\n")
}

private func program(_ name: String) -> String? {
  ["/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + name }.first {
    access($0, X_OK) == 0
  }
}

/// What `tool` writes, if it ends well and within a minute: there are files with which it never ends.
private func output(of tool: String, _ arguments: [String]) -> String? {
  let process = Process()
  let pipe = Pipe()
  let timer = program("timeout")
  process.executableURL = URL(fileURLWithPath: timer ?? tool)
  process.arguments = (timer == nil ? [] : ["--signal=KILL", "60", tool]) + arguments
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  process.standardInput = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return nil }
  let data = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { return nil }
  return String(decoding: data, as: UTF8.self)
}
