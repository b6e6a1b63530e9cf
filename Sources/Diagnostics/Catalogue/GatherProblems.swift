extension ProblemKind {
  /// Kinds about other sites, whose events are gathered.
  static let gatherKinds: [ProblemKind] = [.gatherUnread, .gatherLeftOut]

  /// No events of a site.
  public static let gatherUnread = ProblemKind(
    "gather.unread", .warning,
    title: Wording(zh: "没有别的工会的活动", en: "no events of another union"),
    explanation: Wording(
      zh: "“汇集”里写的网站，活动数据没有取到，或者看不懂，联合日历里没有它。网站照常生成。",
      en:
        "The events of a site that `gather` names could not be had or understood; the joint calendar goes without them, and the site is built."
    ),
    bad: "gather: [{name: 物理学院工会, from: https://wl.example.edu.cn/news/}]",
    good: "gather: [{name: 物理学院工会, from: https://wl.example.edu.cn}]")

  /// Some events of a site.
  public static let gatherLeftOut = ProblemKind(
    "gather.left-out", .note,
    title: Wording(zh: "有的活动没有收进来", en: "some events were left out"),
    explanation: Wording(
      zh: "别的工会的活动里，缺少标题、网址或日期的，以及含有手机号、身份证号、银行卡号的，不进联合日历；一个网站最多两千次。",
      en:
        "Events of another union without a title, an address or a date, and those with a mobile, identity or card number in them, do not enter the joint calendar; a site may add two thousand dates."
    ),
    bad: "{\"title\": \"讲座，报名 13800138000\"}", good: "{\"title\": \"讲座\"}")
}
