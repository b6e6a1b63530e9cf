import ArgumentParser
import Calendars
import Diagnostics
import Dispatch
import Files
import Foundation
import Glibc
import Preview
import Records

struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "边写边看：在浏览器里预览，保存即更新 · preview in the browser, updated at each save",
    discussion: """
      网站在内存里生成，不写 public/。草稿和未到时间的内容也看得到，并标出来。按 Ctrl-C 结束。 · The site is built in memory, public/ is not touched. Drafts and what is due later are shown and marked. \
      Ctrl-C ends it.

        unionpress serve
        unionpress serve --port 9000
        unionpress serve --host 0.0.0.0   # 同一网络的人也能看 · for everybody on the network
      """)

  @OptionGroup var site: SiteOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "监听的地址，默认只有本机 · address to listen on, default this machine alone", valueName: "ADDRESS"))
  var host = "127.0.0.1"

  @Option(
    name: .long,
    help: ArgumentHelp("端口，被占用时用下一个 · port; the next free one if it is taken", valueName: "PORT"))
  var port = 8000

  @Flag(name: .long, help: "不靠系统通知，隔一会儿查一遍（网络盘用） · look for changes again and again, for network drives")
  var poll = false

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port \(port)：应为 1 至 65535，例如 8000 · must be 1 to 65535, such as 8000")
    }
  }

  func run() throws {
    let site = site
    var options = PreviewOptions(
      source: site.source, today: { site.buildDate($0) }, clock: { monotonicSeconds() })
    options.host = host == "localhost" ? "127.0.0.1" : host
    options.port = UInt16(port)
    options.polls = poll
    options.language = site.speech.toldLanguage
    options.firstVersion = Int(Date().timeIntervalSince1970 * 1000)
    let first = try readSite(site)
    let voice = Voice(
      language: site.language(site: siteSettings(of: first.value).languages.first), format: .text)
    // A browser that goes away in the middle of an answer must not end the preview.
    signal(SIGPIPE, SIG_IGN)
    let interrupt = try Interrupt()
    do throws(DiskError) {
      try preview(options, until: interrupt.descriptor) { say($0, voice) }
    } catch {
      voice.say(error.message)
      throw ExitCode(Outcome.disk)
    }
    voice.say(Wording(zh: "预览结束。", en: "Preview ended."))
  }

  private func say(_ news: PreviewNews, _ voice: Voice) {
    switch news {
    case .opened(let port, let isPolling):
      let address = host == "0.0.0.0" || host == "::" ? "localhost" : host
      let shown = address.contains(":") ? "[\(address)]" : address
      voice.say(
        Wording(
          zh: "在浏览器里打开 http://\(shown):\(port)/ ，保存文件后页面自动更新；按 Ctrl-C 结束。",
          en: "Open http://\(shown):\(port)/ in a browser; pages follow each save. Ctrl-C ends it."))
      if isPolling {
        voice.say(
          Wording(zh: "系统不通知改动，每 0.4 秒查一遍。", en: "Looking for changes every 0.4 s; the system does not tell.")
        )
      }
      if !["127.0.0.1", "localhost", "::1"].contains(host) { warnOfSharing(voice) }
    case .built(let round):
      voice.report(round.problems, files: round.sources)
      let time = String(format: "%.0f", round.seconds * 1000)
      let count = voice.count(round.problems)
      if round.hasFailed {
        voice.say(
          Wording(
            zh: "没有更新：\(count ?? "有错误")。浏览器里还是上一次的页面。",
            en: "Not updated: \(count ?? "errors"). The browser keeps the last good page."))
      } else {
        let names = round.changes.filter { !$0.isEmpty }
        let what = names.isEmpty ? "" : "（" + summary(names) + "）"
        let whatEnglish = names.isEmpty ? "" : " (" + summary(names) + ")"
        voice.say(
          Wording(
            zh: "已更新 \(round.files) 个文件，\(time) 毫秒\(what)" + (count.map { "；\($0)，见上" } ?? "") + "。",
            en: "\(round.files) files in \(time) ms\(whatEnglish)"
              + (count.map { "; \($0), see above" } ?? "") + "."))
      }
    }
  }

  private func warnOfSharing(_ voice: Voice) {
    voice.say(
      Wording(
        zh: "注意：同一网络里的人都能打开它，包括草稿。用完请按 Ctrl-C。",
        en: "Note: everybody on this network can open it, drafts included. Press Ctrl-C when you are done."))
  }

  private func summary(_ names: [String]) -> String {
    names.count <= 2 ? names.joined(separator: ", ") : "\(names[0]), … \(names.count)"
  }
}

/// Seconds since the machine was started.
private func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Ctrl-C and the request to end as a descriptor that can be read.
private final class Interrupt {
  let descriptor: Int32
  private let sources: [any DispatchSourceSignal]

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw ExitCode(Outcome.disk) }
    descriptor = ends[0]
    let writer = ends[1]
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        _ = write(writer, "x", 1)
        // In the middle of a long build nobody reads it. A preview leaves nothing half-written, so that it can just end.
        DispatchQueue.global().asyncAfter(deadline: .now() + 2) { _exit(0) }
      }
      source.resume()
      return source
    }
  }
}
