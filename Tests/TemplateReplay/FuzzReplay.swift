internal import Diagnostics
internal import Foundation
internal import Glibc

/// `fuzz-replay [--list] [--typed] PATH…`: tries each file, and each file below each folder, as one input.
///
/// The inputs are tried in a second process, so that a crash or an endless loop counts as one failure and the rest
/// still gets its turn. With `--typed`, problems that can be known before rendering must be found before; with `--list`,
/// each file has its line. The last line counts: `120 passed, 0 failed`.
@main
struct FuzzReplay {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let paths = arguments.filter { !$0.hasPrefix("-") }
    let options = Set(arguments.filter { $0.hasPrefix("-") })
    let expectsTypedCheck = options.contains("--typed")
    guard !paths.isEmpty, options.isSubset(of: ["--list", "--typed", Workplace.option]) else {
      say("用法：fuzz-replay [--list] [--typed] 路径…", "Usage: fuzz-replay [--list] [--typed] PATH…")
      exit(2)
    }
    if options.contains(Workplace.option) {
      return Workplace.tryAll(paths, expectsTypedCheck: expectsTypedCheck)
    }
    let found = paths.flatMap(files(at:))
    guard !found.isEmpty else {
      say("这里没有可试的文件。", "There are no files to try here.")
      exit(2)
    }
    let outcomes = Supervisor(language: language, expectsTypedCheck: expectsTypedCheck).outcomes(of: found)
    for outcome in outcomes {
      if options.contains("--list") { print("\(outcome.path)\t\(outcome.summary)") }
      for failure in outcome.failures { print("✘ \(outcome.path): \(failure)") }
    }
    let failed = outcomes.count { !$0.failures.isEmpty }
    print("\(outcomes.count - failed) passed, \(failed) failed")
    exit(failed == 0 ? 0 : 1)
  }

  /// Chinese unless the locale is an English one, as in the scripts.
  private static let language: Language = {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale.flatMap { Language(tag: $0) } ?? .zh
  }()

  private static func say(_ zh: String, _ en: String) {
    FileHandle.standardError.write(Data((Wording(zh: zh, en: en)[language] + "\n").utf8))
  }

  /// The file at `path`, or the files below the folder at `path`, sorted; without hidden ones.
  private static func files(at path: String) -> [String] {
    guard let isFolder = isFolder(path) else {
      say("没有“\(path)”这个文件或文件夹。", "There is no file or folder “\(path)”.")
      exit(2)
    }
    guard isFolder else { return [path] }
    let below = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return below.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }.sorted()
      .map { "\(path)/\($0)" }.filter { Self.isFolder($0) == false }
  }

  /// Whether a folder stands at `path`; `nil` if nothing does.
  private static func isFolder(_ path: String) -> Bool? {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists ? isFolder.boolValue : nil
  }
}
