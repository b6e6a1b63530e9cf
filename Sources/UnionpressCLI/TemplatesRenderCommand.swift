import ArgumentParser
import Diagnostics
import FileTrees
import Foundation
import Rendering
import Templating

/// `unionpress templates render`: one template with data of one's own.
struct TemplatesRender: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "用 JSON 数据生成一个模板 · render one template with JSON data",
    discussion: """
      用来试模板。extends、include、import 的名字相对于这个文件所在的文件夹。 · For trying things out. Names in \
      extends, include and import start from the template's folder.

        unionpress templates render 试.html --data 试.json
      """)

  @Argument(help: ArgumentHelp("模板文件 · the template", valueName: "FILE"))
  var file: String

  @Option(name: .long, help: ArgumentHelp("JSON 数据，最外层是 { } · JSON data, an object", valueName: "DATA.json"))
  var data: String?

  @Option(name: .long, help: ArgumentHelp("页面的语言，zh 或 en · the page's language, zh or en", valueName: "LANG"))
  var language = "zh"

  @OptionGroup var speech: SpeechOptions

  @Option(name: .long, help: "问题的格式 · format of problems")
  var format = ReportFormat.text

  func run() throws {
    let voice = Voice(language: speech.language(), format: format)
    guard let language = Language(rawValue: self.language) else {
      throw ValidationError("--language \(language)：应为 zh 或 en · must be zh or en")
    }
    let folder = (file as NSString).deletingLastPathComponent
    let root = folder.isEmpty ? "." : folder
    let name = (file as NSString).lastPathComponent
    _ = try readFile(file, voice)
    var files = templateFiles(in: root, main: name)
    let source = try data.map { try readFile($0, voice) } ?? SourceFile(path: "data.json", text: "{}")
    files.append(source)
    let result = renderTemplate(name, in: root, files, data: source, language: language)
    if result.isSound { FileHandle.standardOutput.write(Data(result.value)) }
    voice.report(result.problems, files: files)
    if !result.isSound { throw ExitCode(Outcome.problems) }
  }

  /// The template and the texts in its folder, which it may extend, include or import.
  private func templateFiles(in root: String, main: String) -> [SourceFile] {
    let extensions = [".html", ".yaml", ".txt", ".xml", ".jinja", ".j2"]
    guard let walker = FileManager.default.enumerator(atPath: root) else { return [] }
    var files: [SourceFile] = []
    for case let path as String in walker
    where path == main || extensions.contains(where: path.hasSuffix) {
      // A folder full of other things is not a theme; what is not reached by name would only cost time.
      guard files.count < 2000, let bytes = FileManager.default.contents(atPath: root + "/" + path) else {
        continue
      }
      files.append(SourceFile(path: root == "." ? path : root + "/" + path, bytes: Array(bytes)))
    }
    return files.sorted { bytesPrecede($0.path, $1.path) }
  }
}
