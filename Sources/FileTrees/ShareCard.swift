/// The picture that stands for a page where its address is sent around: what is on it, not drawn yet.
///
/// It depends on nothing but these texts, so its name can be made from them, and it need not be drawn again while they
/// stay as they are.
public struct ShareCard: Sendable, Hashable {
  /// The site's name.
  public var site: String
  /// The title of the page.
  public var title: String
  /// When and where, or another line below the title.
  public var detail: String?
  /// The colour at the edge, as 0xRRGGBB.
  public var accent: UInt32

  /// Width in pixels.
  public static let width = 1200
  /// Height in pixels.
  public static let height = 630

  /// A card.
  public init(site: String, title: String, detail: String?, accent: UInt32) {
    self.site = site
    self.title = title
    self.detail = detail
    self.accent = accent
  }

  /// The path of the picture on the site.
  public var path: String { "share/\(name).png" }

  /// What tells it from all others: sixteen hexadecimal digits.
  public var name: String {
    // A text cannot hold the separator; the number changes with the way cards are drawn.
    let fields = ["1", site, title, detail ?? "", String(accent, radix: 16)]
    return fingerprint(Array(fields.joined(separator: "\u{0}").utf8))
  }
}
