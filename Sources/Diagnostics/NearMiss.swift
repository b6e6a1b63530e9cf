/// The candidates that someone may have meant by `typed`, best first, at most `limit`.
///
/// The distance is Damerau–Levenshtein over characters (a swap of neighbours counts one), relative to the
/// length: a fixed allowance would propose any two-character Chinese key for any other. Candidates much worse
/// than the best are left out; ties keep the candidates' order.
/// - Complexity: O(candidates × length²); meant for hundreds of candidates, not for hot paths.
public func nearMisses(of typed: String, among candidates: [String], limit: Int = 2) -> [String] {
  let wanted = Array(typed.lowercased())
  guard !wanted.isEmpty else { return [] }
  var scored: [(candidate: String, score: Double, order: Int)] = []
  for (order, candidate) in candidates.enumerated() {
    let other = Array(candidate.lowercased())
    let longer = max(wanted.count, other.count)
    guard longer > 0, abs(wanted.count - other.count) <= longer / 2 else { continue }
    let distance = editDistance(wanted, other)
    let score = Double(distance) / Double(longer)
    // One slip in a two-character Chinese word is half the word and still worth a guess; in longer words, and in those of
    // letters, less.
    let allowed = longer <= 4 && !wanted.allSatisfy(\.isASCII) ? 0.5 : 0.34
    if score <= allowed { scored.append((candidate, score, order)) }
  }
  scored.sort { ($0.score, $0.order) < ($1.score, $1.order) }
  guard let best = scored.first else { return [] }
  return scored.prefix { $0.score <= best.score * 1.5 + 0.01 }.prefix(limit).map(\.candidate)
}

/// Optimal string alignment distance between `left` and `right`.
func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  var beforePrevious = [Int](repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  var current = previous
  for i in 1...left.count {
    current[0] = i
    for j in 1...right.count {
      let substitution = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
      var best = min(substitution, previous[j] + 1, current[j - 1] + 1)
      if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
        best = min(best, beforePrevious[j - 2] + 1)
      }
      current[j] = best
    }
    (beforePrevious, previous, current) = (previous, current, beforePrevious)
  }
  return previous[right.count]
}

extension Wording {
  /// Asks whether `word` was meant.
  public static func didYouMean(_ word: String) -> Wording {
    Wording(zh: "您是不是想写 \(word)？", en: "did you mean \(word)?")
  }
}
