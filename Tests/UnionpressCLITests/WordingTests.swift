import Diagnostics
import Foundation
import Support
import Testing

@testable import UnionpressCLI

private let club = "---\n标题: 排球俱乐部\n类别: 文体\n---\n训练。\n"
private let terms = """
  - 学期: 2026-2027-1
    名称: 2026—2027学年第一学期
    第一周周一: 2026-09-07
    周数: 19

  """

/// What people type who do not know how the program calls things.
struct WordingTests {
  @Test(arguments: [
    ("假期", 0), ("放假", 0), ("通知", 0), ("荣誉", 0), ("讲座", 0), (" 活动 ", 0), ("Events", 0), ("校历", 0), ("草稿", 0),
    ("饭堂", 2),
  ])
  func `kinds are understood by what people call them`(_ word: String, _ code: Int32) throws {
    let folder = try Folder(["content/clubs/volleyball.md": club])
    #expect(folder.run("list", word) == code)
  }

  @Test func `an unknown kind is answered with the known ones in both languages`() throws {
    let folder = try Folder([:])
    let answer = try folder.output("list", "clbus", "--lang", "zh")
    #expect(
      answer.code == 2 && answer.errors.contains("您是不是想写 clubs？") && answer.errors.contains("holiday 放假安排"))
    #expect(
      try folder.output("search", "a", "--kind", "nwes", "--lang", "en").errors.contains("Did you mean news?")
    )
  }

  @Test func `holidays are listed with their days`() throws {
    let folder = try Folder([
      "content/data/holidays-2026.yaml": "年份: 2026\n假日:\n  - {名称: 国庆节, 开始: 2026-10-01, 结束: 2026-10-07}\n"
    ])
    let answer = try folder.output("list", "假期", "--lang", "zh")
    #expect(answer.output.contains("国庆节 10月1日—7日"), "\(answer)")
  }

  @Test func `a notice or a match is begun by its own word`() throws {
    let folder = try Folder([:])
    let notice = try folder.output(
      "new", "公示", "评优", "--set", "公示期=2026-11-20 至 2026-11-26", "--no-input", "--dry-run", "--lang", "zh")
    #expect(notice.output.hasPrefix("content/news/") && notice.output.contains("类型: 公示\n"), "\(notice)")
    let match = try folder.output(
      "new", "比赛", "羽毛球赛", "--set", "开始＝2026-12-05", "--no-input", "--dry-run", "--lang", "zh")
    #expect(
      match.output.hasPrefix("content/events/2026/") && match.output.contains("类别: 比赛\n")
        || match.output.contains("类型: 比赛\n"), "\(match)")
  }

  @Test(arguments: [
    "12", "第12周", "第十二周", "12周", "W12", "week 12", "１２", "本周", "2026年11月25日", "2026-11-25",
  ])
  func `a week is asked for as calendars and people call it`(_ week: String) throws {
    let folder = try Folder(["content/data/terms.yaml": terms])
    let answer = try folder.output("digest", "--week", week, "--today", "2026-11-23", "--lang", "zh")
    #expect(answer.output.contains("第12教学周（11月23日—11月29日）"), "\(answer)")
  }

  @Test func `weeks and months that are none are answered with how they are written`() throws {
    let folder = try Folder(["content/data/terms.yaml": terms])
    func errors(_ arguments: String...) throws -> String {
      let answer = try folder.output(["digest"] + arguments + ["--today", "2026-11-23", "--lang", "zh"])
      #expect(answer.code == 2)
      return answer.errors
    }
    #expect(try errors("--week", "第二十周").contains("只有第 1 至 19 周"))
    #expect(try errors("--week", "国庆").contains("例如 12、下周、2026-11-23"))
    #expect(try errors("--month", "11月").contains("应为 2026-11 这样的年月"))
    #expect(folder.run("digest", "--month", "2026年11月") == 0)
    #expect(folder.run("digest", "--week", "下周") == 0)
    #expect(folder.run("digest", "--month", "下个月") == 0)
  }

  @Test func `days on the command line are read as in records`() throws {
    let folder = try Folder([:])
    #expect(try folder.output("check", "--today", "2026年12月1日").code == 0)
    #expect(try folder.output("calendar", "days", "--from", " 2026.12.1 ").output.hasPrefix("2026-12-01\t"))
    #expect(try folder.output("check", "--today", "2026-02-30", "--lang", "zh").errors.contains("没有2月30日"))
  }
}

struct MendingOfferTests {
  @Test func `what the program can mend is offered behind the problems`() throws {
    let folder = try Folder(["content/clubs/volleyball.md": "---\n标题：排球俱乐部\n类别：文体\n---\n"])
    let answer = try folder.output("check", "--lang", "zh")
    #expect(answer.code == 1 && answer.errors.contains("其中 2 处可以自动改好：先看 unionpress fix --dry-run"))
    #expect(folder.run("fix") == 0)
    #expect(try !folder.output("check", "--lang", "zh").errors.contains("自动改好"))
  }
}

/// A command in a folder that is no site.
struct WrongFolderTests {
  @Test func `nothing is written where there is no site, and one nearby is named`() throws {
    let folder = try Folder(["content/events/2026/a.md": "---\n标题: 甲\n开始: 2026-12-01\n---\n"])
    for below in ["content", "content/events/2026", "templates"] {
      let answer = try folder.output("build", "--source", below, "--lang", "zh")
      #expect(answer.code == 1 && answer.errors.contains("site.file-missing"))
      #expect(
        answer.errors.contains("先运行 cd \(URL(fileURLWithPath: folder.path).standardizedFileURL.path)\n"),
        "\(answer)")
    }
    let new = try folder.output(
      "new", "event", "乙", "--set", "开始=2026-12-05", "--no-input", "--source", "content", "--lang", "en")
    #expect(new.code == 1 && new.errors.contains("there is a site in"))
    #expect(folder.read("content/content/events/2026/yi.md") == nil)
    #expect(try folder.output("schema", "--vscode", "--source", "content").code == 1)
    let json = try folder.output("check", "--format", "json", "--source", "content")
    #expect(json.code == 1 && json.output.contains("\"site.file-missing\""))
  }

  @Test func `a site one folder down is named, and settings under another name`() throws {
    let folder = try Folder([:])
    try folder.write("上级/我的 网站/unionpress.yaml", "name: 甲\nurl: https://a.edu.cn\n")
    let above = try folder.output("check", "--source", "上级", "--lang", "zh")
    #expect(above.errors.contains("；还有 ") && above.errors.contains("上级/我的 网站"), "\(above)")
    try folder.write("记事本/unionpress.yaml.txt", "name: 甲\n")
    let renamed = try folder.output("check", "--source", "记事本", "--lang", "zh")
    #expect(renamed.errors.contains("把 unionpress.yaml.txt 改名为 unionpress.yaml"))
    #expect(
      try folder.output("check", "--source", "unionpress.yaml", "--lang", "zh").errors.contains("不是文件夹"))
  }

  @Test func `a site without content says so, and which folder may be meant`() throws {
    let folder = try Folder(["内容/clubs/volleyball.md": club])
    let answer = try folder.output("check", "--lang", "zh")
    #expect(answer.code == 0 && answer.errors.contains("请把 内容 改名为 content"))
  }
}

/// What the system refuses, in the reader's language.
struct SystemReasonTests {
  @Test func `what cannot be read or written is said with the reason`() throws {
    let folder = try Folder([:])
    #expect(try folder.output("markdown", "没有.md", "--lang", "zh").errors == "读不了 没有.md：不存在\n")
    #expect(try folder.output("markdown", "templates", "--lang", "zh").errors == "读不了 templates：是文件夹，不是文件\n")
    #expect(
      try folder.output("digest", "--output", "unionpress.yaml", "--lang", "zh").errors.contains("写不了 "))
    #expect(
      try folder.output("markdown", "no.md", "--lang", "en").errors
        == "cannot read no.md: No such file or directory\n")
  }

  @Test func `a port that is taken or an address that is not this machine's is called so`() throws {
    let folder = try Folder([:])
    let answer = try folder.output("serve", "--host", "203.0.113.7", "--lang", "zh")
    #expect(answer.code == 3 && answer.errors.contains("这台电脑没有这个地址"), "\(answer)")
  }

  @Test func `how long ago is said in words`() {
    #expect(ago(20).zh == "刚才" && ago(-5).en == "just now")
    #expect(ago(60).en == "1 minute ago" && ago(7300).zh == "2 小时前" && ago(172_800).zh == "2 天前")
  }

  @Test func `publications are listed with the day and the time of their publication`() throws {
    let folder = try Folder(["content/clubs/volleyball.md": club])
    try folder.write(
      "unionpress.yaml", "name: 甲\nurl: https://a.edu.cn\ndeploy: [{name: 本机, kind: 文件夹, to: srv}]\n")
    #expect(try folder.output("rollback", "--list", "--lang", "zh").errors.contains("“本机”上还没有发布过"))
    #expect(folder.run("publish") == 0)
    let list = try folder.output("rollback", "--list", "--lang", "zh")
    #expect(list.output.contains(#/^1 \*\t20\d\d年\d+月\d+日（周.）\d\d:\d\d\t刚才\n$/#), "\(list)")
    #expect(list.errors.contains("unionpress rollback 本机 --to 编号"))
  }
}

/// Commands that were written wrongly.
struct WrongUsageTests {
  private func errors(_ language: String, _ arguments: String...) throws -> String {
    let folder = try Folder([:])
    let answer = try folder.output(arguments + ["--lang", language])
    #expect(answer.code == 2, "\(arguments): \(answer)")
    return answer.errors
  }

  @Test func `numbers that are none or too large are called so`() throws {
    #expect(try errors("zh", "serve", "--port", "99999").contains("应为 1 至 65535"))
    #expect(try errors("en", "serve", "--port", "99999").contains("--port 99999: must be 1 to 65535"))
    #expect(try errors("zh", "report", "--year", "二〇二六").contains("应为一个整数"))
    #expect(try errors("en", "search", "--year", "abc", "x").contains("must be a whole number"))
  }

  @Test func `dashes that a word processor made of hyphens are pointed out`() throws {
    for word in ["—strict", "－－strict", "–-strict"] {
      #expect(try errors("zh", "check", word).contains("选项要用两个半角减号：--strict"))
    }
  }

  @Test func `a command that is not there is named, with what it is called here`() throws {
    #expect(try errors("zh", "show", "event").contains("没有“show”这个命令，您是不是想写 list？"))
    #expect(try errors("zh", "发布").contains("您是不是想写 publish？"))
    #expect(try errors("en", "bulid").contains("did you mean build?"))
  }

  @Test func `what is missing or too much is said in words`() throws {
    #expect(try errors("zh", "list").contains("少了 <KIND>：种类，例如 events 或 hidden"))
    #expect(try errors("en", "search").contains("<QUERY|-> is missing: what to look for"))
    #expect(try errors("zh", "new", "event", "a", "b", "c").contains("多了 2 个词：“b”、“c”。有空格的要加引号"))
    #expect(try errors("zh", "build", ".").contains("写 --source ."))
    #expect(
      try errors("en", "digest", "--month", "May").contains("--month May: must be a month such as 2026-11"))
  }

  @Test func `the pages of the other language are searched on demand`() throws {
    let folder = try Folder(["content/clubs/volleyball.md": club])
    try folder.write("unionpress.yaml", "名称: 甲\n网址: https://a.edu.cn\n语言: [zh]\n")
    #expect(
      try folder.output("search", "排球", "--edition", "zh", "--lang", "en").output.hasPrefix(
        "/clubs/volleyball/"))
    #expect(
      try folder.output("search", "排球", "--edition", "en", "--lang", "zh").errors.contains("没有 en 这种语言"))
  }

  @Test func `the fields of a kind are listed for people, in their language`() throws {
    let folder = try Folder([:])
    let chinese = try folder.output("fields", "活动", "--lang", "zh").output
    #expect(
      chinese.contains("* 开始、start、") && chinese.contains("\n    地点: ")
        && chinese.contains("content/events/"))
    let english = try folder.output("fields", "event", "--lang", "en").output
    #expect(english.contains("* start, 开始, ") && english.contains("\n    venue: "))
    #expect(try folder.output("fields", "设置", "--lang", "zh").output.contains("* 网址、url"))
    #expect(try folder.output("fields", "--lang", "zh").output.contains("holiday"))
  }

  @Test func `a new site begins where one is, if nothing is there, and speaks the language of its content`()
    throws
  {
    let folder = try Folder([:])
    try folder.write("neu/.git/config", "")
    let made = try folder.output("init", "neu", "--lang", "zh")
    #expect(made.code == 0 && made.errors.contains("cd neu\n"))
    let settings = folder.read("neu/unionpress.yaml") ?? ""
    #expect(settings.contains("\n名称: 学院工会\n") && settings.contains("\n# 备案号: "))
    #expect(settings.contains("\n# 发布到: [{名称: school, 种类: ") && !settings.contains(" · "))
    #expect(folder.read("neu/content/data/terms.yaml")?.contains("第一周周一: ") == true)
    #expect(folder.read("neu/content/data/holidays-2026.yaml")?.contains("{名称: 元旦, 开始: 2026-01-01") == true)
    #expect(try folder.output("init", "--lang", "zh").errors.contains("这里不是空的文件夹"))
    #expect(try folder.output("init", "new", "--lang", "en").code == 0)
    #expect(folder.read("new/unionpress.yaml")?.contains("\nname: Staff Union\n") == true)
  }

  @Test func `a slip in where to publish is said, not taken for nothing`() throws {
    let folder = try Folder(["content/clubs/volleyball.md": club])
    try folder.write("unionpress.yaml", "名称: 甲\n网址: https://a.edu.cn\n发布到: [{名称: 本机, 种类: 文件架, 位置: srv}]\n")
    let answer = try folder.output("publish", "--lang", "zh")
    #expect(answer.code == 1 && answer.errors.contains("文件架") && !answer.errors.contains("没有写发布到哪里"))
  }
}
