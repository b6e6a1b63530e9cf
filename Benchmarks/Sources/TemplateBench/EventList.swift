import Templating

/// The page that every engine makes: a list of events in the frame of a site.
struct EventList: TemplateModel {
  var site: String
  var title: String
  var menu: [MenuEntry]
  var events: [Event]

  static let model = Model<EventList>("EventList", zh: "活动列表", en: "A list of events") {
    Field("site", zh: "网站的名称", en: "The site's name") { $0.site }
    Field("title", zh: "页面的标题", en: "The page's title") { $0.title }
    Field("menu", zh: "菜单", en: "The menu") { $0.menu }
    Field("events", zh: "活动", en: "The events") { $0.events }
  }
}

/// An entry of the menu.
struct MenuEntry: TemplateModel {
  var title: String
  var href: String
  var isCurrent: Bool

  static let model = Model<MenuEntry>("MenuEntry", zh: "菜单的一项", en: "An entry of the menu") {
    Field("title", zh: "文字", en: "The text") { $0.title }
    Field("href", zh: "网址", en: "The address") { $0.href }
    Field("is_current", zh: "是否本页", en: "Whether it is this page") { $0.isCurrent }
  }
}

/// An event of the list: seven fields, and the clubs that hold it.
struct Event: TemplateModel {
  var title: String
  var href: String
  var dateISO: String
  var dateText: String
  var venue: String
  var summary: String
  var isCancelled: Bool
  var clubs: [Club]

  static let model = Model<Event>("Event", zh: "活动", en: "An event") {
    Field("title", zh: "名称", en: "The name") { $0.title }
    Field("href", zh: "网址", en: "The address") { $0.href }
    Field("date_iso", zh: "日期，机器读", en: "The date for machines") { $0.dateISO }
    Field("date_text", zh: "日期，人读", en: "The date for people") { $0.dateText }
    Field("venue", zh: "地点", en: "The place") { $0.venue }
    Field("summary", zh: "简介", en: "What it is about") { $0.summary }
    Field("is_cancelled", zh: "是否取消", en: "Whether it is cancelled") { $0.isCancelled }
    Field("clubs", zh: "俱乐部", en: "The clubs") { $0.clubs }
  }
}

/// A club that holds an event.
struct Club: TemplateModel {
  var title: String
  var href: String

  static let model = Model<Club>("Club", zh: "俱乐部", en: "A club") {
    Field("title", zh: "名称", en: "The name") { $0.title }
    Field("href", zh: "网址", en: "The address") { $0.href }
  }
}

extension EventList {
  /// The same page each time: a sample of two hundred events made from lists of unlike lengths, so that
  /// neighbours differ. One title, place, summary or club in five has characters that must be escaped.
  static func sample(events count: Int = 200) -> EventList {
    let titles = [
      "羽毛球友谊赛", "读书会：《乡土中国》", "摄影 & 徒步", "合唱团排练", "“夜跑” 5 km", "围棋入门 <新手专场>", "太极晨练",
    ]
    let venues = ["工会活动室", "体育馆 2 号场", "A & B 座连廊", "图书馆", "东门操场"]
    let summaries = [
      "带水和毛巾，迟到不候。", "名额二十人，先到先得。", "家属 & 朋友都欢迎。", "新手请选 <初级> 组。", "雨天改在室内。",
      "口令是\"开心\"。", "请穿运动鞋。", "结束后聚餐，费用自理。", "设备由俱乐部提供。", "It's free.", "报名截止前一天。",
    ]
    let clubs = [
      ("羽毛球", "badminton"), ("读书", "reading"), ("摄影", "photo"), ("合唱", "choir"), ("跑步", "running"),
      ("棋&牌", "games"), ("太极", "taiji"), ("徒步", "hiking"),
    ].map { Club(title: $0.0, href: "/clubs/\($0.1)/") }
    let days = ["一", "二", "三", "四", "五", "六", "日"]
    return EventList(
      site: "职工文体协会 & 俱乐部", title: "全部活动",
      menu: ["首页", "活动", "俱乐部", "书单", "获奖", "新闻"].enumerated().map { index, title in
        MenuEntry(title: title, href: "/menu-\(index)/", isCurrent: index == 1)
      },
      events: (0..<count).map { index in
        let month = index / 28 % 12 + 1
        let day = index % 28 + 1
        return Event(
          title: titles[index % titles.count], href: "/events/2026/e\(index)/",
          dateISO: "2026-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)",
          dateText: "\(month)月\(day)日 周\(days[index % 7])", venue: venues[index % venues.count],
          summary: summaries[index % summaries.count], isCancelled: index % 17 == 3,
          clubs: (0..<3).map { clubs[(index + $0 * 3) % clubs.count] })
      })
  }

  /// The page as engines without types want it; the names are those of the Swift properties, so that one
  /// template serves dictionaries and structs.
  var dictionary: [String: Any] {
    [
      "site": site, "title": title,
      "menu": menu.map {
        ["title": $0.title, "href": $0.href, "isCurrent": $0.isCurrent] as [String: Any]
      },
      "events": events.map { event in
        [
          "title": event.title, "href": event.href, "dateISO": event.dateISO, "dateText": event.dateText,
          "venue": event.venue, "summary": event.summary, "isCancelled": event.isCancelled,
          "clubs": event.clubs.map { ["title": $0.title, "href": $0.href] as [String: Any] },
        ] as [String: Any]
      },
    ]
  }
}
