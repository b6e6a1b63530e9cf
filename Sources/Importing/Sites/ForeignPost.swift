import Authoring
import Calendars
import Diagnostics
import Records

/// A post or page of another program, on the way to a draft.
struct ForeignPost {
  var title = ""
  /// The day it was published; a post without one becomes a page.
  var date: LocalDate?
  var updated: LocalDate?
  var publishAt: LocalDate?
  var expireAt: LocalDate?
  var isPage = false
  var isDraft = false
  var tags: [String] = []
  var summary: String?
  /// Addresses that it had, from the site's root on.
  var addresses: [String] = []
  /// The name of its file, or what stood for it.
  var name: String?
  var body: DraftBody?
  /// Where it begins, and where its fields stand if that is known.
  var span: Span
  var places: [String: Span] = [:]

  /// How many tags a record may have.
  private static let mostTags = 8

  init(at span: Span) { self.span = span }

  /// Says which tags are too many.
  var tagProblem: Problem? {
    let words = meaningfulTags
    guard words.count > Self.mostTags else { return nil }
    let rest = words.dropFirst(Self.mostTags)
    return Problem(
      .importLeftOut, at: places["tags"] ?? span,
      Wording(
        zh: "“\(oneLine(title))”的标签太多，没有导入：\(rest.joined(separator: "、"))",
        en: "“\(oneLine(title))” has too many tags; not imported: \(rest.joined(separator: ", "))"))
  }

  private var meaningfulTags: [String] {
    distinct(tags.map { oneLine($0) }.filter { !$0.isEmpty && !meaningless.contains($0.lowercased()) })
  }

  /// The draft.
  var draft: DraftRecord {
    let isPage = isPage || date == nil
    var fields: [DraftField] = []
    func add(_ key: String, _ text: String, yaml: String? = nil) {
      fields.append(
        DraftField(key: key, text: text, yaml: yaml ?? yamlScalar(text), span: places[key] ?? span))
    }
    add("title", oneLine(title))
    if let date { add("date", date.description, yaml: date.description) }
    if let updated, updated != date { add("updated", updated.description, yaml: updated.description) }
    if let publishAt { add("publish_at", publishAt.description, yaml: publishAt.description) }
    if let expireAt { add("expire_at", expireAt.description, yaml: expireAt.description) }
    if isDraft { add("draft", "true", yaml: "true") }
    if let summary = summary.map({ oneLine($0) }), !summary.isEmpty { add("summary", summary) }
    let words = meaningfulTags
    if !words.isEmpty {
      // More would be reported; the first are the most telling.
      add("tags", words.joined(separator: " "), yaml: yamlList(words.prefix(Self.mostTags)))
    }
    return DraftRecord(
      kind: isPage ? .page : .news, fields: fields, span: span, name: name, body: body,
      aliases: distinct(addresses.filter { $0.hasPrefix("/") && $0 != "/" }))
  }
}

/// Categories that programs give to what has none.
private let meaningless: Set<String> = ["uncategorized", "未分类", "默认分类", "未分類"]

private func distinct(_ texts: [String]) -> [String] {
  var seen: Set<String> = []
  return texts.filter { seen.insert($0).inserted }
}

/// The day that a date of another program begins with: `2020-01-02T03:04:05+08:00`, `2020/1/2 03:04`.
func foreignDate(_ text: String?) -> LocalDate? {
  guard let match = text?.firstMatch(of: #/^\s*(\d{4})[-\/](\d{1,2})[-\/](\d{1,2})(?!\d)/#),
    let year = Int(match.1), let month = Int(match.2), let day = Int(match.3)
  else { return nil }
  return LocalDate(year: year, month: month, day: day)
}

/// Former addresses in which only what follows a question mark tells pages apart, to be told of together: nothing that is only
/// files can lead on from them.
struct QueryAddresses {
  private var count = 0
  private var first: (address: String, span: Span)?

  /// Notes an address if it is one.
  mutating func add(_ address: String, at span: Span) {
    guard address.contains("?") else { return }
    count += 1
    if first == nil { first = (address, span) }
  }

  /// What there is to say.
  var problems: [Problem] {
    guard let first else { return [] }
    return [
      Problem(
        .importLeftOut, at: first.span,
        Wording(
          zh: "\(count) 个旧网址靠问号（?）后面的内容区分，静态网站没法从那里跳转，没有导入，例如 \(first.address)",
          en:
            "\(count) former addresses differ only behind a question mark (?), from where a static site cannot lead on; they were not imported: \(first.address)"
        ),
        suggestion: Wording(
          zh: "别处还有链接的，请在旧网站的服务器上写跳转规则",
          en: "where others still link to them, write rules on the old site's server"))
    ]
  }
}

/// The path of an address on the other site, as it is read: nothing without one, or where only a query tells pages apart.
func foreignPath(_ address: String) -> String? {
  guard !address.contains("?") else { return nil }
  var path = Substring(address.prefix { $0 != "#" })
  if let scheme = path.firstRange(of: "://") {
    path = path[scheme.upperBound...].drop { $0 != "/" }
  }
  let decoded = readable(String(path))
  let isSafe =
    !decoded.split(separator: "/").contains("..") && !decoded.contains { "\\\n\r\t\"<>".contains($0) }
  return decoded.hasPrefix("/") && isSafe ? decoded : nil
}
