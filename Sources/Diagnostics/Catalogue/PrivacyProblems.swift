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
      zh: "校外邮箱、QQ、微信号、具体的工资津贴金额，多半不该公开。确实是办公用的，可以写进 unionpress.yaml 的“允许的联系方式”。",
      en:
        "Addresses outside of the school, chat accounts and amounts of pay are rarely meant for the public. What belongs to an office can be listed in allow_contacts in unionpress.yaml."
    ),
    bad: "QQ：12345678", good: "学院工会办公室（数统楼 305）")

  /// A story or photograph without consent.
  public static let personConsent = ProblemKind(
    "privacy.consent", .error,
    title: Wording(zh: "没有本人同意", en: "No consent"),
    explanation: Wording(
      zh: "人员的事迹（正文、原话）和照片，要本人同意才能公开：写上 同意，日期是哪天问的，范围里有 事迹 或 照片。",
      en:
        "A person's story (text, quotations) and photograph need the person's consent: give `consent` with the day and a scope that has `story` or `photo`."
    ),
    bad: "姓名: 李明\n照片: {图片: 李明.jpg, 说明: 李明在讲课}",
    good: "姓名: 李明\n照片: {图片: 李明.jpg, 说明: 李明在讲课}\n同意: {日期: 2026-09-01, 范围: [姓名, 照片]}")

  /// A role model's profile that is due for review.
  public static let personReview = ProblemKind(
    "privacy.review-due", .warning,
    title: Wording(zh: "典范事迹该复核了", en: "Profile due for review"),
    explanation: Wording(
      zh: "典范事迹发布满三年（或到了写明的复核日期），要再问一次本人：愿意继续公开就改 复核 日期，不愿意就写 撤下。",
      en:
        "Three years after its publication, or on the day given, a role model's profile is due: ask the person again, then set `review_by` anew or write `withdrawn`."
    ),
    bad: "发布: 2023-09-10", good: "发布: 2023-09-10\n复核: 2029-09-10")

  /// The name of somebody who has taken their profile back.
  public static let personStillNamed = ProblemKind(
    "privacy.still-named", .warning,
    title: Wording(zh: "撤下的人还有名字", en: "Somebody withdrawn is still named"),
    explanation: Wording(
      zh: "这个人的事迹已经撤下，别处还写着名字。获奖名单、新闻里的名字要不要留，请问本人；同名的别人不用管。",
      en:
        "The profile of this person was withdrawn, and the name still stands here. Ask whether it may stay; somebody else of that name may."
    ),
    bad: "（人员）撤下: 2027-03-01\n（新闻）领奖的是李明。", good: "领奖的是一位青年教师。")

  /// An attachment whose text could not be looked through.
  public static let privacyUnread = ProblemKind(
    "privacy.unread", .warning,
    title: Wording(zh: "附件没有看过", en: "Attachment not looked through"),
    explanation: Wording(
      zh:
        "附件里的文字没有查过个人信息：文件加了密、坏了，是旧格式（.doc、.xls、.ppt），或这台机器上没有看 PDF 的 pdftotext（Debian 的 poppler-utils）。请自己看一遍；旧格式的另存为 .docx、.xlsx、.pptx。",
      en:
        "The text of an attachment was not looked through for private data: the file is encrypted or damaged, in an old format (.doc, .xls, .ppt), or this machine has no pdftotext for PDF (poppler-utils on Debian). Look at it yourself, or save it in a new format."
    ),
    bad: "附件: [{文件: 加密的名单.pdf}]", good: "附件: [{文件: 名单.pdf}]")
  /// A private key.
  public static let privacySecret = ProblemKind(
    "privacy.secret", .error,
    title: Wording(zh: "私钥", en: "Private key"),
    explanation: Wording(
      zh: "网站文件夹里的文件都可能公开，私钥不能放在这里。移走它；已经公开过的，请当作泄露，换一把新的。",
      en:
        "Whatever lies in the site's folder may be published, so a private key must not. Move it away; one that has been published is lost, and must be replaced."
    ),
    bad: "content/pages/server.key", good: "~/.ssh/server.key")

  /// Kinds of the area "privacy".
  static let privacyKinds: [ProblemKind] = [
    privacyIdentity, privacyMobile, privacyBankCard, privacyKey, privacyOldIdentity, privacyHint,
    personConsent,
    personReview, personStillNamed, privacyUnread, privacySecret,
  ]
}
