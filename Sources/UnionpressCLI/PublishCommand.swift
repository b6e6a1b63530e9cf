import ArgumentParser
import Diagnostics
import Files
import Foundation
import Manifests
import Planning
import Publishing
import Records
import Resolution
import SiteBuild

struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "生成网站并放到网上 · build the site and put it online",
    discussion: """
      放到 unionpress.yaml 里“发布到”写的地方；不写名称就是第一个。先列出新增（+）、改动（~）和删除（-）的网址；有网址消失而没有写旧网址，或页面少得太多，就停下。 · \
      Publishes to a target of deploy: in unionpress.yaml, the first unless one is named. New (+), changed (~) and removed (-) \
      addresses are listed first. If an address vanishes without an alias, or too many pages do, nothing happens.

        unionpress publish
        unionpress publish school --dry-run          # 只看变化 · only look
        unionpress publish --dry-run --changes markdown
        unionpress publish --dry-run --against ../old-site/public
      """)

  /// How changes are listed.
  enum ChangeFormat: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, json
  }

  @Argument(help: ArgumentHelp("“发布到”里的名称 · a name of deploy:", valueName: "TARGET"))
  var target: String?

  @Flag(name: .long, help: "只列出变化，不发布 · list the changes, publish nothing")
  var dryRun = false

  @Flag(name: .long, help: "不重新生成，发布现在的 public · publish public as it is, without a build")
  var built = false

  @Option(
    name: .long, help: ArgumentHelp("和这个文件夹里的网站比较 · compare with the site in a folder", valueName: "DIR"))
  var against: String?

  @Option(name: .long, help: "变化的格式 · format of the changes")
  var changes = ChangeFormat.text

  @Flag(name: .long, help: "允许网址消失 · let addresses vanish")
  var allowVanished = false

  @Flag(name: .long, help: "允许页面大量减少 · let many pages go")
  var allowDrop = false

  @Option(name: .long, help: ArgumentHelp("生成到哪里，默认 public · output folder", valueName: "DIR"))
  var output: String?

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if against != nil, !dryRun {
      throw ValidationError("--against 只能和 --dry-run 一起用 · --against goes with --dry-run only")
    }
  }

  func run() throws {
    let tree = try readSite(options.site, options.format).value
    let settings = siteSettings(of: tree)
    let voice = Voice(language: options.language(site: settings.languages.first), format: options.format)
    // Before a build that may take minutes: is there anything to publish to?
    let target = try against == nil ? deployTarget(named: self.target, in: tree, voice) : nil
    let site = try folder(voice)
    defer {
      if isTemporary {
        try? FileManager.default.removeItem(atPath: (site.path as NSString).deletingLastPathComponent)
      }
    }
    do {
      let new = try BuiltSite(at: site.path)
      if let target {
        let place = try place(target, source: options.source, deployPrograms())
        try publish(new, site.hidden, at: place, called: target, settings, voice)
      } else if let against {
        let old = Manifest(try BuiltSite(at: against).files)
        try show(Changes(from: old, to: Manifest(new.files)), old, site.hidden, settings, voice)
      }
    } catch let error as DiskError {
      voice.say(error.message)
      throw ExitCode(Outcome.disk)
    }
  }

  /// A dry run leaves the site's folder as it is.
  private var isTemporary: Bool { dryRun && !built }

  /// The folder that holds the site, built anew if that is wanted, and the records that are not shown.
  private func folder(_ voice: Voice) throws -> (path: String, hidden: [HiddenRecord]) {
    let own = output ?? options.source + "/public"
    if built {
      let tree = try readSite(options.site, options.format).value
      let today = options.buildDate(siteSettings(of: tree).offset)
      return (own, resolve(decodeRecords(tree).value, today: today).value.hidden)
    }
    let path = try isTemporary ? temporaryFolder() + "/public" : own
    let (run, site) = try buildSite(readForBuild(options), to: path, source: options.source)
    guard site != nil else {
      voice.say(
        Wording(
          zh: "网站没有生成，也没有发布：\(voice.count(run.problems) ?? "")。",
          en: "The site was neither built nor published: \(voice.count(run.problems) ?? "")."))
      throw ExitCode(Outcome.problems)
    }
    return (path, run.built.union.hidden)
  }

  private func temporaryFolder() throws -> String {
    try FileManager.default.url(
      for: .itemReplacementDirectory, in: .userDomainMask,
      appropriateFor: URL(fileURLWithPath: NSTemporaryDirectory(), isDirectory: true), create: true
    ).path
  }

  private func publish(
    _ site: BuiltSite, _ hidden: [HiddenRecord], at place: any Place, called target: DeployTarget,
    _ settings: SiteSettings, _ voice: Voice
  ) throws {
    let name = target.name
    let state = try place.state()
    let changes = Changes(from: state.current, to: Manifest(site.files))
    try show(changes, state.current, hidden, settings, voice)
    if dryRun { return }
    if changes.isEmpty, !state.isCutOff {
      place.tidy()
      return voice.say(
        Wording(
          zh: "“\(name)”上已经是这个网站（第 \(state.current?.release ?? 0) 次发布），没有动它。",
          en: "“\(name)” has this site already (publication \(state.current?.release ?? 0)); nothing to do."))
    }
    let manifest = try Publishing.publish(site, at: place, over: state)
    let served = target.served.map {
      Wording(zh: "网页服务器要展示的文件夹：\($0)。", en: " The folder for the web server to show: \($0).")
    }
    voice.say(
      Wording(
        zh:
          "已发布到“\(name)”（第 \(manifest.release) 次）。\(served?.zh ?? "")退回上一次：unionpress rollback \(name)",
        en:
          "Published to “\(name)” (publication \(manifest.release)).\(served?.en ?? "") To go back: unionpress rollback \(name)"
      ))
  }

  /// Lists the changes, and stops the command if they must not be.
  private func show(
    _ changes: Changes, _ old: Manifest?, _ hidden: [HiddenRecord], _ settings: SiteSettings, _ voice: Voice
  ) throws {
    switch self.changes {
    case .text: writeOutput(changes.lines(on: settings.url))
    case .markdown: writeOutput(changes.markdown(on: settings.url, voice.language))
    case .json:
      func addresses(_ paths: [String]) -> [String] { paths.map { address(of: $0, on: settings.url) } }
      let facts = [
        "added": addresses(changes.added), "changed": addresses(changes.changed),
        "removed": addresses(changes.removed),
      ]
      writeOutput(try jsonText(facts))
    }
    voice.say(changes.summary)
    var policy = PublicationPolicy(dropLimit: settings.dropLimit, gone: settings.gone)
    (policy.allowsVanished, policy.allowsDrop) = (allowVanished, allowDrop)
    let ended = hidden.filter { [.expired, .withheld, .withdrawn].contains($0.reason) }.flatMap(formerPaths)
    let objections = policy.objections(to: changes, from: old) { path in
      ended.contains { isPart(path, of: $0, settings.languages) }
    }
    for objection in objections { voice.say(objection.message(on: settings.url)) }
    if !objections.isEmpty { throw ExitCode(Outcome.problems) }
  }
}

/// Whether the file at `path` belongs to the page at `address`, in any language.
private func isPart(_ path: String, of address: String, _ languages: [Language]) -> Bool {
  let own = String((address.removingPercentEncoding ?? address).dropFirst())
  func isOwn(_ path: some StringProtocol) -> Bool { own.hasSuffix("/") ? path.hasPrefix(own) : path == own }
  return isOwn(path)
    || languages.contains {
      path.hasPrefix("\($0.rawValue)/") && isOwn(path.dropFirst($0.rawValue.count + 1))
    }
}
