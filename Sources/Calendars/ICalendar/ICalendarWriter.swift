/// The bytes of `component` as a calendar file (RFC 5545 §3.1, RFC 6868): UTF-8 without a byte-order mark, lines
/// of at most 75 octets that end with CR LF, the last one too.
/// - Complexity: linear in the text.
public func iCalendarBytes(_ component: ICalendarComponent) -> [UInt8] {
  var bytes: [UInt8] = []
  write(component, to: &bytes)
  return bytes
}

/// Octets of a line without its end.
private let lineLimit = 75

private func write(_ component: ICalendarComponent, to bytes: inout [UInt8]) {
  fold("BEGIN:\(component.name)", into: &bytes)
  for property in component.properties { fold(contentLine(property), into: &bytes) }
  for inner in component.components { write(inner, to: &bytes) }
  fold("END:\(component.name)", into: &bytes)
}

private func contentLine(_ property: ICalendarProperty) -> String {
  var line = property.name
  for parameter in property.parameters {
    line += ";\(parameter.name)=" + parameter.values.map(parameterValue).joined(separator: ",")
  }
  return line + ":" + property.value
}

/// A value with RFC 6868's escapes (a quote cannot stand in a parameter otherwise), in quotes if it has to be.
private func parameterValue(_ value: String) -> String {
  var text = ""
  var needsQuotes = false
  for scalar in value.unicodeScalars {
    switch scalar {
    case "^": text += "^^"
    case "\"": text += "^'"
    case "\n": text += "^n"
    default:
      if scalar == ":" || scalar == ";" || scalar == "," { needsQuotes = true }
      text.unicodeScalars.append(scalar)
    }
  }
  return needsQuotes ? "\"\(text)\"" : text
}

/// Writes `line` in pieces of at most 75 octets. The space that begins each further piece counts.
///
/// Pieces end between characters as people see them, so that a program which shows a folded file raw, or unfolds
/// it badly, does not tear an emoji; only a character longer than a line is torn, between scalars.
private func fold(_ line: String, into bytes: inout [UInt8]) {
  if line.utf8.count <= lineLimit {
    bytes += line.utf8
    bytes += [0x0D, 0x0A]
    return
  }
  var used = 0
  func append(_ piece: some Sequence<UInt8>, _ count: Int) {
    if used + count > lineLimit {
      bytes += [0x0D, 0x0A, 0x20]
      used = 1
    }
    bytes += piece
    used += count
  }
  for character in line {
    let count = character.utf8.count
    if count < lineLimit {
      append(character.utf8, count)
    } else {
      for scalar in character.unicodeScalars {
        append(UTF8.encode(scalar)?.map(\.self) ?? [], UTF8.width(scalar))
      }
    }
  }
  bytes += [0x0D, 0x0A]
}
