public import Diagnostics

/// A property of an iCalendar component (RFC 5545 §3.1): `DTSTART;TZID=Asia/Shanghai:20260909T163000`.
public struct ICalendarProperty: Sendable, Hashable {
  /// A parameter: `TZID=Asia/Shanghai`.
  public struct Parameter: Sendable, Hashable {
    /// The name in capitals.
    public var name: String
    /// The values, without quotes.
    public var values: [String]

    /// A parameter.
    public init(_ name: String, _ values: String...) {
      self.name = name.uppercased()
      self.values = values
    }

    init(name: String, values: [String]) { (self.name, self.values) = (name.uppercased(), values) }
  }

  /// The name in capitals.
  public var name: String
  /// The parameters in their order.
  public var parameters: [Parameter] = []
  /// The value as it stands in the file; TEXT is still escaped.
  public var value: String
  /// Where it was read; `nil` for what was made here. It makes no difference when two are compared.
  public var span: Span?

  /// A property with a value that is no TEXT: a date, a rule, a number, an address.
  public init(_ name: String, raw value: String, _ parameters: [Parameter] = []) {
    self.name = name.uppercased()
    self.parameters = parameters
    // Control characters would break lines apart.
    self.value = String(
      value.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.map(Character.init))
  }

  /// A property of type TEXT; what has a meaning in a calendar file is escaped (RFC 5545 §3.3.11).
  public init(_ name: String, text: String, _ parameters: [Parameter] = []) {
    self.init(name, raw: escapedText(text), parameters)
  }

  /// The value read as TEXT.
  public var text: String { unescapedText(value) }

  /// The value read as a list of TEXT, as in CATEGORIES.
  public var texts: [String] { split(value, at: ",").map(unescapedText) }

  /// The first value of the parameter called `name`.
  public func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.values.first }

  /// Whether both say the same, wherever they stand.
  public static func == (left: ICalendarProperty, right: ICalendarProperty) -> Bool {
    left.name == right.name && left.parameters == right.parameters && left.value == right.value
  }

  /// Agrees with ``==(_:_:)``.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(parameters)
    hasher.combine(value)
  }
}

/// A component: VCALENDAR, VEVENT, VTIMEZONE … (RFC 5545 §3.6).
public struct ICalendarComponent: Sendable, Hashable {
  /// The name in capitals.
  public var name: String
  /// The properties in their order.
  public var properties: [ICalendarProperty]
  /// The components inside, in their order.
  public var components: [ICalendarComponent]

  /// A component.
  public init(
    _ name: String, _ properties: [ICalendarProperty] = [], _ components: [ICalendarComponent] = []
  ) {
    self.name = name.uppercased()
    self.properties = properties
    self.components = components
  }

  /// The first property called `name`.
  public func property(_ name: String) -> ICalendarProperty? { properties.first { $0.name == name } }

  /// All properties called `name`.
  public func all(_ name: String) -> [ICalendarProperty] { properties.filter { $0.name == name } }
}

/// TEXT with `\`, `;`, `,` and line breaks escaped and other control characters left out.
func escapedText(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var wasReturn = false
  for scalar in text.unicodeScalars {
    defer { wasReturn = scalar == "\r" }
    switch scalar {
    case "\\", ";", ",": result += ["\\", scalar]
    case "\n" where wasReturn: break
    case "\n", "\r": result += ["\\", "n"]
    case "\t": result.append(" ")
    default: if scalar.value >= 0x20, scalar.value != 0x7F { result.append(scalar) }
    }
  }
  return String(result)
}

/// TEXT as it was before it was escaped; a lone backslash stays.
func unescapedText(_ text: String) -> String {
  guard text.utf8.contains(0x5C) else { return text }
  var result = ""
  var isEscaped = false
  for character in text {
    if isEscaped {
      isEscaped = false
      switch character {
      case "n", "N": result.append("\n")
      case "\\", ";", ",", ":", "\"": result.append(character)
      default: result += ["\\", character]
      }
    } else if character == "\\" {
      isEscaped = true
    } else {
      result.append(character)
    }
  }
  return isEscaped ? result + "\\" : result
}

/// The parts of an escaped text between separators that are not escaped themselves.
private func split(_ text: String, at separator: Character) -> [String] {
  var parts = [""]
  var isEscaped = false
  for character in text {
    if character == separator, !isEscaped {
      parts.append("")
      continue
    }
    isEscaped = character == "\\" && !isEscaped
    parts[parts.count - 1].append(character)
  }
  return parts
}
