public import Diagnostics
public import FileTrees

/// An address on the web that authors have written, with all its places.
public struct OutsideLink: Sendable, Hashable {
  /// The address, without what stands after `#`.
  public var address: String
  /// Its host in small letters, with the port if one is given.
  public var host: String
  /// Where it is written, in the order of the files.
  public var places: [Span]
}

/// The addresses on the web in records and tables, in the order in which they first appear.
///
/// Texts are looked through as they were typed, so fields, tables and raw HTML count like links; blocks of code do not. In a
/// text, an address ends where Chinese begins; between `(` and `)` of a link or between `<` and `>`, it may hold 汉字.
/// - Parameter own: the site's own address; what lies below it is checked by every build.
/// - Complexity: linear in the texts.
public func outsideLinks(in tree: SourceTree, own: String) -> [OutsideLink] {
  var links: [OutsideLink] = []
  var known: [String: Int] = [:]
  for file in tree.texts where file.path.hasPrefix("content/") {
    for (address, range) in addresses(in: file) {
      let whole = String(address.prefix { $0 != "#" })
      guard whole != own, !whole.hasPrefix(own + "/"), let host = host(of: whole) else { continue }
      if let index = known[whole] {
        links[index].places.append(file.span(range))
      } else {
        known[whole] = links.count
        links.append(OutsideLink(address: whole, host: host, places: [file.span(range)]))
      }
    }
  }
  return links
}

/// The host of `address`; `nil` for one that exists in examples only (RFC 2606).
private func host(of address: String) -> String? {
  guard let scheme = address.firstRange(of: "://") else { return nil }
  let rest = address[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
  let host = (rest.split(separator: "@").last.map(String.init) ?? "").lowercased()
  let name = host.prefix { $0 != ":" }
  let isExample = ["example.com", "example.net", "example.org"].contains {
    name == $0 || name.hasSuffix("." + $0)
  }
  let isReserved = [".example", ".test", ".invalid"].contains { name.hasSuffix($0) }
  return name.isEmpty || isExample || isReserved ? nil : host
}

private func addresses(in file: SourceFile) -> [(String, Range<Int>)] {
  let bytes = file.bytes
  let isMarkdown = file.path.hasSuffix(".md")
  let isTable = file.path.lowercased().hasSuffix(".csv")
  var found: [(String, Range<Int>)] = []
  // The sign that the open block of code began with.
  var fence: UInt8?
  var start = 0
  while start < bytes.count {
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    let line = bytes[start..<end]
    let text = line.drop { $0 == 0x20 }
    if isMarkdown, let first = text.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~"),
      text.prefix(3).count(where: { $0 == first }) == 3, fence == nil || fence == first
    {
      fence = fence == nil ? first : nil
    } else if fence == nil {
      found += addresses(in: line, isRow: isTable)
    }
    start = end + 1
  }
  return found
}

private let plain = Array("http://".utf8)
private let secure = Array("https://".utf8)

private func addresses(in line: ArraySlice<UInt8>, isRow: Bool) -> [(String, Range<Int>)] {
  var found: [(String, Range<Int>)] = []
  var index = line.startIndex
  while index < line.endIndex {
    let rest = line[index...]
    guard rest.first == UInt8(ascii: "h"), rest.starts(with: plain) || rest.starts(with: secure) else {
      index += 1
      continue
    }
    let before = index > line.startIndex ? line[index - 1] : 0
    let isLink =
      before == UInt8(ascii: "(") && index - 1 > line.startIndex && line[index - 2] == UInt8(ascii: "]")
    let isBracketed = before == UInt8(ascii: "<")
    // In a table a comma ends the cell, unless that is in quotes.
    let isCell = isRow && before != UInt8(ascii: "\"")
    let end = addressEnd(
      isCell ? rest.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") } : rest,
      mayHoldHanzi: isLink || isBracketed)
    if let address = String(validating: line[index..<end], as: UTF8.self) {
      found.append((address, index..<end))
    }
    index = max(end, index + 7)
  }
  return found
}

/// Where the address at the beginning of `rest` ends: before what cannot be in one, a mark that belongs to the sentence, or a
/// bracket that was not opened in it.
private func addressEnd(_ rest: ArraySlice<UInt8>, mayHoldHanzi: Bool) -> Int {
  var end = rest.startIndex
  var depth = 0
  while end < rest.endIndex {
    let byte = rest[end]
    if byte <= 0x20 || byte == 0x7F || "\"<>\\^`{|}".utf8.contains(byte) || (byte >= 0x80 && !mayHoldHanzi) {
      break
    }
    if byte == UInt8(ascii: "(") { depth += 1 }
    if byte == UInt8(ascii: ")") {
      if depth == 0 { break }
      depth -= 1
    }
    end += 1
  }
  while end > rest.startIndex, ".,;:!?'*_~]".utf8.contains(rest[end - 1]) { end -= 1 }
  return end
}
