public import Diagnostics
import MarkupTrees

/// What stands in a document of an office program.
public struct OfficeTexts: Sendable, Hashable {
  /// Its texts, a line for each paragraph or cell.
  public var texts: [String] = []
  /// Why not all of it could be read, if so.
  public var fault: Wording?
}

/// Everything that people can read in a document of Word, Excel or PowerPoint (Office Open XML, ECMA-376), or of LibreOffice
/// (OpenDocument, ISO/IEC 26300): texts, cells, comments, its title and author. `nil` if `bytes` are something else.
///
/// A number that is formatted in parts comes out whole; numbers of two cells do not run together.
/// - Complexity: linear in the unpacked document, which is bounded whatever the archive says.
public func officeTexts(in bytes: [UInt8]) -> OfficeTexts? {
  if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
    return OfficeTexts(
      fault: Wording(
        zh: "这是旧格式（.doc、.xls、.ppt）或加了密码的文件，没有看过；请另存为 .docx、.xlsx、.pptx",
        en:
          "this is in an old format (.doc, .xls, .ppt) or protected by a password and was not looked through; save it anew"
      ))
  }
  guard bytes.starts(with: Array("PK\u{3}\u{4}".utf8)), let archive = try? ZipArchive(bytes),
    archive.names.contains("[content_types].xml") || archive.names.contains("content.xml")
  else { return nil }
  var result = OfficeTexts()
  var left = sizeLimit
  for name in archive.names where name.hasSuffix(".xml") {
    guard let part = try? archive.part(name), part.count <= left, case .success(let root) = readXML(part)
    else {
      result.fault = Wording(
        zh: "这个文件有的部分打不开（\(name)），没有全看过",
        en: "a part of this document cannot be read (\(name)) and was not looked through")
      continue
    }
    left -= part.count
    var text = ""
    append(root, isSheet: name.hasPrefix("xl/worksheets/"), to: &text)
    if text.contains(where: { !$0.isWhitespace }) { result.texts.append(text) }
  }
  return result
}

/// Bytes that the parts of a document may have together when unpacked; those beyond are counted as unreadable.
private let sizeLimit = 64 << 20

/// Elements after which a new line begins: paragraphs, cells, breaks, shared texts of cells, properties.
private let separate: Set<String> = [
  "p", "h", "tab", "br", "cr", "line-break", "tc", "table-cell", "s", "si", "v", "c", "f", "is", "comment",
  "title", "subject", "creator", "description", "keywords", "lastModifiedBy",
]

private func append(_ element: MarkupElement, isSheet: Bool, to text: inout String) {
  for child in element.children {
    switch child {
    case .text(let own):
      // A fraction is no number that anybody could be reached by, however long it is.
      if !isSheet || !own.contains(".") { text += own }
    case .element(let inner): append(inner, isSheet: isSheet, to: &text)
    }
  }
  if separate.contains(element.name), text.last != "\n" { text += "\n" }
}
