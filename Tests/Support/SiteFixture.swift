public import Diagnostics
public import FileTrees
import Files
import Foundation

/// A site in one string: files separated by lines `-- path`. A `unionpress.yaml` is added if there is none.
///
/// ```
/// -- content/clubs/volleyball.md
/// ---
/// 标题: 排球俱乐部
/// ```
public func site(_ text: String, templates: Bool = false) -> SourceTree {
  var files: [SourceFile] = []
  var path = ""
  var lines: [Substring] = []
  func close() {
    if !path.isEmpty { files.append(SourceFile(path: path, text: lines.joined(separator: "\n") + "\n")) }
    lines = []
  }
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.hasPrefix("-- ") {
      close()
      path = String(line.dropFirst(3))
    } else {
      lines.append(line)
    }
  }
  close()
  if !files.contains(where: { $0.path == "unionpress.yaml" }) {
    files.append(SourceFile(path: "unionpress.yaml", text: "name: 学院工会\nurl: https://gh.example.edu.cn\n"))
  }
  guard templates else { return SourceTree(texts: files) }
  return SourceTree(texts: files + ownTheme.texts, assets: ownTheme.assets)
}

/// What lies in the repository's `templates/`, read once.
private let ownTheme: SourceTree = {
  guard let own = try? snapshot(of: repositoryRoot).value else { return SourceTree(texts: []) }
  return SourceTree(
    texts: own.texts.filter { $0.path.hasPrefix("templates/") },
    assets: own.assets.filter { $0.path.hasPrefix("templates/") })
}()

/// The folder of the repository, found from this file.
public let repositoryRoot: String = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path

/// Problems as people see them, in Chinese, without colour.
public func report(_ problems: [Problem], in tree: SourceTree, language: Language = .zh) -> String {
  TerminalReport(language: language, isColoured: false, files: tree.texts).text(problems)
}
