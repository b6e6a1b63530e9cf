/// Something in an SVG that can do more than draw.
public enum SVGDanger: Sendable, Hashable {
  /// An element that runs or embeds something: `script`, `foreignObject`.
  case element(String)
  /// An attribute that runs something: `onload`.
  case handler(String)
  /// An address that leads out of the file.
  case address(String)
  /// Declarations of entities, which can hide anything and grow without bound.
  case declaration
  /// Elements inside elements, or uses of uses, that unfold to more than a browser can draw.
  case growth
}

/// What in `bytes` can do more than draw, in the order found; empty for a drawing that may be published as it is.
///
/// An SVG that is opened by itself is a page of this site with all its rights, so nothing is let through that is not known to be
/// harmless: addresses are `#name` or pictures in the file itself, and a text that does not follow the syntax is refused as a
/// whole by ``SVGDanger/declaration``.
/// - Complexity: linear.
public func dangers(inSVG bytes: [UInt8]) -> [SVGDanger] {
  guard let text = String(validating: bytes, as: UTF8.self) else { return [.declaration] }
  var outline = SVGOutline()
  let found = dangers(in: text, &outline)
  return found.isEmpty && outline.growsTooLarge ? [.growth] : found
}

private func dangers(in text: String, _ outline: inout SVGOutline) -> [SVGDanger] {
  var found: [SVGDanger] = []
  var rest = Substring(text)
  // What stands in the `style` that is open, whatever comments and sections it is cut into.
  var style: String?
  while let start = rest.firstIndex(of: "<") {
    if style != nil {
      guard let text = resolved(rest[..<start]) else { return found + [.declaration] }
      style? += text
    }
    rest = rest[start...]
    if rest.hasPrefix("<!--") {
      guard let end = rest.firstRange(of: "-->") else { return found + [.declaration] }
      rest = rest[end.upperBound...]
    } else if rest.hasPrefix("<![CDATA[") {
      guard let end = rest.firstRange(of: "]]>") else { return found + [.declaration] }
      let section = rest[..<end.lowerBound].dropFirst("<![CDATA[".count)
      if style != nil { style? += section } else { found += dangers(inStyle: section) }
      rest = rest[end.upperBound...]
    } else if rest.hasPrefix("<!") || rest.hasPrefix("<?") {
      guard let end = rest.firstIndex(of: ">") else { return found + [.declaration] }
      let declaration = rest[..<end]
      // `<?xml-stylesheet ?>` fetches; an internal subset declares entities.
      if declaration.contains("[") || declaration.hasPrefix("<?xml-") { found.append(.declaration) }
      rest = rest[rest.index(after: end)...]
    } else {
      guard let tag = SVGTag(rest) else { return found + [.declaration] }
      found += dangers(in: tag)
      outline.add(tag)
      rest = rest[tag.end...]
      if let text = style {
        // Nothing but its end can follow.
        guard tag.name == "style", tag.isClosing else { return found + [.declaration] }
        found += dangers(inStyle: text)
        style = nil
      } else if tag.name == "style", !tag.isClosing, !tag.isEmpty {
        style = ""
      }
    }
  }
  return style == nil ? found : found + [.declaration]
}

/// A text with its references to characters resolved (XML 1.0, 4.1); `nil` if there is one that only a declaration could explain.
private func resolved(_ text: some StringProtocol) -> String? {
  let names = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]
  var parts = text.split(separator: "&", omittingEmptySubsequences: false)[...]
  var result = String(parts.removeFirst())
  for part in parts {
    let pair = part.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    guard pair.count == 2, let name = pair.first, let rest = pair.last else { return nil }
    if let character = names[String(name)] {
      result += character
    } else {
      let isHexadecimal = name.hasPrefix("#x")
      guard name.hasPrefix("#"),
        let code = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10),
        let scalar = Unicode.Scalar(code)
      else { return nil }
      result.unicodeScalars.append(scalar)
    }
    result += rest
  }
  return result
}

private func dangers(in tag: SVGTag) -> [SVGDanger] {
  var found: [SVGDanger] = []
  let forbidden: Set<String> = [
    "script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener", "base",
    "link", "meta", "html", "body",
  ]
  if forbidden.contains(tag.name) { found.append(.element(tag.name)) }
  for (name, written) in tag.attributes {
    guard let value = resolved(written) else {
      found.append(.declaration)
      continue
    }
    if name.hasPrefix("on") {
      found.append(.handler(name))
    } else if name == "href" || name == "src" || name == "base" {
      if !isInner(value) { found.append(.address(value)) }
    } else if name == "attributename" {
      // An animation that puts an address or a handler where there was none.
      let target = localName(value)
      if target == "href" || target.hasPrefix("on") { found.append(.handler("attributeName=\(value)")) }
    } else {
      found += dangers(inStyle: value[...])
    }
  }
  return found
}

/// Addresses in a style or a value: `url(#fade)` stays in the file, `url(https://…)` and `@import` do not.
private func dangers(inStyle text: some StringProtocol) -> [SVGDanger] {
  let style = text.lowercased()
  var found: [SVGDanger] = []
  // Escapes can spell any of what follows.
  if style.contains("@import") || style.contains("\\") || style.contains("javascript:")
    || style.contains("expression(") || style.contains("image-set(")
  {
    found.append(.address(String(style.prefix(60))))
  }
  for match in style.matches(of: #/url\(\s*["']?\s*([^)"']*)/#) where !isInner(String(match.1)) {
    found.append(.address(String(match.1.prefix(60))))
  }
  return found
}

/// Whether an address stays in the file: an anchor, or a bitmap that is written out.
private func isInner(_ address: String) -> Bool {
  let bare = address.filter { !$0.isWhitespace }.lowercased()
  return bare.isEmpty || bare.hasPrefix("#")
    || ["png", "jpeg", "jpg", "gif", "webp"].contains { bare.hasPrefix("data:image/\($0);base64,") }
}
