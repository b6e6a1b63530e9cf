import Diagnostics
import Files
internal import Foundation
internal import Glibc
import Manifests

/// A folder of another machine, by rsync over SSH, laid out as ``FolderPlace`` lays out its own.
///
/// The site is staged beside the others, checked there with `sha256sum`, and shown by renaming a link. rsync shares what did not
/// change with the publication before, so that only the rest travels.
struct ServerPlace: Place {
  let host: String
  let root: String
  let keep: Int
  let programs: Programs

  init(_ address: String, keep: Int, _ programs: Programs) throws(DiskError) {
    let parts = address.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[1].hasPrefix("/") || parts[1].hasPrefix("~/") || !parts[1].isEmpty,
      parts[0].utf8.allSatisfy({ $0 > 0x20 && $0 != 0x2F })
    else {
      throw DiskError(
        Wording(
          zh: "“\(address)”不是服务器上的位置，应为 用户@服务器:/文件夹",
          en: "“\(address)” is no place on a server; write user@host:/folder"))
    }
    (host, self.keep, self.programs) = (parts[0], keep, programs)
    // Without a slash it is counted from the user's home there, as with ssh and scp.
    let path = parts[1].hasPrefix("~/") ? String(parts[1].dropFirst(2)) : parts[1]
    root = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  func state() throws(DiskError) -> PlaceState {
    let script = """
      if cd \(shellQuoted(root)) 2>/dev/null; then
        if [ -L current ]; then readlink current; elif [ -e current ]; then echo '!'; else echo -; fi
        ls -1 releases 2>/dev/null
        echo --
        if [ -L current ]; then cat "$(readlink current).manifest" 2>/dev/null; fi
      else echo -; echo --; fi
      true
      """
    let text = String(
      decoding: try remote(script, Wording(zh: "查看 \(host) 上的网站", en: "looking at the site on \(host)")),
      as: UTF8.self)
    guard let middle = text.firstRange(of: "\n--\n"),
      case let lines = text[..<middle.lowerBound].split(separator: "\n"), let link = lines.first
    else {
      throw DiskError(
        Wording(
          zh: "看不懂 \(host) 的回答：\(text.prefix(200))",
          en: "the answer of \(host) is not understood: \(text.prefix(200))"))
    }
    let kept = lines.dropFirst().compactMap { release(named: $0) }
    if link == "-" { return PlaceState(current: nil, releases: kept) }
    guard link.hasPrefix("releases/"), release(named: link.dropFirst(9)) != nil else {
      throw DiskError(
        Wording(
          zh: "\(host):\(root)/current 不是 Unionpress 建的，没有动它。请换一个位置，或先把它移走",
          en:
            "\(host):\(root)/current was not made by Unionpress and is left alone. Choose another place, or move it away"
        ))
    }
    guard let manifest = Manifest(String(text[middle.upperBound...])) else {
      throw DiskError(
        Wording(
          zh: "\(host):\(root)/\(link).manifest 不见了或不完整，不知道上次发布了什么。把 current 指回一个完整的发布再试",
          en:
            "\(host):\(root)/\(link).manifest is missing or damaged; point current to a whole publication and try again"
        ))
    }
    return PlaceState(current: manifest, releases: kept)
  }

  func publish(_ site: BuiltSite, as manifest: Manifest, over state: PlaceState) throws(DiskError) {
    let name = folderName(manifest.release)
    let stage = ".incoming-\(name)-\(getpid())"
    // Others may be at work; what has lain there for a day was left by a publication that was killed.
    _ = try remote(
      """
      umask 022; mkdir -p \(shellQuoted(root + "/releases/" + stage)) && cd \(shellQuoted(root + "/releases")) \
      && find . -maxdepth 1 -name '.incoming-*' -mmin +1440 -exec rm -rf {} +
      """, Wording(zh: "在 \(host) 上建文件夹", en: "making a folder on \(host)"))
    try send(site, to: stage, sharing: state.current.map { folderName($0.release) })
    let script = """
      set -e
      umask 022
      cd \(shellQuoted(root + "/releases"))
      cat > \(stage).manifest
      [ "$(readlink ../current 2>/dev/null)" = \(shellQuoted(state.current.map { "releases/" + folderName($0.release) } ?? "")) ] \
        || { rm -rf \(stage) \(stage).manifest; exit 77; }
      cd \(stage)
      if command -v sha256sum >/dev/null 2>&1; then grep -v '^#' ../\(stage).manifest | sha256sum -c - >/dev/null; fi
      cd ..
      mv \(stage).manifest \(name).manifest
      mv -T \(stage) \(name)
      ln -s releases/\(name) ../.\(stage).link
      mv -T ../.\(stage).link ../current
      """
    let ended = try programs.run("ssh", options + [host, script], input: manifest.text)
    if ended.status == 77 { throw overtaken() }
    guard ended.status == 0 else {
      throw programs.failure(
        "ssh", ended, Wording(zh: "在 \(host) 上切换到新网站", en: "switching to the new site on \(host)"))
    }
    try prune(surplus(state.releases + [manifest.release], keep: keep, current: manifest))
  }

  /// Sends the files of `site`; those of the publication called `old` are shared there.
  private func send(_ site: BuiltSite, to stage: String, sharing old: String?) throws(DiskError) {
    var arguments = [
      "--recursive", "--perms", "--checksum", "--delete", "--protect-args", "--chmod=D755,F644",
      "--timeout=120",
      "--exclude=/.unionpress", "--exclude=/.gitignore", "--rsh=ssh \(options.joined(separator: " "))",
    ]
    if let old { arguments.append("--link-dest=../\(old)") }
    _ = try programs.output(
      of: "rsync", arguments + [site.folder + "/", "\(host):\(root)/releases/\(stage)/"],
      Wording(zh: "上传到 \(host)", en: "uploading to \(host)"))
  }

  func restore(_ release: Int, over state: PlaceState) throws(DiskError) {
    let name = folderName(release)
    let link = ".current-\(getpid())"
    _ = try remote(
      """
      cd \(shellQuoted(root)) && [ -d releases/\(name) ] && rm -f \(link) && ln -s releases/\(name) \(link) && mv -T \(link) current
      """, Wording(zh: "在 \(host) 上退回", en: "going back on \(host)"))
  }

  func times() throws(DiskError) -> [Int: Int] {
    let script = "cd \(shellQuoted(root + "/releases")) && stat -c '%Y %n' *.manifest 2>/dev/null; true"
    let said = try remote(script, Wording(zh: "查看 \(host) 上的网站", en: "looking at the site on \(host)"))
    let lines = String(decoding: said, as: UTF8.self).split(separator: "\n").compactMap {
      line -> (Int, Int)? in
      let parts = line.split(separator: " ")
      guard parts.count == 2, let time = Int(parts[0]), parts[1].hasSuffix(".manifest"),
        let release = release(named: parts[1].dropLast(9))
      else { return nil }
      return (release, time)
    }
    return Dictionary(lines, uniquingKeysWith: { first, _ in first })
  }

  func obstacle() -> DiskError? {
    do throws(DiskError) {
      try programs.requireProgram("rsync")
      _ = try state()
      return nil
    } catch {
      return error
    }
  }

  private func prune(_ old: [Int]) throws(DiskError) {
    guard !old.isEmpty else { return }
    let names = old.map(folderName)
    _ = try remote(
      "cd \(shellQuoted(root + "/releases")) && rm -rf \(names.joined(separator: " ")) "
        + names.map { $0 + ".manifest" }.joined(separator: " "),
      Wording(zh: "在 \(host) 上清理旧的发布", en: "removing old publications on \(host)"))
  }

  /// A password cannot be asked for in the middle of a publication: keys, or nothing.
  private var options: [String] { ["-o", "BatchMode=yes", "-o", "ConnectTimeout=20"] }

  /// Runs `script` with the shell of the other side.
  private func remote(_ script: String, _ purpose: Wording) throws(DiskError) -> [UInt8] {
    try programs.output(of: "ssh", options + [host, script], purpose)
  }
}

/// `text` as one word of a POSIX shell.
public func shellQuoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
