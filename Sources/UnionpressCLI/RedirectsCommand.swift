import ArgumentParser
import Diagnostics
import Rendering
import SiteBuild

struct RedirectsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redirects",
    abstract: "写出旧网址的跳转规则 · print redirect rules for a server",
    discussion: """
      aliases（旧网址）各有一个跳转页；让服务器自己跳转更快，搜索引擎也更明白。netlify 的规则每次都写进网站的 _redirects。 · \
      Each of your aliases has a page that leads on; a server that does it itself is faster and clearer to search engines. The rules \
      for netlify are written into the site as _redirects anyway.

        unionpress redirects nginx > redirects.conf
        unionpress redirects caddy
      """)

  @Argument(
    help: ArgumentHelp("服务器 · the server: nginx, netlify, caddy", valueName: "SERVER"),
    transform: { text in
      guard let server = RedirectServer(rawValue: text) else {
        throw ValidationError("\(text)：应为 nginx、netlify 或 caddy · must be nginx, netlify or caddy")
      }
      return server
    })
  var server: RedirectServer

  @OptionGroup var options: CommonOptions

  func run() throws {
    let run = try runBuild(readForBuild(options), source: options.source)
    if run.hasFailed { throw ExitCode(Outcome.problems) }
    // Caddy refuses to import an empty file, and the rules of a site without former addresses should be none, not an error.
    writeOutput(
      "# unionpress redirects \(server.rawValue)\n" + redirectRules(run.built.redirects, for: server))
  }
}
