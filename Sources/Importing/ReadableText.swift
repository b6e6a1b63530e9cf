import Diagnostics

/// `file` in UTF-8, whatever Chinese Windows or a spreadsheet saved it as, with a remark if that was something else.
///
/// What is only read need not be sent back to be saved again: the mending that ``checkText(_:)`` offers for records is
/// simply used.
func readableText(_ file: SourceFile) -> Checked<SourceFile?> {
  let checked = checkText(file, isForeign: true)
  // Programs for Windows write the mark of the byte order on purpose.
  let problems = checked.problems.filter { $0.kind != ProblemKind.encodingBOM.id }
  if checked.value != nil { return Checked(file, problems) }
  let foreign = problems.first {
    [ProblemKind.encodingGBK.id, ProblemKind.encodingUTF16.id].contains($0.kind)
  }
  guard let foreign, let text = foreign.fix?.edits.first?.replacement else {
    return Checked(nil, problems.map(withoutAdvice))
  }
  let result = SourceFile(path: file.path, text: text)
  let isGBK = foreign.kind == ProblemKind.encodingGBK.id
  let name = isGBK ? "GBK" : "UTF-16"
  return Checked(
    result,
    [
      Problem(
        isGBK ? .encodingGBK : .encodingUTF16, at: result.span(at: 0),
        Wording(zh: "文件是 \(name) 编码，已经按 \(name) 读", en: "the file is \(name) and was read as such"),
        suggestion: Wording(
          zh: "看看下面的汉字对不对；不对就在原来的程序里另存为 UTF-8",
          en: "look whether the text below is right; if not, save it as UTF-8"),
        severity: .note)
    ])
}

/// `problem` with advice for a file that is no part of a site.
private func withoutAdvice(_ problem: Problem) -> Problem {
  guard problem.kind == ProblemKind.encodingInvalid.id else { return problem }
  var problem = problem
  problem.fix = nil
  problem.suggestion = Wording(
    zh: "在原来的程序里另存为 UTF-8，再导入一次", en: "save it as UTF-8 in the program it comes from, and import it again")
  return problem
}
