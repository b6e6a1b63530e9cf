/// The terms of a query: folded, split wherever a separator stands, doubles left out. All must be found.
///
/// Punctuation separates as spaces do, so that 《乡土中国》 finds 乡土中国. At most ``maximumTerms``.
func terms(of query: String, _ folding: inout Folding) -> [[Unicode.Scalar]] {
  var result: [[Unicode.Scalar]] = []
  let folded = FoldedText(composed(query).prefix(maximumQueryLength), &folding)
  for part in folded.scalars.split(separator: " ") where !result.contains(Array(part)) {
    result.append(Array(part))
  }
  return Array(result.prefix(maximumTerms))
}

/// How many code points of a query are read.
let maximumQueryLength = 100
/// How many terms of a query are looked for.
let maximumTerms = 8

/// A key of the index: one or two characters of Chinese, or the word (in a query: its beginning) of another script.
struct Gram {
  /// The code points.
  var scalars: [Unicode.Scalar]
  /// Whether it is a word.
  var isWord: Bool
}

/// A run of characters of one class.
struct Run {
  var scalars: ArraySlice<Unicode.Scalar>
  var isWord: Bool
}

/// The runs of folded text, separators left out.
func runs(_ scalars: [Unicode.Scalar]) -> [Run] {
  var result: [Run] = []
  var start = 0
  while start < scalars.count {
    let kind = characterClass(scalars[start])
    var end = start + 1
    while end < scalars.count, characterClass(scalars[end]) == kind { end += 1 }
    if kind != .gap { result.append(Run(scalars: scalars[start..<end], isWord: kind == .word)) }
    start = end
  }
  return result
}

/// What must be in a document's index for `term` to be able to stand in it.
///
/// Of a long run every second pair is enough, because what is found is compared with the text anyway; so a query
/// loads half the files.
func grams(of term: [Unicode.Scalar]) -> [Gram] {
  runs(term).flatMap { run -> [Gram] in
    let scalars = Array(run.scalars)
    if run.isWord || scalars.count < 2 { return [Gram(scalars: scalars, isWord: run.isWord)] }
    let last = scalars.count - 2
    let starts = last < 4 ? Array(0...last) : Array(stride(from: 0, to: last, by: 2)) + [last]
    return starts.map { Gram(scalars: Array(scalars[$0..<$0 + 2]), isWord: false) }
  }
}

/// Whether a document whose index has all of ``grams(of:)`` certainly has the term, so that its text need not be read.
func isExact(_ term: [Unicode.Scalar]) -> Bool {
  let runs = runs(term)
  return runs.count == 1 && (runs[0].isWord || term.count <= 2)
}
