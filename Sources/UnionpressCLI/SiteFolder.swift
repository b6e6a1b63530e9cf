import ArgumentParser
import Diagnostics
import FileTrees
import Files
import Foundation
import Publishing
import Records

/// What makes a folder a site.
private let settingsFile = "unionpress.yaml"

/// Reads the site's folder, or ends the command: with the disk's error, or with where a site may be if this is none. Nothing is
/// done in a folder that is none, lest a new record be written where nobody looks for it.
func readSite(_ options: SiteOptions, _ format: ReportFormat = .text) throws -> Checked<SourceTree> {
  let voice = Voice(language: options.language(), format: format)
  do {
    let tree = try snapshot(of: options.source)
    try requireSite(options.source, voice)
    if let remark = emptiness(of: options.source) { voice.say(remark) }
    return tree
  } catch let error as DiskError {
    voice.say(error.message)
    throw ExitCode(Outcome.disk)
  }
}

/// Ends the command unless there is a site in `folder`.
func requireSite(_ folder: String, _ voice: Voice) throws {
  guard !isSite(folder) else { return }
  let place = URL(fileURLWithPath: folder).standardizedFileURL.path
  let problem = Problem(
    .siteFileMissing, at: nil,
    Wording(
      zh: "\(place) 里没有 \(settingsFile)，不是网站文件夹",
      en: "there is no \(settingsFile) in \(place), so it is no site"),
    suggestion: advice(for: place))
  voice.report([problem], files: [])
  throw ExitCode(Outcome.problems)
}

/// The settings of the site in `folder`; all defaults where there is none.
func settings(in folder: String) -> SiteSettings {
  siteSettings(of: SourceTree(texts: textFiles(at: [settingsFile], of: folder), assets: []))
}

func isSite(_ folder: String) -> Bool {
  FileManager.default.fileExists(atPath: folder + "/" + settingsFile)
}

/// What to do in the folder at `place`, which is no site: go to one nearby, or begin one.
private func advice(for place: String) -> Wording {
  let names = ((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []).sorted()
  // Windows hides endings, and its editor adds one.
  if let misnamed = names.first(where: { isMisnamed($0) }) {
    return Wording(zh: "把 \(misnamed) 改名为 \(settingsFile)", en: "rename \(misnamed) to \(settingsFile)")
  }
  let sites = sitesAbove(place) + sitesBelow(place, names)
  guard let first = sites.first else {
    return Wording(
      zh: "先用 cd 进入网站文件夹，或者加上 --source 文件夹；还没有网站就新建：unionpress init 文件夹",
      en: "go to the site's folder with cd, or say --source DIR; unionpress init DIR begins a new site")
  }
  let others = sites.dropFirst().prefix(4)
  return Wording(
    zh: "附近的网站在 \(first)：先运行 cd \(shellWord(first))"
      + (others.isEmpty ? "" : "；还有 \(others.joined(separator: "、"))"),
    en: "there is a site in \(first): run cd \(shellWord(first)) first"
      + (others.isEmpty ? "" : "; others are \(others.joined(separator: ", "))"))
}

/// That a site has no content, and under which other name it may lie.
private func emptiness(of folder: String) -> Wording? {
  guard !isDirectory(folder + "/content") else { return nil }
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  let likely = names.filter {
    ["content", "contents", "内容"].contains($0.lowercased()) && isDirectory(folder + "/" + $0)
  }
  let advice = likely.sorted().first.map {
    Wording(zh: "请把 \($0) 改名为 content。", en: " Rename \($0) to content.")
  }
  return Wording(
    zh: "网站里没有文件夹 content，所以什么内容也没有。\(advice?.zh ?? "")",
    en: "The site has no folder called content, so it is empty.\(advice?.en ?? "")")
}

private func isMisnamed(_ name: String) -> Bool {
  let name = name.lowercased()
  return ["unionpress.yaml.txt", "unionpress.yml", "unionpress.yaml", "unionpress.yml.txt", "unionpress.txt"]
    .contains(name)
}

private func sitesAbove(_ place: String) -> [String] {
  var folder = place
  while folder != "/" {
    folder = (folder as NSString).deletingLastPathComponent
    if isSite(folder) { return [folder] }
  }
  return []
}

/// Sites one or two folders down.
private func sitesBelow(_ place: String, _ names: [String]) -> [String] {
  func folders(_ parent: String, _ names: [String]) -> [String] {
    names.filter { !$0.hasPrefix(".") }.prefix(200).map { parent + "/" + $0 }.filter { isDirectory($0) }
  }
  let children = folders(place == "/" ? "" : place, names)
  let sites = children.filter(isSite)
  if !sites.isEmpty { return sites }
  return children.flatMap { child in
    folders(child, ((try? FileManager.default.contentsOfDirectory(atPath: child)) ?? []).sorted()).filter(
      isSite)
  }
}

/// `path` as one word of a shell, as it is where nothing in it needs quoting.
func shellWord(_ path: String) -> String {
  let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-~".contains($0) }
  return isPlain ? path : shellQuoted(path)
}
