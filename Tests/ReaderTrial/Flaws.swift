import Diagnostics

private let kinds = Set(ProblemKind.all.map(\.id))

/// What is wrong with `problems`: each has a known kind, says something in both languages, and has its places inside
/// `files`, in no character's middle; the reports can print them.
func flaws(of problems: [Problem], in files: [SourceFile]) -> [String] {
  var flaws: [String] = []
  for problem in problems {
    if !kinds.contains(problem.kind) { flaws.append("no such kind of problem: \(problem.kind)") }
    if problem.message.zh.isEmpty || problem.message.en.isEmpty {
      flaws.append("\(problem.kind) says nothing")
    }
    let edits = problem.fix?.edits.map(\.span) ?? []
    for span in [problem.span].compactMap(\.self) + problem.notes.map(\.span) + edits {
      flaws += misplacement(of: span, in: files).map { ["\(problem.kind) is \($0)"] } ?? []
    }
  }
  // A few are enough: printing the lines of many takes longer than finding them.
  let some = Array(problems.prefix(2))
  if !some.isEmpty, TerminalReport(language: .zh, isColoured: false, files: files).text(some).isEmpty {
    flaws.append("the report of the problems is empty")
  }
  return flaws
}

private func misplacement(of span: Span, in files: [SourceFile]) -> String? {
  guard let file = files.first(where: { $0.path == span.path }) else {
    // What should be in the settings is missed there, whether there is such a file or not.
    return span.path == "unionpress.yaml" && span.lower == 0 && span.upper == 0
      ? nil : "in \(span.path), which is not there"
  }
  guard 0 <= span.lower, span.lower <= span.upper, span.upper <= file.bytes.count else {
    return "at \(span.lower)..<\(span.upper) of \(file.bytes.count) bytes"
  }
  guard String(validating: file.bytes, as: UTF8.self) != nil else { return nil }
  // A place in the middle of a character shows half of it, and a mending there would break the file.
  return [span.lower, span.upper].first { $0 < file.bytes.count && file.bytes[$0] & 0xC0 == 0x80 }
    .map { "inside a character, at \($0)" }
}
