import Diagnostics

/// How a value is written in the place where it stands.
enum Escape: UInt8, Sendable {
  /// Between tags: text is escaped, markup is not.
  case text
  /// In a quoted attribute, a title or a text area: everything is escaped.
  case attribute
  /// A whole address: its scheme is checked.
  case address
  /// A whole address of something that runs or applies: it must be on this site.
  case resource
  /// A part of an address before its query or after its fragment; cannot make a scheme.
  case addressPart
  /// In the query of an address: everything but letters, digits and `-._~` is percent-encoded.
  case query
  /// Addresses with sizes.
  case srcset
  /// The value of a declaration.
  case style
  /// A JSON value of its own.
  case json
  /// Inside a JSON text.
  case jsonString
  /// JSON that the filter `json` has made.
  case jsonText
}

/// Why a value cannot stand somewhere, and what to write.
struct PositionFault {
  var message: Wording
  var suggestion: Wording
}

extension MarkupState {
  /// How a value of type `type` is written here, and the state after it.
  mutating func print(_ type: ValueType) -> Result<Escape, PositionError> {
    if let fault = refusal() { return .failure(PositionError(fault: fault)) }
    let isMarkup = type.present == .html
    switch place {
    case .text: return .success(.text)
    case .replaceableText: return isMarkup ? markupRefused() : .success(.attribute)
    case .rawText:
      guard case .json(let isString, _) = content else { return .success(.attribute) }
      if isMarkup { return markupRefused() }
      if isString { return .success(.jsonString) }
      return .success(type == .json ? .jsonText : .json)
    default: break
    }
    if isMarkup { return markupRefused() }
    if ["http-equiv", "rel", "type", "content"].contains(attribute) {
      tag.literal.append(UInt8(ascii: "*"))
      if attribute == "content" { tag.hasOpenValue = true }
    }
    switch content {
    case .url(let state): return .success(address(state, .address) { .url($0) })
    case .resource(let state): return .success(address(state, .resource) { .resource($0) })
    case .srcset(let state?): return .success(address(state, .srcset) { .srcset($0) })
    case .srcset(nil), .style: return .success(.style)
    default: return .success(.attribute)
    }
  }

  private mutating func address(
    _ state: ContentState.URLState, _ whole: Escape, _ wrap: (ContentState.URLState) -> ContentState
  ) -> Escape {
    if element == "link", attribute == "href" { tag.hasOpenValue = true }
    switch state {
    case .start:
      content = wrap(.dynamic)
      return whole
    case .query: return .query
    case .undecided, .dynamic:
      content = wrap(.dynamic)
      return .addressPart
    case .path, .fragment, .forbidden: return .addressPart
    }
  }

  private func markupRefused() -> Result<Escape, PositionError> {
    .failure(
      PositionError(
        fault: PositionFault(
          message: Wording(zh: "这里只能放文字，不能放 HTML", en: "only text can stand here, not markup"),
          suggestion: Wording(zh: "在后面加上 | striptags", en: "add | striptags"))))
  }

  /// Why no value at all can stand here.
  private func refusal() -> PositionFault? {
    let name = attribute.isEmpty ? "title" : attribute
    switch place {
    case .text, .value:
      break
    case .replaceableText where !pending.isEmpty, .rawText where !pending.isEmpty:
      return PositionFault(
        message: Wording(zh: "前面的“<”没有写完", en: "the “<” before it is not finished"),
        suggestion: Wording(zh: "把“<”写成 &lt;", en: "write “<” as &lt;"))
    case .replaceableText: break
    case .rawText:
      if case .json = content { break }
      return element == "style"
        ? PositionFault(
          message: Wording(zh: "值不能放在 <style> 里", en: "a value cannot stand in a <style> element"),
          suggestion: Wording(
            zh: "放进 style 属性：style=\"--颜色: {{ … }}\"",
            en: "put it into a style attribute: style=\"--colour: {{ … }}\""))
        : PositionFault(
          message: Wording(zh: "值不能放在会执行的脚本里", en: "a value cannot stand in a script that runs"),
          suggestion: Wording(
            zh: "放进 data- 属性，或 <script type=\"application/json\">",
            en: "put it into a data- attribute or a <script type=\"application/json\">"))
    case .tagOpen, .endTagOpen, .tagName:
      return PositionFault(
        message: Wording(zh: "标签名不能由值拼成", en: "a tag's name cannot come from a value"),
        suggestion: Wording(zh: "用 {% if %} 写出每一种标签", en: "write each tag out with {% if %}"))
    case .gap, .strictGap, .attributeName, .afterAttributeName, .afterValue:
      return PositionFault(
        message: Wording(
          zh: "值不能直接放在标签里，也不能当属性名", en: "a value cannot stand in a tag by itself nor be an attribute's name"),
        suggestion: Wording(
          zh: "写成 名字=\"{{ … }}\"；有无之分用 {% if … %} 名字{% endif %}",
          en: "write name=\"{{ … }}\"; for yes or no {% if … %} name{% endif %}"))
    case .beforeValue, .unquotedValue:
      return PositionFault(
        message: Wording(zh: "属性值没有引号", en: "the attribute's value has no quotes"),
        suggestion: Wording(zh: "写成 \(name)=\"{{ … }}\"", en: "write \(name)=\"{{ … }}\""))
    case .declarationOpen, .declaration, .comment:
      return PositionFault(
        message: Wording(
          zh: "值不能放在 HTML 注释或声明里", en: "a value cannot stand in an HTML comment or declaration"),
        suggestion: Wording(zh: "用 {# … #} 写注释", en: "write comments as {# … #}"))
    }
    switch content {
    case .code:
      guard case .value = place else { return nil }
      return PositionFault(
        message: Wording(
          zh: "属性 \(name) 是代码，不能放值", en: "the attribute \(name) is code, where no value can stand"),
        suggestion: Wording(zh: "放进 data- 属性，由脚本读取", en: "put it into a data- attribute that a script reads"))
    case .refresh:
      return PositionFault(
        message: Wording(zh: "这里只有 url= 后面可以放值", en: "a value can stand after url= only"),
        suggestion: Wording(zh: "写成 content=\"0; url={{ … }}\"", en: "write content=\"0; url={{ … }}\""))
    case .style(let isValue, let isOpaque) where !isValue || isOpaque:
      return PositionFault(
        message: Wording(
          zh: "style 里只有冒号后面、引号和 url() 之外可以放值",
          en: "in a style, a value can stand after a colon only, outside quotes and url()"),
        suggestion: Wording(zh: "写成 style=\"--名字: {{ … }}\"", en: "write style=\"--name: {{ … }}\""))
    case .url(.forbidden), .resource(.forbidden), .srcset(.some(.forbidden)):
      return PositionFault(
        message: Wording(zh: "这种网址里不能放值", en: "no value can stand in an address of this kind"),
        suggestion: Wording(
          zh: "用 https:、mailto:、tel: 或站内网址", en: "use https:, mailto:, tel: or an address on this site"))
    default: return nil
    }
  }
}

/// A ``PositionFault`` as an error.
struct PositionError: Error {
  var fault: PositionFault
}
