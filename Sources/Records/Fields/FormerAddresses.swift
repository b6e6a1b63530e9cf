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
        reader.report(
          Problem(
            .slugInvalid, at: item.span,
            Wording(zh: "“\(item.value)”不能作旧网址", en: "“\(item.value)” cannot be a former address"),
            expected: item.value.contains("?") || item.value.contains("#") ? nil : expected,
            suggestion: item.value.contains("?") || item.value.contains("#")
              ? Wording(
                zh: "? 和 # 后面的部分不能跳转，只能在服务器上设置；请删去这一项",
                en: "what follows a ? or # cannot be redirected by a page, only by the server; remove it")
              : nil))
        return false
      }
    }
  }
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
