extension ProblemKind {
  /// Kinds about texts in Markdown.
  static let markdownKinds: [ProblemKind] = [
    .markdownHTML, .markdownURL, .imageNoAlt, .imageAltName, .linkVague, .markdownHeading,
    .markdownLinkBrackets, .markdownFence, .markdownTable, .markdownList, .markdownNumber, .markdownStar,
    .markdownIndent,
    .markdownSignIndent, .markdownRule, .markdownDepth,
    .headingEmpty, .headingSkipped, .linkAddress, .linkSameText, .tableNoHeader, .colourOnly,
  ]

  /// Code that does not end.
  public static let markdownFence = ProblemKind(
    "markdown.fence", .warning,
    title: Wording(zh: "代码没有结束", en: "code that does not end"),
    explanation: Wording(
      zh: "以 ``` 开始的代码或内容块要以单独一行 ``` 结束，否则后面的文字都成了代码。",
      en: "Code or a block that begins with ``` ends with a line ```, or all text that follows is code."),
    bad: "```events\nclub: volleyball\n\n欢迎大家参加。", good: "```events\nclub: volleyball\n```\n\n欢迎大家参加。")

  /// Heading without text.
  public static let headingEmpty = ProblemKind(
    "heading.empty", .warning,
    title: Wording(zh: "小标题没有文字", en: "heading without text"),
    explanation: Wording(
      zh: "空的小标题会出现在目录和读屏软件的标题列表里，却什么也没说。",
      en: "An empty heading stands in the table of contents and in lists of headings, and says nothing."),
    bad: "## ", good: "## 活动安排")

  /// Level of headings left out.
  public static let headingSkipped = ProblemKind(
    "heading.skipped", .warning,
    title: Wording(zh: "小标题跳了一级", en: "level of headings left out"),
    explanation: Wording(
      zh: "## 下面是 ###，再下面是 ####，不能隔一级；最前面的要是最高的一级。用读屏软件的人靠级别知道自己在哪一部分。",
      en:
        "Below ## comes ###, below that ####, none left out, and the first is of the highest. People who listen to a page find their way by the levels."
    ),
    bad: "## 活动安排\n\n#### 第一天", good: "## 活动安排\n\n### 第一天")

  /// Address as text of a link.
  public static let linkAddress = ProblemKind(
    "link.address", .note,
    title: Wording(zh: "链接文字是网址", en: "address as text of a link"),
    explanation: Wording(
      zh: "网址读出来是一串字母。链接文字写那里有什么；要让人抄的网址可以直接写在正文里。",
      en:
        "An address read aloud is a string of letters. Say what is there; an address to be copied can stand bare in the text."
    ),
    bad: "[https://gh.example.edu.cn/b](https://gh.example.edu.cn/b)",
    good: "[报名系统](https://gh.example.edu.cn/b)")

  /// Links that cannot be told apart.
  public static let linkSameText = ProblemKind(
    "link.same-text", .note,
    title: Wording(zh: "两个链接文字相同，去处不同", en: "links that cannot be told apart"),
    explanation: Wording(
      zh: "读屏软件可以把一页的链接列成一张表，文字相同的就分不清了。",
      en: "Screen readers can list the links of a page; those with the same text cannot be told apart there."),
    bad: "[章程](a.pdf)、[章程](b.pdf)", good: "[排球队章程](a.pdf)、[合唱团章程](b.pdf)")

  /// Table without a header.
  public static let tableNoHeader = ProblemKind(
    "table.no-header", .warning,
    title: Wording(zh: "表格没有表头", en: "table without a header"),
    explanation: Wording(
      zh: "表格第一行是各列的名称。空着的话，听表格的人不知道每一格是什么。",
      en:
        "A table's first row names its columns. If it is empty, people who listen to the table cannot know what a cell is."
    ),
    bad: "| | |\n|---|---|\n| 甲队 | 3∶1 |", good: "| 队伍 | 比分 |\n|---|---|\n| 甲队 | 3∶1 |")

  /// Meaning by colour alone.
  public static let colourOnly = ProblemKind(
    "colour.only", .warning,
    title: Wording(zh: "只用颜色表示意思", en: "meaning by colour alone"),
    explanation: Wording(
      zh: "分不清颜色的人、用读屏软件的人和黑白打印都看不出“标红的”是哪些，网页里也没有彩色字。请把意思写出来。",
      en:
        "Who cannot tell colours apart, who listens, and who prints in black does not know what is “marked in red”, and texts here have no colours. Say what is meant."
    ),
    bad: "标红的场次已经取消。", good: "第二场和第四场已经取消。")

  /// Raw HTML in a text.
  public static let markdownHTML = ProblemKind(
    "markdown.html", .error,
    title: Wording(zh: "正文里有 HTML 标签", en: "raw HTML in a text"),
    explanation: Wording(
      zh: "为了安全，正文里不能直接写 HTML。粗体用 **，链接用 [文字](网址)，表格用 |。注释 <!-- --> 会被忽略。",
      en: "For safety texts may not contain HTML. Use Markdown; comments <!-- --> are ignored."),
    bad: "<b>重要</b>", good: "**重要**")

  /// Unsafe address in a link.
  public static let markdownURL = ProblemKind(
    "markdown.url", .error,
    title: Wording(zh: "链接的网址不安全", en: "unsafe address in a link"),
    explanation: Wording(
      zh: "javascript: 这样的网址会在读者的手机上运行程序，不允许使用。",
      en: "Addresses such as javascript: would run programs on readers' phones."),
    bad: "[报名](javascript:alert(1))", good: "[报名](https://gh.example.edu.cn/baoming)")

  /// Picture without a text.
  public static let imageNoAlt = ProblemKind(
    "image.no-alt", .error,
    title: Wording(zh: "图片没有说明", en: "picture without a text"),
    explanation: Wording(
      zh: "看不见图的人要靠说明文字知道图上是什么。",
      en: "People who do not see the picture rely on its text."),
    bad: "![](合影.jpg)", good: "![排球队员在领奖台上合影](合影.jpg)")

  /// Picture's text is a file name.
  public static let imageAltName = ProblemKind(
    "image.alt-name", .error,
    title: Wording(zh: "图片说明是文件名", en: "picture's text is a file name"),
    explanation: Wording(
      zh: "说明要写图上有什么，不是文件叫什么。",
      en: "The text says what the picture shows, not what the file is called."),
    bad: "![IMG_2031.jpg](IMG_2031.jpg)", good: "![师生合唱](IMG_2031.jpg)")

  /// Vague link text.
  public static let linkVague = ProblemKind(
    "link.vague", .warning,
    title: Wording(zh: "链接文字看不出去哪里", en: "vague link text"),
    explanation: Wording(
      zh: "“点击这里”离开上下文就没有意义，读屏软件的用户尤其如此。请写明链接的内容。",
      en: "“click here” means nothing out of context. Say where the link leads."),
    bad: "[点击这里](报名表.docx)", good: "[下载报名表](报名表.docx)")

  /// Heading mark typed wrongly.
  public static let markdownHeading = ProblemKind(
    "markdown.heading", .warning,
    title: Wording(zh: "标题的 # 写法不对", en: "heading mark typed wrongly"),
    explanation: Wording(
      zh: "标题是半角 # 加一个空格。",
      en: "A heading is an ASCII # and a space."),
    bad: "＃活动安排", good: "# 活动安排")

  /// Full-width brackets in a link.
  public static let markdownLinkBrackets = ProblemKind(
    "markdown.link-brackets", .warning,
    title: Wording(zh: "链接的括号有误", en: "brackets of a link"),
    explanation: Wording(
      zh: "链接写成 [文字](网址)，括号都用半角，成对出现。",
      en: "A link is written [text](address), with ASCII brackets in pairs."),
    bad: "[报名表]（https://gh.example.edu.cn/b）", good: "[报名表](https://gh.example.edu.cn/b)")

  /// Full-width signs in a table.
  public static let markdownTable = ProblemKind(
    "markdown.table", .warning,
    title: Wording(zh: "表格写法有误", en: "table not understood"),
    explanation: Wording(
      zh: "表格的竖线和分隔行用半角，表头下面要有分隔行 |---|---|。",
      en: "A table's bars and its rule are ASCII, and the rule |---|---| stands below the heading."),
    bad: "|名次|队伍|\n|—|—|", good: "|名次|队伍|\n|---|---|")

  /// No space after a list number.
  public static let markdownList = ProblemKind(
    "markdown.list", .warning,
    title: Wording(zh: "编号后没有空格", en: "no space after a list number"),
    explanation: Wording(
      zh: "列表的编号写成“1. ”，数字和文字之间有一个空格。",
      en: "A list number is written “1. ” with a space."),
    bad: "1.时间", good: "1. 时间")

  /// Number that looks like a list.
  public static let markdownNumber = ProblemKind(
    "markdown.number", .warning,
    title: Wording(zh: "行首的数字像列表", en: "number that looks like a list"),
    explanation: Wording(
      zh: "行首的“2026. ”会被当成编号列表的第 2026 项。",
      en: "“2026. ” at the start of a line would be item 2026 of a list."),
    bad: "2026. 总结", good: "2026年总结")

  /// Star beside a digit.
  public static let markdownStar = ProblemKind(
    "markdown.star", .warning,
    title: Wording(zh: "数字旁边的星号", en: "star beside a digit"),
    explanation: Wording(
      zh: "星号在 Markdown 里表示强调；乘号请用 ×。",
      en: "A star means emphasis; use × to multiply."),
    bad: "5*3*2", good: "5×3×2")

  /// Indented paragraph.
  public static let markdownIndent = ProblemKind(
    "markdown.indent", .warning,
    title: Wording(zh: "段落前有空格", en: "indented paragraph"),
    explanation: Wording(
      zh: "行首四个空格在 Markdown 里表示代码，段落前不用空格。",
      en: "Four spaces mean code in Markdown; paragraphs need none."),
    bad: "    各位老师：", good: "各位老师：")

  /// Signature moved by spaces.
  public static let markdownSignIndent = ProblemKind(
    "markdown.sign-indent", .warning,
    title: Wording(zh: "用空格推落款", en: "signature moved by spaces"),
    explanation: Wording(
      zh: "落款请写在资料头的 sign（落款）里，网页会自动排到右边。",
      en: "Put the signature into the field sign:; the page moves it to the right."),
    bad: "                    学院工会", good: "落款: {单位: 学院工会, 日期: 2026-11-23}")

  /// Dashes directly below text.
  public static let markdownRule = ProblemKind(
    "markdown.rule", .warning,
    title: Wording(zh: "横线紧跟文字", en: "dashes directly below text"),
    explanation: Wording(
      zh: "横线紧跟在文字下面会把那行文字变成标题。上面空一行就是分隔线。",
      en: "Dashes directly below text make it a heading; with a blank line above they are a rule."),
    bad: "请准时参加\n-----", good: "请准时参加\n\n-----")

  /// Nested too deeply.
  public static let markdownDepth = ProblemKind(
    "markdown.depth", .error,
    title: Wording(zh: "嵌套太深", en: "nested too deeply"),
    explanation: Wording(
      zh: "引用和列表最多嵌套 100 层，多半是误粘贴。",
      en: "Quotes and lists may be nested 100 levels deep."),
    bad: ">>>>>>>>>>>> …", good: "")
}
