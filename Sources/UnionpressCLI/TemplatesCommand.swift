import ArgumentParser
import Diagnostics
import FileTrees
import Files
import Records
import Foundation
import Rendering

/// `unionpress templates`: for those who change how the site looks.
struct Templates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "模板：哪些在起作用、拿来改、试用 · templates: which win, take them over, try them out",
    subcommands: [
      TemplatesList.self, TemplatesCopy.self, TemplatesTypes.self, TemplatesRender.self, TemplatesManual.self,
    ])
}

/// `unionpress templates list`: which file wins.
struct TemplatesList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "主题的每个文件用的是谁的 · whose file each of the theme's is",
    discussion: """
      本站 templates/ 里的文件优先于内置的同名文件。i18n/ 的文字一条一条地优先。 · A file in the site's templates/ goes before \
      the built-in one of the same name; texts of i18n/ do so one by one.

        unionpress templates list
      """)

  @OptionGroup var options: CommonOptions

  func run() throws {
    let tree = try readSite(options.site).value
    let settings = siteSettings(of: tree)
    let language = options.language(site: settings.languages.first)
    let files = themeFiles(in: tree)
    let width = files.map(\.path.count).max() ?? 0
    for file in files {
      let padding = String(repeating: " ", count: width - file.path.count)
      writeOutput("\(file.path)\(padding)  \(wording(file)[language])\n")
    }
  }

  private func wording(_ file: ThemeFile) -> Wording {
    switch file.layer {
    case .builtIn: return Wording(zh: "内置", en: "built-in")
    case .overridden(isEqual: true):
      return Wording(zh: "本站（与内置的相同，可以删去）", en: "site (equal to the built-in one; may be removed)")
    case .overridden(isEqual: false):
      return file.path.hasPrefix("i18n/")
        ? Wording(zh: "本站，其余的用内置", en: "site, the rest built-in")
        : Wording(zh: "本站（与内置的不同）", en: "site (differs from the built-in one)")
    case .added: return Wording(zh: "本站（内置没有）", en: "site (not built-in)")
    }
  }
}

/// `unionpress templates copy`: takes built-in files over for editing.
struct TemplatesCopy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "把内置的文件拿到本站来改 · take built-in files over for editing",
    discussion: """
        unionpress templates copy base.html assets/site.css
      """)

  @Argument(
    help: ArgumentHelp("例如 base.html、components/events.html · for example base.html", valueName: "NAME"))
  var names: [String] = []

  @Flag(name: .long, help: "全部文件 · all files")
  var all = false

  @Flag(name: .long, help: "覆盖本站已有的 · overwrite the site's own")
  var force = false

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if names.isEmpty, !all { throw ValidationError("要写文件名，或 --all · name a file, or use --all") }
  }

  func run() throws {
    let voice = Voice(language: options.language(), format: .text)
    let known = builtInThemePaths
    let wanted = all ? known : names.map { $0.hasPrefix("templates/") ? String($0.dropFirst(10)) : $0 }
    let unknown = wanted.filter { !known.contains($0) }
    for name in unknown {
      let near = nearMisses(of: name, among: known).first
      voice.say(
        Wording(
          zh: "内置的主题里没有“\(name)”\(near.map { "；您是不是想写 \($0)？" } ?? "")",
          en: "the built-in theme has no “\(name)”\(near.map { "; did you mean \($0)?" } ?? "")"))
    }
    if !unknown.isEmpty { throw ExitCode(Outcome.usage) }
    var kept = 0
    for name in wanted {
      let place = options.source + "/templates/" + name
      guard let bytes = builtInThemeFile(name) else { continue }
      if !force, FileManager.default.fileExists(atPath: place) {
        kept += 1
        voice.say(
          Wording(
            zh: "没有动 templates/\(name)：本站已经有了；要覆盖请加 --force",
            en: "left templates/\(name) alone: the site has it; --force overwrites it"))
        continue
      }
      try writing(place, voice) {
        try FileManager.default.createDirectory(
          atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try replaceFile(at: place, by: bytes)
      }
      voice.say(Wording(zh: "已写入 templates/\(name)", en: "wrote templates/\(name)"))
    }
    if kept < wanted.count, siteSettings(of: try readSite(options.site).value).themeVersion == nil {
      let line = SiteSettings.line("theme_version", Wording(verbatim: "\(themeVersion)"))
      voice.say(
        Wording(
          zh: "请在 unionpress.yaml 里写上：\(line.zh)；以后主题变了，会说哪里要跟着改。",
          en:
            "Write in unionpress.yaml: \(line.en). When the theme changes, you are told what to follow."
        ))
    }
    if kept > 0 { throw ExitCode(Outcome.problems) }
  }
}
