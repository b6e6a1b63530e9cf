public import Diagnostics

/// One property of a calendar file: RFC 5545 §3.1's content line, unfolded.
///
/// Whatever it is made from, it can be written: names keep only the characters that names may have, and control
/// characters, which could end the line early, are taken out.
public struct ICalendarProperty: Sendable {
  /// The name in capitals: `DTSTART`.
  public let name: String
  /// The parameters in order: `TZID=Asia/Shanghai`.
  public let parameters: [Parameter]
  /// The value as it stands in the file: a TEXT is still escaped.
  public let value: String
  /// Where the property stands in the file it was read from. Where something stands is no part of what it says:
  /// two properties that differ in this only are equal.
  public var span: Span?

  /// A property whose value is text (RFC 5545 §3.3.11), which is escaped.
  public init(_ name: String, text: String, _ parameters: [Parameter] = []) {
    self.init(name, raw: escapedText(text), parameters)
  }

  /// A property whose value is a list of texts, such as CATEGORIES.
  public init(_ name: String, texts: [String], _ parameters: [Parameter] = []) {
    self.init(name, raw: texts.map(escapedText).joined(separator: ","), parameters)
  }

  /// A property whose value is written as it is: a date, a rule, an address, a number.
  public init(_ name: String, raw value: String, _ parameters: [Parameter] = [], span: Span? = nil) {
    self.name = token(name)
    self.parameters = parameters
    self.value = withoutControls(value)
    self.span = span
  }

  /// The value as text, with its escapes undone. A list is one text with commas; see ``texts``.
  public var text: String { unescapedText(value) }

  /// The value as a list of texts: parts between commas that are not escaped.
  public var texts: [String] {
    var parts: [String] = []
    var start = value.utf8.startIndex
    var isEscaped = false
    for index in value.utf8.indices {
      if isEscaped {
        isEscaped = false
      } else if value.utf8[index] == UInt8(ascii: "\\") {
        isEscaped = true
      } else if value.utf8[index] == UInt8(ascii: ",") {
        parts.append(unescapedText(value[start..<index]))
        start = value.utf8.index(after: index)
      }
    }
    parts.append(unescapedText(value[start...]))
    return parts
  }

  /// The value's parts between commas as they stand: the dates of an EXDATE.
  public var list: [Substring] { value.split(separator: ",", omittingEmptySubsequences: false) }

  /// The first value of the parameter `name`, or `nil` without one.
  public func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name }?.values.first
  }
}

extension ICalendarProperty: Hashable {
  /// Equal in name, parameters and value.
  public static func == (left: ICalendarProperty, right: ICalendarProperty) -> Bool {
    left.name == right.name && left.parameters == right.parameters && left.value == right.value
  }

  /// Name, parameters and value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(parameters)
    hasher.combine(value)
  }
}

extension ICalendarProperty {
  /// A parameter (RFC 5545 §3.2): `TZID=Asia/Shanghai`, `MEMBER="mailto:a@b","mailto:c@d"`.
  public struct Parameter: Sendable, Hashable {
    /// The name in capitals.
    public let name: String
    /// The values, at least one, without quotes and with RFC 6868's escapes undone.
    public let values: [String]

    /// A parameter with one value or several.
    public init(_ name: String, _ values: String...) { self.init(name, values: values) }

    /// A parameter with several values; an empty list is one empty value.
    public init(_ name: String, values: [String]) {
      self.name = token(name)
      self.values = values.isEmpty ? [""] : values.map { withoutControls($0, keepingLineBreaks: true) }
    }
  }
}

/// A component of a calendar file (RFC 5545 §3.4, §3.6): VCALENDAR, VEVENT, VTIMEZONE …
public struct ICalendarComponent: Sendable {
  /// The name in capitals.
  public let name: String
  /// The properties in order.
  public var properties: [ICalendarProperty]
  /// The components inside, in order. They are written after the properties, as all programs do.
  public var components: [ICalendarComponent]
  /// Where `BEGIN` stands in the file it was read from; no part of what the component says.
  public var span: Span?

  /// A component from its parts.
  public init(
    _ name: String, _ properties: [ICalendarProperty] = [], _ components: [ICalendarComponent] = [],
    span: Span? = nil
  ) {
    self.name = token(name)
    self.properties = properties
    self.components = components
    self.span = span
  }

  /// The first property called `name`.
  public func property(_ name: String) -> ICalendarProperty? { properties.first { $0.name == name } }

  /// Every property called `name`.
  public func all(_ name: String) -> [ICalendarProperty] { properties.filter { $0.name == name } }

  /// The components inside that are called `name`.
  public func components(named name: String) -> [ICalendarComponent] {
    components.filter { $0.name == name }
  }
}

extension ICalendarComponent: Hashable {
  /// Equal in name and content.
  public static func == (left: ICalendarComponent, right: ICalendarComponent) -> Bool {
    left.name == right.name && left.properties == right.properties && left.components == right.components
  }

  /// Name and content.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(properties)
    hasher.combine(components)
  }
}

// MARK: Texts

/// Whether `byte` may stand in a name. RFC 5545 knows letters, digits and hyphens; programs also write `_`.
func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
    true
  default: false
  }
}

/// `name` in capitals without what a name cannot have.
private func token(_ name: String) -> String {
  let bytes = name.utf8.filter(isNameByte)
  return String(decoding: bytes.isEmpty ? Array("X-UNNAMED".utf8) : bytes, as: UTF8.self).uppercased()
}

/// Whether `scalar` ends a line somewhere: LF, CR, NEL, LS, PS.
private func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "\n" || scalar == "\r" || scalar.value == 0x85 || scalar.value == 0x2028 || scalar.value == 0x2029
}

/// `text` without C0 and C1 controls and without DEL; a tab is white space and stays. Line breaks of every sort
/// become LF or go as well.
private func withoutControls(_ text: String, keepingLineBreaks: Bool = false) -> String {
  let isClean = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  if isClean { return text }
  var result = ""
  var previous: Unicode.Scalar = " "
  for scalar in text.unicodeScalars {
    defer { previous = scalar }
    if isLineBreak(scalar) {
      // CR LF is one line break.
      if keepingLineBreaks, !(scalar == "\n" && previous == "\r") { result += "\n" }
    } else if scalar == "\t" || !(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)) {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// `text` with RFC 5545 §3.3.11's escapes: `\\`, `\;`, `\,`, `\n`.
private func escapedText(_ text: String) -> String {
  var result = ""
  for scalar in withoutControls(text, keepingLineBreaks: true).unicodeScalars {
    switch scalar {
    case "\\", ";", ",":
      result += "\\"
      result.unicodeScalars.append(scalar)
    case "\n": result += "\\n"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// `value` with its escapes undone. `\:` and `\"` are no escapes of RFC 5545, but programs write them; any other
/// backslash is one.
private func unescapedText(_ value: some StringProtocol) -> String {
  guard value.utf8.contains(UInt8(ascii: "\\")) else { return String(value) }
  var result = ""
  var isEscaped = false
  for scalar in value.unicodeScalars {
    if isEscaped {
      isEscaped = false
      switch scalar {
      case "n", "N": result += "\n"
      case "\\", ";", ",", ":", "\"": result.unicodeScalars.append(scalar)
      default:
        result += "\\"
        result.unicodeScalars.append(scalar)
      }
    } else if scalar == "\\" {
      isEscaped = true
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return isEscaped ? result + "\\" : result
}
