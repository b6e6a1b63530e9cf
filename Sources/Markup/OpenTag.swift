/// Adds `<name key="value"`, which wants its `>` yet, as HTML and XML write it. Attributes whose value is `nil` are left out.
func appendOpenTag(
  _ name: StaticString, _ attributes: [(StaticString, String?)], to bytes: inout [UInt8]
) {
  bytes.append(UInt8(ascii: "<"))
  name.withUTF8Buffer { bytes += $0 }
  for case (let key, let value?) in attributes {
    bytes.append(UInt8(ascii: " "))
    key.withUTF8Buffer { bytes += $0 }
    bytes += [UInt8(ascii: "="), UInt8(ascii: "\"")]
    appendEscaped(value, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }
}
