/// Where in an HTML document a point of a template stands: what the tokenizer of the HTML standard (§13.2.5) would know
/// there. Two points with equal states may be followed by the same text.
struct MarkupState: Sendable, Hashable {
  enum Place: Sendable, Hashable {
    /// Between tags.
    case text
    /// Inside `title` or `textarea`: references count, tags do not.
    case replaceableText
    /// Inside `script`, `style` and others whose content is not markup.
    case rawText
    /// After `<`.
    case tagOpen
    /// After `</`.
    case endTagOpen
    case tagName
    /// Between the attributes of a tag.
    case gap
    /// The same where branches meet that have written attributes or not: a space, `/` or `>` must follow.
    case strictGap
    case attributeName
    case afterAttributeName
    /// After `=`.
    case beforeValue
    case value(quote: UInt8)
    case unquotedValue
    case afterValue
    /// After `<!`.
    case declarationOpen
    case comment
    /// A document type or what browsers take for a comment, up to `>`.
    case declaration
  }

  var place = Place.text
  /// The element of the tag, or whose raw text this is; lower case. `*` for one of several ordinary names.
  var element = ""
  var isEndTag = false
  /// The attribute whose name or value this is; lower case.
  var attribute = ""
  var content = ContentState.plain
  /// The beginning of a sequence that decides something: `</scrip`, `--`, `<!-`.
  var pending: [UInt8] = []
  var tag = TagFacts()

  /// What earlier attributes of the tag mean for later ones.
  struct TagFacts: Sendable, Hashable {
    /// The literal `type` of a script; `nil` if none was given yet.
    var scriptType: String?
    /// `http-equiv="refresh"`.
    var isRefresh = false
    /// A link whose target is carried out or applied: a style sheet, a module.
    var isResourceLink = false
    /// A value has been printed in an attribute that these facts would have changed.
    var hasOpenValue = false
    /// The literal text of the attribute being read, as far as it matters here.
    var literal: [UInt8] = []
  }

  static let text = MarkupState()

  /// The attributes' raw text kinds.
  static let rawElements: Set<String> = [
    "script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext",
  ]
  static let replaceableElements: Set<String> = ["title", "textarea"]

  private var isInTag: Bool {
    switch place {
    case .tagName, .gap, .strictGap, .attributeName, .afterAttributeName, .afterValue: true
    default: false
    }
  }

  /// The state where two branches meet; `nil` if they end in different places.
  func joined(_ other: MarkupState) -> MarkupState? {
    if self == other { return self }
    guard isEndTag == other.isEndTag, let element = joinedElement(other) else { return nil }
    var result = self
    result.element = element
    result.tag.hasOpenValue = tag.hasOpenValue || other.tag.hasOpenValue
    result.tag.isRefresh = tag.isRefresh || other.tag.isRefresh
    result.tag.isResourceLink = tag.isResourceLink || other.tag.isResourceLink
    if tag.scriptType != other.tag.scriptType { return nil }
    if isInTag, other.isInTag {
      if place != other.place || attribute != other.attribute || element != self.element
        || (place == .attributeName && self.pending != other.pending)
      {
        result.place = .strictGap
        result.attribute = ""
      }
      result.tag.literal = []
      return result
    }
    guard place == other.place, attribute == other.attribute, pending == other.pending,
      let content = content.joined(other.content)
    else { return nil }
    result.content = content
    // Text that differs between branches decides nothing that is known before rendering.
    if tag.literal != other.tag.literal { result.tag.literal = Array("*".utf8) }
    return result
  }

  private func joinedElement(_ other: MarkupState) -> String? {
    if element == other.element { return element }
    switch place {
    case .text, .comment, .declaration, .declarationOpen: return other.place == place ? "" : nil
    default: break
    }
    let special: Set<String> = ["meta", "link", "animate", "set", "object", "embed", "base"]
    let isOrdinary = [element, other.element].allSatisfy {
      !special.contains($0) && !Self.rawElements.contains($0) && !Self.replaceableElements.contains($0)
    }
    return isOrdinary ? "*" : nil
  }
}

/// How far into a value that has a grammar of its own a point stands.
enum ContentState: Sendable, Hashable {
  /// Text without one.
  case plain
  case url(URLState)
  /// Like ``url``, but what it names is carried out or applied: it must be on this site.
  case resource(URLState)
  /// Addresses with sizes; `nil` inside a size.
  case srcset(URLState?)
  /// A style attribute, where only the value of a declaration can vary.
  case style(isValue: Bool, isOpaque: Bool)
  /// The `content` of a refresh before its `url=`.
  case refresh
  /// A JSON script, inside a text or not.
  case json(isString: Bool, isEscape: Bool)
  /// Code: event handlers, `srcdoc`, animations of addresses.
  case code

  enum URLState: Sendable, Hashable {
    /// Nothing is written yet.
    case start
    /// Literal letters that may yet become a scheme.
    case undecided
    /// A value, or one of several beginnings: what follows must not complete a scheme.
    case dynamic
    case path, query, fragment
    /// After a scheme in which no value can be made safe, such as `javascript:`.
    case forbidden

    func joined(_ other: URLState) -> URLState {
      if self == other { return self }
      return self == .forbidden || other == .forbidden ? .forbidden : .dynamic
    }
  }

  /// Whether this is some part of an address.
  var isAddress: Bool {
    switch self {
    case .url, .resource, .srcset: true
    default: false
    }
  }

  func joined(_ other: ContentState) -> ContentState? {
    if self == other { return self }
    switch (self, other) {
    case (.url(let a), .url(let b)): return .url(a.joined(b))
    case (.resource(let a), .resource(let b)): return .resource(a.joined(b))
    case (.url(let a), .resource(let b)), (.resource(let a), .url(let b)): return .resource(a.joined(b))
    case (.srcset(let a?), .srcset(let b?)): return .srcset(a.joined(b))
    default: return nil
    }
  }
}
