import Diagnostics
import FileTrees

/// Another Unionpress site whose events are shown in the joint calendar, as `gather:` in `unionpress.yaml` names it.
public struct GatheredSite: Sendable, Hashable {
  /// What it is called on the page.
  public var name = ""
  /// Where it is, with its place in the settings: the site's address, or a folder that holds a built site.
  public var from = Located("", at: Span(path: "unionpress.yaml", range: 0..<0))

  /// A site with every default.
  public init() {}

  /// The address of its events, if it is on another machine.
  public var address: String? {
    guard isWebAddress(from.value) else { return nil }
    return (from.value.hasSuffix("/") ? String(from.value.dropLast()) : from.value) + gatheredExport
  }

  /// Where the copy of its events is kept, below the site's folder.
  public var copy: String { "\(gatheredFolder)\(fingerprint(Array(from.value.utf8))).json" }

  static let table = FieldTable<GatheredSite> {
    Field(
      "name", "名称", as: .text, into: \.name, required: true, zh: "在联合日历里怎么称呼",
      en: "what it is called in the calendar",
      example: "物理学院工会")
    Field(
      "from", "来源", as: .gatheredAddress, into: \.from, required: true, zh: "对方网站的网址，或者生成好的网站文件夹",
      en: "the other site's address, or a folder that holds a built site",
      example: "https://wl.example.edu.cn")
  }
}

/// The folder of copies of other sites' events, below the site's folder.
public let gatheredFolder = ".cache/gathered/"

/// Where a site's events are, below its address or folder.
public let gatheredExport = "/api/v1/events.json"

/// Whether `text` is an address on the web without anything that only confuses.
func isWebAddress(_ text: String) -> Bool {
  let rest =
    text.hasPrefix("https://") ? text.dropFirst(8) : text.hasPrefix("http://") ? text.dropFirst(7) : ""
  return !rest.isEmpty && rest.first != "/" && text.utf8.count <= 2000
    && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E && $0 != 0x5C }
}

extension ValueReader where Value == Located<String> {
  /// An address on the web, or the path of a folder.
  fileprivate static var gatheredAddress: ValueReader {
    let expected = Wording(
      zh: "网址或文件夹，例如 https://wl.example.edu.cn 或 ../physics/public",
      en: "an address or a folder, such as https://wl.example.edu.cn or ../physics/public")
    return ValueReader(type: expected) { raw, reader in
      guard let text = ValueReader<String>.text.read(raw, &reader) else { return nil }
      guard isWebAddress(text) || (!text.isEmpty && !text.contains("://") && !text.hasPrefix("-")) else {
        reader.report(
          Problem(
            .siteURLInvalid, at: raw.span,
            Wording(zh: "“\(text)”不是网址，也不是文件夹", en: "“\(text)” is neither an address nor a folder"),
            expected: expected))
        return nil
      }
      return Located(text, at: raw.span)
    }
  }
}
