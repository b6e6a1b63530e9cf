extension ProblemKind {
  /// Kinds about the site as a whole: addresses, links, output.
  static let siteKinds: [ProblemKind] = [
    .urlTaken, .linkMissing, .linkAnchor, .linkOutsideDead, .linkOutsideUntold, .blockInvalid, .assetMissing,
    .themeContrast, .themeVersion,
  ]

  /// Colours of a theme that cannot be read.
  public static let themeContrast = ProblemKind(
    "theme.contrast", .warning,
    title: Wording(zh: "主题颜色对比不够", en: "colours of a theme that cannot be read"),
    explanation: Wording(
      zh:
        "文字和背景的对比度至少 4.5∶1，焦点框至少 3∶1（WCAG 2.2 的 1.4.3、1.4.11）。检查的是 templates/assets/ 里样式表的 :root 变量，浅色和深色都看。",
      en:
        "Text needs a contrast of 4.5 to 1 with its ground, the frame of the focus 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11). Looked at are the variables on :root in the style sheets of templates/assets/, in light and in dark."
    ),
    bad: ":root { --ink-2: #b5ab9b; }", good: ":root { --ink-2: #5d554a; }")

  /// Two records want one address.
  public static let urlTaken = ProblemKind(
    "url.taken", .error,
    title: Wording(zh: "两个记录争用一个网址", en: "two records want one address"),
    explanation: Wording(
      zh: "两个页面的网址相同。给其中一个写 slug。",
      en: "Two pages have the same address. Give one of them a `slug`."),
    bad: "slug: volleyball（两个文件）", good: "")

  /// Link to nothing.
  public static let linkMissing = ProblemKind(
    "link.missing", .error,
    title: Wording(zh: "链接指向不存在的内容", en: "link to nothing"),
    explanation: Wording(
      zh: "链接的记录、页面或文件不存在。",
      en: "The record, page or file that the link names does not exist."),
    bad: "[排球](../clubs/volleybal.md)", good: "[排球](../clubs/volleyball.md)")

  /// Link to a missing heading.
  public static let linkAnchor = ProblemKind(
    "link.anchor", .error,
    title: Wording(zh: "链接的小标题不存在", en: "link to a missing heading"),
    explanation: Wording(
      zh: "链接里 # 后面的小标题在那个页面里没有。",
      en: "The heading named after # is not on that page."),
    bad: "[章程](#章成)", good: "[章程](#章程)")

  /// An outside address that leads nowhere.
  public static let linkOutsideDead = ProblemKind(
    "link.outside-dead", .warning,
    title: Wording(zh: "站外网址打不开", en: "outside address leads nowhere"),
    explanation: Wording(
      zh: "unionpress check --external 问过对方的网站：没有这个网页，或者没有回答。",
      en: "`unionpress check --external` asked the other site: the page does not exist, or nobody answered."),
    bad: "[通知](https://www.example.edu.cn/2019/old.htm)", good: "[通知](https://www.example.edu.cn/notice/12/)")

  /// An outside address of which nothing is known.
  public static let linkOutsideUntold = ProblemKind(
    "link.outside-untold", .note,
    title: Wording(zh: "站外网址不让程序查看", en: "outside address that programs may not see"),
    explanation: Wording(
      zh: "对方的网站只让浏览器或登录的人看。请自己打开看看。",
      en: "The other site answers to browsers, or to those who sign in. Look at it yourself."), bad: "",
    good: "")

  /// Live block not understood.
  public static let blockInvalid = ProblemKind(
    "block.invalid", .error,
    title: Wording(zh: "内容块写法有误", en: "live block not understood"),
    explanation: Wording(
      zh: "```events 之类的内容块里写“选项: 值”。",
      en: "Inside a block such as ```events stand “option: value” lines."),
    bad: "```events\nclbu: volleyball\n```", good: "```events\nclub: volleyball\n```")

  /// Asset not found.
  public static let assetMissing = ProblemKind(
    "asset.missing", .error,
    title: Wording(zh: "模板引用的文件不存在", en: "asset not found"),
    explanation: Wording(
      zh: "模板里 asset() 指的文件在 templates/assets/ 里没有。",
      en: "The file that a template's asset() names is not in templates/assets/."),
    bad: "{{ asset(\"sit.css\") }}", good: "{{ asset(\"site.css\") }}")

  /// Templates of a site's own that were made for another version of the theme.
  public static let themeVersion = ProblemKind(
    "theme.version", .warning,
    title: Wording(zh: "模板是按另一版主题做的", en: "templates made for another version of the theme"),
    explanation: Wording(
      zh: "网站自己的模板是按“主题版本”写的那一版主题做的。程序里的主题版本不同，列出的地方要跟着改；改好后更新“主题版本”。",
      en:
        "The site's own templates were made for the version of the theme that theme_version names. The program has another; follow the changes that are listed, then update theme_version."
    ),
    bad: "theme_version: 99", good: "theme_version: 1")
}
