public import Calendars
public import Diagnostics
public import FileTrees
import MarkupTrees
import Records

/// Makes news and pages of a WordPress export (WXR).
///
/// Posts become news, pages pages; categories and tags become tags, former addresses lead to the new ones. Comments, users, menus
/// and files are not imported; pictures are listed to be fetched. What the site would not take is left out with the reason.
/// - Complexity: linear in the file and the site.
public func importWordPress(_ file: SourceFile, into site: SourceTree, today: LocalDate)
  -> Checked<ImportedText>
{
  var result = ImportedText(file: file)
  if let other = otherImport(of: file, than: .wordpress) { return Checked(result, [other]) }
  let root: MarkupElement
  switch readXML(file.bytes) {
  case .success(let found): root = found
  case .failure(.tooLarge):
    return Checked(
      result,
      [
        Problem(
          .importUnreadable, at: file.span(at: 0), Wording(zh: "文件太大", en: "the file is too large"),
          suggestion: Wording(
            zh: "在 WordPress 的“工具—导出”里分几次导出，例如一年一次", en: "export in parts, for example year by year"))
      ])
  case .failure(.notWellFormed(let line, let words)):
    let lines = LineTable(file)
    return Checked(
      result,
      [
        Problem(
          .importUnreadable, at: file.span(lines.range(ofLine: min(line, lines.count) - 1)),
          words.contains("Premature end")
            ? Wording(
              zh: "文件到这里就断了，可能没有下载完", en: "the file breaks off here; perhaps it was not downloaded whole")
            : Wording(zh: "这里不是正确的 XML（\(words)）", en: "this is not well-formed XML (\(words))"),
          suggestion: Wording(
            zh: "在 WordPress 的“工具—导出”里重新下载", en: "download it again from Tools › Export"))
      ])
  }
  guard root.name == "rss", let channel = root.first("channel"),
    channel.children.contains(where: isOfWordPress)
  else {
    return Checked(
      result,
      [
        Problem(
          .importUnreadable, at: file.span(at: 0),
          Wording(zh: "这不是 WordPress 的导出文件", en: "this is no export of WordPress"),
          suggestion: Wording(
            zh: "在 WordPress 的“工具—导出”里下载，得到一个 .xml 文件", en: "get the .xml file from Tools › Export"))
      ])
  }
  var reader = WordPressReader(
    file: file, today: today,
    links: ForeignLinks(base: nil, language: siteSettings(of: site).languages.first ?? .zh))
  reader.links.base = channel.first("link").map { trimmed($0.text) }.flatMap { text in
    text.hasSuffix("/") ? String(text.dropLast()) : text.isEmpty ? nil : text
  }
  reader.know(channel)
  let drafts = channel.elements("item").compactMap { reader.draft($0) }
  reader.tellRest()
  var problems = reader.problems
  result.files = importedFiles(
    of: drafts, from: sourceName(file.path), into: site, today: today, leavesOutBroken: true
  ).collecting(into: &problems)
  return Checked(result, problems.sortedForReport())
}

private func isOfWordPress(_ node: MarkupNode) -> Bool {
  if case .element(let element) = node { element.prefix == "wp" } else { false }
}

private struct WordPressReader {
  let file: SourceFile
  let today: LocalDate
  var links: ForeignLinks
  private(set) var problems: [Problem] = []
  private let lines: LineTable
  private var comments = 0
  private var firstComment: Span?
  private var others: [String: (count: Int, span: Span)] = [:]
  private var queries = QueryAddresses()
  /// The names of those who wrote, by the names they log in with.
  private var authors: [String: String] = [:]
  private var bylines: [String] = []
  private var firstByline: Span?
  /// The addresses of pictures and files, by their numbers.
  private var attachments: [String: String] = [:]

  init(file: SourceFile, today: LocalDate, links: ForeignLinks) {
    self.file = file
    self.today = today
    self.links = links
    lines = LineTable(file)
  }

  private func span(_ line: Int) -> Span {
    file.span(lines.range(ofLine: min(max(line, 1), lines.count) - 1))
  }

  private func text(_ item: MarkupElement, _ prefix: String, _ name: String) -> String {
    item.elements(name).first { $0.prefix == prefix }?.text ?? ""
  }

  /// Learns what posts only refer to.
  mutating func know(_ channel: MarkupElement) {
    for author in channel.elements("author") where author.prefix == "wp" {
      let name = trimmed(text(author, "wp", "author_display_name"))
      authors[trimmed(text(author, "wp", "author_login"))] = name
    }
    for item in channel.elements("item") where text(item, "wp", "post_type") == "attachment" {
      attachments[trimmed(text(item, "wp", "post_id"))] = trimmed(text(item, "wp", "attachment_url"))
    }
  }

  /// The draft of a post or page; `nil` for what is none, or not public.
  mutating func draft(_ item: MarkupElement) -> DraftRecord? {
    let place = span(item.first("title")?.line ?? item.line)
    let type = text(item, "wp", "post_type")
    let status = text(item, "wp", "status")
    let title = trimmed(item.first("title")?.text ?? "")
    comments += item.elements("comment").count
    if firstComment == nil { firstComment = item.first("comment").map { span($0.line) } }
    guard type == "post" || type == "page" else {
      others[type, default: (0, place)].count += 1
      return nil
    }
    if ["trash", "auto-draft", "inherit"].contains(status) { return nil }
    guard status != "private", text(item, "wp", "post_password").isEmpty else {
      problems.append(
        Problem(
          .importSkipped, at: place,
          Wording(zh: "“\(title)”是私密的，没有导入", en: "“\(title)” is private and was not imported")))
      return nil
    }
    var post = ForeignPost(at: place)
    post.isPage = type == "page"
    post.date = foreignDate(text(item, "wp", "post_date"))
    post.title = title.isEmpty ? post.date?.description ?? type : title
    if status == "future" { post.publishAt = post.date }
    post.isDraft = status == "draft" || status == "pending"
    // A page's day is of no interest to its readers; a draft has none before it is published.
    post.date = post.isPage ? nil : post.date ?? today
    let name = readable(trimmed(text(item, "wp", "post_name")))
    post.name = name.isEmpty ? nil : name
    let link = post.isDraft ? "" : trimmed(item.first("link")?.text ?? "")
    queries.add(link, at: place)
    post.addresses = [foreignPath(link)].compactMap(\.self)
    noteByline(trimmed(text(item, "dc", "creator")), at: place)
    let words = item.elements("category").filter { $0.attributes["domain"] != "post_format" }
    // Tags are more telling than categories.
    post.tags =
      words.filter { $0.attributes["domain"] == "post_tag" }.map(\.text)
      + words.filter { $0.attributes["domain"] != "post_tag" }.map(\.text)
    let content = item.elements("encoded").first { $0.prefix == "content" }
    let excerpt = trimmed(text(item, "excerpt", "encoded"))
    if !excerpt.isEmpty {
      var plain = HTMLMarkdown(links: links)
      post.summary = plain.markdown(excerpt).replacing("\\", with: "")
    }
    if let problem = post.tagProblem { problems.append(problem) }
    if let content { post.body = body(content) }
    if let picture = titlePicture(of: item) { problems.append(links.pictureProblem(picture, at: place)) }
    return post.draft
  }

  private mutating func noteByline(_ login: String, at place: Span) {
    let name = authors[login].flatMap { $0.isEmpty ? nil : $0 } ?? login
    guard !name.isEmpty else { return }
    if firstByline == nil { firstByline = place }
    if !bylines.contains(name) { bylines.append(name) }
  }

  /// The address of the picture above a post.
  private func titlePicture(of item: MarkupElement) -> String? {
    let meta = item.elements("postmeta").first { trimmed(text($0, "wp", "meta_key")) == "_thumbnail_id" }
    return meta.flatMap { attachments[trimmed(text($0, "wp", "meta_value"))] }.flatMap {
      $0.isEmpty ? nil : $0
    }
  }

  private mutating func body(_ content: MarkupElement) -> DraftBody? {
    let place = span(content.line)
    let source = content.text
    tellBlocks(of: source, from: content.line)
    let html = withoutShortcodes(source, from: content.line)
    // Before its blocks, WordPress made paragraphs of blank lines when it showed a page.
    let hasBlocks = html.contains("<!-- wp:") || html.contains("<p>") || html.contains("<p ")
    var writer = HTMLMarkdown(links: links, keepsLines: !hasBlocks)
    let text = writer.markdown(html)
    for left in writer.leftOut {
      let found = address(left.address, from: content.line, in: source)
      problems.append(
        left.name == "img"
          ? links.pictureProblem(left.address, at: found)
          : Problem(
            .importLeftOut, at: found,
            Wording(
              zh: "嵌入的内容（\(left.name)）没有导入：\(left.address)",
              en: "an embedded \(left.name) was not imported: \(left.address)")))
    }
    return text.isEmpty ? nil : DraftBody(text: text, spans: [place])
  }

  /// The line on which `text` stands in a content that begins on line `first`.
  private func address(_ text: String, from first: Int, in content: String) -> Span {
    guard !text.isEmpty, let range = content.firstRange(of: text) else { return span(first) }
    return span(first + content[..<range.lowerBound].count { $0 == "\n" })
  }

  /// A content that begins on line `first` without `[gallery ids="1,2"]` and the like; captions keep their words.
  private mutating func withoutShortcodes(_ text: String, from first: Int) -> String {
    var result = ""
    var rest = text[...]
    while let match = rest.firstMatch(of: shortcode) {
      result += rest[..<match.range.lowerBound]
      if match.output.name == "gallery", let pictures = gallery(match.output.0) {
        result += pictures
      } else if match.output.name != "caption", !match.output.0.hasPrefix("[/") {
        let line = first + text[..<match.range.lowerBound].count { $0 == "\n" }
        problems.append(
          Problem(
            .importLeftOut, at: span(line),
            Wording(
              zh: "短代码没有导入：\(match.output.0)", en: "a shortcode was not imported: \(match.output.0)")))
      }
      rest = rest[match.range.upperBound...]
    }
    return result + rest
  }

  /// The pictures of `[gallery ids="1,2"]`; `nil` if the export does not have them all.
  private func gallery(_ code: Substring) -> String? {
    guard let ids = code.firstMatch(of: #/ids=["']?([0-9, ]+)/#)?.1 else { return nil }
    let numbers = ids.split { !$0.isNumber }.map(String.init)
    let found = numbers.compactMap { attachments[$0] }.filter { !$0.isEmpty }
    guard !found.isEmpty, found.count == numbers.count else { return nil }
    return found.map { "\n\n<img src=\"\($0.replacing("\"", with: "%22"))\">\n\n" }.joined()
  }

  /// Says which blocks have nothing in the text, because WordPress fills them when it shows the page.
  private mutating func tellBlocks(of text: String, from first: Int) {
    for match in text.matches(of: #/<!-- wp:([a-z0-9\/-]+)\s[^>]*?\/-->/#) {
      let name = String(match.1)
      guard !emptyBlocks.contains(name) else { continue }
      let line = first + text[..<match.range.lowerBound].count { $0 == "\n" }
      problems.append(
        Problem(
          .importLeftOut, at: span(line),
          name == "block"
            ? Wording(zh: "重复使用的区块（可复用区块）没有导入", en: "a reusable block was not imported")
            : Wording(zh: "区块“\(name)”没有导入", en: "the block “\(name)” was not imported")))
    }
  }

  /// Says what else the export holds.
  mutating func tellRest() {
    problems += queries.problems
    if !bylines.isEmpty {
      problems.append(
        Problem(
          .importLeftOut, at: firstByline,
          Wording(
            zh: "作者的名字没有导入：\(bylines.joined(separator: "、"))",
            en: "the authors' names were not imported: \(bylines.joined(separator: ", "))"),
          suggestion: Wording(
            zh: "要署名的新闻，本人同意后写 署名: {供稿: 名字}",
            en: "where one should stand, write byline: {author: …}, if its bearer agrees")))
    }
    if comments > 0 {
      problems.append(
        Problem(
          .importLeftOut, at: firstComment,
          Wording(zh: "\(comments) 条评论不导入", en: "\(comments) comments are not imported")))
    }
    for (type, found) in others.sorted(by: { $0.key < $1.key }) where !silent.contains(type) {
      problems.append(
        Problem(
          .importLeftOut, at: found.span,
          type == "attachment"
            ? Wording(
              zh: "\(found.count) 个图片和附件不在导出文件里，要自己下载",
              en: "\(found.count) pictures and files are not in the export; fetch them by hand")
            : Wording(
              zh: "\(found.count) 个“\(type)”没有导入",
              en: "\(found.count) of the type “\(type)” were not imported")))
    }
  }
}

/// What only WordPress has a use for.
private let silent: Set<String> = [
  "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request",
  "wp_block",
  "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family", "wp_font_face",
]

/// Blocks that show nothing but space.
private let emptyBlocks: Set<String> = ["spacer", "separator", "more", "nextpage", "page-break"]

/// Shortcodes of WordPress itself, and whatever else looks like one with values.
private var shortcode: Regex<(Substring, name: Substring)> {
  #/\[\/?(?<name>caption|gallery|embed|audio|video|playlist|contact-form-7|[a-z][a-z0-9_\-]{2,30}(?=\s+[a-z_\-]+=["']?))(?:\s[^\]\n]*)?\/?\]/#
}
