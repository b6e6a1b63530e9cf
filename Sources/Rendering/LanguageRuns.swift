import Diagnostics
import Markup
import Planning

/// `text` as markup in which every run of the other language carries its language, for screen readers and the choice of
/// glyphs: on an English page each stretch of 汉字, on a Chinese page each stretch of two or more Latin words.
///
/// Ranges of times and numbers stay in one piece. It goes by script, because a translated record may take a place or a name from its original: only the text itself says
/// which language it is in. A single Latin word in Chinese text (`QQ`, `A101`) is part of it and stays.
/// - Complexity: linear in the text.
func languageRuns(_ text: String, on page: Language) -> HTML {
  guard mayHoldRuns(text, page) else { return HTML(keepingRanges: text) }
  return switch page {
  case .en: marked(text, hanRuns(in: text), "zh-CN")
  case .zh: marked(text, latinRuns(in: text), "en")
  }
}

/// A look at the bytes, which settles it for most texts: 汉字 begin with E3 or more, and two words with one of three letters
/// have at least four.
private func mayHoldRuns(_ text: String, _ page: Language) -> Bool {
  switch page {
  case .en: return text.utf8.contains { $0 >= 0xE3 }
  case .zh:
    var letters = 0
    for byte in text.utf8 where (0x41...0x5A).contains(byte & 0xDF) || (0xC3...0xC9).contains(byte) {
      letters += 1
    }
    return letters > 3
  }
}

/// `text` with `runs`, which follow each other, in elements of their language.
private func marked(_ text: String, _ runs: [Range<String.Index>], _ tag: String) -> HTML {
  var result = HTML()
  var end = text.startIndex
  for run in runs {
    result.append(HTML(keepingRanges: String(text[end..<run.lowerBound])))
    let words = HTML(keepingRanges: String(text[run]))
    result.append(HTML.element("span", [("lang", tag)], words))
    end = run.upperBound
  }
  result.append(HTML(keepingRanges: String(text[end...])))
  return result
}

/// From the first 汉字 to the last one before Latin letters, with digits and punctuation between them, and with brackets and
/// quotation marks that belong to it.
private func hanRuns(in text: String) -> [Range<String.Index>] {
  var runs: [Range<String.Index>] = []
  var start: String.Index?
  var end = text.startIndex
  for index in text.indices {
    let character = text[index]
    if character.isChinese {
      if start == nil { start = index }
      end = text.index(after: index)
    } else if character.isLatin, let first = start {
      runs.append(first..<end)
      start = nil
    }
  }
  if let start { runs.append(start..<end) }
  // A full-width colon between English words is no Chinese.
  return runs.filter { text[$0].contains(where: \.isHan) }
}

/// Stretches of at least two Latin words with what stands between them, if a word of three letters is among them.
private func latinRuns(in text: String) -> [Range<String.Index>] {
  var runs: [Range<String.Index>] = []
  var start: String.Index?
  var end = text.startIndex
  var words = 0
  var length = 0
  var longest = 0
  func close() {
    if let first = start, words > 1, longest > 2 { runs.append(first..<end) }
    start = nil
    words = 0
    longest = 0
  }
  for index in text.indices {
    let character = text[index]
    if character.isLatin {
      if start == nil { start = index }
      if length == 0 { words += 1 }
      length += 1
      longest = max(longest, length)
      end = text.index(after: index)
    } else {
      // An apostrophe or a hyphen does not end a word.
      if !"'’-".contains(character) { length = 0 }
      if character.isChinese { close() }
    }
  }
  close()
  return runs
}

extension Character {
  fileprivate var isHan: Bool {
    unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
      default: false
      }
    }
  }

  /// 汉字, or punctuation that only Chinese text has: 、。《》「」【】〔〕 and the full-width forms of ASCII.
  fileprivate var isChinese: Bool {
    isHan
      || unicodeScalars.contains { scalar in
        switch scalar.value {
        case 0x3001...0x3015, 0xFF01...0xFF0F, 0xFF1A...0xFF1F: true
        default: false
        }
      }
  }

  fileprivate var isLatin: Bool { isLetter && unicodeScalars.allSatisfy { $0.value < 0x250 } }
}
