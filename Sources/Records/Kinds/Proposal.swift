public import Calendars
public import Diagnostics
public import Markdown

/// How far a proposal of the staff congress has come (教代会提案), in the order of its life.
public enum ProposalStatus: String, Choice, Comparable {
  case collecting, submitted, reviewing, rejected, merged, converted, accepted, assigned, processing,
    answered, rated,
    reopened, closed, archived

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .collecting: ["collecting", "征集", "征集中"]
    case .submitted: ["submitted", "已提交", "提交"]
    case .reviewing: ["reviewing", "审查", "审查中"]
    case .rejected: ["rejected", "不立案", "不予立案"]
    case .merged: ["merged", "并案"]
    case .converted: ["converted", "转意见建议", "转为意见建议"]
    case .accepted: ["accepted", "立案", "已立案"]
    case .assigned: ["assigned", "交办", "已交办"]
    case .processing: ["processing", "办理", "办理中"]
    case .answered: ["answered", "答复", "已答复"]
    case .rated: ["rated", "评价", "已评价"]
    case .reopened: ["reopened", "重新办理"]
    case .closed: ["closed", "办结", "已办结"]
    case .archived: ["archived", "归档", "已归档"]
    }
  }

  /// What it is called.
  public var label: Wording {
    switch self {
    case .collecting: Wording(zh: "征集中", en: "Being collected")
    case .submitted: Wording(zh: "已提交", en: "Submitted")
    case .reviewing: Wording(zh: "审查中", en: "Under review")
    case .rejected: Wording(zh: "不予立案", en: "Not accepted")
    case .merged: Wording(zh: "并案办理", en: "Merged with another")
    case .converted: Wording(zh: "转为意见建议", en: "Taken as a suggestion")
    case .accepted: Wording(zh: "已立案", en: "Accepted")
    case .assigned: Wording(zh: "已交办", en: "Assigned")
    case .processing: Wording(zh: "办理中", en: "In hand")
    case .answered: Wording(zh: "已答复", en: "Answered")
    case .rated: Wording(zh: "已评价", en: "Rated")
    case .reopened: Wording(zh: "重新办理", en: "Taken up again")
    case .closed: Wording(zh: "已办结", en: "Closed")
    case .archived: Wording(zh: "已归档", en: "Archived")
    }
  }

  /// Earlier states come first.
  public static func < (left: ProposalStatus, right: ProposalStatus) -> Bool { left.rank < right.rank }

  private var rank: Int { ProposalStatus.allCases.firstIndex(of: self) ?? 0 }

  /// Whether it was accepted on its own and goes its way.
  public var isAccepted: Bool { self >= .accepted }

  /// Whether somebody has to answer it.
  public var isAssigned: Bool { self >= .assigned }

  /// Whether it has its answer.
  public var isAnswered: Bool { self >= .answered }

  /// Whether nothing more will happen.
  public var isEnded: Bool {
    stage == .done || stage == .aside
  }

  /// What a reader wants to know first.
  public var stage: ProposalStage {
    switch self {
    case .collecting: .collecting
    case .submitted, .reviewing, .accepted, .assigned, .processing, .answered, .rated, .reopened: .open
    case .closed, .archived: .done
    case .rejected, .merged, .converted: .aside
    }
  }
}

/// What has become of a proposal, in few words: each is in exactly one of these.
public enum ProposalStage: String, Sendable, Hashable, CaseIterable {
  /// Under way, up to an answer that has been rated.
  case open
  /// At its end.
  case done
  /// Not followed up on its own: not accepted, merged with another, passed on as a suggestion.
  case aside
  /// Not handed in yet.
  case collecting

  /// What it is called.
  public var label: Wording {
    switch self {
    case .open: Wording(zh: "未办结", en: "Under way")
    case .done: Wording(zh: "已办结", en: "Closed")
    case .aside: Wording(zh: "没有单独立案", en: "Not taken up on its own")
    case .collecting: Wording(zh: "征集中", en: "Being collected")
    }
  }
}

/// What a proposal is about.
public enum ProposalCategory: String, Choice {
  case development, teaching, faculty, livelihood, campus, democracy, other

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .development: ["development", "发展改革"]
    case .teaching: ["teaching", "教学科研"]
    case .faculty: ["faculty", "师资队伍"]
    case .livelihood: ["livelihood", "民生保障"]
    case .campus: ["campus", "校园环境"]
    case .democracy: ["democracy", "民主管理"]
    case .other: ["other", "其他"]
    }
  }

  /// What people call it.
  public var misnomers: [String] {
    switch self {
    case .development: ["发展", "改革", "学院发展", "学科建设"]
    case .teaching: ["教学", "科研", "教学工作", "科研工作"]
    case .faculty: ["师资", "人才", "队伍建设", "教师发展"]
    case .livelihood: ["福利", "生活福利", "职工福利", "福利待遇", "待遇", "民生", "后勤"]
    case .campus: ["环境", "校园", "校园建设", "设施"]
    case .democracy: ["民主", "制度", "校务公开"]
    case .other: []
    }
  }

  /// What it is called.
  public var label: Wording {
    switch self {
    case .development: Wording(zh: "发展改革", en: "Development and reform")
    case .teaching: Wording(zh: "教学科研", en: "Teaching and research")
    case .faculty: Wording(zh: "师资队伍", en: "Faculty")
    case .livelihood: Wording(zh: "民生保障", en: "Livelihood")
    case .campus: Wording(zh: "校园环境", en: "Campus")
    case .democracy: Wording(zh: "民主管理", en: "Democratic management")
    case .other: Wording(zh: "其他", en: "Other")
    }
  }
}

/// Which congress decides.
public enum ProposalScope: String, Choice {
  case college, university

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .college: ["college", "二级教代会", "学院"]
    case .university: ["university", "学校", "校级"]
    }
  }

  /// What it is called.
  public var label: Wording {
    switch self {
    case .college: Wording(zh: "二级教代会", en: "College congress")
    case .university: Wording(zh: "学校教代会", en: "University congress")
    }
  }
}

/// What an answer comes to.
public enum AnswerClass: String, Choice {
  case solved, planned, noted

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .solved: ["A", "已解决", "solved"]
    case .planned: ["B", "列入计划", "planned"]
    case .noted: ["C", "暂不具备条件", "留作参考", "noted"]
    }
  }

  /// What it is called.
  public var label: Wording {
    switch self {
    case .solved: Wording(zh: "已解决", en: "Solved")
    case .planned: Wording(zh: "列入计划", en: "Planned")
    case .noted: Wording(zh: "暂不具备条件，留作参考", en: "Not possible yet, kept in mind")
    }
  }
}

/// How content those who made a proposal are with the answer.
public enum AnswerRating: String, Choice {
  case satisfied, mostly, unsatisfied

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .satisfied: ["satisfied", "满意"]
    case .mostly: ["mostly", "基本满意"]
    case .unsatisfied: ["unsatisfied", "不满意"]
    }
  }

  /// What it is called.
  public var label: Wording {
    switch self {
    case .satisfied: Wording(zh: "满意", en: "Satisfied")
    case .mostly: Wording(zh: "基本满意", en: "Mostly satisfied")
    case .unsatisfied: Wording(zh: "不满意", en: "Not satisfied")
    }
  }
}

/// A proposal of the staff congress: what is asked for, who has it, and what became of it.
public struct Proposal: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.proposal
  /// What all records share.
  public var header: RecordHeader
  /// The reasons.
  public var body = Body()
  /// Its number, unique in its session.
  public var number = Located("", at: Span(path: "", range: 0..<0))
  /// The session of the congress: 三届二次.
  public var session = ""
  /// What it is about.
  public var category = ProposalCategory.other
  /// How far it has come.
  public var status = ProposalStatus.submitted
  /// Which congress decides.
  public var scope = ProposalScope.college
  /// Who made it; shown with consent only.
  public var proposer: String?
  /// How many others support it.
  public var seconders: Int?
  /// Whether the name may be shown.
  public var isNamed = false
  /// What is asked for.
  public var measures: [String] = []
  /// The department that has it.
  public var host: Located<String>?
  /// Departments that help.
  public var helpers: [String] = []
  /// When it was handed in.
  public var submitted: Located<LocalDate>?
  /// When it was accepted.
  public var accepted: Located<LocalDate>?
  /// When it was given to a department.
  public var assigned: Located<LocalDate>?
  /// When it was answered.
  public var answered: Located<LocalDate>?
  /// When the answer was rated.
  public var rated: Located<LocalDate>?
  /// When it was closed.
  public var closed: Located<LocalDate>?
  /// Until when it is to be answered.
  public var due: Located<LocalDate>?
  /// The answer.
  public var answer: String?
  /// What the answer comes to.
  public var answerClass: AnswerClass?
  /// How content those who made it are.
  public var rating: Located<AnswerRating>?
  /// Why not.
  public var ratingReason: String?
  /// The proposal it was merged into.
  public var mergedInto: Reference?
  /// Why it was not accepted.
  public var reason: String?

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<Proposal> {
    RecordHeader.titleField("title", "案由", example: "在数统楼增设午休室").alias("标题").lifted(to: \.header)
    Field(
      "no", "编号", as: .located(.text), into: \.number, required: true, zh: "编号", en: "its number",
      example: "2026-007")
    Field(
      "session", "届次", as: .text, into: \.session, required: true, zh: "哪一届哪一次教代会", en: "the congress",
      example: "三届二次")
    Field(
      "category", "类别", as: .choice(ProposalCategory.self), into: \.category, required: true, zh: "类别",
      en: "what it is about", example: "民生保障")
    Field(
      "status", "状态", as: .choice(ProposalStatus.self), into: \.status, required: true, zh: "办到哪一步",
      en: "how far it has come", example: "办理")
    Field(
      "scope", "层级", as: .choice(ProposalScope.self), into: \.scope, zh: "二级教代会或学校",
      en: "which congress decides",
      example: "二级教代会")
    Field(
      "proposer", "提案人", as: .text, into: \.proposer, zh: "提案人，本人同意才会显示", en: "who made it", example: "李明")
    Field(
      "seconders", "附议人数", as: .count, into: \.seconders, zh: "附议人数", en: "how many support it", example: "5")
    Field(
      "named", "公开姓名", as: .boolean, into: \.isNamed, zh: "提案人是否同意公开姓名", en: "whether the name may be shown",
      example: "是")
    Field(
      "measures", "措施", "建议措施", as: .sentences, into: \.measures, translatable: true, zh: "建议怎样办",
      en: "what is asked for", example: "[利用 108 室, 中午开放]")
    Field(
      "host_dept", "主办", "主办部门", as: .located(.text), into: \.host, translatable: true, zh: "主办部门",
      en: "the department that has it", example: "学院办公室")
    Field(
      "co_depts", "协办", "协办部门", as: .textList, into: \.helpers, translatable: true, zh: "协办部门",
      en: "departments that help", example: "[实验中心]")
    Field(
      "submitted", "提交", "提交日期", as: .located(.date), into: \.submitted, zh: "提交日期",
      en: "when it was handed in", example: "2026-04-10")
    Field(
      "accepted", "立案", "立案日期", as: .located(.date), into: \.accepted, zh: "立案日期", en: "when it was accepted",
      example: "2026-04-24")
    Field(
      "assigned", "交办", "交办日期", as: .located(.date), into: \.assigned, zh: "交办日期", en: "when it was assigned",
      example: "2026-05-06")
    Field(
      "answered", "答复日期", as: .located(.date), into: \.answered, zh: "答复日期", en: "when it was answered",
      example: "2026-06-18")
    Field(
      "rated", "评价日期", as: .located(.date), into: \.rated, zh: "评价日期", en: "when the answer was rated",
      example: "2026-06-25")
    Field(
      "closed", "办结日期", "办结", as: .located(.date), into: \.closed, zh: "办结日期", en: "when it was closed",
      example: "2026-07-01")
    Field(
      "due", "期限", "答复期限", as: .located(.date), into: \.due, zh: "答复期限",
      en: "until when it is to be answered", example: "2026-11-01")
    Field(
      "answer", "答复", as: .text, into: \.answer, translatable: true, zh: "答复内容", en: "the answer",
      example: "九月起开放")
    Field(
      "answer_class", "答复类别", as: .choice(AnswerClass.self), into: \.answerClass, zh: "A 已解决、B 列入计划、C 暂不具备条件",
      en: "A solved, B planned, C noted", example: "A")
    Field(
      "rating", "满意度", as: .located(.choice(AnswerRating.self)), into: \.rating, zh: "满意、基本满意、不满意",
      en: "satisfied, mostly, unsatisfied", example: "满意")
    Field(
      "rating_reason", "评价说明", as: .text, into: \.ratingReason, translatable: true, zh: "为什么不满意",
      en: "why not satisfied",
      example: "只开放到一点")
    Field(
      "merged_into", "并入", as: .reference, into: \.mergedInto, zh: "并入哪一件提案",
      en: "the proposal it was merged into", example: "noon-rest")
    Field(
      "reason", "理由", as: .text, into: \.reason, translatable: true, zh: "不立案的理由",
      en: "why it was not accepted", example: "不属于学院职权")
    RecordHeader.fields.map { $0.lifted(to: \.header) }
  }

  /// The dates of its way, in their order, with their names.
  public var steps: [(name: Wording, date: Located<LocalDate>?)] {
    [
      (Wording(zh: "提交", en: "Submitted"), submitted), (Wording(zh: "立案", en: "Accepted"), accepted),
      (Wording(zh: "交办", en: "Assigned"), assigned), (Wording(zh: "答复", en: "Answered"), answered),
      (Wording(zh: "评价", en: "Rated"), rated), (Wording(zh: "办结", en: "Closed"), closed),
    ]
  }

  mutating func settle(_ reader: inout FieldReader) {
    let place = header.titleSpan ?? header.place
    func report(_ span: Span?, _ zh: String, _ en: String, notes: [Note] = []) {
      reader.report(Problem(.proposalIncomplete, at: span ?? place, Wording(zh: zh, en: en), notes: notes))
    }
    let unread = reader.unread
    func isAbsent(_ key: String) -> Bool { !unread.contains(key) }
    var earlier: (name: Wording, date: Located<LocalDate>)?
    for (name, date) in steps {
      guard let date else { continue }
      if let earlier, date.value < earlier.date.value {
        reader.report(
          Problem(
            .proposalDates, at: date.span,
            Wording(
              zh: "\(name.zh)（\(date.value)）早于\(earlier.name.zh)（\(earlier.date.value)）",
              en:
                "\(name.en) (\(date.value)) is before \(earlier.name.en.lowercased()) (\(earlier.date.value))"
            ),
            notes: [
              Note(Wording(zh: "\(earlier.name.zh)在这里", en: "the other date is here"), at: earlier.date.span)
            ]))
      }
      earlier = (name, date)
    }
    let state = status.label
    if status.isAssigned, host == nil, isAbsent("host_dept") {
      report(nil, "“\(state.zh)”的提案要写主办部门", "a proposal that is \(state.en.lowercased()) needs host_dept")
    }
    if status.isAnswered, answer == nil, isAbsent("answer") {
      report(nil, "“\(state.zh)”的提案要写答复", "a proposal that is \(state.en.lowercased()) needs its answer")
    }
    if let rating, !status.isAnswered {
      report(rating.span, "还没有答复，不能评价", "what is not answered cannot be rated")
    }
    if let rating, rating.value == .unsatisfied,
      ratingReason == nil && isAbsent("rating_reason") || status == .rated
    {
      report(rating.span, "“不满意”要写评价说明，并重新办理或办结", "unsatisfied needs rating_reason, and reopening or closing")
    }
    if status == .rejected, reason == nil, isAbsent("reason") {
      report(nil, "不立案要写理由", "what is not accepted needs its reason")
    }
    if status == .merged, mergedInto == nil, isAbsent("merged_into") {
      report(nil, "并案要写并入哪一件提案", "what was merged needs merged_into")
    }
    if proposer != nil, !isNamed {
      reader.report(
        Problem(
          .proposalName, at: place,
          Wording(
            zh: "写了提案人，但没有写本人同意公开，页面上不会显示", en: "the proposer is named without consent; the name is not shown"
          ),
          suggestion: Wording(zh: "同意的话加一行：公开姓名: 是", en: "with consent add: named: yes")))
    }
  }
}
