import Diagnostics
import Foundation

extension ValueReader where Value == [Located<String>] {
  /// Former addresses: plain paths on this site. A page is made at each, so none may lead out of the site's folder.
  static var formerAddresses: ValueReader {
    let expected = Wording(
      zh: "以 / 开头的旧网址，例如 /old/volleyball/", en: "former addresses such as /old/volleyball/")
    return ValueReader(type: expected) { raw, reader in
      guard let items = ValueReader<[Located<String>]>.locatedList.read(raw, &reader) else { return nil }
      return items.filter { item in
        if isPlainPath(item.value) { return true }
        if let mark = item.value.first(where: { "?#".contains($0) }) {
          reader.report(behind(mark, in: item))
          return false
        }
        reader.report(
          Problem(
            .slugInvalid, at: item.span,
            Wording(zh: "“\(item.value)”不能作旧网址", en: "“\(item.value)” cannot be a former address"),
            expected: expected))
        return false
      }
    }
  }
}

/// Says that pages cannot be told apart by what follows a mark.
private func behind(_ mark: Character, in item: Located<String>) -> Problem {
  let start = String(item.value.prefix { $0 != mark })
  let path = start.split(separator: "/").isEmpty ? nil : start
  return Problem(
    .slugInvalid, at: item.span,
    Wording(
      zh: "旧网址里不能有 \(mark)：它后面的内容只有服务器看得到，静态网站没法按它跳转",
      en:
        "a former address cannot hold \(mark): a static site does not see what follows it and cannot lead on from there"
    ),
    suggestion: path.map {
      Wording(
        zh: "去掉这个旧网址，在服务器上写跳转规则；旧网站的 \($0) 只有这一页的话，可以只写 \($0)",
        en: "remove it and write a rule on the server; if \($0) was this page only, write just \($0)")
    } ?? Wording(zh: "去掉这个旧网址，在服务器上写跳转规则", en: "remove it and write a rule on the server"))
}

/// Whether `path` names a place below the site's root in one way only, encoded or not.
private func isPlainPath(_ path: String) -> Bool {
  var parts = path.split(separator: "/", omittingEmptySubsequences: false)
  if parts.first == "" { parts.removeFirst() }
  if parts.last == "" { parts.removeLast() }
  return !parts.isEmpty
    && parts.allSatisfy { part in
      guard let name = part.removingPercentEncoding else { return false }
      return !name.isEmpty && name != "." && name != ".."
        && !name.unicodeScalars.contains { scalar in
          scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            || "/\\?#\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}".unicodeScalars.contains(scalar)
        }
    }
}
