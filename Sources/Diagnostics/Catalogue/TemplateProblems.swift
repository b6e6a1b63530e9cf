extension ProblemKind {
  /// Kinds about templates.
  static let templateKinds: [ProblemKind] = [
    .templateUnclosed, .templateSyntax, .templateMissing, .templateCircle, .templateBlockTwice,
    .templateBlockUnknown, .templateImport, .templateFilter, .templateName, .templateField,
    .templateOptional, .templateType, .templateArguments, .templateTranslation, .templateLimit,
    .templatePosition, .templateBranches, .templateURL, .templateCSS, .templateData,
  ]

  /// Tag never closed.
  public static let templateUnclosed = ProblemKind(
    "template.unclosed", .error,
    title: Wording(zh: "标签没有结束", en: "tag never closed"),
    explanation: Wording(
      zh: "模板里的 {{、{%、{# 和 if、for、block 等都要有结束。",
      en: "Every {{, {%, {# and every if, for, block … must be closed."),
    bad: "{% if page.title %}…", good: "{% if page.title %}…{% endif %}")

  /// Template syntax.
  public static let templateSyntax = ProblemKind(
    "template.syntax", .error,
    title: Wording(zh: "模板写法有误", en: "template syntax"),
    explanation: Wording(
      zh: "标签里的写法不对，多半是拼写或漏了符号。",
      en: "The tag is not written as it should be; most likely a slip."),
    bad: "{{ page.title | }}", good: "{{ page.title }}")

  /// Template not found.
  public static let templateMissing = ProblemKind(
    "template.missing", .error,
    title: Wording(zh: "缺少模板", en: "template not found"),
    explanation: Wording(
      zh: "引用的模板不存在，或主题缺少某种页面的模板。",
      en: "The template that is named does not exist, or the theme lacks one for a kind of page."),
    bad: "{% extends \"bsae.html\" %}", good: "{% extends \"base.html\" %}")

  /// Templates extend each other.
  public static let templateCircle = ProblemKind(
    "template.circle", .error,
    title: Wording(zh: "模板互相继承", en: "templates extend each other"),
    explanation: Wording(
      zh: "模板的继承不能成圈。",
      en: "Inheritance must not run in a circle."),
    bad: "a.html 继承 b.html，b.html 又继承 a.html", good: "")

  /// Block given twice.
  public static let templateBlockTwice = ProblemKind(
    "template.block-twice", .error,
    title: Wording(zh: "区块重名", en: "block given twice"),
    explanation: Wording(
      zh: "一个模板里每个区块只能写一次。",
      en: "A template has each block once."),
    bad: "{% block content %}…{% endblock %}{% block content %}…{% endblock %}", good: "")

  /// No such block in the parent.
  public static let templateBlockUnknown = ProblemKind(
    "template.block-unknown", .error,
    title: Wording(zh: "上级没有这个区块", en: "no such block in the parent"),
    explanation: Wording(
      zh: "上级模板没有同名区块，这里写的内容不会显示。",
      en: "No parent has a block of that name, so its content would be lost."),
    bad: "{% block contnet %}", good: "{% block content %}")

  /// No such macro.
  public static let templateImport = ProblemKind(
    "template.import", .error,
    title: Wording(zh: "没有这个宏", en: "no such macro"),
    explanation: Wording(
      zh: "引入的模板里没有这个名字的宏。",
      en: "The imported template has no macro of that name."),
    bad: "{% from \"components/icon.html\" import icn %}",
    good: "{% from \"components/icon.html\" import icon %}")

  /// No such filter.
  public static let templateFilter = ProblemKind(
    "template.filter", .error,
    title: Wording(zh: "没有这个过滤器", en: "no such filter"),
    explanation: Wording(
      zh: "过滤器或判断的名字写错了。",
      en: "The filter's or test's name is misspelt."),
    bad: "{{ page.title | uper }}", good: "{{ page.title | upper }}")

  /// No such variable.
  public static let templateName = ProblemKind(
    "template.name", .error,
    title: Wording(zh: "没有这个变量", en: "no such variable"),
    explanation: Wording(
      zh: "这种页面没有这个变量。",
      en: "This kind of page has no such variable."),
    bad: "{{ evnet.title }}", good: "{{ event.title }}")

  /// No such field.
  public static let templateField = ProblemKind(
    "template.field", .error,
    title: Wording(zh: "没有这个字段", en: "no such field"),
    explanation: Wording(
      zh: "这个值没有这个字段。",
      en: "The value has no such field."),
    bad: "{{ page.titel }}", good: "{{ page.title }}")

  /// Optional value not guarded.
  public static let templateOptional = ProblemKind(
    "template.optional", .error,
    title: Wording(zh: "没有判断是否为空", en: "optional value not guarded"),
    explanation: Wording(
      zh: "这个值可能是空的，用之前先判断。",
      en: "The value may be missing; guard it first."),
    bad: "{{ event.signup.method }}", good: "{% if event.signup %}{{ event.signup.method }}{% endif %}")

  /// Wrong type of value.
  public static let templateType = ProblemKind(
    "template.type", .error,
    title: Wording(zh: "值的类型不对", en: "wrong type of value"),
    explanation: Wording(
      zh: "这里需要另一种值，例如列表、数字或文字。",
      en: "Another type of value is needed here: a list, a number, text."),
    bad: "{% for x in page.title %}", good: "{% for x in page.crumbs %}")

  /// Wrong arguments.
  public static let templateArguments = ProblemKind(
    "template.arguments", .error,
    title: Wording(zh: "参数不对", en: "wrong arguments"),
    explanation: Wording(
      zh: "宏或函数的参数个数或名字不对。",
      en: "The number or names of the arguments are wrong."),
    bad: "{{ icon() }}", good: "{{ icon(\"star\") }}")

  /// Translation missing.
  public static let templateTranslation = ProblemKind(
    "template.translation", .error,
    title: Wording(zh: "翻译缺失", en: "translation missing"),
    explanation: Wording(
      zh: "templates/i18n/ 的每种语言都要有这段文字，占位符要给值。",
      en: "Each language in templates/i18n/ needs the text, and its placeholders need values."),
    bad: "{{ t(\"nav.hoem\") }}", good: "{{ t(\"nav.home\") }}")

  /// Template runs away.
  public static let templateLimit = ProblemKind(
    "template.limit", .error,
    title: Wording(zh: "模板停不下来", en: "template runs away"),
    explanation: Wording(
      zh: "页面太大或嵌套太深，多半是宏在调用自己。",
      en: "The page is too large or too deep; most likely a macro calls itself."),
    bad: "{% macro a() %}{{ a() }}{% endmacro %}", good: "")

  /// Value in a place that cannot be made safe.
  public static let templatePosition = ProblemKind(
    "template.position", .error,
    title: Wording(zh: "这里不能放值", en: "no value can stand here"),
    explanation: Wording(
      zh: "值按所在的位置转义。没有引号的属性、标签和属性的名字、会执行的脚本、<style>、注释里，怎样转义都不安全，所以不能放值。",
      en:
        "Values are escaped for their place. In an attribute without quotes, a tag's or attribute's name, a script that runs, a style element or a comment no escaping is safe, so no value can stand there."
    ),
    bad: "<a href={{ page.path }}>", good: "<a href=\"{{ page.path }}\">")

  /// Branches end in different places of the HTML.
  public static let templateBranches = ProblemKind(
    "template.branches", .error,
    title: Wording(zh: "分支结束的位置不同", en: "branches end in different places"),
    explanation: Wording(
      zh: "if 的每个分支、循环的每一轮、每个区块和宏，都要写完自己打开的引号和标签，否则后面的值不知道该怎样转义。",
      en:
        "Every branch of an if, every round of a loop, every block and macro finishes the quotes and tags it opens; else nobody knows how to escape the values after it."
    ),
    bad: "<p {% if page.title %}class=\"{% endif %}big\">",
    good: "<p{% if page.title %} class=\"big\"{% endif %}>")

  /// Address that is not safe.
  public static let templateURL = ProblemKind(
    "template.url", .error,
    title: Wording(zh: "网址不安全", en: "address that is not safe"),
    explanation: Wording(
      zh: "链接和图片的网址只能用 http、https、mailto、tel、webcal、sms 或站内网址；脚本、样式和内嵌页面只能来自本站。",
      en:
        "Links and pictures can have http, https, mailto, tel, webcal or sms addresses or ones on this site; scripts, styles and frames come from this site only."
    ),
    bad: "<a href=\"{{ \"javascript:alert(1)\" }}\">", good: "<a href=\"{{ \"https://example.org/\" }}\">")

  /// Style that is not safe.
  public static let templateCSS = ProblemKind(
    "template.css", .error,
    title: Wording(zh: "样式的值不安全", en: "style that is not safe"),
    explanation: Wording(
      zh: "style 属性里的值只能是数字、单词、颜色，不能有括号、引号和分号。",
      en:
        "A value in a style attribute can be numbers, words and colours, without brackets, quotes and semicolons."
    ),
    bad: "style=\"width: {{ \"1px; color: red\" }}\"", good: "style=\"width: {{ 40 }}%\"")

  /// JSON data that cannot be read.
  public static let templateData = ProblemKind(
    "template.data", .error,
    title: Wording(zh: "JSON 数据有误", en: "JSON data that cannot be read"),
    explanation: Wording(
      zh: "templates render 的数据文件要是 JSON，最外层是 { }。",
      en: "The data file of “templates render” is JSON with an object outermost."),
    bad: "{title: \"甲\"}", good: "{\"title\": \"甲\"}")
}
