extension ProblemKind {
  /// Kinds about how records belong together.
  static let graphKinds: [ProblemKind] = [
    .referenceMissing, .referenceAmbiguous, .fileMissing, .fileUnused, .isbnTwice, .booklistTwice, .idTwice,
    .termOverlap, .nameOrderUnknown, .recordIncomplete, .membersFew, .conflictVenue, .conflictClub,
    .conflictHours, .conflictHoliday, .makeupMissing,
  ]

  /// One place, two events.
  public static let conflictVenue = ProblemKind(
    "conflict.venue", .warning,
    title: Wording(zh: "场地冲突", en: "two events in one place"),
    explanation: Wording(
      zh: "两个活动在同一时间用同一个场地。场地写了“独占: 是”的，这是错误；否则只提醒。",
      en:
        "Two events use one venue at the same time. It is an error if the venue is exclusive, else a warning."
    ),
    bad: "地点: lecture-a101（两个活动，同一时间）", good: "")

  /// One club, two events.
  public static let conflictClub = ProblemKind(
    "conflict.club", .warning,
    title: Wording(zh: "俱乐部的活动撞在一起", en: "a club in two places"),
    explanation: Wording(
      zh: "同一个俱乐部同时有两个活动，会员只能去一个。",
      en: "A club has two events at once; its members can go to one."),
    bad: "俱乐部: volleyball（两个活动，同一时间）", good: "")

  /// Outside the opening hours.
  public static let conflictHours = ProblemKind(
    "conflict.hours", .warning,
    title: Wording(zh: "不在场地开放时间里", en: "venue closed"),
    explanation: Wording(
      zh: "活动的时间不在场地的开放时间里。",
      en: "The event is outside the opening hours of its venue."),
    bad: "开始: 2026-11-28 23:00", good: "开始: 2026-11-28 16:30")

  /// On a day off.
  public static let conflictHoliday = ProblemKind(
    "conflict.holiday", .warning,
    title: Wording(zh: "活动在节假日", en: "event on a day off"),
    explanation: Wording(
      zh: "这一天放假。训练、讲座、会议一类的活动多半是日期写错了；照常举行的话可以不理会，按教学周重复的写“节假日停: 否”。",
      en:
        "That day is off. If it is meant, ignore this; a repetition by teaching weeks says skip_holidays: no."
    ),
    bad: "开始: 2026-10-01 16:30", good: "开始: 2026-10-08 16:30")

  /// A make-up day that nobody entered.
  public static let makeupMissing = ProblemKind(
    "makeup.missing", .warning,
    title: Wording(zh: "调课日没有录入", en: "make-up day not entered"),
    explanation: Wording(
      zh: "活动写了“补课: 是”，但学校哪一天补这一天的课还没有录入，所以没有补上。",
      en:
        "The repetition follows the school's make-up days, but the one for this holiday has not been entered."
    ),
    bad: "重复: {周次: \"5\", 星期: 3, 补课: 是}",
    good: "调课: [{日期: 2026-10-10, 补: 2026-10-07}]")

  /// Reference to nothing.
  public static let referenceMissing = ProblemKind(
    "reference.missing", .error,
    title: Wording(zh: "找不到引用的记录", en: "reference to nothing"),
    explanation: Wording(
      zh: "引用的俱乐部、活动、图书等并不存在，多半是编号写错了。",
      en: "The club, event, book … named here does not exist; most likely a misspelt id."),
    bad: "俱乐部: volleybal", good: "俱乐部: volleyball")

  /// Ambiguous reference.
  public static let referenceAmbiguous = ProblemKind(
    "reference.ambiguous", .error,
    title: Wording(zh: "引用不明确", en: "ambiguous reference"),
    explanation: Wording(
      zh: "有几个记录都叫这个名字，请写出完整编号。",
      en: "Several records have this name; give the whole id."),
    bad: "活动: red-song", good: "活动: 2026/red-song")

  /// File not found.
  public static let fileMissing = ProblemKind(
    "file.missing", .error,
    title: Wording(zh: "找不到文件", en: "file not found"),
    explanation: Wording(
      zh: "附件或图片要和记录放在一起，文件名要写完整。",
      en: "Attachments and pictures lie beside the record; give the whole name."),
    bad: "[报名表](报名表.docx)", good: "")

  /// File of which nothing comes.
  public static let fileUnused = ProblemKind(
    "file.unused", .warning,
    title: Wording(zh: "没有用到的文件", en: "file that nothing uses"),
    explanation: Wording(
      zh: "文件不在任何记录的文件夹里（NAME.md 旁边的 NAME/），也没有记录链接到它，所以没有发布。给整个网站的文件放在 content/pages/ 里。",
      en:
        "The file lies in no record's folder (NAME/ beside NAME.md), and no record links to it, so it is not published. Files for the site as a whole lie in content/pages/."
    ),
    bad: "content/会员名单.xlsx", good: "content/clubs/volleyball/报名表.xlsx")

  /// ISBN given twice.
  public static let isbnTwice = ProblemKind(
    "isbn.twice", .error,
    title: Wording(zh: "书号重复", en: "ISBN given twice"),
    explanation: Wording(
      zh: "两本书写了同一个书号。",
      en: "Two books have the same ISBN."),
    bad: "isbn: 978-7-300-11595-5（两个文件）", good: "")

  /// Book twice on a list.
  public static let booklistTwice = ProblemKind(
    "booklist.twice", .error,
    title: Wording(zh: "书单里重复的书", en: "book twice on a list"),
    explanation: Wording(
      zh: "同一本书在一个书单里只列一次。",
      en: "A book stands once on a list."),
    bad: "书: [{图书: a}, {图书: a}]", good: "书: [{图书: a}]")

  /// Id given twice.
  public static let idTwice = ProblemKind(
    "id.twice", .error,
    title: Wording(zh: "编号重复", en: "id given twice"),
    explanation: Wording(
      zh: "两个记录的编号相同（文件和表格之间也算）。",
      en: "Two records have the same id, also between files and tables."),
    bad: "content/clubs/chess.md 和 content/clubs/chess/index.md", good: "")

  /// Terms overlap.
  public static let termOverlap = ProblemKind(
    "term.overlap", .error,
    title: Wording(zh: "学期重叠", en: "terms overlap"),
    explanation: Wording(
      zh: "两个学期的教学周重叠了。",
      en: "The teaching weeks of two terms overlap."),
    bad: "week1_monday: 2026-09-07（两个学期）", good: "")

  /// Surname not in the tables.
  public static let nameOrderUnknown = ProblemKind(
    "name.order", .warning,
    title: Wording(zh: "姓氏不在排序表里", en: "surname not in the tables"),
    explanation: Wording(
      zh: "按笔画或拼音排序时不认识这个姓，排在最后。可以写明 stroke 或 pinyin。",
      en: "The surname is not in the table used for sorting; give `stroke` or `pinyin`."),
    bad: "获奖者: [{姓名: 㑇明}]", good: "获奖者: [{姓名: 㑇明, 拼音: Zhou Ming}]")

  /// Register incomplete.
  public static let recordIncomplete = ProblemKind(
    "record.incomplete", .warning,
    title: Wording(zh: "登记不完整", en: "register incomplete"),
    explanation: Wording(
      zh: "完整的登记还应有这个字段（check --strict 才检查）。",
      en: "A full register also has this field (reported by check --strict only)."))

  /// Too few members.
  public static let membersFew = ProblemKind(
    "club.members", .warning,
    title: Wording(zh: "会员数不足", en: "too few members"),
    explanation: Wording(
      zh: "会员数少于网站设置的最少人数。",
      en: "The club has fewer members than the site's minimum."),
    bad: "会员数: 6", good: "")
}
