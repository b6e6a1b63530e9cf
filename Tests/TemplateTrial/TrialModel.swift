internal import Diagnostics
internal import Markup
internal import Templating

/// Text as a malicious author would write it, between characters that occur nowhere else, so that the output shows
/// whether its `<` or its quotes came through as they are.
enum Marker {
  /// Would be a tag.
  static let tag = "\u{E000}<b>\u{E001}"
  /// Would end a quoted attribute.
  static let quotes = "\u{E002}\"\u{E003}'\u{E004}"
}

/// Each kind of field there is.
struct TrialPage: TemplateModel {
  var title = "会员 & 家" + Marker.tag + Marker.quotes
  var plain = "abc"
  var empty = ""
  var link = "https://example.org/a b?x=1&y=会#z"
  var script = "javascript:alert(1)"
  var body: HTML = .element("p", [("title", "a\"b")], HTML(escaping: Marker.tag))
  var count = 3
  var negative = -7
  var big = Int.max
  var small = Int.min
  var ratio = 0.5
  var endless = Double.infinity
  var strange = Double.nan
  var huge = 1e300
  var flag = true
  var off = false
  var note: String? = "有"
  var missing: String?
  var number: Int? = 4
  var markup: HTML?
  var people = [
    TrialPerson(name: "李明", age: 30, nick: "小明", friends: [TrialPerson(name: "b", age: 1)]),
    TrialPerson(name: "王芳" + Marker.tag, age: 25, nick: nil, friends: []),
    TrialPerson(name: "Ann", age: 25, nick: "", friends: []),
  ]
  var nobody: [TrialPerson] = []
  var tags = ["x", "会", "x", "Z"]
  var numbers = [3, 1, 2]
  var ratios = [0.25, -1.5]
  var grid = [[1, 2], [], [3]]
  var boss = TrialPerson(name: "赵", age: 50, nick: "z", friends: [])
  var deputy: TrialPerson?
  var guest: TrialPerson? = TrialPerson(name: "客", age: 18)

  static let model = Model<TrialPage>("Page", zh: "页面", en: "A page") {
    Field("title", zh: "标题", en: "title") { $0.title }
    Field("plain", zh: "字母", en: "letters") { $0.plain }
    Field("empty", zh: "空文字", en: "empty text") { $0.empty }
    Field("link", zh: "网址", en: "address") { $0.link }
    Field("script", zh: "坏网址", en: "bad address") { $0.script }
    Field("body", zh: "正文", en: "markup") { $0.body }
    Field("count", zh: "个数", en: "count") { $0.count }
    Field("negative", zh: "负数", en: "negative") { $0.negative }
    Field("big", zh: "最大", en: "largest") { $0.big }
    Field("small", zh: "最小", en: "smallest") { $0.small }
    Field("ratio", zh: "比例", en: "ratio") { $0.ratio }
    Field("endless", zh: "无穷", en: "infinity") { $0.endless }
    Field("strange", zh: "非数", en: "not a number") { $0.strange }
    Field("huge", zh: "巨大", en: "huge") { $0.huge }
    Field("flag", zh: "真", en: "true") { $0.flag }
    Field("off", zh: "假", en: "false") { $0.off }
    Field("note", zh: "备注", en: "optional text, set") { $0.note }
    Field("missing", zh: "缺", en: "optional text, not set") { $0.missing }
    Field("number", zh: "可选数", en: "optional number") { $0.number }
    Field("markup", zh: "可选正文", en: "optional markup") { $0.markup }
    Field("people", zh: "人员", en: "people") { $0.people }
    Field("nobody", zh: "没有人", en: "no people") { $0.nobody }
    Field("tags", zh: "标签", en: "texts") { $0.tags }
    Field("numbers", zh: "数字", en: "numbers") { $0.numbers }
    Field("ratios", zh: "比例们", en: "ratios") { $0.ratios }
    Field("grid", zh: "表", en: "lists of numbers") { $0.grid }
    Field("boss", zh: "主席", en: "a person") { $0.boss }
    Field("deputy", zh: "副主席", en: "no person") { $0.deputy }
    Field("guest", zh: "客人", en: "optional person, set") { $0.guest }
  }
}

/// A model inside the model, with a list of its own kind.
struct TrialPerson: TemplateModel {
  var name: String
  var age: Int
  var nick: String?
  var friends: [TrialPerson] = []

  static let model = Model<TrialPerson>("Person", zh: "人", en: "A person") {
    Field("name", zh: "姓名", en: "name") { $0.name }
    Field("age", zh: "年龄", en: "age") { $0.age }
    Field("nick", zh: "昵称", en: "nickname") { $0.nick }
    Field("friends", zh: "朋友", en: "friends") { $0.friends }
  }
}
