import Diagnostics

/// Whether `text` is an address that a link of a page can have: on the web, on this site from its root, or of a telephone or letter.
/// In those on the web 汉字 may stand, as browsers show them.
public func isLinkAddress(_ text: String) -> Bool {
  let isClean = text.unicodeScalars.allSatisfy { scalar in
    switch scalar {
    case "\"", "<", ">", "\\", "`": false
    default: scalar.value > 0x20 && scalar.value != 0x7F && !scalar.properties.isWhitespace
    }
  }
  guard isClean, text.utf8.count <= 2000 else { return false }
  if text.hasPrefix("/") { return !text.hasPrefix("//") }
  guard let colon = text.firstIndex(of: ":") else { return false }
  let rest = text[text.index(after: colon)...]
  switch text[..<colon].lowercased() {
  case "http", "https":
    return rest.hasPrefix("//") && rest.dropFirst(2).first.map { !"/?#:.@".contains($0) } ?? false
  case "mailto", "tel", "sms", "webcal": return !rest.isEmpty
  default: return false
  }
}

extension ValueReader where Value == String {
  /// Where a link leads.
  static var linkAddress: ValueReader {
    let expected = Wording(
      zh: "网址，例如 https://gh.example.edu.cn/baoming", en: "an address such as https://gh.example.edu.cn/join")
    return ValueReader(type: Wording(zh: "网址", en: "an address")) { raw, reader in
      let before = reader.problems.count
      guard let scalar = scalar(raw, expected, &reader) else { return nil }
      let text = Records.text(of: scalar, &reader)
      guard !isLinkAddress(text) else { return text }
      let meant = meantAddress(text)
      reader.report(
        Problem(
          .valueType, at: raw.span, Wording(zh: "“\(text)”不是网址", en: "“\(text)” is no address"),
          expected: expected,
          suggestion: meant.map { Wording(zh: "改成 \($0)", en: "write \($0)") },
          fix: before == reader.problems.count
            ? meant.map { Fix(replacing: raw.span, by: $0, certainty: .likely) } : nil))
      return nil
    }
  }
}

/// What somebody meant who typed the signs of an address as Chinese input methods do, or left out how it begins.
private func meantAddress(_ text: String) -> String? {
  let signs: [Character: Character] = [
    "：": ":", "／": "/", "．": ".", "。": ".", "？": "?", "＝": "=", "＆": "&", "＃": "#",
  ]
  var meant = String(text.filter { !$0.isWhitespace }.map { signs[$0] ?? $0 })
  let host = #/(?:www\.(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,}(?:$|[\/?#])|(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,}\/)/#
  if !meant.contains(":"), meant.prefixMatch(of: host) != nil {
    meant = "https://" + meant
  }
  return meant != text && isLinkAddress(meant) ? meant : nil
}
