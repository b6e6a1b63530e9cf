extension ProblemKind {
  /// Dates of a proposal that go backwards.
  public static let proposalDates = ProblemKind(
    "proposal.dates", .error,
    title: Wording(zh: "提案的日期前后颠倒", en: "Dates of a proposal go backwards"),
    explanation: Wording(
      zh: "提交、立案、交办、答复、评价、办结的日期要一个不早于一个。",
      en: "A proposal is submitted, accepted, assigned, answered, rated and closed in this order."),
    bad: "交办: 2026-05-10、答复日期: 2026-05-01", good: "交办: 2026-05-10、答复日期: 2026-06-01")

  /// A proposal whose state asks for more than it has.
  public static let proposalIncomplete = ProblemKind(
    "proposal.incomplete", .error,
    title: Wording(zh: "提案缺少这一步该有的内容", en: "Proposal lacks what its state asks for"),
    explanation: Wording(
      zh: "交办以后要有主办部门，答复以后要有答复，不立案要有理由，并案要写并入哪一件，不满意要有说明并重新办理或办结。",
      en:
        "From assignment on there is a department, from the answer on an answer; a refusal has its reason, a merger its target, and discontent its reason and a second treatment or an end."
    ),
    bad: "状态: 答复", good: "状态: 答复、答复: 九月起开放")

  /// Two proposals of one number.
  public static let proposalNumber = ProblemKind(
    "proposal.number", .error,
    title: Wording(zh: "提案编号重复", en: "Number of a proposal used twice"),
    explanation: Wording(
      zh: "同一次教代会的提案编号不能重复。", en: "Numbers of proposals are unique in their session."),
    bad: "编号: 2026-007（两件都是）", good: "编号: 2026-008")

  /// A proposal that too few support.
  public static let proposalSupporters = ProblemKind(
    "proposal.supporters", .warning,
    title: Wording(zh: "提案的附议人不够", en: "Proposal that too few support"),
    explanation: Wording(
      zh: "unionpress.yaml 里的“提案最少人数”规定了提案人和附议人合计至少几人。",
      en: "`min_supporters` in unionpress.yaml says how many at least make or support a proposal."),
    bad: "提案最少人数: 3，附议人数: 1", good: "附议人数: 2")

  /// A proposer without consent.
  public static let proposalName = ProblemKind(
    "proposal.name", .warning,
    title: Wording(zh: "提案人没有同意公开姓名", en: "Proposer named without consent"),
    explanation: Wording(
      zh: "没有“公开姓名: 是”，提案人的名字不会出现在网站上。名字只作登记也可以，那就不用管。",
      en: "Without named: yes the proposer's name is not shown. Leave it so if it is for the register only."),
    bad: "提案人: 李明", good: "提案人: 李明、公开姓名: 是")

  /// Numbers of a campaign that cannot be.
  public static let campaignNumbers = ProblemKind(
    "campaign.numbers", .error,
    title: Wording(zh: "公益行动的数字对不上", en: "Numbers of a campaign do not agree"),
    explanation: Wording(
      zh: "人次不会少于人数，捐赠人数不会多于教职工数，结束不会早于开始，写了捐赠就要写去向。",
      en:
        "There are no fewer attendances than people, no more donors than staff, no end before the start, and what was given has a destination."
    ),
    bad: "人数: 20、人次: 15", good: "人数: 15、人次: 20")

  /// Too many or unplaced quotations in a reading note.
  public static let noteQuotes = ProblemKind(
    "note.quotes", .warning,
    title: Wording(zh: "读书笔记的引文", en: "Quotations of a reading note"),
    explanation: Wording(
      zh: "引用别人的书要适当：不超过笔记正文的十分之一，也不超过 500 字，每处写明页码。",
      en: "Quoting is fair up to a tenth of the note and 500 characters, each passage with its page."),
    bad: "引文: [{文字: 整段抄录……}]", good: "引文: [{文字: 学而时习之, 页: 3}]")

  /// Two reading sessions of one number.
  public static let sessionNumber = ProblemKind(
    "event.no-twice", .error,
    title: Wording(zh: "期号重复", en: "Number of a session used twice"),
    explanation: Wording(zh: "同一个俱乐部的期号不能重复。", en: "A club numbers each of its sessions once."),
    bad: "期号: 3（两次都是）", good: "期号: 4")

  /// Numbers of participation that cannot be.
  public static let participationNumbers = ProblemKind(
    "participation.numbers", .error,
    title: Wording(zh: "参与情况的数字对不上", en: "Numbers of participation do not agree"),
    explanation: Wording(
      zh: "人次不会少于人数，人数不会多于教职工数；一行只数一个俱乐部或一个单位。",
      en:
        "There are no fewer attendances than people and no more people than staff; a row counts one club or one unit."
    ),
    bad: "人数 20，人次 15", good: "人数 15，人次 20")

  /// The same counted twice.
  public static let participationTwice = ProblemKind(
    "participation.twice", .error,
    title: Wording(zh: "参与情况重复", en: "Participation counted twice"),
    explanation: Wording(
      zh: "一个学期里，每个俱乐部、每个单位、全部合计各有一行。",
      en: "A term has one row for each club, each unit, and for all together."),
    bad: "2026-2027-1,volleyball,30（两行）", good: "")

  /// Kinds of the areas "proposal", "campaign" and "participation".
  static let proposalKinds: [ProblemKind] = [
    noteQuotes, sessionNumber, participationNumbers, participationTwice,
    campaignNumbers, proposalDates, proposalIncomplete, proposalNumber, proposalSupporters, proposalName,
  ]
}
