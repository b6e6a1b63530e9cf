/// The file of a component: UTF-8, lines ended by CRLF and folded after at most 75 octets (RFC 5545 §3.1).
///
/// A fold never splits a character; it falls between whole characters as people see them wherever one of those fits
/// a line. Nothing is written that depends on anything but the component.
/// - Complexity: linear in the output.
public func iCalendarBytes(_ component: ICalendarComponent) -> [UInt8] {
  var bytes: [UInt8] = []
  write(component, to: &bytes)
  return bytes
}

private func write(_ component: ICalendarComponent, to bytes: inout [UInt8]) {
  writeFolded("BEGIN:\(component.name)", to: &bytes)
  for property in component.properties { writeFolded(contentLine(property), to: &bytes) }
  for inner in component.components { write(inner, to: &bytes) }
  writeFolded("END:\(component.name)", to: &bytes)
}

private func contentLine(_ property: ICalendarProperty) -> String {
  var line = property.name
  for parameter in property.parameters {
    line += ";\(parameter.name)=" + parameter.values.map(parameterValue).joined(separator: ",")
  }
  return line + ":" + property.value
}

/// A parameter's value, quoted where it must be; quotes and line breaks as RFC 6868 writes them.
private func parameterValue(_ value: String) -> String {
  var result = ""
  var needsQuotes = value.isEmpty
  for character in value {
    switch character {
    case "^": result += "^^"
    case "\"": result += "^'"
    case "\n", "\r\n", "\r": result += "^n"
    case ":", ";", ",":
      needsQuotes = true
      result.append(character)
    default:
      if let scalar = character.unicodeScalars.first, scalar.value < 0x20 || scalar.value == 0x7F { continue }
      result.append(character)
    }
  }
  return needsQuotes ? "\"\(result)\"" : result
}

private func writeFolded(_ line: String, to bytes: inout [UInt8]) {
  let limit = 75
  // The blank that begins a continuation counts as well.
  var used = 0
  func fold() {
    bytes += [0x0D, 0x0A, 0x20]
    used = 1
  }
  if line.utf8.count <= limit {
    bytes += Array(line.utf8)
  } else {
    for character in line {
      let count = character.utf8.count
      if used + count <= limit {
        used += count
        bytes += Array(character.utf8)
        continue
      }
      if count < limit {
        fold()
        used += count
        bytes += Array(character.utf8)
        continue
      }
      // A family of emoji longer than a line: between its code points, then.
      for scalar in character.unicodeScalars {
        let scalarBytes = Array(String(scalar).utf8)
        if used + scalarBytes.count > limit { fold() }
        used += scalarBytes.count
        bytes += scalarBytes
      }
    }
  }
  bytes += [0x0D, 0x0A]
}
