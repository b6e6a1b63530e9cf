import Calendars
import Diagnostics
import Markdown
import Records
import Resolution
import Templating

/// The version in the addresses of the open data: it changes when a field is renamed, removed or means something else; new
/// fields do not count.
let openDataVersion = 1

/// The folder of the open data.
let openDataRoot = "/api/v\(openDataVersion)/"

extension Composer {
  /// Everything that is published, for other programs: a file for each kind of record, a schema for each file, and an index.
  ///
  /// There is one for all languages. It holds what pages show, and less: no text of pages, no name of a person but of those
  /// with a public profile and of authors of books.
  /// - Parameter uids: the identifier of each event in calendars.
  func openData(_ uids: [String]) -> [PlannedData] {
    let tables = openTables(uids)
    func data(_ path: String, _ json: [UInt8]) -> PlannedData {
      PlannedData(path: openDataRoot + path, content: .text(String(decoding: json, as: UTF8.self) + "\n"))
    }
    func data(_ path: String, _ value: Value) -> PlannedData { data(path, jsonBytes(value)) }
    let files = tables.map { table in
      let head = jsonBytes(
        .fields([
          ("$schema", schemaAddress(table.name)), ("version", openDataVersion), ("site", openSite()),
          ("kind", table.name),
        ]))
      // The records are written already.
      let records = table.records.joined(separator: Array(", ".utf8))
      return data(
        "\(table.name).json", head.dropLast() + Array(", \"records\": [".utf8) + records + Array("]}".utf8))
    }
    let schemas = tables.map { data("schema/\($0.name).schema.json", schema(of: $0)) }
    let entries = tables.map { table in
      Value.fields([
        ("kind", table.name), ("title", say(table.label)),
        ("url", union.settings.url + openDataRoot + "\(table.name).json"),
        ("schema", schemaAddress(table.name)), ("count", table.records.count),
      ])
    }
    let index = Value.fields([("version", openDataVersion), ("site", openSite()), ("files", entries)])
    return files + schemas + [data("index.json", index)]
  }

  private func schemaAddress(_ name: String) -> String {
    union.settings.url + openDataRoot + "schema/\(name).schema.json"
  }

  /// Whose data it is.
  private func openSite() -> Value {
    .fields([
      ("name", union.settings.name), ("organisation", union.settings.organisation ?? union.settings.name),
      ("url", union.settings.url + "/"), ("timezone", union.settings.zone.name),
    ])
  }

  private func schema(of table: OpenTable) -> Value {
    let site = OpenType.object([
      ("name", .text), ("organisation", .text), ("url", .address), ("timezone", .text),
    ])
    let whole = openObject([
      ("$schema", OpenType.address.schema, true),
      ("version", .fields([("const", openDataVersion)]), true), ("site", site.schema, true),
      ("kind", .fields([("const", table.name)]), true),
      ("records", .fields([("type", "array"), ("items", table.schema)]), true),
    ])
    guard case .map(let fields) = whole else { return whole }
    let head: [(key: String, value: Value)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("$id", .string(schemaAddress(table.name))),
      ("title", .string("\(table.label.zh) · \(table.label.en)")),
    ]
    return .map(head + fields)
  }

  /// What all records with a page have.
  func common<Record: UnionRecord, Item>(
    _ kind: Record.Type, _ entry: @escaping (Composer, Item) -> Entry<Record>
  ) -> [OpenField<Item>] {
    [
      OpenField("id", .text, always: true, zh: "编号，不随标题改变", en: "its name, whatever becomes of the title") {
        entry($0, $1).id.path
      },
      OpenField("title", .text, always: true, zh: "标题", en: "title") { $0.title(entry($0, $1)) },
      OpenField("title_en", .text, zh: "英文标题", en: "English title") {
        let entry = entry($0, $1)
        return entry.translations[.en]?.header.title ?? entry.original.header.titleEnglish
      },
      OpenField("url", .address, always: true, zh: "网页", en: "its page") { $0.whole(entry($0, $1).id) },
      OpenField("summary", .text, zh: "摘要", en: "summary") { entry($0, $1).original.header.summary },
      OpenField("tags", .list(.text), always: true, zh: "标签", en: "keywords") {
        entry($0, $1).original.header.tags
      },
      OpenField("updated", .moment, zh: "内容改动的时间", en: "when the content was last changed") {
        composer, item in entry(composer, item).original.header.updated.map { composer.openMoment($0) }
      },
    ] + customOpenFields(kind, entry)
  }

  /// A day, or a moment with its offset.
  func openMoment(_ moment: Moment) -> String {
    switch moment {
    case .day(let day): day.description
    case .time(let time): time.iso(union.settings.offset, seconds: true)
    }
  }
}
