extension ProblemKind {
  /// Kinds about the fields of one record.
  static let recordKinds: [ProblemKind] = [
    .keyUnknown, .keyTwice, .keyMissing, .keyTraditional, .customField, .valueType, .valueCurlyQuotes,
    .choiceUnknown,
    .numberRange, .slugInvalid, .dateWrongForm, .eventStatusNote, .eventPreviousStart,
    .eventSignupLate, .eventDayOutside, .eventLong, .eventProgramme, .eventMatch, .eventAttendanceEarly,
    .newsPeriodMissing, .periodReversed,
    .rankUnknown,
    .rankBeyondField, .isbnInvalid, .termNotMonday, .siteFileMissing, .siteURLInvalid, .icpForm,
    .translationOrphan, .translationStale, .translationField, .folderUnknown,
  ]

  /// Unknown field.
  public static let keyUnknown = ProblemKind(
    "key.unknown", .error,
    title: Wording(zh: "不认识的字段", en: "unknown field"),
    explanation: Wording(
      zh: "字段名写错了，或这种记录没有这个字段。自己常用的字段先在 unionpress.yaml 的“自定字段”里声明；只给自己看的资料可以放在“附加:”下面。",
      en:
        "The field's name is misspelt, or this kind of record has no such field. Fields of your own are declared under `custom_fields` in unionpress.yaml; data that only you need may stand under `extra:`."
    ),
    bad: "clbu: volleyball", good: "club: volleyball")

  /// A field of the union's own that cannot be one.
  public static let customField = ProblemKind(
    "key.custom", .error,
    title: Wording(zh: "自定字段声明得不对", en: "custom field that cannot be one"),
    explanation: Wording(
      zh: "自定字段不能和本来就有的字段同名，不能写两次，也不能用来公开个人信息；“可选”只用于文字。",
      en:
        "A custom field cannot have the name of a field that is there already, be declared twice or publish private data; only texts have choices."
    ),
    bad: "自定字段: [{名称: 地点, 用于: 活动}]", good: "自定字段: [{名称: 着装, 用于: 活动}]")

  /// Field given twice.
  public static let keyTwice = ProblemKind(
    "key.twice", .error,
    title: Wording(zh: "字段写了两次", en: "field given twice"),
    explanation: Wording(
      zh: "同一个字段只能写一次；中文名和英文名是同一个字段。",
      en: "A field may be given once; its Chinese and English names are the same field."),
    bad: "标题: 甲\ntitle: 乙", good: "标题: 甲")

  /// Required field missing.
  public static let keyMissing = ProblemKind(
    "key.missing", .error,
    title: Wording(zh: "缺少必填字段", en: "required field missing"),
    explanation: Wording(
      zh: "没有这个字段，记录就不完整，无法发布。",
      en: "Without this field the record is incomplete."),
    bad: "---\n标题: 训练\n---", good: "---\n标题: 训练\n开始: 2026-11-24 16:30\n---")

  /// Field name in traditional characters.
  public static let keyTraditional = ProblemKind(
    "key.traditional", .error,
    title: Wording(zh: "字段名是繁体", en: "field name in traditional characters"),
    explanation: Wording(
      zh: "字段名用简体；值可以用任何文字。",
      en: "Field names are in simplified characters; values may be in any script."),
    bad: "標題: 運動會", good: "标题: 運動會")

  /// Wrong type of value.
  public static let valueType = ProblemKind(
    "value.type", .error,
    title: Wording(zh: "值的类型不对", en: "wrong type of value"),
    explanation: Wording(
      zh: "这个字段需要另一种值，例如数字、是或否、一组字段。",
      en: "The field takes another type of value: a number, yes or no, fields."),
    bad: "名额: 若干", good: "名额: 40")

  /// Curly quotes around a value.
  public static let valueCurlyQuotes = ProblemKind(
    "value.curly-quotes", .warning,
    title: Wording(zh: "值用中文引号括住", en: "curly quotes around a value"),
    explanation: Wording(
      zh: "整个值不需要引号；需要时用半角引号。",
      en: "A value needs no quotes; where it does, ASCII ones."),
    bad: "标题: “运动会”", good: "标题: 运动会")

  /// Not one of the choices.
  public static let choiceUnknown = ProblemKind(
    "value.choice", .error,
    title: Wording(zh: "不在可选的词里", en: "not one of the choices"),
    explanation: Wording(
      zh: "这个字段只接受几个固定的词，中英文都可以。",
      en: "The field takes one of a few words, in either language."),
    bad: "类别: 体育", good: "类别: 文体")

  /// Number out of range.
  public static let numberRange = ProblemKind(
    "value.range", .error,
    title: Wording(zh: "数字超出范围", en: "number out of range"),
    explanation: Wording(
      zh: "数字太大、太小，或不合理。",
      en: "The number is too large, too small or not plausible."),
    bad: "名额: 0", good: "名额: 40")

  /// Not fit for an address.
  public static let slugInvalid = ProblemKind(
    "slug.invalid", .error,
    title: Wording(zh: "网址名不合规", en: "not fit for an address"),
    explanation: Wording(
      zh: "网址只用小写字母、数字和连字符，微信里转发才不会断。",
      en: "Addresses use lower-case letters, digits and hyphens, so that chats link them whole."),
    bad: "网址名: 排球 俱乐部", good: "网址名: volleyball")

  /// Wrong form of date.
  public static let dateWrongForm = ProblemKind(
    "date.form", .error,
    title: Wording(zh: "日期的形式不对", en: "wrong form of date"),
    explanation: Wording(
      zh: "这里需要日期，写的却是时间、时间段，或者反过来。",
      en: "A date is needed here and a time or range was given, or the other way round."),
    bad: "日期: 16:30", good: "日期: 2026-11-23")

  /// No reason for a cancelled event.
  public static let eventStatusNote = ProblemKind(
    "event.status-note", .error,
    title: Wording(zh: "取消或延期没有写原因", en: "no reason for a cancelled event"),
    explanation: Wording(
      zh: "读者需要知道为什么取消或延期。",
      en: "Readers need to know why an event was cancelled or postponed."),
    bad: "状态: 取消", good: "状态: 取消\n状态说明: 场地占用")

  /// Former time missing.
  public static let eventPreviousStart = ProblemKind(
    "event.previous-start", .error,
    title: Wording(zh: "改期没有写原时间", en: "former time missing"),
    explanation: Wording(
      zh: "改期的活动要写明原来的时间，已经记下旧时间的人才知道变了。",
      en: "A rescheduled event says when it was announced for, so that people notice the change."),
    bad: "状态: 改期", good: "状态: 改期\n原时间: 2026-11-25 16:30")

  /// Sign-up closes after the start.
  public static let eventSignupLate = ProblemKind(
    "event.signup-late", .warning,
    title: Wording(zh: "报名截止晚于开始", en: "sign-up closes after the start"),
    explanation: Wording(
      zh: "报名通常在活动开始前截止。",
      en: "Sign-up usually closes before the event begins."),
    bad: "开始: 2026-11-24 14:30\n报名: {截止: 2026-11-25}", good: "报名: {截止: 2026-11-23}")

  /// Day outside the event.
  public static let eventDayOutside = ProblemKind(
    "event.day-outside", .error,
    title: Wording(zh: "每日安排超出活动日期", en: "day outside the event"),
    explanation: Wording(
      zh: "每日安排里的日期应在开始和结束之间。",
      en: "The single days lie between start and end."),
    bad: "开始: 2026-10-17\n结束: 2026-10-18\n每日安排: [{日期: 2026-10-19}]", good: "每日安排: [{日期: 2026-10-18}]")

  /// An event that hardly takes so long.
  public static let eventLong = ProblemKind(
    "event.long", .warning,
    title: Wording(zh: "活动时间太长", en: "event that takes very long"),
    explanation: Wording(
      zh: "一次活动很少在一天里超过 12 小时，也很少超过 31 天，多半是结束的时间写错了一位。写明“每日安排”的不提醒。",
      en:
        "An event rarely takes more than 12 hours of a day, or 31 days; a digit of the end is probably wrong. Events with `days:` are not asked."
    ),
    bad: "开始: 2026-12-05\n结束: 2027-12-06", good: "开始: 2026-12-05\n结束: 2026-12-06")

  /// A programme that is out of order or outside the event.
  public static let eventProgramme = ProblemKind(
    "event.programme", .warning,
    title: Wording(zh: "议程的时间对不上", en: "programme out of order or outside the event"),
    explanation: Wording(
      zh: "议程按时间先后写，都在活动的开始和结束之间；签到可以早一个小时。",
      en:
        "The items of a programme are in order and between start and end; registration may begin an hour before."
    ),
    bad: "开始: 2026-12-05 14:30\n结束: 16:30\n议程: [{时间: \"17:00\", 内容: 开场}]",
    good: "议程: [{时间: \"14:30\", 内容: 开场}]")

  /// A game that does not fit its competition.
  public static let eventMatch = ProblemKind(
    "event.match", .warning,
    title: Wording(zh: "赛程和活动对不上", en: "match that does not fit the event"),
    explanation: Wording(
      zh: "每场比赛在活动的日期里，队伍是“参赛队”里的，还没有打的比赛没有比分。",
      en:
        "Matches are on days of the event, between teams that take part, and have a score once they are over."
    ),
    bad: "参赛队: [数统学院, 外语学院]\n赛程: [{对阵: 数统学院 — 外国语学院}]",
    good: "赛程: [{对阵: 数统学院 — 外语学院}]")

  /// How many came to what is still to come.
  public static let eventAttendanceEarly = ProblemKind(
    "event.attendance-early", .warning,
    title: Wording(zh: "还没有举行就写了参加人数", en: "attendance of an event still to come"),
    explanation: Wording(
      zh: "“参加人数”（人数）是实际来了多少人，会算进年度报告；限多少人参加写“名额”。",
      en:
        "`attendance` is how many came, and counts in the yearly report; how many may come is `capacity`."
    ),
    bad: "开始: 2026-12-05 14:30\n人数: 100", good: "开始: 2026-12-05 14:30\n名额: 100")

  /// Public notice without a period.
  public static let newsPeriodMissing = ProblemKind(
    "news.period-missing", .error,
    title: Wording(zh: "公示没有公示期", en: "public notice without a period"),
    explanation: Wording(
      zh: "公示要写明起止日期，一般不少于 5 个工作日。",
      en: "A public notice says from when to when, usually five working days or more."),
    bad: "类型: 公示", good: "类型: 公示\n公示期: {开始: 2026-11-23, 结束: 2026-11-27}")

  /// Period ends before it begins.
  public static let periodReversed = ProblemKind(
    "period.reversed", .error,
    title: Wording(zh: "结束早于开始", en: "period ends before it begins"),
    explanation: Wording(
      zh: "起止日期写反了。",
      en: "The two dates are the wrong way round."),
    bad: "公示期: {开始: 2026-11-29, 结束: 2026-11-23}", good: "公示期: {开始: 2026-11-23, 结束: 2026-11-29}")

  /// Rank not understood.
  public static let rankUnknown = ProblemKind(
    "rank.unknown", .error,
    title: Wording(zh: "看不懂的名次", en: "rank not understood"),
    explanation: Wording(
      zh: "名次要能排序：一等奖、第五名、并列第五、四强、五至八名、优秀组织奖 等。",
      en: "Ranks must be sortable: 一等奖, 第五名, 并列第五, 四强, 五至八名, 优秀组织奖 …"),
    bad: "名次: 很好", good: "名次: 第五名")

  /// Rank beyond the field.
  public static let rankBeyondField = ProblemKind(
    "rank.beyond-field", .error,
    title: Wording(zh: "名次大于参赛队数", en: "rank beyond the field"),
    explanation: Wording(
      zh: "名次不可能大于参赛的队数。",
      en: "A place cannot be greater than the number of teams."),
    bad: "名次: 第七名\n参赛规模: {队数: 6}", good: "名次: 第六名")

  /// Invalid ISBN.
  public static let isbnInvalid = ProblemKind(
    "isbn.invalid", .error,
    title: Wording(zh: "书号有误", en: "invalid ISBN"),
    explanation: Wording(
      zh: "书号的位数或校验码不对，多半是抄错了一位。",
      en: "The number of digits or the check digit is wrong, most likely a slip in copying."),
    bad: "isbn: 978-7-300-11595-6", good: "isbn: 978-7-300-11595-5")

  /// Week 1 does not begin on a Monday.
  public static let termNotMonday = ProblemKind(
    "term.monday", .error,
    title: Wording(zh: "第一周不从星期一开始", en: "week 1 does not begin on a Monday"),
    explanation: Wording(
      zh: "教学周从星期一开始。",
      en: "Teaching weeks begin on a Monday."),
    bad: "week1_monday: 2026-09-08", good: "week1_monday: 2026-09-07")

  /// No site file.
  public static let siteFileMissing = ProblemKind(
    "site.file-missing", .error,
    title: Wording(zh: "没有网站设置文件", en: "no site file"),
    explanation: Wording(
      zh: "网站文件夹里要有 unionpress.yaml，写明名称和网址。",
      en: "The site's folder needs a unionpress.yaml with name and url."),
    bad: "", good: "name: 数学与统计学院工会\nurl: https://gh.example.edu.cn")

  /// Address is not complete.
  public static let siteURLInvalid = ProblemKind(
    "site.url", .error,
    title: Wording(zh: "网址不完整", en: "address is not complete"),
    explanation: Wording(
      zh: "网址以 https:// 开头，后面是域名。",
      en: "The address begins with https:// and a host."),
    bad: "url: gh.example.edu.cn", good: "url: https://gh.example.edu.cn")

  /// ICP number looks wrong.
  public static let icpForm = ProblemKind(
    "site.icp", .warning,
    title: Wording(zh: "备案号格式不对", en: "ICP number looks wrong"),
    explanation: Wording(
      zh: "备案号由省份简称、ICP备、8 位数字（新的是年份加 6 位，共 10 位）和“号”组成。",
      en:
        "An ICP number has a province's short name, ICP备, eight digits (newer ones ten, the year first) and 号."
    ),
    bad: "icp: ICP备案12345", good: "icp: 京ICP备12345678号-1")

  /// Translation without an original.
  public static let translationOrphan = ProblemKind(
    "translation.orphan", .error,
    title: Wording(zh: "译文没有原文", en: "translation without an original"),
    explanation: Wording(
      zh: "NAME.en.md 是 NAME.md 的译文，两个文件要放在一起。",
      en: "NAME.en.md translates NAME.md; both stand side by side."),
    bad: "content/clubs/chess.en.md（没有 chess.md）", good: "")

  /// Translation older than the original.
  public static let translationStale = ProblemKind(
    "translation.stale", .warning,
    title: Wording(zh: "译文旧于原文", en: "translation older than the original"),
    explanation: Wording(
      zh: "原文改过之后，译文还没有核对。",
      en: "The original was changed and the translation was not checked since."),
    bad: "更新: 2026-11-23（只在原文里）", good: "更新: 2026-11-23（译文里也有）")

  /// Field not for translations.
  public static let translationField = ProblemKind(
    "translation.field", .warning,
    title: Wording(zh: "译文里不用写的字段", en: "field not for translations"),
    explanation: Wording(
      zh: "译文只写不同的文字；日期、编号等都取自原文。",
      en: "A translation gives only texts that differ; dates and ids come from the original."),
    bad: "start: 2026-11-24", good: "")

  /// Unknown folder.
  public static let folderUnknown = ProblemKind(
    "folder.unknown", .error,
    title: Wording(zh: "不认识的文件夹", en: "unknown folder"),
    explanation: Wording(
      zh: "记录按种类放在固定的文件夹里。",
      en: "Records stand in a fixed folder for each kind."),
    bad: "content/club/volleyball.md", good: "content/clubs/volleyball.md")
}
