import Diagnostics
import FileTrees
import Foundation

/// Colours of the site's own style sheets that cannot be read on their grounds: text needs a contrast of 4.5 to 1, signs
/// and frames 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
///
/// Looked at are the variables that the theme sets on `:root`, in light and in dark; a sheet that sets only some of them is
/// read over the program's own.
func contrastProblems(in tree: SourceTree) -> [Problem] {
  let own = tree.texts.filter { $0.path.hasPrefix("templates/assets/") && $0.path.hasSuffix(".css") }
  guard !own.isEmpty else { return [] }
  // Pages read this sheet first, the site's or the program's.
  let first = own.filter { $0.path == "templates/assets/site.css" }
  let base = first.first ?? SourceFile(path: "", bytes: builtInThemeFile("assets/site.css") ?? [])
  let variables = ([base] + own.filter { $0.path != base.path }).flatMap { themeVariables($0) }
  var problems: [Problem] = []
  for isDark in [false, true] {
    var values: [String: ThemeVariable] = [:]
    for variable in variables where !variable.isDark { values[variable.name] = variable }
    if isDark { for variable in variables where variable.isDark { values[variable.name] = variable } }
    for pair in contrastPairs {
      guard let text = values[pair.text], let ground = values[pair.ground],
        // What is the same in the dark was looked at in the light.
        !isDark || text.isDark || ground.isDark,
        let first = colour(text.value, values), let second = colour(ground.value, values)
      else { continue }
      let contrast = contrast(first, second)
      let place = text.span.path.isEmpty ? ground.span : text.span
      guard contrast < pair.least, !place.path.isEmpty else { continue }
      problems.append(problem(pair, contrast, isDark, at: place))
    }
  }
  return problems
}

private func problem(_ pair: ContrastPair, _ contrast: Double, _ isDark: Bool, at place: Span) -> Problem {
  let figure = oneDecimal(contrast)
  let least = oneDecimal(pair.least)
  return Problem(
    .themeContrast, at: place,
    Wording(
      zh: "--\(pair.text) 在 --\(pair.ground) 上\(isDark ? "（深色）" : "")的对比度只有 \(figure)∶1",
      en: "--\(pair.text) on --\(pair.ground)\(isDark ? " (dark)" : "") has a contrast of only \(figure) to 1"
    ),
    suggestion: Wording(
      zh: "至少要 \(least)∶1；把其中一个调深或调浅", en: "at least \(least) to 1; make one of them darker or lighter"))
}

/// With one decimal, rounded down: what falls short must not look as if it did not.
private func oneDecimal(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded(.down))
  return "\(tenths / 10).\(tenths % 10)"
}

/// Two variables that meet on pages.
private struct ContrastPair {
  var text: String
  var ground: String
  var least = 4.5
}

private let contrastPairs: [ContrastPair] =
  ["paper", "leaf"].flatMap { ground in
    ["ink", "ink-2", "red", "gold", "sports-arts", "rights", "reading", "public-good"].map {
      ContrastPair(text: $0, ground: ground)
    } + [ContrastPair(text: "focus", ground: ground, least: 3)]
  } + [
    ContrastPair(text: "ink", ground: "sunk"), ContrastPair(text: "ink-2", ground: "sunk"),
    ContrastPair(text: "seal-cut", ground: "seal"), ContrastPair(text: "slip-ink", ground: "slip"),
  ]

/// A variable of a theme.
private struct ThemeVariable {
  var name: String
  var value: String
  var isDark: Bool
  /// Where its value stands; without a path if it is the program's.
  var span: Span
}

/// The variables that `file` sets on `:root`, for screens.
private func themeVariables(_ file: SourceFile) -> [ThemeVariable] {
  var result: [ThemeVariable] = []
  var rules: [String] = []
  var start = 0
  let bytes = file.bytes
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
  func declare(_ end: Int) {
    guard let rule = rules.last, rule.contains(":root") || rule == "html" else { return }
    guard let colon = bytes[start..<end].firstIndex(of: UInt8(ascii: ":")) else { return }
    let name = text(start..<colon)
    let around = rules.joined(separator: " ").lowercased()
    guard name.hasPrefix("--"), !around.contains("print"), !around.contains("prefers-contrast"),
      !around.contains("forced-colors")
    else { return }
    var lower = colon + 1
    while lower < end, bytes[lower] == UInt8(ascii: " ") { lower += 1 }
    result.append(
      ThemeVariable(
        name: String(name.dropFirst(2)), value: text(lower..<end), isDark: around.contains("dark"),
        span: file.span(lower..<end)))
  }
  var index = 0
  while index < bytes.count {
    switch bytes[index] {
    case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "*"):
      var end = index + 2
      while end + 1 < bytes.count, bytes[end] != UInt8(ascii: "*") || bytes[end + 1] != UInt8(ascii: "/") {
        end += 1
      }
      index = min(end + 2, bytes.count)
      // A comment before a declaration or a rule is no part of it.
      if text(start..<min(index, bytes.count)).hasPrefix("/*") { start = index }
      continue
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let quote = bytes[index]
      index += 1
      while index < bytes.count, bytes[index] != quote { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
    case UInt8(ascii: "{"):
      rules.append(text(start..<index))
      start = index + 1
    case UInt8(ascii: "}"):
      declare(index)
      if !rules.isEmpty { rules.removeLast() }
      start = index + 1
    case UInt8(ascii: ";"):
      declare(index)
      start = index + 1
    default: break
    }
    index += 1
  }
  return result
}

/// Red, green and blue from 0 to 1.
private typealias Colour = (red: Double, green: Double, blue: Double)

/// The colour that `value` writes as `#rgb`, `#rrggbb`, `rgb(…)` or as another variable; `nil` for what is written otherwise
/// or lets something shine through.
private func colour(_ value: String, _ values: [String: ThemeVariable], depth: Int = 0) -> Colour? {
  let text = value.lowercased()
  if let name = text.wholeMatch(of: /var\(\s*--([a-z0-9-]+)\s*\)/)?.1 {
    return depth < 8 ? values[String(name)].flatMap { colour($0.value, values, depth: depth + 1) } : nil
  }
  if let found = text.wholeMatch(of: /rgb\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*\)/),
    let red = Double(found.1), let green = Double(found.2), let blue = Double(found.3)
  {
    return (min(red, 255) / 255, min(green, 255) / 255, min(blue, 255) / 255)
  }
  guard let digits = text.wholeMatch(of: /#([0-9a-f]{3}|[0-9a-f]{6})/)?.1, let number = Int(digits, radix: 16)
  else {
    return nil
  }
  if digits.count == 3 {
    return (Double(number >> 8) / 15, Double(number >> 4 & 15) / 15, Double(number & 15) / 15)
  }
  return (Double(number >> 16) / 255, Double(number >> 8 & 255) / 255, Double(number & 255) / 255)
}

/// The contrast of two colours, 1 to 21, as WCAG 2.2 defines it.
private func contrast(_ left: Colour, _ right: Colour) -> Double {
  func luminance(_ colour: Colour) -> Double {
    func linear(_ part: Double) -> Double {
      part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
  }
  let (first, second) = (luminance(left), luminance(right))
  return (max(first, second) + 0.05) / (min(first, second) + 0.05)
}
