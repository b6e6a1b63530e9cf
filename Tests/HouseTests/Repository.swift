import Foundation
import Glibc
import Support

/// A text file of the repository.
struct RepositoryFile {
  /// The path from the repository's root, with `/`.
  let path: String
  let text: String

  /// The name without folders.
  var name: String { String(path.split(separator: "/").last ?? "") }

  /// The lines, without their ends.
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
}

/// A place in code where a word stands.
struct Finding {
  let line: Int
  /// The whole line without its indentation.
  let text: String
  /// What follows the word on its line.
  let rest: String
}

extension RepositoryFile {
  /// Where `word` stands in the code of this file, outside comments. An end of `word` that is a letter, a digit or
  /// a low line matches whole words only.
  ///
  /// Searched in bytes by the C library: a regular expression over every line takes these tests from
  /// milliseconds to most of a minute.
  func findings(of word: String) -> [Finding] {
    let bytes = Array(text.utf8)
    let needle = Array(word.utf8)
    func isWord(_ index: Int) -> Bool {
      guard bytes.indices.contains(index) else { return false }
      let byte = bytes[index]
      return byte == UInt8(ascii: "_") || byte >= 0x80 || Character(Unicode.Scalar(byte)).isLetter
        || Character(Unicode.Scalar(byte)).isNumber
    }
    var result: [Finding] = []
    var searched = (offset: 0, line: 1)
    for start in offsets(of: word, in: text) {
      let end = start + needle.count
      let isWhole =
        !(needle[0].isWordByte && isWord(start - 1)) && !(needle[needle.count - 1].isWordByte && isWord(end))
      let lineStart = bytes[..<start].lastIndex(of: 10).map { $0 + 1 } ?? 0
      let lineEnd = bytes[end...].firstIndex(of: 10) ?? bytes.count
      searched.line += bytes[searched.offset..<start].count { $0 == 10 }
      searched.offset = start
      let before = String(decoding: bytes[lineStart..<start], as: UTF8.self)
      if !isWhole || before.hasPrefix("//") || before.contains(" //") { continue }
      result.append(
        Finding(
          line: searched.line,
          text: String(decoding: bytes[lineStart..<lineEnd].drop { $0 == UInt8(ascii: " ") }, as: UTF8.self),
          rest: String(decoding: bytes[end..<lineEnd], as: UTF8.self)))
    }
    return result
  }

  /// The names of the types that this file declares.
  var declaredTypes: [(line: Int, name: String)] {
    ["struct", "class", "enum", "actor", "protocol", "typealias"].flatMap { keyword in
      findings(of: keyword).compactMap { finding in
        guard finding.rest.hasPrefix(" ") else { return nil }
        let name = finding.rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return name.isEmpty ? nil : (finding.line, String(name))
      }
    }
  }

  /// The modules that this file imports.
  var imports: [String] {
    findings(of: "import").compactMap { finding in
      let isDeclaration = finding.text.split(separator: " ").prefix(2).contains("import")
      return isDeclaration ? finding.rest.split(separator: " ").last.map(String.init) : nil
    }
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool {
    self == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
}

/// Every offset at which `word` stands in `text`.
private func offsets(of word: String, in text: String) -> [Int] {
  text.withCString { start in
    var result: [Int] = []
    var from = start
    while let hit = strstr(from, word) {
      result.append(start.distance(to: UnsafePointer(hit)))
      from = UnsafePointer(hit) + 1
    }
    return result
  }
}

/// The files below `folders` whose names end in `suffix`, sorted by path.
func repositoryFiles(under folders: String..., suffix: String) -> [RepositoryFile] {
  folders.flatMap { folder in
    (FileManager.default.enumerator(atPath: "\(repositoryRoot)/\(folder)")?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(suffix) }.map { "\(folder)/\($0)" }
  }.sorted().compactMap { repositoryFile($0) }
}

/// The file at `path`; `nil` if it cannot be read.
func repositoryFile(_ path: String) -> RepositoryFile? {
  guard let text = try? String(contentsOfFile: "\(repositoryRoot)/\(path)", encoding: .utf8) else {
    return nil
  }
  return RepositoryFile(path: path, text: text)
}

/// Whether a file or folder stands at `path`.
func repositoryHas(_ path: String) -> Bool {
  FileManager.default.fileExists(atPath: "\(repositoryRoot)/\(path)")
}

/// The product's Swift files.
let sources = repositoryFiles(under: "Sources", suffix: ".swift")
/// Every Swift file but the manifest.
let swiftFiles = sources + repositoryFiles(under: "Tests", suffix: ".swift")
/// What a newcomer reads; the manual of problems is made by a command and tested by itself.
let papers =
  repositoryFiles(under: "docs", suffix: ".md").filter { $0.path != "docs/problems.md" }
  + ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"].compactMap { repositoryFile($0) }
