extension ProblemKind {
  /// An identity number.
  public static let privacyIdentity = ProblemKind(
    "privacy.id-number", .error,
    title: Wording(zh: "身份证号", en: "Identity number"),
    explanation: Wording(
      zh: "身份证号不能放到网上，也不要写在网站的文件夹里。删去它，再生成一次；报告里只显示头尾几位。",
      en:
        "An identity number must not be published, nor lie in the site's folder. Remove it and build again; reports show its first and last digits only."
    ),
    bad: "联系人身份证 110105********002X", good: "联系人：学院工会办公室")

  /// A mobile number.
  public static let privacyMobile = ProblemKind(
    "privacy.mobile", .error,
    title: Wording(zh: "个人手机号", en: "Personal mobile number"),
    explanation: Wording(
      zh: "个人手机号不能公开。联系方式请写办公室的座机、房间或岗位。",
      en: "A personal mobile number must not be published. Give an office's telephone, room or role instead."),
    bad: "报名：李老师 138****8000", good: "报名：学院工会办公室（数统楼 305），010-12345678")

  /// A bank card.
  public static let privacyBankCard = ProblemKind(
    "privacy.bank-card", .error,
    title: Wording(zh: "银行卡号", en: "Bank card number"),
    explanation: Wording(
      zh: "银行卡号不能公开。收款请走学校财务，网页上只写办法。",
      en: "A bank card's number must not be published. Let the school's finance office collect money."),
    bad: "捐款账号 4111********1111", good: "捐款办法：到学院工会办公室登记")

  /// A field that no record may have.
  public static let privacyKey = ProblemKind(
    "privacy.key", .error,
    title: Wording(zh: "不该出现的个人信息字段", en: "Field for private data"),
    explanation: Wording(
      zh: "身份证、手机、工资、银行卡、生日、住址、病情、家庭成员等字段，任何记录都不能有，写在 extra 里也不行。",
      en:
        "No record may have fields for identity numbers, mobile numbers, pay, bank cards, birthdays, home addresses, health or family members, not even below extra."
    ),
    bad: "手机: 见通讯录", good: "联系: 学院工会办公室")

  /// A number that looks like an old identity number.
  public static let privacyOldIdentity = ProblemKind(
    "privacy.old-id-number", .warning,
    title: Wording(zh: "像十五位身份证号", en: "Looks like an identity number of 15 digits"),
    explanation: Wording(
      zh: "这串数字像旧的十五位身份证号。是的话请删去；是别的编号就不用管。",
      en: "The number looks like an identity number of before 1999. Remove it if it is one."),
    bad: "编号 110105491231002", good: "编号 2026-007")

  /// A text that may be private.
  public static let privacyHint = ProblemKind(
    "privacy.hint", .warning,
    title: Wording(zh: "可能是个人信息", en: "May be private"),
    explanation: Wording(
      zh: "校外邮箱、QQ、微信号、具体的工资津贴金额，多半不该公开。确实是办公用的，可以写进 unionpress.yaml 的 allow_contacts。",
      en:
        "Addresses outside of the school, chat accounts and amounts of pay are rarely meant for the public. What belongs to an office can be listed in allow_contacts in unionpress.yaml."
    ),
    bad: "QQ：12345678", good: "学院工会办公室（数统楼 305）")

  /// Kinds of the area "privacy".
  static let privacyKinds: [ProblemKind] = [
    privacyIdentity, privacyMobile, privacyBankCard, privacyKey, privacyOldIdentity, privacyHint,
  ]
}
