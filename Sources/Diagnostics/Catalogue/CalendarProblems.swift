extension ProblemKind {
  /// A text that is no date or time in any accepted spelling.
  public static let dateUnreadable = ProblemKind(
    "date.unreadable", .error,
    title: Wording(zh: "看不懂的日期或时间", en: "Unreadable date or time"),
    explanation: Wording(
      zh: "日期写成 2026-11-23、2026/11/23、2026.11.23 或 2026年11月23日，时间写成 16:30 或下午4:30，起止用“-”或“—”连接。全角数字和冒号也可以。",
      en:
        "Write dates as 2026-11-23, 2026/11/23, 2026.11.23 or 2026年11月23日, times as 16:30 or 4:30pm, ranges with a hyphen or dash. Full-width digits and colons are fine."
    ),
    bad: "开始: 下周三下午", good: "开始: 2026-11-25 14:30")

  /// A date without its year.
  public static let dateNoYear = ProblemKind(
    "date.no-year", .error,
    title: Wording(zh: "日期没有年份", en: "Date without a year"),
    explanation: Wording(
      zh: "网站会保存很多年，所以每个日期都要写四位年份。",
      en: "The site keeps records for years, so every date needs a year of four digits."),
    bad: "日期: 9月12日", good: "日期: 2026年9月12日")

  /// A year of two digits.
  public static let dateShortYear = ProblemKind(
    "date.short-year", .error,
    title: Wording(zh: "年份只有两位", en: "Year of two digits"),
    explanation: Wording(
      zh: "两位数字分不清是年、月还是日，请写四位年份。",
      en: "Two digits can be a year, a month or a day; write the year with four."),
    bad: "日期: 26-9-12", good: "日期: 2026-9-12")

  /// A day that the calendar does not have.
  public static let dateImpossible = ProblemKind(
    "date.impossible", .error,
    title: Wording(zh: "没有这一天", en: "No such day"),
    explanation: Wording(
      zh: "日历上没有这个日期，多半是日或月写错了。",
      en: "The calendar has no such day; the day or the month is probably mistyped."),
    bad: "日期: 2026年2月30日", good: "日期: 2026年2月28日")

  /// A year in which nothing of the kind happens.
  public static let dateYear = ProblemKind(
    "date.year", .error,
    title: Wording(zh: "年份不合理", en: "Implausible year"),
    explanation: Wording(
      zh: "年份早于 1800 年或晚于 2200 年，一定是写错了。活动在 1950 年以前或五年以后的，只提醒核对。",
      en:
        "A year before 1800 or after 2200 is a slip. For an event before 1950 or more than five years ahead there is a warning only."
    ),
    bad: "开始: 0026-12-05 10:00", good: "开始: 2026-12-05 10:00")

  /// A weekday that contradicts its date.
  public static let dateWeekdayDiffers = ProblemKind(
    "date.weekday-differs", .error,
    title: Wording(zh: "日期和星期对不上", en: "Weekday and date disagree"),
    explanation: Wording(
      zh: "日期和星期总有一个写错了。发布出去会有人白跑一趟，所以要先改对。",
      en: "One of the two is wrong, and someone would come on the wrong day."),
    bad: "开始: 2026年9月12日（周四）14:30", good: "开始: 2026年9月12日（周六）14:30")

  /// A date or range that lacks a part where it is needed.
  public static let dateIncomplete = ProblemKind(
    "date.incomplete", .error,
    title: Wording(zh: "日期时间不完整", en: "Incomplete date or time"),
    explanation: Wording(
      zh: "开始要写到哪一天；起止两头要写成同一种，都写日期，或都写日期加时间。",
      en: "A start needs a day, and both ends of a range must be of one kind: days, or days with times."),
    bad: "开始: 16:30", good: "开始: 2026-09-09 16:30")

  /// An end at or before its start.
  public static let dateEndBeforeStart = ProblemKind(
    "date.end-before-start", .error,
    title: Wording(zh: "结束不晚于开始", en: "End not after start"),
    explanation: Wording(
      zh: "结束必须晚于开始。跨过半夜的，结束写“次日00:30”或写上日期。",
      en: "An end must be after its start. Over midnight, give the end a date or write 次日00:30."),
    bad: "开始: 2026-11-23 16:30-14:00", good: "开始: 2026-11-23 14:00-16:30")

  /// An hour from 1 to 6 without 上午 or 下午.
  public static let timeAmbiguous = ProblemKind(
    "time.ambiguous", .warning,
    title: Wording(zh: "分不清上午下午的时间", en: "Morning or afternoon?"),
    explanation: Wording(
      zh: "1点到6点没有写上午、下午时，按24小时制读成凌晨。下午请写 14:30 或“下午2:30”，凌晨请写 02:30。",
      en:
        "An hour from 1 to 6 is read on the 24-hour clock, as night. Write 14:30 or 下午2:30 for the afternoon, 02:30 for the night."
    ),
    bad: "开始: 2026-11-23 2:30", good: "开始: 2026-11-23 14:30")

  /// A time that no clock shows.
  public static let timeImpossible = ProblemKind(
    "time.impossible", .error,
    title: Wording(zh: "没有这个时间", en: "No such time"),
    explanation: Wording(
      zh: "时间从 00:00 到 24:00；上午、下午要和钟点对得上。",
      en: "Times run from 00:00 to 24:00, and 上午 or 下午 must fit the hour."),
    bad: "开始: 2026-11-23 25:00", good: "开始: 2026-11-23 15:00")

  /// A list of teaching weeks that cannot be read.
  public static let weeksUnreadable = ProblemKind(
    "weeks.unreadable", .error,
    title: Wording(zh: "看不懂的教学周", en: "Unreadable teaching weeks"),
    explanation: Wording(
      zh: "教学周写成数字和起止，用逗号隔开，例如“1-8,10-17”。",
      en: "Write teaching weeks as numbers and ranges with commas, as in 1-8,10-17."),
    bad: "周次: 前八周", good: "周次: \"1-8\"")

  /// Teaching weeks that the term does not have.
  public static let weeksBeyondTerm = ProblemKind(
    "weeks.beyond-term", .error,
    title: Wording(zh: "超出学期的教学周", en: "Weeks beyond the term"),
    explanation: Wording(
      zh: "写的周次比这个学期的周数还多，请核对学期或周次。",
      en: "The term has fewer weeks than that; check the term or the weeks."),
    bad: "周次: \"1-25\"", good: "周次: \"1-19\"")

  /// A repetition of which nothing is left.
  public static let weeksNoOccurrence = ProblemKind(
    "weeks.no-occurrence", .error,
    title: Wording(zh: "一次活动也没有", en: "No occurrence at all"),
    explanation: Wording(
      zh: "按这样的周次、单双周和节假日规定，一次活动也排不出来。",
      en: "With these weeks, parity and holidays, not a single date is left."),
    bad: "重复: {周次: \"4\", 单双周: 单周, 星期: 3}", good: "重复: {周次: \"4\", 星期: 3}")

  /// A recurrence rule that RFC 5545 does not allow.
  public static let recurrenceInvalid = ProblemKind(
    "recurrence.invalid", .error,
    title: Wording(zh: "重复规则写错了", en: "Recurrence rule that cannot be read"),
    explanation: Wording(
      zh:
        "rrule 用日历软件通用的写法（RFC 5545）：FREQ 是频率，INTERVAL 是间隔，BYDAY 是星期，COUNT 或 UNTIL 说明什么时候结束。按教学周重复的活动用 repeat 更简单。",
      en:
        "An rrule is written as calendar programs do (RFC 5545): FREQ, INTERVAL, BYDAY, and COUNT or UNTIL for its end. For activities by teaching weeks, repeat is simpler."
    ),
    bad: "重复规则: FREQ=MONTHLY;BYDAY=三", good: "重复规则: FREQ=MONTHLY;BYDAY=3WE;COUNT=8")

  /// A start that the rule does not give.
  public static let recurrenceStart = ProblemKind(
    "recurrence.start", .error,
    title: Wording(zh: "开始日期和重复规则对不上", en: "Start that the repetition does not give"),
    explanation: Wording(
      zh: "“开始”应是重复活动的第一次。星期、周次、单双周和开始日期要一致。",
      en: "The start is the first date of the repetition: weekday, weeks and parity must agree with it."),
    bad: "开始: 2026-09-08 16:30\n重复: {周次: \"1-17\", 星期: 3}",
    good: "开始: 2026-09-09 16:30\n重复: {周次: \"1-17\", 星期: 3}")

  /// A rule without an end, with too many dates or with none.
  public static let recurrenceCount = ProblemKind(
    "recurrence.count", .error,
    title: Wording(zh: "重复的次数不对", en: "Too many dates, or none"),
    explanation: Wording(
      zh: "重复活动要有结束（COUNT 或 UNTIL），次数从 1 到 200。更长的活动每学期写一个文件，网站才不会排出没人确认过的日期。",
      en:
        "A repetition needs an end (COUNT or UNTIL) and has 1 to 200 dates. Write one file a term for longer ones, so that the site never announces dates that nobody has confirmed."
    ),
    bad: "重复规则: FREQ=WEEKLY", good: "重复规则: FREQ=WEEKLY;COUNT=16")

  /// An excluded date that the rule does not have.
  public static let recurrenceExdate = ProblemKind(
    "recurrence.exdate", .warning,
    title: Wording(zh: "除外日期本来就没有活动", en: "Excluded date that is none anyway"),
    explanation: Wording(
      zh: "exdate 里的日期不在重复规则里，可能写错了一天。",
      en: "The rule has no such date; it may be mistyped by a day."),
    bad: "除外日期: 2026-10-08", good: "除外日期: 2026-10-07")

  /// A change without what it needs.
  public static let changeIncomplete = ProblemKind(
    "change.incomplete", .error,
    title: Wording(zh: "变动没有写全", en: "Change that says too little"),
    explanation: Wording(
      zh: "改期要写“改到”，改地点要写“地点”，改名称要写“标题”，取消要写原因；改到的时间要读得懂，结束要晚于开始。",
      en:
        "move needs to, relocate needs venue, retitle needs title, cancel needs note; the new end must be after the new start."
    ),
    bad: "变动: [{原日期: 2026-11-25, 变动: 改期}]",
    good: "变动: [{原日期: 2026-11-25, 变动: 改期, 改到: 2026-11-26 16:30, 说明: 场地占用}]")

  /// A change of a date that the series does not have.
  public static let changeMatchesNothing = ProblemKind(
    "change.matches-nothing", .error,
    title: Wording(zh: "变动的日期没有活动", en: "Change of a date that is none"),
    explanation: Wording(
      zh: "“原日期”应是重复活动里的某一次，每一次只写一条变动。",
      en: "The date of a change must be one of the series, and each has one change."),
    bad: "变动: [{原日期: 2026-11-24, 变动: 取消, 说明: 校运会}]",
    good: "变动: [{原日期: 2026-11-25, 变动: 取消, 说明: 校运会}]")

  /// A change that moves one date of a series onto another.
  public static let changeClash = ProblemKind(
    "change.clash", .error,
    title: Wording(zh: "改期撞上同一活动的另一次", en: "Date moved onto another of the series"),
    explanation: Wording(
      zh: "改到的时间已经有这个活动的另一次。要合并的话，把其中一次取消。",
      en: "Another date of the same series is at that time; cancel one of them if they are held together."),
    bad: "变动: [{原日期: 2026-11-25, 变动: 改期, 改到: 2026-12-02 16:30}]",
    good: "变动: [{原日期: 2026-11-25, 变动: 改期, 改到: 2026-11-26 16:30}]")

  /// A year whose holidays have not been entered.
  public static let holidayYearMissing = ProblemKind(
    "holiday.year-missing", .warning,
    title: Wording(zh: "缺少放假安排", en: "Holidays of a year missing"),
    explanation: Wording(
      zh: "放假和调休每年由国务院办公厅通知，推算不出来。请把通知录入 content/data/holidays-年份.yaml；在那之前只按法定节日处理。",
      en:
        "Days off and make-up days are decreed every year and cannot be computed. Enter the notice in content/data/holidays-YEAR.yaml; until then only the statutory days count."
    ))

  /// A holiday table that contradicts itself.
  public static let holidayContradiction = ProblemKind(
    "holiday.contradiction", .error,
    title: Wording(zh: "放假安排自相矛盾", en: "Holiday table contradicts itself"),
    explanation: Wording(
      zh: "放假日期不能重叠；调休上班日应是周六或周日，而且不在放假日期里。",
      en: "Days off must not overlap, and make-up days are weekend days outside them."),
    bad: "- {名称: 国庆节, 开始: 2026-10-01, 结束: 2026-10-07, 调休上班: [2026-10-09]}",
    good: "- {名称: 国庆节, 开始: 2026-10-01, 结束: 2026-10-07, 调休上班: [2026-10-10]}")

  /// A line of a calendar file that is no property.
  public static let icsLine = ProblemKind(
    "ics.line", .warning,
    title: Wording(zh: "日历文件里看不懂的行", en: "Line of a calendar file that cannot be read"),
    explanation: Wording(
      zh: "日历文件（.ics）的每一行都是“名称:值”，以空格开头的行接着上一行；参数写成“;名称=值”。看不懂的略过，其余照常读入。文件多半被截断，或被文字处理软件改过。",
      en:
        "Every line of a calendar file (.ics) is NAME:value; a line that begins with a blank continues the one before, and parameters are ;NAME=value. What cannot be read is left out, the rest is read. The file is probably cut off or was changed by a word processor."
    ),
    bad: "SUMMARY 排球训练", good: "SUMMARY:排球训练")

  /// BEGIN and END that do not match.
  public static let icsStructure = ProblemKind(
    "ics.structure", .error,
    title: Wording(zh: "日历文件不完整", en: "Calendar file that is not whole"),
    explanation: Wording(
      zh: "日历文件以 BEGIN:VCALENDAR 开头、END:VCALENDAR 结束，每个 BEGIN 都有自己的 END。请重新下载或导出。",
      en:
        "A calendar file begins with BEGIN:VCALENDAR and ends with END:VCALENDAR, and every BEGIN has its END. Download or export it again."
    ),
    bad: "BEGIN:VEVENT 没有 END:VEVENT", good: "BEGIN:VEVENT … END:VEVENT")

  /// Kinds of the area "calendar".
  static let calendarKinds: [ProblemKind] = [
    dateUnreadable, dateNoYear, dateShortYear, dateYear, dateImpossible, dateWeekdayDiffers, dateIncomplete,
    dateEndBeforeStart, timeAmbiguous, timeImpossible, weeksUnreadable, weeksBeyondTerm, weeksNoOccurrence,
    recurrenceInvalid, recurrenceStart, recurrenceCount, recurrenceExdate, changeIncomplete,
    changeMatchesNothing, changeClash, holidayYearMissing, holidayContradiction,
    icsLine, icsStructure,
  ]
}
