internal import Dispatch
internal import Foundation
public import FileTrees
internal import Glibc
internal import Synchronization

/// What a build leaves behind so that the next can tell that there is nothing to do: what it was made of, what it had to say, and how
/// each file and folder of the site looked to the file system.
///
/// One compact file that may be deleted at any time. A note of another form, a damaged one, and one of a site that was touched since
/// count as none.
public struct BuildNote: Sendable, Equatable {
  /// What the site was made of: a digest of everything that was read, and of who built.
  public var inputs: String
  /// What the build had to say, in one line.
  public var summary: String

  /// A note.
  public init(inputs: String, summary: String) {
    (self.inputs, self.summary) = (inputs, summary)
  }

  /// The first line, which changes with the form.
  private static let form = "unionpress build 1"

  /// The note on the site at `output`, if that still is as the build left it.
  /// - Complexity: a look at each file and folder of the site, on all cores.
  public init?(on output: String, keptIn folder: String) {
    guard let bytes = readBytes(notePath(output, folder)),
      let end = bytes.dropLast().lastIndex(of: 0x0A),
      bytes[(end + 1)...].elementsEqual("end \(fingerprint(Array(bytes[...end])))\n".utf8)
    else { return nil }
    let lines = bytes[..<end].split(separator: 0x0A)
    guard lines.count > 3, lines[0].elementsEqual(BuildNote.form.utf8) else { return nil }
    self.init(
      inputs: String(decoding: lines[1], as: UTF8.self), summary: String(decoding: lines[2], as: UTF8.self))
    let states = lines[3...]
    let isChanged = Mutex(false)
    let chunks = 64
    DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
      for line in states.dropFirst(states.count * chunk / chunks).prefix(
        states.count * (chunk + 1) / chunks - states.count * chunk / chunks)
      where !isChanged.withLock({ $0 }) {
        // The state has three numbers; the path comes behind them, whatever is in it.
        let parts = line.split(separator: 0x20, maxSplits: 3, omittingEmptySubsequences: false)
        let path = String(decoding: parts.last ?? [], as: UTF8.self)
        let state = parts.dropLast().map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        if FileState(output + "/" + path)?.text != state { isChanged.withLock { $0 = true } }
      }
    }
    if isChanged.withLock({ $0 }) { return nil }
  }

  /// Keeps the note on `site`, which stands at `output`. What cannot be kept is not missed.
  public func keep(on site: OutputTree, at output: String, in folder: String) {
    var paths: Set<String> = ["", ".unionpress"]
    if FileState(output + "/.gitignore") != nil { paths.insert(".gitignore") }
    for file in site.files {
      paths.insert(file.path)
      var rest = file.path[...]
      while let slash = rest.lastIndex(of: "/") {
        rest = rest[..<slash]
        guard paths.insert(String(rest)).inserted else { break }
      }
    }
    guard !(inputs + summary).contains("\n"), !paths.contains(where: { $0.utf8.contains(0x0A) }) else {
      return
    }
    var text = "\(BuildNote.form)\n\(inputs)\n\(summary)\n"
    for path in paths {
      guard let state = FileState(output + "/" + path) else { return }
      text += "\(state.text) \(path)\n"
    }
    text += "end \(fingerprint(Array(text.utf8)))\n"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? replaceFile(at: notePath(output, folder), by: Array(text.utf8))
  }
}

/// Where the note on the site at `output` is kept: each place that a site is built to has its own.
private func notePath(_ output: String, _ folder: String) -> String {
  let place = realPath(output) ?? output
  return "\(folder)/\(fingerprint(Array(place.utf8))).build"
}

/// How a file or folder looks to the file system. The time of its last change moves with its content, its name and its rights, and
/// nobody can turn it back.
private struct FileState {
  /// Number, size and time, for a note.
  var text: String

  init?(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    let time = status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
    text = "\(status.st_ino) \(status.st_size) \(time)"
  }
}

/// Where notes on builds of the site in the folder `source` are kept; it may be deleted at any time.
public func buildNotes(of source: String) -> String { source + "/.cache/builds" }
