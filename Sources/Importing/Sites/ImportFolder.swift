public import Calendars
public import Diagnostics
public import FileTrees
import Records

/// A program whose sites are folders of Markdown.
public enum FolderGenerator: String, Sendable, CaseIterable {
  case hugo, jekyll

  /// Whether a file at `path` below the site's folder is worth reading: pages and the configuration.
  public func wants(_ path: String) -> Bool {
    let parts = path.split(separator: "/").map(String.init)
    guard let name = parts.last?.lowercased() else { return false }
    if configurations.contains(path) { return true }
    let folders = parts.dropLast()
    guard [".md", ".markdown", ".html", ".htm"].contains(where: { name.hasSuffix($0) }),
      !folders.contains(where: { $0.hasPrefix(".") || ["node_modules", "vendor"].contains($0) })
    else { return false }
    switch self {
    case .hugo:
      return folders.first.map {
        !["themes", "layouts", "public", "static", "assets", "archetypes", "resources"].contains($0)
      } ?? true
    case .jekyll:
      return folders.allSatisfy { !$0.hasPrefix("_") || ["_posts", "_drafts", "_pages"].contains($0) }
    }
  }

  var configurations: [String] {
    switch self {
    case .hugo:
      [
        "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml",
        "config.json",
      ]
    case .jekyll: ["_config.yml", "_config.yaml"]
    }
  }
}

/// Makes news and pages of a site's folder of Hugo or Jekyll.
///
/// Pages with a date become news, others pages; tags and categories become tags, former addresses lead to the new ones. Pictures are
/// listed to be copied by hand; shortcodes, Liquid and HTML are taken away and told of with their lines.
/// - Parameters:
///   - files: the files that ``FolderGenerator/wants(_:)``, by paths below the folder that was named.
/// - Complexity: linear in the files and the site.
public func importFolder(
  _ files: [SourceFile], of generator: FolderGenerator, into site: SourceTree, today: LocalDate
) -> Checked<[ImportedFile]> {
  var reader = FolderReader(
    generator: generator, today: today, language: siteSettings(of: site).languages.first ?? .zh)
  for name in generator.configurations {
    if let file = files.first(where: { $0.path == name }) {
      reader.configure(file)
    }
  }
  let pages = files.filter { !generator.configurations.contains($0.path) }
  let drafts = pages.sorted { bytesPrecede($0.path, $1.path) }.compactMap {
    reader.draft($0)
  }
  if drafts.isEmpty, !reader.problems.containsErrors {
    reader.problems.append(
      Problem(
        .importUnreadable, at: nil, Wording(zh: "文件夹里没有可以导入的页面", en: "the folder has no pages to import"),
        suggestion: Wording(
          zh: "写网站的文件夹，里面有 content 或 _posts", en: "name the site's folder, which has content or _posts in it"),
        severity: .warning))
  }
  let result = importedFiles(of: drafts, from: "", into: site, today: today, leavesOutBroken: true)
  return Checked(
    result.value, (reader.problems + reader.queries.problems + result.problems).sortedForReport())
}

private struct FolderReader {
  let generator: FolderGenerator
  let today: LocalDate
  var problems: [Problem] = []
  private(set) var queries = QueryAddresses()
  private var links: ForeignLinks
  /// Jekyll's pattern for the addresses of posts.
  private var permalink = "/:categories/:year/:month/:day/:title.html"

  init(generator: FolderGenerator, today: LocalDate, language: Language) {
    self.generator = generator
    self.today = today
    links = ForeignLinks(base: nil, language: language)
  }

  /// Learns the site's address.
  mutating func configure(_ file: SourceFile) {
    let isTOML = file.path.hasSuffix(".toml")
    let mark = isTOML ? "+++\n" : "---\n"
    // The whole file is what stands in a page's header.
    let text = file.text(0..<file.bytes.count)
    let page = SourceFile(
      path: file.path, text: file.path.hasSuffix(".json") ? text : mark + text + "\n" + mark)
    let header = PageHeader.read(page).value
    let address =
      header.text("baseurl").flatMap { $0.contains("://") ? $0 : nil }
      ?? header.text("url").map { $0 + (header.text("baseurl") ?? "") }
    if let address, address.contains("://"), links.base == nil {
      links.base = address.hasSuffix("/") ? String(address.dropLast()) : address
    }
    guard generator == .jekyll, let style = header.text("permalink") else { return }
    let styles = [
      "date": permalink, "pretty": "/:categories/:year/:month/:day/:title/",
      "none": "/:categories/:title.html",
    ]
    permalink = styles[style] ?? style
  }

  mutating func draft(_ source: SourceFile) -> DraftRecord? {
    let text = readableText(source)
    problems += text.problems.map(softened)
    guard let file = text.value else { return nil }
    let read = PageHeader.read(file)
    let header = read.value
    problems += read.problems.map(softened)
    guard header.isThere, read.problems.isEmpty else { return nil }
    guard let place = place(of: file.path) else {
      problems.append(
        Problem(
          .importSkipped, at: file.span(at: 0),
          Wording(zh: "译文没有导入，请以后补上", en: "a translation was not imported; add it later")))
      return nil
    }
    var post = ForeignPost(at: header.place("title"))
    post.title = header.text("title", "linktitle") ?? place.name
    post.date = foreignDate(header.text("date", "publishdate", "pubdate")) ?? place.date
    post.updated = foreignDate(header.text("lastmod", "last_modified_at", "updated", "modified"))
    post.publishAt = foreignDate(header.text("publishdate")).flatMap { $0 > today ? $0 : nil }
    post.expireAt = foreignDate(header.text("expirydate"))
    post.isDraft = header.isTrue("draft") || header.text("published") == "false" || place.isDraft
    post.isPage = place.isPage || header.text("type") == "page"
    if place.isDraft, post.date == nil, !post.isPage { post.date = today }
    // Where a page says when it was written, readers need not know; news live by it.
    if post.isPage { post.date = nil }
    post.tags = header.texts("tags", "tag") + header.texts("categories", "category")
    post.summary = header.text("summary", "description", "excerpt")
    post.name = header.text("slug") ?? place.name
    if !post.isDraft { post.addresses = addresses(header, place, post) }
    for alias in header.texts("aliases", "redirect_from") { queries.add(alias, at: header.place("aliases")) }
    for key in ["date", "tags", "summary"] { post.places[key] = header.place(key) }
    post.body = body(file, header)
    // A list of a section without words of its own is made anew here.
    if place.isSection, post.body == nil { return nil }
    return post.draft
  }

  private mutating func body(_ file: SourceFile, _ header: PageHeader) -> DraftBody? {
    guard file.path.lowercased().hasSuffix(".html") || file.path.lowercased().hasSuffix(".htm") else {
      var text = PageText(file: file, links: links)
      let body = text.body(from: header.body)
      problems += text.problems
      return body
    }
    var writer = HTMLMarkdown(links: links)
    let text = writer.markdown(file.text(header.body..<file.bytes.count))
    for left in writer.leftOut {
      let found =
        file.bytes.firstRange(of: Array(left.address.utf8)).map { file.span($0) }
        ?? file.span(at: header.body)
      problems.append(links.pictureProblem(left.address, at: found))
    }
    return text.isEmpty ? nil : DraftBody(text: text, spans: [file.span(at: header.body)])
  }

  private func softened(_ problem: Problem) -> Problem {
    var soft = problem
    soft.fix = nil
    if soft.severity == .error { soft.severity = .warning }
    return soft
  }

  // MARK: Places and addresses

  private struct Place {
    /// Folders, without those that mean something to the program.
    var folders: [String] = []
    var name = ""
    var date: LocalDate?
    var isPage = false
    var isDraft = false
    var isSection = false
  }

  /// What the path of a file says of it; `nil` for a translation.
  private func place(of path: String) -> Place? {
    var parts = path.split(separator: "/").map(String.init)
    var place = Place()
    var pieces = (parts.popLast() ?? "").split(separator: ".").map(String.init)
    if pieces.count > 1 { pieces.removeLast() }
    place.name = pieces.joined(separator: ".")
    if let content = parts.lastIndex(of: "content"), generator == .hugo {
      parts = Array(parts[(content + 1)...])
    }
    switch generator {
    case .hugo:
      if pieces.count > 1, let tag = pieces.last, let language = Language(tag: tag), tag.count < 8 {
        guard language == links.language else { return nil }
        place.name = pieces.dropLast().joined(separator: ".")
      }
      place.isSection = place.name == "_index"
      place.isPage = parts.isEmpty || place.isSection
      // A folder with an index is one page.
      if place.name == "index" || place.isSection { place.name = parts.popLast() ?? "index" }
      place.folders = parts
    case .jekyll:
      let isPost = parts.contains("_posts")
      place.isDraft = parts.contains("_drafts")
      place.isPage = !isPost && !place.isDraft
      place.folders = parts.filter { !$0.hasPrefix("_") }
      if isPost, let match = place.name.wholeMatch(of: #/(\d{4}-\d{1,2}-\d{1,2})-(.+)/#) {
        place.date = foreignDate(String(match.1))
        place.name = String(match.2)
      } else if place.name == "index", let folder = place.folders.popLast() {
        place.name = folder
      }
    }
    return place
  }

  private func addresses(_ header: PageHeader, _ place: Place, _ post: ForeignPost) -> [String] {
    let given = header.text("url", "permalink").flatMap {
      $0.contains(":") && !$0.contains("://") ? nil : foreignPath($0)
    }
    let former = header.texts("aliases", "redirect_from").compactMap { alias in
      foreignPath(alias.hasPrefix("/") || alias.contains("://") ? alias : "/" + alias)
    }
    return [given ?? standard(header, place, post)].compactMap(\.self) + former
  }

  /// The address that the program gives by itself.
  private func standard(_ header: PageHeader, _ place: Place, _ post: ForeignPost) -> String? {
    let folders = place.folders.map { "/" + $0 }.joined()
    guard generator == .jekyll else {
      // The first page of all has the site's address.
      guard place.name != "index" else { return nil }
      return foreignPath("\(folders)/\(post.name ?? place.name)/".lowercased().replacing(" ", with: "-"))
    }
    guard !place.isPage, let date = post.date?.description.split(separator: "-"), date.count == 3 else {
      return place.name == "index" ? nil : foreignPath("\(folders)/\(place.name).html")
    }
    let categories = (place.folders + header.texts("categories", "category")).map { $0.lowercased() }
    var pattern = permalink
    for (sign, text) in [
      (":categories", categories.joined(separator: "/")), (":year", String(date[0])),
      (":month", String(date[1])),
      (":day", String(date[2])), (":title", post.name ?? place.name), (":slug", post.name ?? place.name),
      (":output_ext", ".html"),
    ] {
      pattern = pattern.replacing(sign, with: text)
    }
    return pattern.contains(":") ? nil : foreignPath(pattern.replacing("//", with: "/"))
  }
}
