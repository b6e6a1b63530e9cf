/// A syllable as people type it: without tone, ü as u.
func spelling(of syllable: String) -> String {
  String(syllable.filter { $0 >= "a" && $0 <= "z" }.map { $0 == "v" ? "u" : $0 })
}

/// Whether a term may be pinyin: two letters or more. One alone would find half the site.
func mayBeSpelling(_ term: [Unicode.Scalar]) -> Bool {
  term.count >= 2 && term.allSatisfy { ("a"..."z").contains($0) }
}

/// The first code points of a title that `term` spells: by the first letters of their syllables, `pq`, or by the
/// syllables themselves, the last of which may be unfinished, `paiq`.
/// - Parameter pinyin: the title's entry in ``Manifest/pinyin``.
func spelled(_ term: [Unicode.Scalar], in pinyin: String) -> Range<Int>? {
  guard !pinyin.isEmpty else { return nil }
  let syllables = pinyin.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false).map {
    Array($0)
  }
  // ü is typed as v, and as u where there is no other key for it.
  let letters = term.map { $0 == "v" ? "u" : $0 }
  for start in syllables.indices {
    let firsts = syllables[start...].prefix(term.count).map(\.first)
    if firsts.elementsEqual(term.map(Optional.some)) { return start..<start + term.count }
    if let end = end(of: letters, in: syllables[start...]) { return start..<end }
  }
  return nil
}

/// Where `letters` end, of which the first syllable is whole.
private func end(of letters: [Unicode.Scalar], in syllables: ArraySlice<[Unicode.Scalar]>) -> Int? {
  var rest = letters[...]
  for (index, syllable) in zip(syllables.indices, syllables) {
    guard !syllable.isEmpty else { return nil }
    if rest.starts(with: syllable) {
      rest = rest.dropFirst(syllable.count)
      if rest.isEmpty { return index + 1 }
    } else {
      return index > syllables.startIndex && syllable.starts(with: rest) ? index + 1 : nil
    }
  }
  return nil
}
