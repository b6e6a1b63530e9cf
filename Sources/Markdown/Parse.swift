public import Diagnostics
internal import Markup

/// How a text is read.
public struct MarkdownOptions: Sendable, Hashable {
  /// Whether the rules for Chinese text apply.
  public var isChinese = true
  /// Extensions of the GFM specification by their names in cmark-gfm, for conformance mode only.
  public var extensions: [String] = []

  /// The usual reading: Chinese rules, raw HTML refused.
  public init() {}

  /// The GFM specification to the letter: no rules for Chinese, raw HTML kept, one tilde strikes. For checking
  /// against the specification, not for publishing.
  /// - Parameter extensions: the extensions to switch on. The specification's examples are written for different
  ///   sets: those of its core part assume none, `tagfilter` contradicts some of them.
  public static func conformance(
    extensions: [String] = ["table", "strikethrough", "autolink", "tasklist"]
  ) -> MarkdownOptions {
    var options = MarkdownOptions()
    options.isChinese = false
    options.extensions = extensions
    return options
  }
}

/// Parses the Markdown in `body` of `file`: GitHub Flavored Markdown with tables, strikethrough (two tildes),
/// bare addresses, task lists and footnotes, right in Chinese.
///
/// - Parameters:
///   - file: the file; all spans in the result are byte offsets into it.
///   - body: the bytes of the text, below the front matter.
/// - Returns: the text with its problems: raw HTML and unsafe addresses are errors and leave nothing in the
///   HTML, slips of input methods are warnings and are read as they are meant.
/// - Complexity: linear in the text for all but adversarial input, for which cmark-gfm's limits hold. Safe to
///   call from many threads.
public func parse(_ file: SourceFile, body: Range<Int>, options: MarkdownOptions) -> Checked<Body> {
  let range = body.clamped(to: 0..<file.bytes.count)
  guard options.isChinese else {
    var result = Body()
    let html = libraryHTML(Array(file.bytes[range]), extensions: options.extensions)
    if !html.isEmpty { result.pieces = [.html(HTML(trusted: html))] }
    return Checked(result)
  }
  var prescan = Prescan(file: file, body: range)
  guard prescan.run(range) else { return Checked(Body(), prescan.problems) }
  guard let tree = CTree(prescan.output.bytes) else { return Checked(Body(), prescan.problems) }
  var topLevel = 6
  tree.walk { node, isEntering in
    if isEntering, node.kind == .heading { topLevel = min(topLevel, node.level) }
  }
  var renderer = Renderer(
    file: file, text: prescan.output, sentinel: prescan.sentinel, topLevel: topLevel)
  tree.walk { node, isEntering in renderer.visit(node, isEntering) }
  renderer.finish()
  renderer.problems += headingProblems(renderer.body.headings) + linkProblems(renderer.body.links)
  return Checked(renderer.body, prescan.problems + renderer.problems)
}
