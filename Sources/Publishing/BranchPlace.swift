import Diagnostics
import Files
internal import Foundation
import Manifests

/// A branch of a git repository, as code hosts publish it.
///
/// Each publication is one commit on top of the last, so that its history is the history of the site; nothing is ever pushed
/// over what somebody else has pushed. Files that no publication put there (a `CNAME`, say) stay.
struct BranchPlace: Place {
  let repository: String
  let branch: String
  let programs: Programs

  /// Where the manifest lies in the branch.
  private let list = ".unionpress-manifest"
  /// How far back one can go.
  private let depth = 200

  init(repository: String, branch: String, _ programs: Programs) {
    (self.repository, self.branch, self.programs) = (repository, branch, programs)
  }

  func state() throws(DiskError) -> PlaceState {
    let work = try Workplace()
    return try fetch(into: work.path)
  }

  func publish(_ site: BuiltSite, as manifest: Manifest, over state: PlaceState) throws(DiskError) {
    let work = try Workplace()
    let now = try fetch(into: work.path)
    guard now.current?.release == state.current?.release else { throw overtaken() }
    for file in now.current?.files ?? [] { try remove(file.path, in: work.path) }
    for file in manifest.files { try copy(file, from: site.folder, to: work.path) }
    try replace(work.path + "/" + list, by: manifest.text)
    // Else a well-known host would run the pages through a generator of its own, which leaves out names that begin with `_`.
    try replace(work.path + "/.nojekyll", by: "")
    let changes = Changes(from: now.current, to: manifest)
    try commit(
      "Publish \(manifest.release): \(changes.summary.en)", in: work.path)
  }

  func restore(_ release: Int, over state: PlaceState) throws(DiskError) {
    let work = try Workplace()
    let now = try fetch(into: work.path)
    guard now.current?.release == state.current?.release else { throw overtaken() }
    guard let commit = try history(in: work.path).first(where: { $0.release == release })?.commit,
      let manifest = try manifest(at: commit, in: work.path)
    else {
      throw DiskError(
        Wording(zh: "分支里找不到第 \(release) 次发布", en: "publication \(release) is not in the branch"))
    }
    for file in now.current?.files ?? [] { try remove(file.path, in: work.path) }
    let names = (manifest.files.map(\.path) + [list]).joined(separator: "\0")
    try git(
      ["checkout", "--quiet", commit, "--pathspec-from-file=-", "--pathspec-file-nul"], in: work.path,
      input: names)
    try self.commit("Go back to publication \(release)", in: work.path)
  }

  func times() throws(DiskError) -> [Int: Int] {
    let work = try Workplace()
    _ = try fetch(into: work.path)
    return Dictionary(
      try history(in: work.path).map { ($0.release, $0.time) }, uniquingKeysWith: { first, _ in first })
  }

  func obstacle() -> DiskError? {
    do throws(DiskError) {
      _ = try git(["ls-remote", "--heads", repository, branch], in: nil)
      return nil
    } catch {
      return error
    }
  }

  // MARK: git

  /// Makes a repository at `work` with the branch as it is there.
  private func fetch(into work: String) throws(DiskError) -> PlaceState {
    try git(["init", "--quiet", "--initial-branch=\(branch)"], in: work)
    let heads = try git(["ls-remote", "--heads", repository, "refs/heads/\(branch)"], in: work)
    guard !heads.isEmpty else { return .empty }
    try git(["fetch", "--quiet", "--depth=\(depth)", repository, "refs/heads/\(branch)"], in: work)
    try git(["reset", "--quiet", "--hard", "FETCH_HEAD"], in: work)
    guard let current = try manifest(at: "HEAD", in: work) else {
      throw DiskError(
        Wording(
          zh: "分支 \(branch) 里有别的内容，不是 Unionpress 发布的，没有动它。请换一个分支名",
          en: "the branch \(branch) holds something else and is left alone. Choose another branch"))
    }
    return PlaceState(current: current, releases: try history(in: work).map(\.release))
  }

  /// The publications in the branch, newest first, each by the newest commit that shows it and the time of the oldest, in which
  /// it was made.
  private func history(in work: String) throws(DiskError) -> [(release: Int, commit: String, time: Int)] {
    var result: [(release: Int, commit: String, time: Int)] = []
    let log = try git(["log", "--first-parent", "--format=%H %ct", "HEAD", "--", list], in: work)
    for line in log.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 2, let time = Int(parts[1]), let manifest = try manifest(at: parts[0], in: work)
      else {
        continue
      }
      if let known = result.firstIndex(where: { $0.release == manifest.release }) {
        result[known].time = time
      } else {
        result.append((manifest.release, parts[0], time))
      }
    }
    return result
  }

  private func manifest(at commit: String, in work: String) throws(DiskError) -> Manifest? {
    let ended = try programs.run("env", gitArguments(["show", "\(commit):\(list)"]), folder: work)
    return ended.status == 0 ? Manifest(ended.text) : nil
  }

  private func commit(_ message: String, in work: String) throws(DiskError) {
    try git(["add", "--all", "--force", "."], in: work)
    try git(["commit", "--quiet", "--allow-empty", "--message=\(message)"], in: work)
    let ended = try programs.run(
      "env", gitArguments(["push", "--quiet", repository, "HEAD:refs/heads/\(branch)"]), folder: work)
    if ended.status == 0 { return }
    if ended.errors.contains("[rejected]") || ended.errors.contains("fetch first") { throw overtaken() }
    throw programs.failure("git", ended, Wording(zh: "推送到 \(repository)", en: "pushing to \(repository)"))
  }

  @discardableResult
  private func git(_ arguments: [String], in work: String?, input: String? = nil) throws(DiskError) -> String
  {
    try programs.requireProgram("git")
    let ended = try programs.run("env", gitArguments(arguments), input: input, folder: work)
    guard ended.status == 0 else {
      throw programs.failure(
        "git", ended, Wording(zh: "用 git 访问 \(repository)", en: "using \(repository) with git"))
    }
    return ended.text
  }

  /// Never a question on the terminal, never a byte changed on the way: line ends and filters are the authors' affair.
  private func gitArguments(_ arguments: [String]) -> [String] {
    [
      "GIT_TERMINAL_PROMPT=0", "LC_ALL=C", "git", "-c", "core.autocrlf=false", "-c", "core.safecrlf=false",
      "-c",
      "core.attributesFile=/dev/null", "-c", "core.quotePath=false", "-c", "commit.gpgSign=false", "-c",
      "core.hooksPath=/dev/null", "-c", "advice.detachedHead=false", "-c", "user.name=Unionpress", "-c",
      "user.email=unionpress@localhost", "-c", "gc.auto=0",
    ] + arguments
  }

  // MARK: Files

  private func remove(_ path: String, in work: String) throws(DiskError) {
    let place = work + "/" + path
    guard FileManager.default.fileExists(atPath: place) else { return }
    do {
      try FileManager.default.removeItem(atPath: place)
    } catch {
      throw unwritable(place, error)
    }
  }

  private func copy(_ file: Manifest.File, from folder: String, to work: String) throws(DiskError) {
    let place = work + "/" + file.path
    guard let data = FileManager.default.contents(atPath: folder + "/" + file.path) else {
      throw unreadable(folder + "/" + file.path)
    }
    do {
      try FileManager.default.createDirectory(
        atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try data.write(to: URL(fileURLWithPath: place))
    } catch {
      throw unwritable(place, error)
    }
  }
}
