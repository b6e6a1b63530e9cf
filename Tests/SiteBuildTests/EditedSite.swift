import Calendars
import Diagnostics
import FileTrees
import SiteBuild
import Support

/// A small site with every kind of record, and what officers do to theirs.
struct EditedSite {
  var texts: [String: String]
  var assets: [String: String] = [
    "content/news/photo.jpg": "1", "templates/assets/logo.png": "1",
    "content/events/2026/final/plan.pdf": "1",
    "content/events/2026/final/a.jpg": "1", "content/files/rules.pdf": "1",
  ]
  var options: BuildOptions
  var lastChange = "nothing"
  private let original: [String: String]

  init(theme: [String: String]) {
    texts = theme
    texts["templates/assets/site.css"] = "body { margin: 1px }\n"
    texts["templates/assets/scripts/own.js"] = "1;\n"
    for file in site(smallUnion).texts {
      texts[file.path] = String(decoding: file.bytes, as: UTF8.self)
    }
    original = texts
    options = BuildOptions(today: LocalDate(clampedDayNumber: 739_943))  // 2026-11-23
  }

  var tree: SourceTree {
    SourceTree(
      texts: texts.map { .init(path: $0.key, text: $0.value) },
      assets: assets.map { Self.asset($0.key, $0.value) })
  }

  private static func asset(_ path: String, _ content: String) -> SourceTree.Asset {
    let place = "/nowhere/" + path
    var asset = SourceTree.Asset(
      path: path, size: content.utf8.count, fingerprint: content, location: place)
    if SourceTree.isPicture(path: path) {
      let version = PictureFacts.Version(
        width: 480, height: 320, suffix: "jpg", size: 9, fingerprint: "small" + content,
        location: place + "-480")
      asset.picture = PictureFacts(width: 960, height: 640, colour: "#c8102e", versions: [version])
    }
    return asset
  }

  /// Files beside records, in folders of their own, for nothing, and of the theme.
  private static let files = [
    "content/news/photo.jpg", "content/events/plan.pdf", "content/events/2026/final/plan.pdf",
    "content/events/2026/final/a.jpg", "content/events/2026/final/b.jpg",
    "content/events/2026/session/list.xlsx",
    "content/files/rules.pdf", "content/news/later/draft.pdf", "content/people/he.jpg",
    "content/books/xiangtu/cover.jpg",
    "content/data/members.xlsx", "content/pages/verify.txt",
    "templates/assets/logo.png", "templates/assets/site.css", "templates/assets/scripts/own.js",
  ]

  /// A file that is copied is one that the program does not read as a text.
  private mutating func put(_ content: String?, at path: String) {
    if SourceTree.isText(path: path) { texts[path] = content } else { assets[path] = content }
  }

  /// Does one thing to it.
  mutating func change(_ random: inout SplitMix64) {
    let paths = texts.keys.sorted()
    let content = paths.filter { $0.hasPrefix("content/") }
    let templates = paths.filter { $0.hasPrefix("templates/") && $0.hasSuffix(".html") }
    switch random.below(20) {
    case 0...4:
      // Nothing is shown in as many places as an event.
      let events = content.filter { $0.hasPrefix("content/events/") }
      guard let path = random.pick(random.below(2) == 0 && !events.isEmpty ? events : content) else { return }
      edit(path, &random)
    case 5...7: reword(&random)
    case 8: remove(random.pick(paths))
    case 9: remove(random.pick(content))
    case 10, 11:
      guard let path = random.pick(content) else { return }
      rename(path, &random)
    case 12:
      guard let path = random.pick(content), path.hasSuffix(".md") else { return }
      let copy = path.dropLast(3) + "-\(random.below(3)).md"
      texts[String(copy)] = texts[path]
      lastChange = "copy \(path) to \(copy)"
    case 13, 14: editTemplate(random.pick(templates), &random)
    case 15: configure(&random)
    case 16:
      options.today = LocalDate(clampedDayNumber: options.today.dayNumber + random.below(80) - 40)
      lastChange = "today is \(options.today)"
    case 17:
      if random.below(2) == 0 { options.showsUnpublished.toggle() } else { options.isStrict.toggle() }
      lastChange = "options \(options)"
    case 18:
      if random.below(4) == 0 { return caption(&random) }
      guard let path = random.pick(Self.files) else { return }
      put(random.below(3) == 0 ? nil : String(random.below(9)), at: path)
      lastChange = "file \(path)"
    default:
      guard let path = random.pick(original.keys.sorted()) else { return }
      texts[path] = original[path]
      lastChange = "restore \(path)"
    }
  }

  /// Says what pictures show.
  private mutating func caption(_ random: inout SplitMix64) {
    let path = "content/events/2026/final/captions.yaml"
    let name = random.below(2) == 0 ? "a.jpg" : "b.jpg"
    texts[path] = random.below(3) == 0 ? nil : "\(name): 第\(random.below(9))局\n"
    lastChange = "captions"
  }

  private mutating func remove(_ path: String?) {
    guard let path else { return }
    texts[path] = nil
    lastChange = "remove \(path)"
  }

  private mutating func rename(_ path: String, _ random: inout SplitMix64) {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let new = random.below(3) == 0 ? "content/news/\(name)" : "\(folder)/r\(random.below(4))-\(name)"
    texts[new] = texts.removeValue(forKey: path)
    lastChange = "rename \(path) to \(new)"
  }

  /// Lines that say something which pages of other records show, too: of any record, and of those in some folders.
  static let facts: [String: [String]] = [
    "": [
      "标签: [读书]", "标签: [排球, 读书]", "aliases: [/old/]", "slug: short", "更新: 2026-11-22", "摘要: 一句话",
      "俱乐部: choir",
      "日期: 2026-11-22", "日期: 2025-03-01", "活动: 2026/final", "活动: session", "附件: [final/plan.pdf]",
      "附件: [../files/rules.pdf]",
      "封面: photo.jpg", "封面: final/a.jpg", "照片: he.jpg", "着装: 正装", "着装: 便装", "附加: {着装: 随意, 号: 7}",
    ],
    "events": [
      "类型: 比赛", "类型: 训练", "类型: 共读", "类型: 共读", "俱乐部: choir", "俱乐部: volleyball", "俱乐部: [volleyball, choir]",
      "状态: 取消", "状态: 照常", "期号: 4", "期号: 5", "参加人数: 13", "uid: one", "uid: one", "开始: 2026-11-24 14:30",
      "开始: 2026-06-12 12:10", "开始: 2025-10-19", "结束: 16:30", "地点: gym", "地点: 操场", "图书: [xiangtu]",
      "赛程: [{对阵: 甲 — 乙, 比分: 2:1}]", "赛程: [{对阵: 甲 — 丙}]", "参赛队: [甲, 乙]",
    ],
    "news": ["置顶: 是", "俱乐部: volleyball"], "awards": ["名次: 第三名", "俱乐部: volleyball"],
    "proposals": ["状态: 已答复"], "campaigns": ["人数: 30"],
  ]

  /// Tells something of the record in the file at `path`.
  private mutating func tell(_ path: String, _ random: inout SplitMix64) {
    let folder = path.split(separator: "/").dropFirst().first ?? ""
    let own = Self.facts[String(folder)] ?? []
    guard let fact = random.pick(own.isEmpty || random.below(3) == 0 ? Self.facts[""] ?? [] : own) else {
      return
    }
    tell(fact, of: path)
  }

  /// Gives the record in the file at `path` another value of a field, or one field more.
  mutating func tell(_ fact: String, of path: String) {
    var lines = (texts[path] ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let key = fact.prefix { $0 != ":" } + ":"
    if let place = lines.firstIndex(where: { $0.hasPrefix(key) }) {
      lines[place] = fact
    } else if lines.count > 1 {
      lines.insert(fact, at: 1)
    }
    texts[path] = lines.joined(separator: "\n")
    lastChange = "tell \(fact) of \(path)"
  }

  /// Changes the text of a record and nothing else.
  mutating func reword(_ random: inout SplitMix64) {
    let texts = texts.filter { $0.key.hasPrefix("content/") && $0.key.hasSuffix(".md") }
    guard let path = random.pick(texts.keys.sorted()), let text = texts[path] else { return }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = (lines.dropFirst().firstIndex(of: "---") ?? lines.count - 1) + 1
    let words = random.pick([
      "多了第 \(random.below(9)) 段。", "## 小标题 \(random.below(3))", "[看](club:choir)", "[下面](#小标题-1)",
      "![图](photo.jpg)", "![图](final/a.jpg)", "[安排](final/plan.pdf)", "[章程](/files/rules.pdf)",
      "[表](later/draft.pdf)",
      "[没有](club:nobody)", "[月历](/calendar/)", "[没有这一页](/nowhere/)", "```events\n```",
      "```gallery\nevent: 2026/final\n```", "```gallery\nfolder: 2026/final\n```", "电话 13800138000。",
      "电话 &#49;3800138000。", "龘",
    ])
    switch random.below(4) {
    case 0: lines.insert(contentsOf: [words ?? "", ""], at: min(start, lines.count))
    case 1: if lines.count > start { lines.removeLast() }
    default: lines += ["", words ?? ""]
    }
    self.texts[path] = lines.joined(separator: "\n")
    lastChange = "reword \(path)"
  }

  private mutating func edit(_ path: String, _ random: inout SplitMix64) {
    if random.below(2) == 0 { return tell(path, &random) }
    var lines = (texts[path] ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = random.below(lines.count)
    switch random.below(10) {
    case 0: lines.remove(at: place)
    case 1: lines.insert(lines[place], at: place)
    case 2: lines.append("电话 13800138000。")
    case 3: lines.append("[看](../clubs/volleyball.md)和[看](club:choir)，[没有](club:nobody)。")
    case 4: lines.append("另起一段，第 \(random.below(9)) 次。")
    case 5: if lines.count > 1 { lines.insert("草稿: 是", at: 1) }
    case 6: if lines.count > 1 { lines.insert("publish_at: 2026-12-01", at: 1) }
    case 7: if lines.count > 1 { lines.insert("标题: 换了的标题\(random.below(5))", at: 1) }
    default: lines[place] = lines[place].replacing("2026", with: "2027").replacing("排球", with: "气排球")
    }
    texts[path] = lines.joined(separator: "\n")
    lastChange = "edit \(path) at line \(place + 1)"
  }

  private mutating func editTemplate(_ path: String?, _ random: inout SplitMix64) {
    let place = random.below(4) == 0 ? "templates/new-\(random.below(2)).html" : path ?? "templates/club.html"
    let additions = [
      "{# a remark #}", "<!-- seen -->", "{{ nothing.at.all }}", "{% include \"new-0.html\" %}",
      "{% block body %}<p>{{ page.title }}</p>{% endblock %}", "{% if %}",
      "{% macro line(text) %}<u>{{ text }}</u>{% endmacro %}", "{% extends \"new-1.html\" %}",
    ]
    guard let addition = random.pick(additions) else { return }
    texts[place, default: ""] = random.below(2) == 0 ? addition : (texts[place] ?? "") + addition
    lastChange = "template \(place): \(addition)"
  }

  private mutating func configure(_ random: inout SplitMix64) {
    let settings = [
      "name: 学院工会\nurl: https://gh.example.edu.cn\n",
      "name: 学院工会\nurl: https://gh.example.edu.cn/union\nlanguages: [zh, en]\n",
      "name: 另一个工会\nurl: https://gh.example.edu.cn\nlanguages: [en, zh]\nallow_contacts: [office@qq.com]\n",
      "name: 学院工会\nurl: https://gh.example.edu.cn\nlanguages: [zh]\nas_of: 2026-12-01\n",
      "name: 学院工会\n",
      smallSettings + "自定字段:\n  - {名称: 着装, 用于: [活动, 获奖], 可选: [正装, 便装]}\n",
      smallSettings + "自定字段:\n  - {名称: 着装, 英文名称: Dress, 用于: [活动, 新闻, 俱乐部], 必填: 是}\n",
    ]
    if random.below(3) == 0 {
      texts["templates/i18n/zh-Hans.yaml"] = "skip: \"跳过 \(random.below(3))\"\n"
      lastChange = "texts of the interface"
    } else if let text = random.pick(settings) {
      texts["unionpress.yaml"] = text
      lastChange = "settings \(text)"
    }
  }
}

private let smallSettings = "name: 学院工会\nurl: https://gh.example.edu.cn\nlanguages: [zh, en]\n"

private let smallUnion = """
  -- unionpress.yaml
  \(smallSettings)自定字段: [{名称: 着装, 用于: [活动, 俱乐部, 新闻, 获奖, 图书]}]
  -- content/index.md
  ---
  标题: 首页
  ---
  欢迎。
  -- content/pages/about.md
  ---
  标题: 关于
  ---
  见[排球](club:volleyball)。
  -- content/clubs/volleyball.md
  ---
  标题: 排球俱乐部
  类别: 文体
  ---
  每周一练，见[决赛](../events/2026/final.md)。
  -- content/clubs/volleyball.en.md
  ---
  title: Volleyball club
  ---
  Every Monday.
  -- content/clubs/choir.md
  ---
  标题: 合唱团
  类别: 文体
  ---
  周三。
  -- content/events/2026/final.md
  ---
  标题: 排球决赛
  着装: 运动装
  开始: 2026-11-26 14:30
  结束: 16:30
  俱乐部: volleyball
  地点: gym
  ---
  准时到场。
  -- content/events/2026/final/captions.yaml
  a.jpg: 开赛
  -- content/events/2026/training.md
  ---
  标题: 排球训练
  开始: 2026-09-07 16:30
  结束: 18:00
  俱乐部: volleyball
  repeat: {term: 2026-2027-1, weeks: "1-17", weekday: 1}
  ---
  -- content/events/2026/session.md
  ---
  标题: 读书会
  开始: 2026-11-27 12:10
  结束: 13:30
  俱乐部: choir
  类型: 共读
  期号: 3
  uid: one
  图书: [xiangtu]
  标签: [读书]
  ---
  读第一章。
  -- content/events/2025/final.md
  ---
  标题: 去年的决赛
  开始: 2025-10-19 14:30
  结束: 16:30
  俱乐部: volleyball
  类型: 比赛
  参加人数: 40
  标签: [排球]
  ---
  输了。
  -- content/news/hello.md
  ---
  标题: 夺冠
  日期: 2026-11-20
  活动: 2026/final
  ---
  赢了。
  -- content/news/later.md
  ---
  标题: 以后再说
  日期: 2026-11-21
  publish_at: 2026-12-20
  ---
  还没有。
  -- content/awards/cup.md
  ---
  赛事: 教职工排球赛
  日期: 2026-11-20
  级别: 校级
  名次: 第一名
  俱乐部: volleyball
  获奖者: [{队: 学院排球队}]
  ---
  -- content/data/awards.csv
  赛事,日期,级别,名次,俱乐部,获奖者,组别
  教职工排球赛,2025-10-19,校级,第五名,volleyball,学院排球队,混合组
  合唱比赛,2025-12-19,校级,一等奖,choir,学院合唱团,
  合唱比赛,2025-12-19,校级,一等奖,choir,学院合唱团,
  -- content/data/venues.yaml
  - {id: gym, name: 体育馆}
  -- content/data/terms.yaml
  - id: 2026-2027-1
    name: 2026—2027学年第一学期
    week1_monday: 2026-09-07
    weeks: 19
  -- content/data/holidays-2026.yaml
  year: 2026
  days:
    - {name: 国庆节, from: 2026-10-01, to: 2026-10-07, makeup: [2026-09-20, 2026-10-10]}
  -- content/books/xiangtu.md
  ---
  书名: 乡土中国
  作者: [费孝通]
  出版社: 人民文学出版社
  年份: 2019
  ---
  一本小书。
  -- content/booklists/autumn.md
  ---
  标题: 秋季书单
  俱乐部: choir
  学期: 2026-2027-1
  书目:
    - {book: xiangtu, why: 好读}
  ---
  -- content/notes/note.md
  ---
  标题: 读后
  图书: xiangtu
  作者: 李明
  同意: 是
  日期: 2026-03-20
  ---
  想了很久。
  -- content/proposals/shed.md
  ---
  编号: 2026-012
  届次: 三届二次
  案由: 加一排车棚
  类别: 校园环境
  状态: 立案
  提交: 2026-10-20
  立案: 2026-11-10
  期限: 2027-01-09
  ---
  -- content/lectures/arts.md
  ---
  标题: 讲堂
  俱乐部: choir
  各讲: [2026/final]
  ---
  -- content/campaigns/blood.md
  ---
  标题: 献血
  俱乐部: volleyball
  类型: 献血
  开始: 2026-04-22
  结束: 2026-04-22
  人数: 29
  ---
  -- content/data/participation.csv
  学期,俱乐部,单位,人数,人次,教职工数
  2026-2027-1,,,74,1471,146
  2026-2027-1,volleyball,,22,198,146
  -- content/people/he.md
  ---
  姓名: 何静宜
  公开: 是
  同意: {日期: 2026-09-01, 范围: [name, story]}
  ---
  副主席。
  """
