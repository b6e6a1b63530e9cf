/// What a number of a cell means: a number, a percentage, a day or a time (ECMA-376 part 1, 18.8.30 and 18.8.31).
struct NumberFormat: Hashable {
  /// Whether the day, the month or the year is shown.
  var showsDay = false
  var showsMonth = false
  var showsYear = false
  /// Whether hours or minutes are shown.
  var showsTime = false
  /// Whether hours go on beyond a day: `[h]:mm`.
  var isElapsed = false
  /// Whether a hundredth is shown as one.
  var isPercent = false

  /// Whether a day or time is shown.
  var isDate: Bool { showsDay || showsMonth || showsYear || showsTime }

  /// The format with a number that programs know by themselves; what is not declared in the file and not here is a number.
  init(builtIn id: Int) {
    switch id {
    case 9, 10: isPercent = true
    case 14...17, 22, 27...31, 36, 50...54, 57, 58:
      (showsDay, showsMonth, showsYear) = (true, true, true)
      showsTime = id == 22
      // 17 is Jan-26; 27, 36, 50, 52, 57 are 2026年1月 where programs speak Chinese.
      if [17, 27, 36, 50, 52, 57].contains(id) { showsDay = false }
    case 18...21, 32...35, 45...47, 55, 56: showsTime = true
    default: break
    }
    isElapsed = id == 46
  }

  /// The format that `code` describes: `yyyy"年"m"月"d"日"`, `[$-804]h:mm AM/PM`, `0.0%`.
  init(code: String) {
    // Of several sections the first is for numbers above zero.
    var signs = ""
    var inner: String?
    var isQuoted = false
    var isEscaped = false
    for character in code {
      if isEscaped {
        isEscaped = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if let bracket = inner {
        if character == "]" {
          let word = bracket.lowercased()
          if !word.isEmpty, word.allSatisfy({ "hms".contains($0) }) {
            isElapsed = true
            showsTime = true
          }
          inner = nil
        } else {
          inner = bracket + String(character)
        }
      } else if character == ";" {
        break
      } else {
        switch character {
        case "\"": isQuoted = true
        // A sign to be shown as it is, one to be as wide as, one to be repeated.
        case "\\", "_", "*": isEscaped = true
        case "[": inner = ""
        default: signs.append(character)
        }
      }
    }
    var word = signs.lowercased()
    guard !word.hasPrefix("general") else { return }
    isPercent = word.contains("%")
    for halves in ["am/pm", "a/p", "上午/下午"] where word.contains(halves) {
      showsTime = true
      word = word.replacing(halves, with: "")
    }
    // `0.0e+00` is a number; `e` alone is the year in East Asia.
    guard !word.contains("e+"), !word.contains("e-") else { return }
    let units = runs(of: "ymdhse", in: word)
    for (index, unit) in units.enumerated() {
      switch unit {
      case "y", "e": showsYear = true
      case "d": showsDay = true
      case "h", "s": showsTime = true
      default:
        // Behind hours or before seconds, m is for minutes.
        let isMinutes = index > 0 && units[index - 1] == "h" || units.dropFirst(index + 1).first == "s"
        if isMinutes { showsTime = true } else { showsMonth = true }
      }
    }
  }
}

/// The letters of `alphabet` that stand in `text`, those that follow each other only once.
private func runs(of alphabet: String, in text: String) -> [Character] {
  var result: [Character] = []
  var previous: Character?
  for character in text {
    if alphabet.contains(character), character != previous { result.append(character) }
    previous = character
  }
  return result
}
