public import Templating

// Models of what lists are filtered by.

/// One way to filter a list: by year, by club; each choice is a page of its own.
public struct FilterGroup: TemplateModel {
  /// What it goes by.
  public var title: String
  /// The choices, everything first.
  public var items: [MenuItem]
  /// What is chosen, if anything is.
  public var chosen: String?

  /// The fields that templates see.
  public static let model = Model<FilterGroup>("FilterGroup", zh: "一种筛选", en: "One way to filter a list") {
    Field("title", zh: "按什么筛选", en: "what it goes by") { $0.title }
    Field("items", zh: "可选项，第一项是全部", en: "the choices, everything first") { $0.items }
    Field("chosen", zh: "选了什么", en: "what is chosen") { $0.chosen }
  }
}
