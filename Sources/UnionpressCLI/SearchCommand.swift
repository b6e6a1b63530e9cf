import ArgumentParser
import Diagnostics
import Foundation
import Planning
import Records
import Resolution
import Search

/// Searches the site's content with the index that a build would publish.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "像网站的搜索一样查找 · search as the site's search does",
    discussion: """
      每行：网址、标题、日期、上下文。 · A line each: address, title, date, context.
      QUERY 写 - 时，从标准输入逐行读。 · With - as QUERY they are read from standard input, a line each.

        unionpress search 排球
        unionpress search pq --kind event --year 2026
      """)

  @Argument(help: ArgumentHelp("搜什么；几个词用空格隔开 · what to look for", valueName: "QUERY|-"))
  var query: [String]

  @Option(name: .long, help: ArgumentHelp("只看一种 · one kind only: event, news, …", valueName: "KIND"))
  var kind: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "只看一类俱乐部 · one family only: sports-arts, rights, reading, public-good", valueName: "FAMILY"))
  var family: String?

  @Option(name: .long, help: ArgumentHelp("只看一年 · one year only", valueName: "YYYY"))
  var year: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "搜哪种语言的网页，默认跟 --lang · language of the pages; default: that of --lang", valueName: "LANG"))
  var edition: String?

  @Flag(name: .long, help: "以 JSON 输出，一次查找一行 · as JSON, a line for each query")
  var json = false

  @OptionGroup var options: SiteOptions

  func validate() throws {
    if let edition, Language(tag: edition) == nil {
      throw ValidationError("--edition \(edition)：应为 zh 或 en · must be zh or en")
    }
  }

  func run() throws {
    let site = try SiteContent(options)
    let voice = site.voice
    let filter = SearchFilter(
      kind: try kind.map { try code(ofKind: $0, voice) },
      family: try family.map { try code(ofFamily: $0, voice) }, year: year.map { String($0) })
    let index = index(of: try plan(searchPlans(site.union), voice))
    for query in queries {
      let hits = index?.results(query, filter) ?? []
      if json {
        let answer = Fact.object(["query": .text(query), "results": .list(hits.map { .object(facts($0)) })])
        writeOutput(try jsonText(answer, isIndented: false))
      } else {
        writeOutput(hits.map { line($0) + "\n" }.joined())
      }
      if hits.isEmpty { voice.say(Wording(zh: "没有找到“\(query)”。", en: "Nothing found for “\(query)”.")) }
    }
    try site.requireSound()
  }

  private var queries: [String] {
    guard query == ["-"] else { return [query.joined(separator: " ")] }
    let text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).map(String.init)
  }

  /// The pages of the language asked for, by default the site's first.
  private func plan(_ plans: [PlannedSearch], _ voice: Voice) throws -> PlannedSearch? {
    if let edition, let asked = Language(tag: edition) {
      if let plan = plans.first(where: { $0.language == asked }) { return plan }
      voice.say(
        Wording(
          zh: "网站没有 \(asked.rawValue) 这种语言。", en: "The site has no language \(asked.rawValue)."))
      throw ExitCode(Outcome.usage)
    }
    let asked = options.speech.lang.flatMap { Language(tag: $0) }
    return plans.first { $0.language == asked } ?? plans.first
  }

  private func index(of plan: PlannedSearch?) -> SearchIndex? {
    guard let plan else { return nil }
    let files = Dictionary(
      searchFiles(plan.documents).map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    return SearchIndex { files[$0] }
  }

  private func code(ofKind word: String, _ voice: Voice) throws -> String {
    let kinds = RecordKind.allCases.filter { $0.folder != nil }
    if let kind = RecordKind(named: word), kinds.contains(kind) { return kind.rawValue }
    throw unknownKind(word, among: kinds, voice)
  }

  private func code(ofFamily word: String, _ voice: Voice) throws -> String {
    if let family = ClubFamily(spelled: trimmedLine(word)) { return family.code }
    let names = ClubFamily.allCases.map { "\($0.code)（\($0.label.zh)）" }
    voice.say(
      Wording(
        zh: "没有“\(word)”这一类。可以写：\(names.joined(separator: "、"))。",
        en: "There is no family “\(word)”. Known: \(ClubFamily.allCases.map(\.code).joined(separator: ", "))."
      ))
    throw ExitCode(Outcome.usage)
  }

  private func line(_ hit: SearchHit) -> String {
    [hit.url, text(hit.title), hit.date ?? "", text(hit.excerpt)].joined(separator: "\t")
  }

  private func facts(_ hit: SearchHit) -> [String: Fact] {
    var facts: [String: Fact] = [
      "url": .text(hit.url), "title": .text(text(hit.title)), "kind": .text(hit.kind),
      "excerpt": .text(text(hit.excerpt)),
      "matches": .texts((hit.title + hit.excerpt).filter(\.isMatch).map(\.text)),
    ]
    if let date = hit.date { facts["date"] = .text(date) }
    return facts
  }

  private func text(_ passages: [SearchPassage]) -> String { passages.map(\.text).joined() }
}
