extension ProblemKind {
  /// Something of what is imported of which no record is made.
  public static let importSkipped = ProblemKind(
    "import.skipped", .warning,
    title: Wording(zh: "没有导入的内容", en: "Something that was not imported"),
    explanation: Wording(
      zh: "这一项没有写成记录：网站上或表里已经有了、标为私密、没有开始时间，或没有标题。要的话请自己写一份。",
      en:
        "No record was made of it: the site or the table has it already, it is private, or it lacks a start or a title. Write one by hand if it is wanted."
    ),
    bad: "CLASS:PRIVATE", good: "CLASS:PUBLIC")

  /// An event that was imported with a difference.
  public static let importChanged = ProblemKind(
    "import.changed", .warning,
    title: Wording(zh: "导入后和日历不完全一样", en: "Imported with a difference"),
    explanation: Wording(
      zh: "记录和日历有出入，例如没有结束的重复只取一年，别的时区里有夏令时的重复改成了一个个日期。请对照原日历看一遍。",
      en:
        "The record does not say quite what the calendar says: a series without an end is cut after a year, one from a zone with summer time becomes a list of dates. Compare the two."
    ),
    bad: "RRULE:FREQ=WEEKLY", good: "RRULE:FREQ=WEEKLY;COUNT=16")

  /// A part of a calendar that is never imported.
  public static let importLeftOut = ProblemKind(
    "import.left-out", .note,
    title: Wording(zh: "没有带过来的部分", en: "Part that was left out"),
    explanation: Wording(
      zh: "日历里的参加者、提醒、附件、待办，表格里不认识的列，都不会导入：有的网站用不上，有的不该公开。",
      en:
        "Attendees, alarms, attachments and to-dos of calendars, and columns of tables that are unknown, are not imported: the site has no use for some, and others are nobody's business."
    ),
    bad: "ATTENDEE:mailto:li@example.edu.cn", good: "SUMMARY:排球训练")

  /// A file that an import cannot read.
  public static let importUnreadable = ProblemKind(
    "import.unreadable", .error,
    title: Wording(zh: "读不了要导入的文件", en: "A file that cannot be imported"),
    explanation: Wording(
      zh: "文件损坏、加了密码、是旧格式，或者说不清要哪一部分。按建议另存一次，或者指明要哪个工作表。",
      en:
        "The file is damaged, protected by a password, in an old format, or it is not clear which part is meant. Save it again as advised, or name the sheet."
    ),
    bad: "获奖.xls", good: "获奖.xlsx")

  /// Kinds of the area "import".
  static let importKinds: [ProblemKind] = [importSkipped, importChanged, importLeftOut, importUnreadable]
}
