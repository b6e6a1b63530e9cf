import Authoring
import Diagnostics
import Hanzi
import Records

/// Gives books whose source does not say in which language they are the one that their titles are in, unless that is Chinese: a
/// reference to `Categories` with 版 and 出版地不详 in it would be wrong. What was guessed is said once.
func writeLanguages(of drafts: inout [DraftRecord]) -> [Problem] {
  var guesses: [(title: String, language: String, span: Span)] = []
  for index in drafts.indices where drafts[index].kind == .book && drafts[index].text(of: "language") == nil {
    guard let title = drafts[index].fields.first(where: { $0.key == "title" }),
      let language = language(ofTitle: title.text + " " + (drafts[index].text(of: "subtitle") ?? ""))
    else { continue }
    drafts[index].fields.append(
      DraftField(key: "language", text: language, yaml: yamlScalar(language), span: title.span))
    guesses.append((drafts[index].title, language, title.span))
  }
  guard let first = guesses.first else { return [] }
  let others = guesses.count - 1
  return [
    Problem(
      .importChanged, at: first.span,
      Wording(
        zh: "没有写语言，看书名当作 \(first.language)" + (others > 0 ? "；另有 \(others) 本也这样" : ""),
        en: "the language is not given and taken to be \(first.language)"
          + (others > 0 ? "; so with \(others) more" : "")),
      suggestion: Wording(
        zh: "不对就改“语言”；参考文献的格式跟着它走", en: "mend “language” if it is wrong; references follow it"),
      severity: .note)
  ]
}

/// The language that a title without Chinese in it seems to be in; `nil` for Chinese, and where nothing tells.
private func language(ofTitle title: String) -> String? {
  let scalars = title.unicodeScalars
  if scalars.contains(where: { (0x3040...0x30FF).contains($0.value) }) { return "ja" }
  if title.contains(where: { Hanzi.isHan($0) }) { return nil }
  if scalars.contains(where: { (0x0400...0x04FF).contains($0.value) }) { return "ru" }
  guard scalars.contains(where: { $0.isASCII && $0.properties.isAlphabetic }) else { return nil }
  let words = Set(title.lowercased().split { !$0.isLetter }.map(String.init))
  if !words.isDisjoint(with: ["der", "die", "das", "und", "für", "über", "einführung"]) { return "de" }
  if !words.isDisjoint(with: ["le", "la", "les", "des", "et", "du", "l"]) { return "fr" }
  return "en"
}
