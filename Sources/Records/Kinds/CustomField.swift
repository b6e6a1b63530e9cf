public import Diagnostics

/// A field of the union's own, as `custom_fields:` in `unionpress.yaml` declares it: records may have it besides the fields that
/// their kind has, it is checked like those, and pages show it.
public struct CustomField: Sendable, Hashable {
  /// What a value is.
  public enum Form: Choice {
    /// A text, or several.
    case text
    /// A number, with a fraction or without.
    case number
    /// A year, a month or a day.
    case date
    /// Yes or no.
    case boolean
    /// An address to go to.
    case link

    /// The words for it.
    public var spellings: [String] {
      switch self {
      case .text: ["text", "文字", "文本"]
      case .number: ["number", "数字", "数值"]
      case .date: ["date", "日期"]
      case .boolean: ["boolean", "是否", "是非"]
      case .link: ["link", "网址", "链接", "url"]
      }
    }

    /// What it is called.
    public var label: Wording {
      switch self {
      case .text: Wording(zh: "文字", en: "text")
      case .number: Wording(zh: "数字", en: "a number")
      case .date: Wording(zh: "日期", en: "a date")
      case .boolean: Wording(zh: "是或否", en: "yes or no")
      case .link: Wording(zh: "网址", en: "an address")
      }
    }
  }

  /// How records and Chinese pages call it.
  public var name = Located("", at: Span(path: "unionpress.yaml", range: 0..<0))
  /// How English pages call it; records may, too.
  public var nameEnglish: String?
  /// The kinds of records that may have it.
  public var kinds: [RecordKind] = []
  /// What a value is.
  public var form = Form.text
  /// The only texts that are allowed, if there are but a few.
  public var choices: [String] = []
  /// Whether a record without it is an error.
  public var isRequired = false
  /// What it is for, for those who fill it in.
  public var help: String?

  /// A field with every default.
  public init() {}

  /// The names under which records may give it.
  public var names: [String] { [name.value] + (nameEnglish.map { [$0] } ?? []) }

  /// Whether records can have it; what is wrong with one that is not sound is told of at its declaration.
  fileprivate var isSound: Bool { !names.contains("") && !isPrivate && owner == nil }

  /// A kind that has a field of its own of this name.
  private var owner: RecordKind? { kinds.first { !$0.fieldNames.isDisjoint(with: names) } }

  private var isPrivate: Bool { names.contains(where: isPrivateKey) }

  /// What pages call it.
  public var label: Wording { Wording(zh: name.value, en: nameEnglish ?? name.value) }

  static let table = FieldTable<CustomField> {
    Field(
      "name", "名称", as: .titled, into: \.named, required: true, zh: "记录里和网页上怎么称呼它",
      en: "how records and pages call it", example: "着装")
    Field(
      "name_en", "英文名称", as: .text, into: \.nameEnglish, zh: "英文网页上怎么称呼它",
      en: "how English pages call it", example: "Dress code")
    Field(
      "for", "用于", as: .kindsWithPages, into: \.kinds, required: true, zh: "哪几种记录有它",
      en: "the kinds of records that have it", example: "[活动, 俱乐部]")
    Field(
      "type", "类型", as: .choice(Form.self), into: \.form, zh: "写的是什么，不写就是文字",
      en: "what is written there; text if not given", example: "文字")
    Field(
      "choices", "可选", as: .textList, into: \.choices, zh: "只能写这几个词", en: "the only words allowed",
      example: "[运动装, 正装]")
    Field(
      "required", "必填", as: .boolean, into: \.isRequired, zh: "没有写就是错误", en: "whether it must be given",
      example: "否")
    Field(
      "help", "说明", as: .text, into: \.help, zh: "给填写的人看的说明", en: "what it is for, for those who fill it in",
      example: "参加的人穿什么")
  }

  private var named: Located<String>? {
    get { name }
    set { if let newValue { name = newValue } }
  }

  /// The field as one of a table: for help texts, new records, imported tables and editors.
  public var definition: FieldDefinition {
    FieldDefinition(
      key: nameEnglish ?? name.value, aliases: nameEnglish == nil ? [] : [name.value],
      type: expected, isRequired: isRequired, isTranslatable: true,
      help: Wording(zh: help ?? name.value, en: help ?? label.en), example: example, nested: [], shape: shape)
  }

  private var expected: Wording {
    choices.isEmpty
      ? form.label : Wording(zh: choices.joined(separator: "、"), en: choices.joined(separator: ", "))
  }

  private var example: String {
    switch form {
    case .text: choices.first ?? "…"
    case .number: "36"
    case .date: "2026-11-23"
    case .boolean: "是"
    case .link: "https://gh.example.edu.cn/"
    }
  }

  private var shape: ValueShape {
    switch form {
    case .boolean: .boolean
    case .text: choices.isEmpty ? .list(.text) : .list(.choice(choices.map { [$0] }))
    case .number, .date, .link: .text
    }
  }

  /// What is wrong with `fields` beside each other and beside the fields that kinds have.
  static func problems(in fields: [CustomField]) -> [Problem] {
    var problems: [Problem] = []
    func report(_ field: CustomField, _ zh: String, _ en: String, _ suggestion: Wording) {
      problems.append(
        Problem(
          .customField, at: field.name.span, Wording(zh: "自定字段“\(field.name.value)”\(zh)", en: en),
          suggestion: suggestion))
    }
    for (position, field) in fields.enumerated() {
      let names = Set(field.names)
      if names.contains("") {
        report(
          field, "没有名称", "a custom field has no name", Wording(zh: "写上名称", en: "give it one"))
        continue
      }
      if let kind = field.owner {
        report(
          field, "和\(kind.label.zh)本来就有的字段同名",
          "the custom field “\(field.name.value)” has the name of a field that \(kind.label.en) has already",
          Wording(zh: "改个名称；本来就有的字段直接写，不用声明", en: "give it another name; what is there needs no declaration"))
      } else if field.isPrivate {
        report(
          field, "是个人信息，不能公开", "the custom field “\(field.name.value)” is for private data",
          Wording(zh: "删去这一项", en: "remove it"))
      } else if fields[..<position].contains(where: { other in
        !names.isDisjoint(with: other.names) && !Set(other.kinds).isDisjoint(with: field.kinds)
      }) {
        report(
          field, "写了两次", "the custom field “\(field.name.value)” is declared twice",
          Wording(zh: "合成一项，在“用于”里写几种记录", en: "make one of the two, with several kinds under for:"))
      }
      if !field.choices.isEmpty, field.form != .text {
        report(
          field, "的类型是\(field.form.label.zh)，不能有“可选”",
          "the custom field “\(field.name.value)” takes \(field.form.label.en) and can have no choices",
          Wording(zh: "删去“类型”或“可选”", en: "remove type or choices"))
      }
    }
    return problems
  }
}

extension RecordKind {
  /// Every name of its own fields.
  fileprivate var fieldNames: Set<String> {
    Set(fields.flatMap { [$0.key] + $0.aliases } + extraKeys + ["id"])
  }

  /// The fields that records of this kind have on a site with `settings`: those of every site, and its own.
  public func fields(on settings: SiteSettings) -> [FieldDefinition] {
    fields + settings.customFields.fields(of: self).map(\.definition)
  }
}

extension [CustomField] {
  /// Those that records of `kind` may have.
  public func fields(of kind: RecordKind) -> [CustomField] {
    filter { $0.isSound && $0.kinds.contains(kind) }
  }
}

extension ValueReader where Value == [RecordKind] {
  /// Kinds of records that have pages.
  fileprivate static var kindsWithPages: ValueReader {
    let kinds = RecordKind.allCases.filter { $0.folder != nil }
    let expected = Wording(
      zh: kinds.map(\.label.zh).joined(separator: "、"), en: kinds.map(\.rawValue).joined(separator: ", "))
    return ValueReader(type: expected, shape: .list(.text)) { raw, reader in
      let words = ValueReader<[Located<String>]>.locatedList.read(raw, &reader) ?? []
      let found = words.compactMap { word -> RecordKind? in
        if let kind = RecordKind(named: word.value), kinds.contains(kind) { return kind }
        reader.report(
          Problem(
            .choiceUnknown, at: word.span,
            Wording(zh: "“\(word.value)”不是有网页的记录", en: "“\(word.value)” is no kind of record with pages"),
            expected: expected,
            suggestion: nearMisses(of: word.value, among: kinds.flatMap(\.names), limit: 1).first
              .map(Wording.didYouMean)))
        return nil
      }
      return found.isEmpty ? nil : found
    }
  }
}
