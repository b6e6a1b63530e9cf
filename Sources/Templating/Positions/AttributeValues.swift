import Diagnostics

// What the HTML standard says of the values of attributes, as far as a value printed there could do harm.

extension MarkupState {
  private static let addresses: Set<String> = [
    "href", "src", "action", "formaction", "poster", "cite", "data", "ping", "manifest", "background",
    "icon", "longdesc", "xlink:href", "profile", "usemap", "codebase", "archive", "classid",
  ]

  /// Begins the value of ``attribute``.
  mutating func beginValue() {
    tag.literal = []
    content = .plain
    guard !isEndTag else { return }
    if attribute.hasPrefix("on") || attribute == "srcdoc" {
      content = .code
    } else if attribute == "style" {
      content = .style(isValue: false, isOpaque: false)
    } else if attribute == "srcset" || attribute == "imagesrcset" {
      content = .srcset(.start)
    } else if ["animate", "set", "animatemotion", "animatetransform"].contains(element),
      ["to", "from", "by", "values", "attributename"].contains(attribute)
    {
      content = .code
    } else if Self.addresses.contains(attribute) {
      content = isResource ? .resource(.start) : .url(.start)
    } else if element == "meta", attribute == "content", tag.isRefresh {
      content = .refresh
    }
  }

  /// Whether what the address names is run or applied as part of the page.
  private var isResource: Bool {
    switch (element, attribute) {
    case ("script", _), ("iframe", "src"), ("embed", "src"), ("object", "data"), ("base", "href"): true
    case ("link", "href"): tag.isResourceLink
    default: false
    }
  }

  /// A literal byte of a value.
  mutating func valueByte(_ byte: UInt8) -> Wording? {
    // Enough to recognise the words that decide something.
    if tag.literal.count < 64 { tag.literal.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
    switch content {
    case .url(let state): return address(state, byte) { .url($0) }
    case .resource(let state): return address(state, byte) { .resource($0) }
    case .srcset(let state):
      let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
      guard let state, !(isSpace && state != .start) else {
        content = .srcset(byte == UInt8(ascii: ",") ? .start : nil)
        return nil
      }
      return address(state, byte) { .srcset($0) }
    case .style(let isValue, let isOpaque): style(byte, isValue, isOpaque)
    case .refresh: if tag.literal.suffix(4) == Array("url=".utf8) { content = .url(.start) }
    case .plain, .json, .code: break
    }
    return nil
  }

  private mutating func address(
    _ state: ContentState.URLState, _ byte: UInt8, _ wrap: (ContentState.URLState) -> ContentState
  ) -> Wording? {
    var next = state
    switch (state, byte) {
    case (.forbidden, _): break
    case (.fragment, _): break
    case (_, UInt8(ascii: "#")): next = .fragment
    case (.query, _): break
    case (_, UInt8(ascii: "?")): next = .query
    case (.path, _): break
    case (_, UInt8(ascii: "/")): next = .path
    case (.start, 0...0x20): break
    case (.dynamic, UInt8(ascii: ":")):
      return Wording(
        zh: "网址的协议（冒号前面的部分）不能由值拼成；把整个网址放在一个值里，或者直接写出 https:",
        en:
          "the scheme of an address, before the colon, cannot be put together from values; print the whole address as one value, or write https: out"
      )
    case (.start, UInt8(ascii: ":")), (.undecided, UInt8(ascii: ":")):
      let scheme = String(decoding: tag.literal.dropLast().filter { $0 > 0x20 }, as: UTF8.self)
      next = ["http", "https", "mailto", "tel", "webcal", "sms"].contains(scheme) ? .path : .forbidden
    case (_, UInt8(ascii: "&")):
      // A character reference could hide a scheme.
      next = .forbidden
    case (.start, _): next = .undecided
    default: break
    }
    content = wrap(next)
    return nil
  }

  private mutating func style(_ byte: UInt8, _ isValue: Bool, _ isOpaque: Bool) {
    switch byte {
    case UInt8(ascii: ";"): content = .style(isValue: false, isOpaque: isOpaque)
    case UInt8(ascii: ":"): content = .style(isValue: true, isOpaque: isOpaque)
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "/"):
      // Quotes, comments and references: no value after them is placed with certainty.
      content = .style(isValue: isValue, isOpaque: true)
    case UInt8(ascii: "("):
      // In url( a value would be an address; in other functions it is a number or colour like any.
      content = .style(isValue: isValue, isOpaque: isOpaque || tag.literal.suffix(4) == Array("url(".utf8))
    default: break
    }
  }

  /// Ends the value; facts that would have changed an earlier value of the tag are faults.
  mutating func endValue(_ next: Place) -> Wording? {
    let text = String(decoding: tag.literal, as: UTF8.self)
    let words = text.split(whereSeparator: \.isWhitespace)
    place = next
    content = .plain
    tag.literal = []
    let name = attribute
    attribute = ""
    switch (element, name) {
    case ("script", "type"): tag.scriptType = String(words.first ?? "")
    case ("meta", "http-equiv") where words.contains("refresh") || text.contains("*"):
      tag.isRefresh = true
      if tag.hasOpenValue {
        return Wording(
          zh: "http-equiv 要写在带值的 content 前面", en: "http-equiv must stand before a content with a value in it")
      }
    case ("link", "rel"):
      let applied: Set<Substring> = ["stylesheet", "modulepreload", "preload", "import"]
      guard words.contains(where: { applied.contains($0) || $0.contains("*") }) else { break }
      tag.isResourceLink = true
      if tag.hasOpenValue {
        return Wording(zh: "rel 要写在带值的 href 前面", en: "rel must stand before a href with a value in it")
      }
    default: break
    }
    return nil
  }
}
