import ArgumentParser
import Calendars
import Diagnostics
import Files
import Foundation
import Manifests
import Publishing
import Records

struct RollbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback",
    abstract: "把网上的网站退回上一次发布 · put an earlier publication back online",
    discussion: """
      网上的网站换回上一次（再运行一次就再往前一次）。内容文件不变：改好之后照常 publish。 · Readers see the publication before \
      (once more: the one before that). Your content stays as it is; mend it and publish as usual.

        unionpress rollback
        unionpress rollback school --to 12   # 退到第 12 次 · to publication 12
        unionpress rollback --list
      """)

  @Argument(help: ArgumentHelp("“发布到”里的名称 · a name of deploy:", valueName: "TARGET"))
  var target: String?

  @Option(name: .long, help: ArgumentHelp("退到第几次发布 · the publication to go back to", valueName: "N"))
  var to: Int?

  @Flag(name: .long, help: "列出留着的发布 · list what is kept")
  var list = false

  @OptionGroup var site: SiteOptions

  func run() throws {
    let tree = try readSite(site).value
    let settings = siteSettings(of: tree)
    let voice = Voice(language: site.language(site: settings.languages.first), format: .text)
    let target = try deployTarget(named: self.target, in: tree, voice)
    do throws(DiskError) {
      let place = try place(target, source: site.source, deployPrograms())
      if list {
        return show(try place.state(), try place.times(), of: target.name, settings, voice)
      }
      let release = try rollBack(place, to: to)
      voice.say(
        Wording(
          zh: "“\(target.name)”上现在是第 \(release) 次发布的网站。",
          en: "“\(target.name)” shows publication \(release) now."))
    } catch {
      voice.say(error.message)
      throw ExitCode(Outcome.disk)
    }
  }

  /// Lists what is kept, the newest last: its number, a star for what readers see, and when it was published.
  private func show(
    _ state: PlaceState, _ times: [Int: Int], of name: String, _ settings: SiteSettings, _ voice: Voice
  ) {
    guard !state.releases.isEmpty else {
      return voice.say(
        Wording(zh: "“\(name)”上还没有发布过。", en: "Nothing was published to “\(name)” yet."))
    }
    let now = Int(Date().timeIntervalSince1970)
    for release in state.releases {
      let mark = release == state.current?.release ? " *" : ""
      let time = times[release].map { time in
        let moment = DateStyle(voice.language, weekday: .short).text(wallClock(time, settings.offset))
        return "\t\(moment)\t\(ago(now - time)[voice.language])"
      }
      writeOutput("\(release)\(mark)\(time ?? "")\n")
    }
    voice.say(
      Wording(
        zh: "* 是网上现在的。退到另外一次：unionpress rollback \(name) --to 编号",
        en: "* is online now. To go back to another: unionpress rollback \(name) --to N"))
  }
}

/// How long ago something was that happened `seconds` before now.
func ago(_ seconds: Int) -> Wording {
  let units: [(seconds: Int, zh: String, en: String)] = [
    (86_400, "天", "day"), (3600, "小时", "hour"), (60, "分钟", "minute"),
  ]
  guard let unit = units.first(where: { seconds >= $0.seconds }) else {
    return Wording(zh: "刚才", en: "just now")
  }
  let count = seconds / unit.seconds
  return Wording(zh: "\(count) \(unit.zh)前", en: "\(count) \(unit.en)\(count == 1 ? "" : "s") ago")
}
