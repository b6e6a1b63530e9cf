import ArgumentParser
import Diagnostics
import Records

/// Prints the fields of a kind for people; for programs there is `schema`.
struct FieldsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields",
    abstract: "一种记录可以写哪些字段，各怎么写 · which fields a kind of record has, and how they are written",
    discussion: """
      不写 KIND 时列出种类；settings 是 unionpress.yaml 的设置。带 * 的必须写。网站的自定字段列在最后。 · Without KIND the kinds are listed; settings \
      are those of unionpress.yaml. What has a * is required. \
      The custom fields of the site come last.

        unionpress fields event
        unionpress fields 俱乐部
        unionpress fields settings
        unionpress fields manual   # 全部，Markdown · all of them, as Markdown
      """)

  @Argument(
    help: ArgumentHelp("种类，例如 event、活动，或 settings · a kind, or settings", valueName: "KIND"),
    completion: .list(RecordKind.allCases.map(\.rawValue) + ["settings"]))
  var kind: String?

  @Option(
    name: .long, help: ArgumentHelp("网站文件夹 · the site's folder", valueName: "DIR"), completion: .directory)
  var source = "."

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let voice = Voice(language: speech.language(), format: .text)
    guard let kind else { return writeOutput(kinds(voice.language)) }
    if ["manual", "手册"].contains(trimmedLine(kind).lowercased()) { return writeOutput(contentManual()) }
    if isSettings(word: kind) {
      return writeOutput(
        fieldPage(
          SiteSettings.fields, Wording(zh: "unionpress.yaml 里的设置", en: "Settings in unionpress.yaml"),
          voice.language))
    }
    guard let found = RecordKind(named: kind) else {
      throw unknownKind(
        kind, among: RecordKind.allCases, others: [Wording(zh: "设置", en: "settings")], voice)
    }
    writeOutput(fieldPage(found.fields(on: settings(in: source)), place(of: found), voice.language))
  }

  private func kinds(_ language: Language) -> String {
    let lines = RecordKind.allCases.map { kind in
      "  \(kind.rawValue)" + String(repeating: " ", count: 16 - kind.rawValue.count)
        + place(of: kind)[language]
    }
    return
      (lines + [
        "  settings        " + Wording(zh: "网站设置：unionpress.yaml", en: "settings: unionpress.yaml")[language]
      ])
      .joined(separator: "\n") + "\n"
  }

  /// What the kind is called, and where its records lie.
  private func place(of kind: RecordKind) -> Wording {
    let folder = kind.folder.map { Wording(verbatim: "content/\($0)/") }
    let table = Wording(
      zh: kind.tables.first.map { "content/data/\($0).yaml" } ?? "",
      en: kind.tables.first.map { "content/data/\($0).yaml" } ?? "")
    let place = folder ?? table
    return Wording(zh: "\(kind.label.zh)：\(place.zh)", en: "\(kind.label.en): \(place.en)")
  }
}

/// Whether `word` means the settings of a site instead of a kind of record.
func isSettings(word: String) -> Bool {
  ["settings", "unionpress", "unionpress.yaml", "设置", "网站设置", "网站"].contains(trimmedLine(word).lowercased())
}

/// `fields` one after the other: both names, what it is, and a line as it would be written.
func fieldPage(_ fields: [FieldDefinition], _ title: Wording, _ language: Language) -> String {
  let entries = fields.map { field in
    let names = ([field.name(in: language), field.key] + field.aliases).reduce(into: [String]()) {
      names, name in
      if !names.contains(name) { names.append(name) }
    }
    let separator = Wording(zh: "、", en: ", ")[language]
    return [
      "\(field.isRequired ? "*" : " ") \(names.joined(separator: separator))",
      "    " + field.help[language],
      "    \(field.name(in: language)): \(field.example(in: language))",
    ].joined(separator: "\n")
  }
  return title[language] + "\n\n" + entries.joined(separator: "\n\n") + "\n"
}
