public import Calendars
public import Diagnostics
public import Markdown

/// Where a page is offered.
public enum Menu: String, Choice {
  case main, footer, none

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .main: ["main", "主菜单", "导航"]
    case .footer: ["footer", "页脚"]
    case .none: ["none", "无", "不显示"]
    }
  }

  /// The menu's name.
  public var label: Wording {
    switch self {
    case .main: Wording(zh: "主菜单", en: "main menu")
    case .footer: Wording(zh: "页脚", en: "footer")
    case .none: Wording(zh: "不显示", en: "none")
    }
  }
}

/// A page of text: about, rules, downloads.
public struct Page: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.page
  /// What all records share.
  public var header: RecordHeader
  /// The text.
  public var body = Body()
  /// Where it is offered.
  public var navigation: Navigation?
  /// The day it belongs to, if any.
  public var date: LocalDate?

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<Page> {
    RecordHeader.titleField(example: "关于我们").lifted(to: \.header)
    Field(
      "nav", "导航", "菜单", as: .object(Navigation.table, Navigation(), Wording(zh: "导航", en: "navigation")),
      into: \.navigation, zh: "放在主菜单还是页脚、第几个", en: "in which menu and where",
      example: "{menu: main, order: 9}")
    Field("date", "日期", as: .date, into: \.date, zh: "日期", en: "date", example: "2026-09-01")
    RecordHeader.fields.map { $0.lifted(to: \.header) }
  }
}

/// A page's place in a menu.
public struct Navigation: Sendable, Hashable {
  /// The menu.
  public var menu = Menu.footer
  /// Smaller numbers come first.
  public var order = 100

  static let table = FieldTable<Navigation> {
    Field(
      "menu", "菜单", as: .choice(Menu.self), into: \.menu, zh: "主菜单或页脚", en: "main or footer", example: "main")
    Field(
      "order", "顺序", as: .count, into: \.order, zh: "顺序，小的在前", en: "smaller numbers come first", example: "9")
  }
}
