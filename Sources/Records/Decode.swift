public import Diagnostics
public import FileTrees
import Calendars
import Hanzi
import Markdown
import Parallel

/// Decodes everything below `content/` and the settings in `unionpress.yaml`.
///
/// Files are read in parallel, each by itself; records and problems come in the order of the paths. A record
/// with an error is left out of the set, so that later stages see sound records only, and every one of its
/// problems is reported.
/// - Complexity: linear in the tree.
public func decodeRecords(_ tree: SourceTree) -> Checked<RecordSet> {
  var memory = RecordMemory(isKept: false)
  return decodeRecords(tree, reusing: &memory)
}

/// Decodes like ``decodeRecords(_:)`` and gives the same, but reads only the files that have changed since the last time with
/// this memory.
public func decodeRecords(_ tree: SourceTree, reusing memory: inout RecordMemory) -> Checked<RecordSet> {
  var problems: [Problem] = []
  var set = RecordSet()
  set.settings = decodeSettings(tree).collecting(into: &problems)
  memory.customFields = set.settings.customFields
  let old = memory
  memory = old.emptied
  let first = set.settings.languages.first ?? .zh

  var documents: [(SourceFile, RecordID, Language?)] = []
  var tables: [(SourceFile, RecordKind)] = []
  for file in tree.texts where file.path.hasPrefix("content/") && !isCaptions(path: file.path) {
    switch ContentPath(file.path) {
    case .record(_, first?): problems.append(redundantLanguage(first, file))
    case .record(let id, let language): documents.append((file, id, language))
    case .table(let kind): tables.append((file, kind))
    case .unnamed(let name): problems.append(unnamed(name, file))
    case .unknownFolder(let folder): problems.append(unknownFolder(folder, file))
    case .unknownTable: problems.append(unknownTable(file))
    }
  }
  let read = parallelMap(documents) { source in
    if let known = old.documents[source.0.path], known.file == source.0 { return known.result }
    return readDocument(source.0, id: source.1, language: source.2)
  }
  var all: [RawDocument] = []
  var unreadable: Set<RecordID> = []
  for (source, result) in zip(documents, read) {
    if memory.isKept { memory.documents[source.0.path] = (source.0, result) }
    if let document = result.collecting(into: &problems) {
      all.append(document)
    } else if source.2 == nil {
      set.unread.insert(source.1.kind)
      unreadable.insert(source.1)
    }
  }
  let tableRows = parallelMap(tables) { table in
    if let known = old.tables[table.0.path], known.file == table.0 { return known.result }
    return readRows(table.0, kind: table.1)
  }
  if memory.isKept {
    for (table, result) in zip(tables, tableRows) { memory.tables[table.0.path] = (table.0, result) }
  }
  for (table, result) in zip(tables, tableRows)
  where result.problems.containsErrors {
    set.unread.insert(table.1)
  }
  let rows = tableRows.flatMap { $0.collecting(into: &problems) }
  let unchanged = unchangedFiles(old, memory)

  // Translations beside their originals.
  var translations: [RecordID: [RawDocument]] = [:]
  for document in all where document.language != nil {
    translations[document.id, default: []].append(document)
  }
  var sources = Dictionary(grouping: rows, by: \.id.kind)
  for document in all where document.language == nil {
    sources[document.id.kind, default: []].append(
      RecordSource(document, translations: translations.removeValue(forKey: document.id) ?? []))
  }
  for orphan in translations.values.flatMap({ $0 }) where !unreadable.contains(orphan.id) {
    problems.append(
      Problem(
        .translationOrphan, at: orphan.place,
        Wording(
          zh: "这是译文，但没有找到原文 \(originalPath(orphan.file.path))",
          en: "this is a translation, but its original \(originalPath(orphan.file.path)) does not exist")))
  }

  func entries<Record: DecodableRecord>(_ type: Record.Type) -> [Entry<Record>] {
    let own = sources[type.kind] ?? []
    let custom = memory.customFields.fields(of: type.kind)
    let results = parallelMap(own) { source in
      known(source, old, unchanged) ?? decodeEntry(source, as: type, custom)
    }
    for (source, result) in zip(own, results) where memory.isKept {
      memory.records[RecordMemory.Place(source)] = RecordMemory.Decoded(
        translations: source.translations.map(\.file.path), entry: result)
    }
    let decoded = results.map { $0.collecting(into: &problems) }
    for (source, entry) in zip(own, decoded) where entry == nil {
      let record = UnsoundRecord(source, type.table)
      if record.title.isEmpty { set.unread.insert(type.kind) }
      set.unsound.append(record)
    }
    return decoded.compactMap { $0 }
  }
  set.clubs = entries(Club.self)
  set.events = entries(Event.self)
  set.news = entries(News.self)
  set.awards = entries(Award.self)
  set.books = entries(Book.self)
  set.booklists = entries(Booklist.self)
  set.notes = entries(ReadingNote.self)
  set.proposals = entries(Proposal.self)
  set.lectures = entries(LectureSeries.self)
  set.campaigns = entries(Campaign.self)
  set.participation = entries(Participation.self)
  set.people = entries(Person.self)
  set.pages = entries(Page.self)
  set.venues = entries(Venue.self)
  set.terms = entries(TermRecord.self)
  set.holidays = entries(HolidayTable.self)
  set.gathered = decodeGathered(tree, set.settings).collecting(into: &problems)
  return Checked(set, problems)
}

/// The files that hold what they held the last time.
private func unchangedFiles(_ old: RecordMemory, _ new: RecordMemory) -> Set<String> {
  Set(new.documents.values.lazy.map(\.file).filter { old.documents[$0.path]?.file == $0 }.map(\.path))
    .union(new.tables.values.lazy.map(\.file).filter { old.tables[$0.path]?.file == $0 }.map(\.path))
}

/// A record as it was decoded the last time, if all its files are what they were.
private func known<Record>(
  _ source: RecordSource, _ old: RecordMemory, _ unchanged: Set<String>
) -> Checked<Entry<Record>?>? {
  guard unchanged.contains(source.file), let known = old.records[RecordMemory.Place(source)],
    known.translations == source.translations.map(\.file.path),
    known.translations.allSatisfy({ unchanged.contains($0) })
  else { return nil }
  return known.entry as? Checked<Entry<Record>?>
}

/// One record as written, wherever it stands: a Markdown file with its translations, or a row.
struct RecordSource: Sendable {
  var id: RecordID
  var file: String
  var place: Span
  var fields: [RawField]
  var body: Body
  var isReadable: Bool
  var translations: [RawDocument]
  /// Whether it is a row of a table, which may give its own id as a file does by its name.
  var isRow = false
  /// The heading of a table of cells.
  var heading: TableHeading?

  init(_ document: RawDocument, translations: [RawDocument]) {
    id = document.id
    file = document.file.path
    place = document.place
    fields = document.fields
    body = document.body
    isReadable = document.isReadable
    self.translations = translations
  }

  init(id: RecordID, file: String, place: Span, fields: [RawField], heading: TableHeading? = nil) {
    self.id = id
    self.file = file
    self.place = place
    self.fields = fields
    body = Body()
    isReadable = true
    translations = []
    isRow = true
    self.heading = heading
  }
}

func originalPath(_ path: String) -> String {
  path.split(separator: ".").dropLast(2).joined(separator: ".") + ".md"
}

/// The field under which authors keep data of their own.
let extraKeys = ["extra", "附加"]

/// Decodes one record and its translations.
/// - Parameter customFields: the site's own fields for records of this kind.
func decodeEntry<Record: DecodableRecord>(
  _ source: RecordSource, as type: Record.Type, _ customFields: [CustomField]
) -> Checked<Entry<Record>?> {
  guard source.isReadable else { return Checked(nil) }
  var reader = FieldReader(heading: source.heading, customFields: customFields)
  let blank = Record(header: RecordHeader(id: source.id, file: source.file, place: source.place))
  let isNamed = source.isRow && type.table.position(of: "id") == nil
  var (record, isComplete) = decode(
    isNamed ? source.fields.filter { $0.key != "id" } : source.fields, by: type.table, onto: blank,
    owner: type.kind.label, place: source.place, reader: &reader)
  if case .map(let extra, _) = source.fields.first(where: { extraKeys.contains($0.key) })?.value {
    record.header.extra = extra
  }
  record.header.custom = reader.takeCustom()
  record.body = source.body
  if isComplete { record.settle(&reader) }
  record.header.settle(&reader)
  guard isComplete, record.isSettled else { return Checked(nil, reader.problems) }
  var translations: [Language: Record] = [:]
  for translation in source.translations {
    guard let language = translation.language, translation.isReadable else { continue }
    let fields = translatableFields(translation.fields, by: type.table, &reader)
    // Every field of the original, and over them the texts that the translation gives.
    let over = fields.compactMap { type.table.position(of: $0.key) }
    var quiet = FieldReader()
    let inherited = source.fields.filter { field in
      type.table.position(of: field.key).map { !over.contains($0) } ?? false
    }
    var version = decode(
      inherited, by: type.table, onto: blank, owner: type.kind.label, place: source.place, mode: .translation,
      reader: &quiet
    ).record
    version =
      decode(
        fields, by: type.table, onto: version, owner: type.kind.label, place: translation.place,
        mode: .translation,
        reader: &reader
      ).record
    version.header.custom = reader.takeCustom(over: record.header.custom)
    version.settle(&quiet)
    version.header.file = translation.file.path
    version.header.place = translation.place
    version.body = translation.body.isEmpty ? record.body : translation.body
    if let changed = record.header.updated,
      fields.allSatisfy({ $0.key != "updated" && $0.key != "更新" && $0.key != "更新日期" })
        || (version.header.updated?.start ?? changed.start) < changed.start
    {
      reader.report(
        Problem(
          .translationStale, at: translation.place,
          Wording(
            zh: "原文在 \(changed.date) 更新过，译文还没有跟上",
            en: "the original was updated on \(changed.date), this translation was not"),
          suggestion: Wording(
            zh: "核对译文后\(type.kind.addLine("updated", Wording(verbatim: "\(changed.date)")).zh)",
            en: "check it, then add: updated: \(changed.date)")))
    }
    translations[language] = version
  }
  return Checked(Entry(record, translations: translations), reader.problems)
}

/// The fields of a translation that it may give; the others are reported.
private func translatableFields<Record>(
  _ fields: [RawField], by table: FieldTable<Record>, _ reader: inout FieldReader
) -> [RawField] {
  fields.filter { field in
    guard let position = table.position(of: field.key) else { return true }
    if table.fields[position].definition.isTranslatable { return true }
    reader.report(
      Problem(
        .translationField, at: field.keySpan,
        Wording(
          zh: "“\(field.key)”由原文决定，译文里不用写，已忽略",
          en: "“\(field.key)” comes from the original and is ignored here")))
    return false
  }
}

/// The rows of a table as records.
private func readRows(_ file: SourceFile, kind: RecordKind) -> Checked<[RecordSource]> {
  let checked = checkText(file)
  var problems = checked.problems
  guard checked.value != nil else { return Checked([], problems) }
  var values: [RawValue] = []
  var heading: TableHeading?
  if file.path.lowercased().hasSuffix(".csv") {
    // Spreadsheets write the mark on purpose and need it to read their own tables.
    problems.removeAll { $0.kind == ProblemKind.encodingBOM.id }
    values = readTable(file).collecting(into: &problems)
    heading = TableHeading(values)
  } else {
    switch readYAML(0..<file.bytes.count, in: file).collecting(into: &problems) {
    case .list(let items, _): values = items
    // One record alone, or `venues:` with a list below.
    case .map(let fields, let span):
      if fields.count == 1, case .list(let items, _) = fields[0].value {
        values = items
      } else {
        values = [.map(fields, span)]
      }
    default: break
    }
  }
  var taken: [String: Int] = [:]
  var rows: [[[String]]: Span] = [:]
  var sources: [RecordSource] = []
  for value in values {
    guard case .map(let fields, let span) = value else {
      problems.append(
        Problem(
          .yamlNotFields, at: value.span,
          Wording(zh: "这一项应是“字段: 值”的形式", en: "this item should be made of “field: value” lines")))
      continue
    }
    // Of a row that names itself, a second one is a mistake, and found where all records are compared.
    let given = givenName(fields, kind: kind)
    var path = given ?? rowName(fields, kind: kind)
    let count = taken[path, default: 0] + 1
    taken[path] = count
    if given == nil {
      if let other = rows.updateValue(span, forKey: fields.map { [$0.key] + $0.value.texts }),
        kind != .participation
      {
        problems.append(
          Problem(
            .tableRowTwice, at: span,
            Wording(zh: "这一行和前面的一行完全相同", en: "the row is the same as one before it"),
            suggestion: Wording(zh: "重复的话删去一行", en: "delete it if it is a repetition"),
            notes: [Note(Wording(zh: "前面的一行在这里", en: "the one before is here"), at: other)]))
      }
      if count > 1 { path += "-\(count)" }
    }
    sources.append(
      RecordSource(id: RecordID(kind, path), file: file.path, place: span, fields: fields, heading: heading))
  }
  return Checked(sources, problems)
}

/// What a field of a row says, if it is called by one of the names and says something.
private func text(of fields: [RawField], _ keys: [String]) -> String? {
  for field in fields where keys.contains(field.key) {
    if case .scalar(let scalar) = field.value, !scalar.text.isEmpty { return scalar.text }
  }
  return nil
}

/// What a row is called that has no id, from one of its texts.
private func name(of text: String) -> String {
  let name = slug(text)
  return name.isEmpty ? "row" : name
}

/// The id that a row gives itself. The year of a table of holidays is one; proposals are numbered anew in every session.
private func givenName(_ fields: [RawField], kind: RecordKind) -> String? {
  let own =
    switch kind {
    case .term: ["编号", "学期"]
    case .holiday: ["year", "年份"]
    case .proposal: [String]()
    default: ["编号"]
    }
  return text(of: fields, ["id", "slug", "网址名"] + own).map(name)
}

/// The id of a row that gives itself none, made of its date and title, so that the order of rows and other rows do not matter.
private func rowName(_ fields: [RawField], kind: RecordKind) -> String {
  let title =
    text(of: fields, kind == .proposal ? ["编号"] : [])
    ?? text(of: fields, ["title", "标题", "competition", "赛事", "name", "姓名", "名称", "书名", "term", "学期"]) ?? "row"
  let date = text(of: fields, ["date", "日期", "start", "开始", "获奖日期"])
  let year = date.flatMap { parseDateText($0).value?.year }
  let base = name(of: title)
  switch kind {
  case .event: return year.map { "\($0)/\(base)" } ?? base
  case .award:
    let rank = text(of: fields, ["rank", "名次", "奖项"]).map { "-" + slug($0) } ?? ""
    let division = text(of: fields, ["division", "组别", "项目"]).map { "-" + slug($0) } ?? ""
    return (year.map { "\($0)-" } ?? "") + base + division + rank
  default: return base
  }
}

private func decodeSettings(_ tree: SourceTree) -> Checked<SiteSettings> {
  guard let file = tree.text(at: "unionpress.yaml") else {
    return Checked(
      SiteSettings(),
      [
        Problem(
          .siteFileMissing, at: nil,
          Wording(zh: "没有找到 unionpress.yaml", en: "unionpress.yaml was not found"),
          suggestion: Wording(
            zh: "请在网站文件夹里运行，或用 --source 指明文件夹；这个文件至少要写 name（名称）和 url（网址）",
            en: "run in the site's folder or give --source; the file needs at least name and url"))
      ])
  }
  let checked = checkText(file)
  var problems = checked.problems
  guard checked.value != nil else { return Checked(SiteSettings(), problems) }
  var fields: [RawField] = []
  if case .map(let found, _) = readYAML(0..<file.bytes.count, in: file).collecting(into: &problems) {
    fields = found
  } else if problems.containsErrors {
    return Checked(SiteSettings(), problems)
  }
  var reader = FieldReader()
  var blank = SiteSettings()
  blank.place = file.span(0..<0)
  let result = decode(
    fields, by: SiteSettings.table, onto: blank, owner: Wording(zh: "网站设置", en: "the site"),
    place: blank.place, reader: &reader)
  return Checked(
    result.record,
    problems + reader.problems + DeployTarget.problems(in: result.record.deploy)
      + CustomField.problems(in: result.record.customFields))
}

/// A file whose name gives the language that files without one are in.
private func redundantLanguage(_ language: Language, _ file: SourceFile) -> Problem {
  let name = originalPath(file.path).split(separator: "/").last.map(String.init) ?? file.path
  return Problem(
    .translationOrphan, at: file.span(at: 0),
    Wording(
      zh: "网站的第一种语言就是 \(language.rawValue)，文件名里不要再写",
      en: "\(language.rawValue) is the site's first language; the file's name should not give it"),
    suggestion: Wording(
      zh: "改名为 \(name)；或检查 unionpress.yaml 里的“语言”",
      en: "rename it to \(name), or check languages in unionpress.yaml"))
}

private func unknownFolder(_ folder: String, _ file: SourceFile) -> Problem {
  let folders = RecordKind.allCases.compactMap(\.folder) + ["data"]
  let named =
    RecordKind.allCases.compactMap { kind in kind.folder.map { "\($0)（\(kind.label.zh)）" } } + ["data（表格）"]
  let guess =
    RecordKind(named: folder).map { $0.folder ?? "data" } ?? nearMisses(of: folder, among: folders).first
  return Problem(
    .folderUnknown, at: file.span(at: 0),
    Wording(zh: "不知道 content/\(folder) 里放的是什么", en: "content/\(folder) is not a known place for records"),
    expected: Wording(
      zh: "可用的文件夹：\(named.joined(separator: "、"))", en: "known folders: \(folders.joined(separator: ", "))"),
    suggestion: guess.map { Wording(zh: "您是不是想放在 content/\($0)/？", en: "did you mean content/\($0)/?") })
}

private func unknownTable(_ file: SourceFile) -> Problem {
  let tables = RecordKind.allCases.map(\.tables).filter { !$0.isEmpty }
  let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
  let stem = String(name.prefix { $0 != "." })
  let guess =
    RecordKind(named: stem)?.tables.last ?? nearMisses(of: stem, among: tables.flatMap { $0 }).first
  return Problem(
    .folderUnknown, at: file.span(at: 0),
    Wording(zh: "不知道 \(file.path) 里放的是什么", en: "\(file.path) is not a known table of records"),
    expected: Wording(
      zh: "表格放在 content/data/，名字以这些词之一开头：\(tables.compactMap(\.last).joined(separator: "、"))",
      en:
        "tables lie in content/data/ and begin with one of: \(tables.compactMap(\.first).joined(separator: ", "))"
    ),
    suggestion: guess.map(Wording.didYouMean))
}

/// A file of whose name no address can be made.
private func unnamed(_ name: String, _ file: SourceFile) -> Problem {
  let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
  return Problem(
    .slugInvalid, at: file.span(at: 0),
    name == "index"
      ? Wording(
        zh: "index.md 直接放在 \(folder) 里，没有可以作网址的名字",
        en: "index.md lies directly in \(folder), where it has no name to make an address of")
      : Wording(
        zh: "“\(name)”里没有字母、数字或汉字，不能作网址",
        en: "“\(name)” has no letter or digit to make an address of"),
    suggestion: name == "index"
      ? Wording(
        zh: "给文件改个名；或为它建一个文件夹，例如 \(folder)/volleyball/index.md",
        en: "rename the file, or give it a folder, as in \(folder)/volleyball/index.md")
      : Wording(zh: "给文件或文件夹改个名，例如 volleyball", en: "rename the file or folder, for example to volleyball"))
}

/// The settings alone, for commands that need the site's language and zone before anything else.
public func siteSettings(of tree: SourceTree) -> SiteSettings { decodeSettings(tree).value }

/// The settings alone, with what is wrong in them.
public func checkedSettings(of tree: SourceTree) -> Checked<SiteSettings> { decodeSettings(tree) }
