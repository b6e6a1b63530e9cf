import ArgumentParser
import Diagnostics
import Files
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

  @Argument(help: ArgumentHelp("deploy: 里的名称 · a name of deploy:", valueName: "TARGET"))
  var target: String?

  @Option(name: .long, help: ArgumentHelp("退到第几次发布 · the publication to go back to", valueName: "N"))
  var to: Int?

  @Flag(name: .long, help: "列出留着的发布 · list what is kept")
  var list = false

  @OptionGroup var site: SiteOptions

  func run() throws {
    let settings = siteSettings(of: try readSite(site).value)
    let voice = Voice(language: site.language(site: settings.languages.first), format: .text)
    let target = try deployTarget(named: self.target, settings, voice)
    do throws(DiskError) {
      let place = try place(target, source: site.source, deployPrograms())
      if list {
        let state = try place.state()
        for release in state.releases {
          writeOutput("\(release)\(release == state.current?.release ? " *" : "")\n")
        }
        return
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
}
