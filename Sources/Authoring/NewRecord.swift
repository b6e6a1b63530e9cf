public import Calendars
public import Diagnostics
import Hanzi
public import Records

/// A record that is being begun: the answers so far, and the file they make.
public struct NewRecord: Sendable {
  /// The kind.
  public let kind: RecordKind
  /// The language of its keys and comments.
  public let language: Language
  /// Values as YAML, by English key, in the order given.
  public private(set) var values: [(key: String, yaml: String)] = []

  /// The text below the header.
  public internal(set) var body = ""
  /// The fields that it may have, those of the site's own last.
  public let fields: [FieldDefinition]

  /// A record of `kind` without anything, for a site with `settings`.
  public init(_ kind: RecordKind, language: Language, on settings: SiteSettings = SiteSettings()) {
    self.kind = kind
    self.language = language
    fields = kind.fields(on: settings)
  }

  /// The field that `name` means, in either language.
  public func field(_ name: String) -> FieldDefinition? {
    let wanted = name.lowercased()
    return fields.first { ([$0.key] + $0.aliases).contains { $0.lowercased() == wanted } }
  }

  /// What was answered for a field.
  public func value(of key: String) -> String? { values.first { $0.key == key }?.yaml }

  /// Gives a field a value that is YAML already; `nil` takes it back.
  public mutating func set(_ key: String, yaml: String?) {
    values.removeAll { $0.key == key }
    if let yaml { values.append((key, yaml)) }
  }

  /// Gives a field what somebody typed: YAML in brackets or braces as it is, everything else as one text.
  public mutating func set(_ key: String, typed text: String) {
    let isFlow = text.hasPrefix("[") && text.hasSuffix("]") || text.hasPrefix("{") && text.hasSuffix("}")
    set(key, yaml: isFlow ? text : plainScalar(text))
  }

  /// Gives a field the ids of records, one or several.
  public mutating func set(_ key: String, records ids: [String]) {
    guard let first = ids.first else { return set(key, yaml: nil) }
    if kind == .booklist, key == "items" {
      set(key, yaml: "[\(ids.map { "{book: \(yamlScalar($0))}" }.joined(separator: ", "))]")
    } else {
      set(
        key,
        yaml: ids.count == 1 ? plainScalar(first) : yamlList(ids))
    }
  }

  /// Lets the event repeat on `weeks` of a term, on the weekday of its start.
  public mutating func setRepeat(weeks: String, term: String, weekday: Weekday) {
    let value = "{term: \(term), weeks: \"\(weeks)\", weekday: \(weekday.rawValue)}"
    set("repeat", yaml: field("repeat")?.written(value, in: language) ?? value)
  }

  /// The name under which a field is asked for and written.
  public func name(of field: FieldDefinition) -> String {
    field.name(in: language)
  }

  /// What the record is called, as far as it is known.
  public var title: String? {
    for key in ["title", "name", "competition"] {
      if let yaml = value(of: key) { return unquoted(yaml) }
    }
    return nil
  }

  // MARK: The file

  /// The file: the answers, then what else there is, as comments to be opened.
  public var text: String {
    var lines = ["---"]
    for (key, yaml) in values {
      guard let field = field(key) else { continue }
      lines.append(line(field, yaml))
    }
    let keys = offeredKeys(kind) + fields.dropFirst(kind.fields.count).map(\.key)
    let offered = keys.filter { value(of: $0) == nil }.compactMap { field($0) }
    if !offered.isEmpty {
      lines.append(
        language == .zh
          ? "## 下面的都可以不写。要用哪一行，删掉它前面的“# ”，换成自己的内容。"
          : "## All below is optional. To use a line, take away its “# ” and put in your own.")
      // The help stands above: behind a value, “ #” would look like a part of it that gets lost.
      for field in offered {
        lines += ["## \(field.help[language])", "# \(name(of: field)): \(field.example(in: language))"]
      }
    }
    lines += ["---", ""]
    return lines.joined(separator: "\n") + body
  }

  private func line(_ field: FieldDefinition, _ yaml: String) -> String {
    "\(name(of: field)):\(yaml.hasPrefix("\n") ? "" : " ")\(yaml)"
  }

  /// The bytes of ``text`` that hold a value's line; none if it was not given.
  public func place(of key: String) -> Range<Int> {
    var start = "---\n".utf8.count
    for (given, yaml) in values {
      guard let field = field(given) else { continue }
      let end = start + line(field, yaml).utf8.count + 1
      if given == key { return start..<end }
      start = end
    }
    return 0..<0
  }

  /// The file's name that is proposed: pinyin of its title; awards with their year, as they come again.
  public var proposedName: String {
    let words = slug(title ?? "", limit: 48)
    // A file called index is the page of its folder.
    let stem = words.isEmpty || words == "index" ? kind.rawValue : words
    return kind == .award ? year.map { "\(stem)-\($0)" } ?? stem : stem
  }

  /// The file of a record called `name`.
  public func path(name: String) -> String {
    let folder = "content/\(kind.folder ?? "data")/"
    guard kind == .event || kind == .news, let year else { return "\(folder)\(name).md" }
    return "\(folder)\(year)/\(name).md"
  }

  /// The first of `name`, `name-2`, … that is not taken.
  public func freePath(name: String, taken: Set<String>) -> String {
    if !taken.contains(path(name: name)) { return path(name: name) }
    var number = 2
    while taken.contains(path(name: "\(name)-\(number)")) { number += 1 }
    return path(name: "\(name)-\(number)")
  }

  /// The day on which it begins, or to which it belongs.
  public var day: LocalDate? {
    for key in ["start", "date", "from"] {
      guard let yaml = value(of: key) else { continue }
      switch parseDateText(unquoted(yaml)).value {
      case .day(let day): return day
      case .moment(let moment), .moments(let moment, _): return moment.date
      case .days(let range): return range.first
      default: return nil
      }
    }
    return nil
  }

  /// Whether what was typed as its start says when it ends, too.
  public var hasEnd: Bool {
    switch value(of: "start").map({ parseDateText(unquoted($0)).value }) {
    case .days, .moments: true
    default: false
    }
  }

  private var year: Int? { day?.year ?? value(of: "date").flatMap { Int(unquoted($0).prefix(4)) } }
}

/// The text of a scalar that ``yamlScalar(_:)`` wrote.
func unquoted(_ yaml: String) -> String {
  guard yaml.count > 1, yaml.hasPrefix("\""), yaml.hasSuffix("\"") else { return yaml }
  let inner = String(yaml.dropFirst().dropLast())
  return inner.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
}
