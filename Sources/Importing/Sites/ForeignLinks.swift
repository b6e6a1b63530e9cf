import Diagnostics
internal import Foundation

/// What becomes of the addresses in a text of another site.
struct ForeignLinks {
  /// The address of the site, without a slash at its end; `nil` if nobody knows it.
  var base: String?
  /// In whose words pictures are named.
  var language: Language

  /// The address from everywhere; `nil` where only the other site would know.
  func address(_ written: String) -> String? {
    let text = trimmed(written)
    // What is below this is not an address, but a program or a place in the page.
    guard !text.isEmpty, !text.hasPrefix("#") else { return nil }
    if text.hasPrefix("//") { return encoded("https:" + text) }
    if let colon = text.firstIndex(of: ":"), !text[..<colon].contains(where: { "/?#".contains($0) }) {
      return ["http", "https", "mailto"].contains(text[..<colon].lowercased()) ? encoded(text) : nil
    }
    guard let base else { return nil }
    if !text.hasPrefix("/") {
      return encoded("\(base)/\(text.replacing("../", with: "").replacing("./", with: ""))")
    }
    // A site below a folder writes its addresses from the server's root on.
    let root = base.firstRange(of: "://").map { scheme in
      String(base[..<scheme.upperBound]) + base[scheme.upperBound...].prefix { $0 != "/" }
    }
    return encoded((root ?? base) + text)
  }

  /// A link in Markdown, or the text alone where the address leads nowhere from here.
  func link(_ text: String, to written: String) -> String {
    guard let address = address(written) else { return text }
    return trimmed(text).isEmpty ? "<\(address)>" : "[\(text)](\(address))"
  }

  /// What stands for a picture that has to be fetched by hand.
  func picture(_ alternative: String, at written: String) -> String {
    let name = language == .zh ? "图片" : "Picture"
    let words = trimmed(alternative)
    let isWorthIt = !words.isEmpty && !words.contains(".")
    return link(isWorthIt ? "\(name)\(language == .zh ? "：" : ": ")\(words)" : name, to: written)
  }

  /// What stands for something embedded; nothing where its address leads nowhere from here.
  func embedded(at written: String) -> String {
    address(written) == nil ? "" : link(language == .zh ? "嵌入的内容" : "Embedded content", to: written)
  }

  /// Says that a picture was not copied.
  func pictureProblem(_ written: String, at span: Span) -> Problem {
    let place = address(written) ?? written
    return Problem(
      .importLeftOut, at: span,
      Wording(zh: "图片要自己搬：\(place)", en: "a picture to be fetched by hand: \(place)"))
  }
}

/// An address without what would end it in Markdown.
private func encoded(_ address: String) -> String {
  var result = ""
  for scalar in address.unicodeScalars {
    if scalar.value <= 0x20 || "()<>\\\"`".unicodeScalars.contains(scalar) || scalar.value == 0x7F {
      let code = String(scalar.value, radix: 16, uppercase: true)
      result += code.count == 1 ? "%0\(code)" : "%\(code)"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A path with `%E6%8E%92` as the characters that it stands for.
func readable(_ path: String) -> String { path.removingPercentEncoding ?? path }
