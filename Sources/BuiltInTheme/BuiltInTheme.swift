/// A file of the theme that the program carries.
public struct BuiltInFile: Sendable, Hashable {
  /// Path below `templates/`: `components/events.html`.
  public let path: String
  /// What it holds.
  public let bytes: [UInt8]
}

/// The theme that a site has where it does not say otherwise; sorted by path.
///
/// The files come from the `templates/` of this project; the plugin `EmbedTheme` puts them in when the program is built.
public let builtInTheme: [BuiltInFile] = themeFiles.map { file in
  if let text = file.text { return BuiltInFile(path: file.path, bytes: text.withUTF8Buffer { Array($0) }) }
  let digits = file.digits.map { $0.withUTF8Buffer { Array($0) } } ?? []
  func value(_ digit: UInt8) -> UInt8 { digit < 0x3A ? digit - 0x30 : digit - 0x57 }
  return BuiltInFile(
    path: file.path,
    bytes: stride(from: 0, to: digits.count - 1, by: 2).map { value(digits[$0]) << 4 | value(digits[$0 + 1]) }
  )
}
