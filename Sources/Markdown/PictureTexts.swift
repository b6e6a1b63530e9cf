public import Diagnostics

/// The problem of a picture's text that says no more than the name of its file, or is a name that a camera or a chat program
/// gives; `nil` if the text is any other. A missing text is a problem of another kind.
public func pictureTextProblem(_ text: String, of path: String, at span: Span?) -> Problem? {
  guard isFileName(text, of: path) else { return nil }
  return Problem(
    .imageAltName, at: span,
    Wording(zh: "图片说明“\(text)”是文件名", en: "the picture's text “\(text)” is a file name"),
    suggestion: Wording(zh: "写图上有什么：合唱队在台上谢幕", en: "say what it shows: the choir takes its bow"))
}

private func isFileName(_ text: String, of path: String) -> Bool {
  guard !text.isEmpty else { return false }
  let name = path.split(separator: "/").last.map(String.init) ?? path
  let stem = name.split(separator: ".").dropLast().joined(separator: ".")
  if text == name || text == stem { return true }
  return text.wholeMatch(
    of:
      #/(?i)((IMG|DSC|DSCN|DSCF|PXL|MVIMG|WP|P|VID|mmexport|Screenshot|微信图片|WeChat|image|photo|图片|照片)?[-_ ()（）]*[0-9]+[-_ 0-9()（）]*(\.(jpe?g|png|webp|gif|heic))?)|.+\.(jpe?g|png|webp|gif|heic)/#
  ) != nil
}
