public import Bibliography
public import Calendars
public import Diagnostics

/// What `unionpress.yaml` says of the site as a whole.
public struct SiteSettings: Sendable, Hashable {
  /// The file, for problems that concern the site.
  public var place = Span(path: "unionpress.yaml", range: 0..<0)
  /// The site's name: 数学与统计学院工会.
  public var name = ""
  /// The name in English.
  public var nameEnglish: String?
  /// The organisation that answers for it.
  public var organisation: String?
  /// The same in English.
  public var organisationEnglish: String?
  /// One or two sentences for search engines.
  public var description: String?
  /// The same in English.
  public var descriptionEnglish: String?
  /// The address under which it is published, without a slash at its end.
  public var url = ""
  /// The host of ``url``: `gh.example.edu.cn`.
  public var host: String {
    let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count > 2 ? String(parts[2]) : ""
  }
  /// The path part of ``url``, empty or beginning with a slash.
  public var basePath: String {
    let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count > 3 ? "/" + parts[3] : ""
  }
  /// The languages; the first stands at the root.
  public var languages: [Language] = [.zh, .en]
  /// The wall clock of all times.
  public var zone = SiteZone(name: "Asia/Shanghai", offset: .shanghai)
  /// Its offset from UTC.
  public var offset: UTCOffset { zone.offset }
  /// The day on which weeks begin.
  public var weekStart = Weekday.monday
  /// Registration number of the site (ICP备案号).
  public var icp: String?
  /// Registration with the police (公安备案号).
  public var policeRecord: String?
  /// The office to ask.
  public var contactOffice: String?
  /// The same for readers of English.
  public var contactOfficeEnglish: String?
  /// The moment as of which “coming” and “past” are told apart; the build date if not given.
  public var asOf: Moment?
  /// Telephone numbers and addresses that may be published.
  public var allowedContacts: [String] = []
  /// How books are cited.
  public var citationStyle = CitationStyle.numeric2025
  /// Least number of members of a club; 0 to not check.
  public var minimumMembers = 0
  /// Least number of those who make or support a proposal; 0 to not check.
  public var minimumSupporters = 0
  /// The version of the theme that the site's own templates were made for.
  public var themeVersion: Located<Int>?
  /// Where the site is published; the first is meant where none is named.
  public var deploy: [DeployTarget] = []
  /// Addresses that are gone on purpose, as paths from the root; with `*` at the end for all below.
  public var gone: [String] = []
  /// How many of a hundred pages a publication may lose at most.
  public var dropLimit = 20
  /// The body above the union, the university as a rule.
  public var parent: String?
  /// The same in English.
  public var parentEnglish: String?
  /// Whether search engines are asked to stay away, as from sites for the school's own network.
  public var isHiddenFromSearch = false
  /// Where to report weaknesses of the site.
  public var security: SecurityContact?
  /// Other unions' sites, whose events are shown beside the own ones.
  public var gather: [GatheredSite] = []
  /// Fields of the union's own, in the order in which pages show them.
  public var customFields: [CustomField] = []

  /// Settings with every default.
  public init() {}

  static let table = FieldTable<SiteSettings> {
    Field(
      "name", "名称", "title", "标题", as: .text, into: \.name, required: true, zh: "网站名称", en: "the site's name",
      example: "数学与统计学院工会")
    Field(
      "name_en", "英文名称", as: .text, into: \.nameEnglish, zh: "英文名称", en: "name in English",
      example: "Staff Union of Mathematics and Statistics")
    Field(
      "org", "单位", as: .text, into: \.organisation, zh: "主办单位", en: "the organisation",
      example: "数学与统计学院工会委员会")
    Field(
      "org_en", "英文单位", as: .text, into: \.organisationEnglish, zh: "主办单位英文名", en: "organisation in English",
      example: "Staff Union")
    Field(
      "description", "简介", as: .text, into: \.description, zh: "一两句话的简介", en: "one or two sentences",
      example: "学院教职工之家")
    Field(
      "description_en", "英文简介", as: .text, into: \.descriptionEnglish, zh: "英文简介",
      en: "description in English", example: "The home of our staff")
    Field(
      "url", "网址", "base_url", as: .siteURL, into: \.url, required: true, zh: "网站的网址",
      en: "the address it is published under", example: "https://gh.example.edu.cn")
    Field(
      "languages", "语言", as: .languages, into: \.languages, zh: "语言，第一个在根目录",
      en: "languages; the first stands at the root", example: "[zh, en]")
    Field("timezone", "时区", as: .zone, into: \.zone, zh: "时区", en: "time zone", example: "Asia/Shanghai")
    Field(
      "week_start", "一周开始", as: .weekday, into: \.weekStart, zh: "一周从星期几开始",
      en: "the day on which weeks begin", example: "周一")
    Field(
      "icp", "备案号", "ICP备案号", as: .icp, into: \.icp, zh: "ICP备案号", en: "ICP registration number",
      example: "京ICP备12345678号-1")
    Field(
      "police_record", "公安备案号", as: .text, into: \.policeRecord, zh: "公安备案号", en: "police registration",
      example: "京公网安备11010502000001号")
    Field(
      "contact_office", "联系办公室", "联系", as: .text, into: \.contactOffice, zh: "联系的办公室",
      en: "the office to ask", example: "学院工会办公室（数统楼 305）")
    Field(
      "contact_office_en", "英文联系办公室", as: .text, into: \.contactOfficeEnglish, zh: "联系的办公室，英文",
      en: "the office to ask, in English", example: "Union office (Maths Building 305)")
    Field(
      "as_of", "截至", as: .moment, into: \.asOf, zh: "以哪一天区分已结束和将举行",
      en: "the day that divides past from coming", example: "2026-11-23")
    Field(
      "allow_contacts", "允许的联系方式", as: .textList, into: \.allowedContacts, zh: "可以公开的办公电话",
      en: "office numbers that may be published", example: "[010-12345678]")
    Field(
      "citation_style", "引文格式", as: .choice(CitationStyle.self), into: \.citationStyle,
      zh: "参考文献的格式", en: "how books are cited", example: "gb7714-2025-numeric")
    Field(
      "min_members", "最少会员数", as: .count, into: \.minimumMembers, zh: "俱乐部最少会员数",
      en: "least number of members of a club", example: "10")
    Field(
      "min_supporters", "提案最少人数", as: .count, into: \.minimumSupporters, zh: "提案人和附议人合计至少几人",
      en: "least number of those who make or support a proposal", example: "3")
    Field(
      "theme_version", "主题版本", as: .located(.positive), into: \.themeVersion, zh: "自己的模板是按主题的哪一版做的",
      en: "the version of the theme that own templates were made for", example: "1")
    Field(
      "deploy", "发布到",
      as: .objects(DeployTarget.table, DeployTarget(), Wording(zh: "发布目标", en: "deploy target")),
      into: \.deploy, zh: "发布到哪里，见 docs/publishing.md", en: "where it is published, see docs/publishing.md",
      example: "[{name: school, kind: 文件夹, to: /srv/gonghui}]")
    Field(
      "gone", "已删除的网址", as: .textList, into: \.gone, zh: "确实不要了的网址，末尾写 * 表示以下全部",
      en: "addresses that are gone on purpose; * at the end for all below", example: "[/news/2019/*]")
    Field(
      "drop_limit", "最多减少", as: .count, into: \.dropLimit, zh: "一次发布最多减少百分之几的页面",
      en: "how many of a hundred pages a publication may lose", example: "20")
    Field(
      "parent_org", "上级单位", as: .text, into: \.parent, zh: "上级单位，一般是学校",
      en: "the body above, as a rule the university",
      example: "示例大学")
    Field(
      "parent_org_en", "上级单位英文名", as: .text, into: \.parentEnglish, zh: "上级单位英文名", en: "the same in English",
      example: "Example University")
    Field(
      "noindex", "不让搜索引擎收录", as: .boolean, into: \.isHiddenFromSearch, zh: "请搜索引擎不要收录（校内网站）",
      en: "ask search engines to stay away (sites for the school's own network)", example: "否")
    Field(
      "security", "安全联系",
      as: .object(SecurityContact.table, SecurityContact(), Wording(zh: "安全联系", en: "security contact")),
      into: \.security, zh: "发现网站漏洞时联系谁，写进 security.txt", en: "whom to tell of weaknesses, for security.txt",
      example: "{contact: mailto:security@example.edu.cn, expires: 2027-08-31}")
    Field(
      "gather", "汇集",
      as: .objects(GatheredSite.table, GatheredSite(), Wording(zh: "别的工会", en: "other union")),
      into: \.gather, zh: "别的工会的网站，活动汇入联合日历", en: "other unions' sites, for the joint calendar",
      example: "[{name: 物理学院工会, from: https://wl.example.edu.cn}]")
    Field(
      "custom_fields", "自定字段", "自定义字段",
      as: .objects(CustomField.table, CustomField(), Wording(zh: "自定字段", en: "custom field")),
      into: \.customFields, zh: "记录里自己的字段，检查、查找，也显示在网页上",
      en: "fields of your own for records, checked, searched and shown",
      example: "[{name: 着装, name_en: Dress code, for: 活动}]")
  }
}

extension ValueReader where Value == String {
  /// The site's address: `https://` and a host, no slash at the end.
  fileprivate static var siteURL: ValueReader {
    let expected = Wording(
      zh: "完整网址，例如 https://gh.example.edu.cn", en: "a full address such as https://gh.example.edu.cn")
    return ValueReader(type: expected) { raw, reader in
      guard let text = ValueReader.text.read(raw, &reader) else { return nil }
      let rest =
        text.hasPrefix("https://") ? text.dropFirst(8) : text.hasPrefix("http://") ? text.dropFirst(7) : ""
      let isClean = text.utf8.allSatisfy {
        $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E && $0 != 0x23 && $0 != 0x3F
      }
      guard !rest.isEmpty, rest.first != "/", isClean else {
        reader.report(
          Problem(
            .siteURLInvalid, at: raw.span,
            Wording(zh: "“\(text)”不是完整的网址", en: "“\(text)” is not a full address"), expected: expected))
        return nil
      }
      return String(text.trimmingSuffix { $0 == "/" })
    }
  }

  /// An ICP registration number in one of the two official forms.
  fileprivate static var icp: ValueReader {
    ValueReader(type: Wording(zh: "例如 京ICP备12345678号-1", en: "for example 京ICP备12345678号-1")) { raw, reader in
      guard let text = ValueReader.text.read(raw, &reader) else { return nil }
      let pattern = #/\p{Han}ICP备(\d{8}|\d{10})号(-\d{1,3})?/#
      if (try? pattern.wholeMatch(in: text)) == nil {
        reader.report(
          Problem(
            .icpForm, at: raw.span,
            Wording(zh: "“\(text)”不像备案号", en: "“\(text)” does not look like an ICP number"),
            expected: Wording(zh: "例如 京ICP备12345678号-1", en: "for example 京ICP备12345678号-1")))
      }
      return text
    }
  }
}

extension ValueReader where Value == [Language] {
  fileprivate static var languages: ValueReader {
    let expected = Wording(zh: "zh、en", en: "zh, en")
    return ValueReader(type: expected, shape: .list(.text)) { raw, reader in
      guard let tags = ValueReader<[Located<String>]>.locatedList.read(raw, &reader) else { return nil }
      var result: [Language] = []
      for tag in tags {
        let names = ["中文": Language.zh, "英文": .en]
        guard let language = names[tag.value] ?? Language(tag: tag.value) else {
          reader.report(
            Problem(
              .choiceUnknown, at: tag.span,
              Wording(zh: "不支持语言“\(tag.value)”", en: "the language “\(tag.value)” is not supported"),
              expected: expected))
          continue
        }
        if !result.contains(language) { result.append(language) }
      }
      return result.isEmpty ? nil : result
    }
  }
}

/// A time zone without daylight saving.
public struct SiteZone: Sendable, Hashable {
  /// The name under which calendars know it (TZID): `Asia/Shanghai`, or for a bare offset `Etc/GMT-8`.
  public var name: String
  /// Its distance from UTC.
  public var offset: UTCOffset
}

extension ValueReader where Value == SiteZone {
  /// A zone without daylight saving, by name or as an offset.
  fileprivate static var zone: ValueReader {
    let zones = [
      "Asia/Shanghai": 480, "Asia/Chongqing": 480, "Asia/Hong_Kong": 480, "Asia/Macau": 480,
      "Asia/Taipei": 480, "Asia/Singapore": 480, "Asia/Urumqi": 360, "Asia/Tokyo": 540, "Asia/Seoul": 540,
      "UTC": 0,
    ]
    let expected = Wording(
      zh: "Asia/Shanghai，或 +08:00 这样的时差", en: "Asia/Shanghai, or an offset such as +08:00")
    return ValueReader(type: expected) { raw, reader in
      guard let text = ValueReader<String>.text.read(raw, &reader) else { return nil }
      if let minutes = zones[text] {
        return SiteZone(name: text, offset: UTCOffset(clampedMinutes: minutes))
      }
      let parts = text.dropFirst().split(separator: ":")
      if let sign = text.first, sign == "+" || sign == "-", parts.count == 2, let hours = Int(parts[0]),
        let minutes = Int(parts[1]), hours < 15, minutes < 60
      {
        let offset = UTCOffset(clampedMinutes: (hours * 60 + minutes) * (sign == "-" ? -1 : 1))
        return SiteZone(name: name(of: offset), offset: offset)
      }
      reader.report(
        Problem(
          .choiceUnknown, at: raw.span,
          Wording(zh: "不认识时区“\(text)”", en: "the time zone “\(text)” is not known"), expected: expected))
      return nil
    }
  }
}

/// What the time-zone database calls a clock that is `offset` from UTC all year, so that calendars need not trust the file alone. Its
/// signs are the other way round.
private func name(of offset: UTCOffset) -> String {
  switch offset.minutes {
  case 0: "UTC"
  case let minutes where minutes % 60 == 0 && (-12...14).contains(minutes / 60):
    "Etc/GMT\(minutes > 0 ? "-" : "+")\(abs(minutes) / 60)"
  case 270: "Asia/Kabul"
  case 330: "Asia/Kolkata"
  case 345: "Asia/Kathmandu"
  case 390: "Asia/Yangon"
  case 570: "Australia/Darwin"
  // A colon would have to be quoted wherever the name stands, which few programs expect.
  default: "UTC\(offset.description.filter { $0 != ":" })"
  }
}

extension ValueReader where Value == Weekday {
  fileprivate static var weekday: ValueReader {
    let expected = Wording(zh: "周一 或 周日", en: "Monday or Sunday")
    return ValueReader(type: expected) { raw, reader in
      guard let text = ValueReader<String>.text.read(raw, &reader) else { return nil }
      if let day = Weekday(text: text), day == .monday || day == .sunday { return day }
      reader.report(
        Problem(
          .choiceUnknown, at: raw.span,
          Wording(zh: "一周不能从“\(text)”开始", en: "weeks cannot begin on “\(text)”"), expected: expected))
      return nil
    }
  }
}
