public import Calendars
public import Diagnostics
import Records

/// What a new site begins with.
public struct StarterSite: Sendable {
  /// The site's name: 外国语学院工会.
  public var name: String
  /// Its address, as it will be published.
  public var url: String
  /// The day on which it is made: events lie shortly after it, terms and holidays around it.
  public var today: LocalDate
  /// The language of its content.
  public var language: Language
  /// The version of the theme that the program brings.
  public var themeVersion: Int

  /// A site called `name` at `url`.
  public init(name: String, url: String, today: LocalDate, language: Language, themeVersion: Int) {
    self.name = name
    self.url = url
    self.today = today
    self.language = language
    self.themeVersion = themeVersion
  }

  /// Every file: path below the site's folder, and text. A site that builds without a warning, with one of each thing
  /// that an office needs first, to be written over.
  public var files: [(path: String, text: String)] {
    let isChinese = language == .zh
    let texts: [(String, String)] = [
      ("unionpress.yaml", settings), (".gitignore", ignored), ("README.md", starterReadme(today.year)),
      ("content/index.md", isChinese ? homeChinese : homeEnglish),
      ("content/pages/about.md", isChinese ? aboutChinese : aboutEnglish),
      ("content/clubs/volleyball.md", isChinese ? clubChinese : clubEnglish),
      ("content/events/\(training.year)/first-training.md", isChinese ? eventChinese : eventEnglish),
      ("content/news/\(today.year)/website-opens.md", isChinese ? newsChinese : newsEnglish),
      ("content/data/venues.yaml", venues), ("content/data/terms.yaml", terms),
    ]
    let years = [today.year, today.year + 1].map { year in
      ("content/data/holidays-\(year).yaml", holidays(year))
    }
    return (texts + years).map { (path: $0.0, text: $0.1) }
  }

  // MARK: Settings

  /// The settings, made of their own table: what is needed first, everything else as comments.
  private var settings: String {
    let given = [
      "name": yamlScalar(name), "url": yamlScalar(url), "languages": language == .zh ? "[zh]" : "[en]",
      "theme_version": "\(themeVersion)",
    ]
    func line(_ field: FieldDefinition) -> String {
      "\(field.name(in: language)): \(given[field.key] ?? field.example(in: language))"
    }
    var lines = [Wording(zh: "# 网站设置", en: "# Site settings")[language], ""]
    for field in SiteSettings.fields where given[field.key] != nil {
      lines += ["# \(field.help[language])", line(field), ""]
    }
    let optional = Wording(
      zh: "# 下面的都可以不写；要用就删掉行首的“# ”。", en: "# All below is optional; take away “# ” to use it.")
    lines += [optional[language], ""]
    for field in SiteSettings.fields where given[field.key] == nil {
      lines += ["# \(field.help[language])", "# " + line(field), ""]
    }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  private var ignored: String {
    """
    # 生成的网站 · the built site
    /public/
    # 系统和办公软件的临时文件 · left behind by systems and office programs
    .DS_Store
    Thumbs.db
    desktop.ini
    ~$*

    """
  }

  // MARK: Records

  private var homeChinese: String {
    """
    ---
    标题: \(yamlScalar(name))
    摘要: 俱乐部、活动和通知。
    ---
    欢迎来到教职工之家。想打球、想读书、想找人说件事，都可以从这一页出发。

    """
  }

  private var homeEnglish: String {
    """
    ---
    title: \(yamlScalar(name))
    summary: Clubs, events and notices.
    ---
    Welcome to the home of our staff. To play, to read, to ask for help: begin here.

    """
  }

  private var aboutChinese: String {
    """
    ---
    标题: 关于我们
    导航: {菜单: 主菜单, 顺序: 90}
    ---
    这里写工会委员会的组成、分工和办公地点。

    ## 怎样找到我们

    写办公室的地点和时间。个人手机号不要写在网站上。

    """
  }

  private var aboutEnglish: String {
    """
    ---
    title: About us
    nav: {menu: main, order: 90}
    ---
    Who is on the committee, who does what, and where the office is.

    ## How to find us

    Give the office and its hours. Personal telephone numbers do not belong on the site.

    """
  }

  private var clubChinese: String {
    """
    ---
    标题: 排球俱乐部
    类别: 文体
    简称: 排球
    状态: 招新中
    入会方式: {方式: 星期三直接到场，说一声“我来体验”}
    摘要: 每周三下午练球，新手也欢迎。
    ---
    会打的、想学的都欢迎。球由工会准备。

    """
  }

  private var clubEnglish: String {
    """
    ---
    title: Volleyball club
    family: sports-arts
    short_name: Volley
    status: recruiting
    join: {how: Come along on a Wednesday and say that you are new}
    summary: Practice on Wednesdays; beginners are welcome.
    ---
    Come if you play, and come if you would like to. The union brings the balls.

    """
  }

  private var eventChinese: String {
    """
    ---
    标题: 排球俱乐部开放训练
    类型: 训练
    俱乐部: volleyball
    开始: \(training) 16:30
    结束: 18:00
    地点: gym-volleyball
    # 临时取消时，把下面两行行首的“# ”删掉：
    # 状态: 取消
    # 状态说明: 场地占用
    ---
    请穿运动鞋。第一次来不用报名。

    """
  }

  private var eventEnglish: String {
    """
    ---
    title: Open volleyball practice
    kind: training
    club: volleyball
    start: \(training) 16:30
    end: 18:00
    venue: gym-volleyball
    # To cancel it, take away the “# ” of the next two lines:
    # status: cancelled
    # status_note: hall not available
    ---
    Bring sports shoes. No need to sign up the first time.

    """
  }

  private var newsChinese: String {
    """
    ---
    标题: 工会网站开通
    类型: 通知
    日期: \(today)
    署名: {供稿: 学院工会, 审核: 学院工会}
    ---
    从今天起，活动、通知和获奖都在这里发布。日历可以订阅到手机里。

    """
  }

  private var newsEnglish: String {
    """
    ---
    title: Our website opens
    type: notice
    date: \(today)
    byline: {author: The union, reviewer: The union}
    ---
    From today, events, notices and results are published here. The calendar can be subscribed to.

    """
  }
}
