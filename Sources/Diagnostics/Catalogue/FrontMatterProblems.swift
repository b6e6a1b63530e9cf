extension ProblemKind {
  /// Kinds about headers, YAML and tables.
  static let frontMatterKinds: [ProblemKind] = [
    .frontMatterMissing, .frontMatterUnclosed, .frontMatterMarker, .yamlWideColon, .yamlNoSpace,
    .yamlWideSpace, .yamlTab, .yamlBullet, .yamlInnerColon, .yamlInnerComma, .yamlWideSign, .yamlReserved,
    .yamlComment, .yamlAlias,
    .yamlDepth, .yamlUnclosed, .yamlIndent, .yamlSyntax, .yamlNotFields, .tableRowLong, .tableRowTwice,
    .tableQuote,
  ]

  /// No header.
  public static let frontMatterMissing = ProblemKind(
    "front-matter.missing", .error,
    title: Wording(zh: "没有资料头", en: "no header"),
    explanation: Wording(
      zh: "每个记录文件以两行 --- 之间的资料头开始，里面是“字段: 值”。",
      en: "Each record file begins with a header between two lines `---`, made of “field: value” lines."),
    bad: "排球训练通知\n", good: "---\n标题: 排球训练通知\n---")

  /// Header is not closed.
  public static let frontMatterUnclosed = ProblemKind(
    "front-matter.unclosed", .error,
    title: Wording(zh: "资料头没有结束", en: "header is not closed"),
    explanation: Wording(
      zh: "资料头要以单独一行 --- 结束，之后才是正文。",
      en: "The header ends with a line `---`; the text follows."),
    bad: "---\n标题: 运动会\n正文……", good: "---\n标题: 运动会\n---\n正文……")

  /// Full-width marker line.
  public static let frontMatterMarker = ProblemKind(
    "front-matter.marker", .error,
    title: Wording(zh: "分隔线用了全角横线", en: "full-width marker line"),
    explanation: Wording(
      zh: "资料头的分隔线是三个半角减号 ---。中文输入法容易打成全角横线。",
      en: "The marker is three ASCII hyphens. Chinese input methods type wide dashes."),
    bad: "－－－\n标题: 运动会\n－－－", good: "---\n标题: 运动会\n---")

  /// Full-width colon after a field.
  public static let yamlWideColon = ProblemKind(
    "yaml.wide-colon", .error,
    title: Wording(zh: "字段后用了全角冒号", en: "full-width colon after a field"),
    explanation: Wording(
      zh: "字段名后面要用半角冒号加一个空格。",
      en: "A field's name is followed by an ASCII colon and a space."),
    bad: "标题：运动会", good: "标题: 运动会")

  /// No space after the colon.
  public static let yamlNoSpace = ProblemKind(
    "yaml.no-space", .error,
    title: Wording(zh: "冒号后缺空格", en: "no space after the colon"),
    explanation: Wording(
      zh: "半角冒号后面要有一个空格，否则 YAML 把整行当成文字。",
      en: "An ASCII colon needs a space after it, or YAML takes the line as text."),
    bad: "标题:运动会", good: "标题: 运动会")

  /// Full-width space.
  public static let yamlWideSpace = ProblemKind(
    "yaml.wide-space", .error,
    title: Wording(zh: "用了全角空格", en: "full-width space"),
    explanation: Wording(
      zh: "缩进和冒号后只能用半角空格。",
      en: "Indentation and the gap after a colon are ASCII spaces."),
    bad: "标题:　运动会", good: "标题: 运动会")

  /// Indented with a tab.
  public static let yamlTab = ProblemKind(
    "yaml.tab", .error,
    title: Wording(zh: "缩进用了 Tab", en: "indented with a tab"),
    explanation: Wording(
      zh: "YAML 的缩进只能用空格，每级两个。",
      en: "YAML is indented with spaces, two for each level."),
    bad: "报名:\n\t截止: 2026-11-20", good: "报名:\n  截止: 2026-11-20")

  /// Wrong list marker.
  public static let yamlBullet = ProblemKind(
    "yaml.bullet", .error,
    title: Wording(zh: "列表符号不对", en: "wrong list marker"),
    explanation: Wording(
      zh: "列表的每一项以半角减号加空格“- ”开头。",
      en: "Each item of a list begins with “- ”."),
    bad: "标签:\n  • 排球", good: "标签:\n  - 排球")

  /// Colon inside a value.
  public static let yamlInnerColon = ProblemKind(
    "yaml.inner-colon", .error,
    title: Wording(zh: "值里有半角冒号", en: "colon inside a value"),
    explanation: Wording(
      zh: "值里如果有“冒号加空格”，要用引号括起来，或改用全角冒号。",
      en: "A value that contains a colon and a space must be quoted."),
    bad: "标题: 关于: 通知", good: "标题: \"关于: 通知\"")

  /// Comma inside a value in brackets.
  public static let yamlInnerComma = ProblemKind(
    "yaml.inner-comma", .error,
    title: Wording(zh: "括号里的值有半角逗号", en: "comma inside a value in brackets"),
    explanation: Wording(
      zh: "大括号里用半角逗号隔开字段，值里的半角逗号要用引号括起来。",
      en: "In braces a comma parts the fields; a value that contains one must be quoted."),
    bad: "重复: {周次: 1-8,10-17, 星期: 3}", good: "重复: {周次: \"1-8,10-17\", 星期: 3}")

  /// Full-width signs in brackets.
  public static let yamlWideSign = ProblemKind(
    "yaml.wide-sign", .error,
    title: Wording(zh: "括号里用了全角符号", en: "full-width signs in brackets"),
    explanation: Wording(
      zh: "大括号、中括号，以及括号里字段后的冒号、字段之间的逗号，都要用半角。值里的文字照常用全角。",
      en:
        "Braces and brackets, the colons behind fields in them and the commas between are ASCII. Texts are as they are."
    ),
    bad: "重复: ｛学期：2026-2027-1，星期：3｝", good: "重复: {学期: 2026-2027-1, 星期: 3}")

  /// Value begins with a special sign.
  public static let yamlReserved = ProblemKind(
    "yaml.reserved", .error,
    title: Wording(zh: "值以特殊符号开头", en: "value begins with a special sign"),
    explanation: Wording(
      zh: "以 @ & * ! % ` | > 或“- ”开头的值，以及以 [ ] 或 { } 开头、后面还有字的值，要加引号。",
      en:
        "Values that begin with @ & * ! % ` | > or “- ”, or with brackets and go on behind them, must be quoted."
    ),
    bad: "备注: @王老师", good: "备注: \"@王老师\"")

  /// Text after a hash is lost.
  public static let yamlComment = ProblemKind(
    "yaml.comment", .warning,
    title: Wording(zh: "井号后的文字被丢掉", en: "text after a hash is lost"),
    explanation: Wording(
      zh: "空格加井号在 YAML 里是注释的开始。要保留井号，请加引号；真要写注释，井号前空两格。",
      en:
        "A space and a hash begin a comment in YAML. Quote the value to keep the hash; put two spaces before a comment that is meant as one."
    ),
    bad: "摘要: 运动会 # 第二届", good: "摘要: \"运动会 # 第二届\"")

  /// YAML anchor or alias.
  public static let yamlAlias = ProblemKind(
    "yaml.alias", .error,
    title: Wording(zh: "用了 YAML 的锚点或别名", en: "YAML anchor or alias"),
    explanation: Wording(
      zh: "记录里不需要 & 和 *。为了安全，一律不支持。",
      en: "Records need no & and *; for safety they are not supported."),
    bad: "标签: [&a 排球, *a]", good: "标签: [排球]")

  /// Nested too deeply.
  public static let yamlDepth = ProblemKind(
    "yaml.depth", .error,
    title: Wording(zh: "嵌套太深", en: "nested too deeply"),
    explanation: Wording(
      zh: "资料最多嵌套 32 层。更深的多半是多打了括号。",
      en: "Values may be nested 32 levels deep; more is most likely a slip."),
    bad: "标签: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[排球", good: "标签: [排球]")

  /// Quote or bracket not closed.
  public static let yamlUnclosed = ProblemKind(
    "yaml.unclosed", .error,
    title: Wording(zh: "引号或括号没有配对", en: "quote or bracket not closed"),
    explanation: Wording(
      zh: "引号和括号要成对出现，都用半角。",
      en: "Quotes and brackets come in pairs, in ASCII."),
    bad: "标签: [排球, 训练", good: "标签: [排球, 训练]")

  /// Uneven indentation.
  public static let yamlIndent = ProblemKind(
    "yaml.indent", .error,
    title: Wording(zh: "缩进不一致", en: "uneven indentation"),
    explanation: Wording(
      zh: "同一级的字段要左对齐，下一级多缩进两个空格。",
      en: "Fields of one level are aligned; the next level is indented by two more spaces."),
    bad: "标题: 运动会\n  类型: 比赛", good: "标题: 运动会\n类型: 比赛")

  /// Invalid YAML.
  public static let yamlSyntax = ProblemKind(
    "yaml.syntax", .error,
    title: Wording(zh: "YAML 写法有误", en: "invalid YAML"),
    explanation: Wording(
      zh: "资料头或数据文件不符合 YAML 的写法。",
      en: "The header or data file is not valid YAML."),
    bad: "标题: \"运动会\" 第二届", good: "标题: \"运动会第二届\"")

  /// Not “field: value”.
  public static let yamlNotFields = ProblemKind(
    "yaml.not-fields", .error,
    title: Wording(zh: "不是“字段: 值”", en: "not “field: value”"),
    explanation: Wording(
      zh: "资料由“字段: 值”组成，每个字段一行。",
      en: "Data are made of “field: value” lines."),
    bad: "---\n运动会\n---", good: "---\n标题: 运动会\n---")

  /// Row longer than the heading.
  public static let tableRowLong = ProblemKind(
    "table.row-long", .error,
    title: Wording(zh: "表格的行比表头长", en: "row longer than the heading"),
    explanation: Wording(
      zh: "一行的格子比表头多，多半是某一格的文字里有逗号而没有加引号。",
      en: "A row has more cells than the heading, most likely because of an unquoted comma."),
    bad: "标题,日期\n红歌赛,一等奖,2026-05-28", good: "标题,日期\n\"红歌赛,一等奖\",2026-05-28")

  /// The same row twice.
  public static let tableRowTwice = ProblemKind(
    "table.row-twice", .warning,
    title: Wording(zh: "表格里有两行完全相同", en: "the same row twice"),
    explanation: Wording(
      zh: "两行一字不差，多半是复制时多贴了一次。",
      en: "Two rows say the same word for word; most likely one was pasted twice."),
    bad: "赛事,日期\n红歌赛,2026-05-28\n红歌赛,2026-05-28", good: "赛事,日期\n红歌赛,2026-05-28")

  /// Cell quote not closed.
  public static let tableQuote = ProblemKind(
    "table.quote", .error,
    title: Wording(zh: "表格的引号没有结束", en: "cell quote not closed"),
    explanation: Wording(
      zh: "以引号开头的格子要以引号结束；格子里的引号写两个。",
      en: "A cell that begins with a quote must end with one; quotes inside are doubled."),
    bad: "标题\n\"红歌赛", good: "标题\n\"红歌赛\"")
}
