public import Diagnostics
public import Markup

/// A parsed Markdown text: everything that later stages want of it, and no trace of the parser.
///
/// It is parsed once. The HTML is kept in pieces with holes for what is not known yet: where links to records
/// lead, where pictures are, what live blocks show.
public struct Body: Sendable, Hashable {
  /// A piece of the HTML.
  public enum Piece: Sendable, Hashable {
    /// Finished markup.
    case html(HTML)
    /// The opening tag of the link with this index in ``Body/links``.
    case link(Int)
    /// The text of that link, if the author left it empty.
    case linkText(Int)
    /// The end tag of that link.
    case linkEnd(Int)
    /// The picture with this index in ``Body/images``.
    case image(Int)
    /// The live block with this index in ``Body/blocks``.
    case block(Int)
  }

  /// The HTML in order.
  public internal(set) var pieces: [Piece] = []
  /// Headings in order.
  public internal(set) var headings: [Heading] = []
  /// Links in order, bare addresses included.
  public internal(set) var links: [Link] = []
  /// Pictures in order.
  public internal(set) var images: [Image] = []
  /// Live blocks in order.
  public internal(set) var blocks: [LiveBlock] = []
  /// The first paragraph's text, cut at a sentence if it is long.
  public internal(set) var excerpt = ""
  /// All text without markup, blocks separated by line breaks.
  public internal(set) var plainText = ""

  /// A text with nothing in it.
  public init() {}

  /// Whether there is nothing to show.
  public var isEmpty: Bool { pieces.isEmpty }
}

/// A heading with its anchor.
public struct Heading: Sendable, Hashable {
  /// Level as rendered: 2 for the highest level in the text, because the page's title is the first.
  public var level: Int
  /// The text without markup.
  public var text: String
  /// The anchor, unique in its text.
  public var anchor: String
  /// Where it stands.
  public var span: Span
}

/// A link as written.
public struct Link: Sendable, Hashable {
  /// The destination as written, entities and escapes resolved.
  public var destination: String
  /// The text without markup; empty if the record's title is wanted.
  public var text: String
  /// The title, if any.
  public var title: String?
  /// Where the destination stands, or the whole block if that cannot be told.
  public var span: Span
  /// Whether it is an address that stands bare in the text.
  public var isBare: Bool
}

/// A picture as written.
public struct Image: Sendable, Hashable {
  /// The destination as written.
  public var destination: String
  /// What it shows.
  public var alternative: String
  /// The title, if any.
  public var title: String?
  /// Where the destination stands.
  public var span: Span
}

/// A fenced block that shows live data: ```` ```events ````.
public struct LiveBlock: Sendable, Hashable {
  /// A line inside.
  public struct Line: Sendable, Hashable {
    /// Its text.
    public var text: String
    /// Where it stands.
    public var span: Span
  }
  /// The info word: `events`.
  public var name: String
  /// The lines inside.
  public var lines: [Line]
  /// The whole block.
  public var span: Span

  /// What blocks are called; as info words of fenced blocks, these and ``chineseNames`` make them live.
  public static let names: Set<String> = [
    "events", "calendar", "awards", "booklist", "proposals", "clubs", "gallery", "stats", "contact", "sign",
  ]
}

extension LiveBlock {
  /// The blocks by their Chinese names.
  public static let chineseNames = [
    "活动": "events", "月历": "calendar", "日历": "calendar", "获奖": "awards", "书单": "booklist", "提案": "proposals",
    "俱乐部": "clubs", "相册": "gallery", "照片": "gallery", "统计": "stats", "数字": "stats", "联系": "contact",
    "联系方式": "contact", "落款": "sign",
  ]

  /// The block that `word` calls, in either language.
  static func name(_ word: String) -> String? { names.contains(word) ? word : chineseNames[word] }

  /// The name that `word` is nearly, if it is hardly that of a programming language.
  static func meant(by word: String) -> String? {
    let folded = word.lowercased()
    return names.sorted().first { $0 == folded || $0 == folded + "s" || $0 + "s" == folded }
      ?? (word.count >= 5 ? nearMisses(of: word, among: names.sorted(), limit: 1).first : nil)
  }
}

/// What stands in a link's hole.
public struct LinkFilling: Sendable, Hashable {
  /// The address; `nil` leaves the text without a link.
  public var href: String?
  /// The text for links that have none.
  public var text: String?
  /// Whether it leads to another site.
  public var isExternal: Bool

  /// A filling.
  public init(href: String?, text: String? = nil, isExternal: Bool = false) {
    self.href = href
    self.text = text
    self.isExternal = isExternal
  }
}

extension Body {
  /// The HTML with its holes filled.
  /// - Parameters:
  ///   - link: where a link leads.
  ///   - image: the element of a picture; `nil` shows its text instead.
  ///   - block: what a live block shows.
  /// - Complexity: linear in the HTML.
  public func filled(
    link: (Link) -> LinkFilling, image: (Image) -> HTML?, block: (LiveBlock) -> HTML
  ) -> HTML {
    let fillings = links.map(link)
    var html = HTML()
    for piece in pieces {
      switch piece {
      case .html(let part): html.append(part)
      case .link(let index): html.append(openingTag(links[index], fillings[index]))
      case .linkText(let index):
        html.append(HTML(escaping: fillings[index].text ?? links[index].destination))
      case .linkEnd(let index):
        if fillings[index].href != nil { html.append(HTML(trusted: "</a>")) }
      case .image(let index):
        let picture = images[index]
        if let element = image(picture) {
          html.append(element)
        } else {
          html.append(HTML(escaping: picture.alternative))
        }
      case .block(let index): html.append(block(blocks[index]))
      }
    }
    return html
  }

  /// The HTML by itself: links and pictures as written, live blocks as the text they hold.
  public var standalone: HTML {
    filled(
      link: { link in
        LinkFilling(
          href: safeURL(link.destination), isExternal: link.destination.lowercased().hasPrefix("http"))
      },
      image: { picture in
        safeURL(picture.destination).map { source in
          HTML.element(
            "img",
            [("src", source), ("alt", picture.alternative), ("title", picture.title), ("loading", "lazy")],
            nil)
        }
      },
      block: { block in
        let text = block.lines.map { $0.text + "\n" }.joined()
        return HTML.element(
          "pre", [], HTML.element("code", [("class", "language-\(block.name)")], HTML(escaping: text)))
      })
  }

  private func openingTag(_ link: Link, _ filling: LinkFilling) -> HTML {
    guard let href = filling.href.flatMap(safeURL) else { return HTML() }
    var attributes: [(StaticString, String?)] = [("href", href), ("title", link.title)]
    if filling.isExternal { attributes.append(("rel", "noopener noreferrer")) }
    return HTML.element("a", attributes, nil)
  }
}
