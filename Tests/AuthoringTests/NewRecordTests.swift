import Authoring
import Calendars
import Diagnostics
import FileTrees
import Records
import Resolution
import SiteBuild
import Support
import Testing

private func day(_ iso: String) throws -> LocalDate { try #require(LocalDate(iso: iso)) }

struct NewRecordTests {
  @Test func `an event is its answers first, then what else there is, in comments`() throws {
    var record = NewRecord(.event, language: .zh)
    record.set("title", typed: "秋季趣味运动会: 第一场")
    record.set("start", typed: "2026年12月5日 下午2:30")
    record.set("club", records: ["volleyball", "choir"])
    let lines = record.text.split(separator: "\n").map(String.init)
    #expect(
      Array(lines.prefix(4)) == [
        "---", "标题: \"秋季趣味运动会: 第一场\"", "开始: \"2026年12月5日 下午2:30\"", "俱乐部: [volleyball, choir]",
      ])
    #expect(lines[4...].dropLast().allSatisfy { $0.hasPrefix("#") })
    let signup = try #require(lines.firstIndex { $0.hasPrefix("# 报名: {") })
    #expect(lines[signup - 1] == "## 报名方式和期限")
    #expect(
      record.path(name: record.proposedName)
        == "content/events/2026/qiu-ji-qu-wei-yun-dong-hui-di-yi-chang.md")
  }

  @Test func `dates and numbers stand without quotes, as people write them`() {
    var record = NewRecord(.event, language: .en)
    record.set("start", typed: "2026-12-05 14:30")
    record.set("end", typed: "16:30")
    record.set("capacity", typed: "40")
    record.set("venue", typed: "# 3 hall")
    record.set("signup", typed: "{close: 2026-12-01}")
    let text = record.text
    for line in [
      "start: 2026-12-05 14:30\n", "end: 16:30\n", "capacity: 40\n", "venue: \"# 3 hall\"\n",
      "signup: {close: 2026-12-01}\n",
    ] { #expect(text.contains(line), "\(line)") }
  }

  @Test func `a name that is taken gets a number`() throws {
    var record = NewRecord(.club, language: .zh)
    record.set("title", typed: "排球俱乐部")
    #expect(record.proposedName == "pai-qiu-ju-le-bu")
    #expect(
      record.freePath(
        name: "volleyball", taken: ["content/clubs/volleyball.md", "content/clubs/volleyball-2.md"])
        == "content/clubs/volleyball-3.md")
    var nameless = NewRecord(.page, language: .zh)
    nameless.set("title", typed: "🎉")
    #expect(nameless.proposedName == "page")
  }

  @Test func `everything that is asked or offered is a field of its kind`() {
    for kind in newKinds {
      let record = NewRecord(kind, language: .zh)
      #expect(!questions(for: kind).isEmpty)
      for field in kind.fields where field.isRequired {
        let asked = questions(for: kind).contains { $0.key == field.key }
        #expect(asked, "\(kind) does not ask for \(field.key)")
      }
      let offered = record.text.split(separator: "\n").filter { $0.hasPrefix("# ") }
      for line in offered {
        let name = line.dropFirst(2).prefix { $0 != ":" }
        #expect(record.field(String(name)) != nil, "\(line)")
      }
    }
  }

  @Test func `what is offered in comments can be opened line by line and still be read`() throws {
    for kind in newKinds {
      for language in Language.allCases {
        let text = NewRecord(kind, language: language).text
        let header = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
          line.hasPrefix("# ") ? String(line.dropFirst(2)) : String(line)
        }
        let tree = site("-- content/\(kind.folder ?? "")/x.md\n" + header.joined(separator: "\n"))
        // Required fields are missing here, and examples name records that this site lacks; the form is what counts.
        let problems = decodeRecords(tree).problems.filter { problem in
          problem.kind.hasPrefix("yaml.") || problem.kind.hasPrefix("key.") && problem.kind != "key.missing"
            || problem.kind.hasPrefix("value.") || problem.kind.hasPrefix("choice.")
        }
        let isClean = problems.isEmpty
        #expect(isClean, "\(kind) \(language): \(report(problems, in: tree))")
      }
    }
  }

  @Test(arguments: ["2026-12-31", "2027-02-10", "2028-07-01"], Language.allCases)
  func `a new site builds without any problem on the day it is made and a month later`(
    iso: String, language: Language
  ) throws {
    let today = try day(iso)
    let files = StarterSite(
      name: "外国语学院工会", url: "https://gh.example.edu.cn", today: today, language: language, themeVersion: 1
    ).files
    let text = files.map { "-- \($0.path)\n\($0.text)" }.joined()
    let tree = site(text, templates: true)
    for date in language == .zh ? [today, today + 30] : [today] {
      let built = build(tree, BuildOptions(today: date))
      let isClean = built.problems.isEmpty
      #expect(isClean, "\(report(built.problems, in: tree))")
      #expect(built.value.pageCount > 10)
    }
  }

  @Test func `the terms of a new site begin on Mondays and follow each other`() throws {
    let site = StarterSite(
      name: "工会", url: "https://a.cn", today: try day("2026-11-23"), language: .zh, themeVersion: 1)
    let terms = try #require(site.files.first { $0.path == "content/data/terms.yaml" }).text
    #expect(terms.contains("编号: 2026-2027-1") && terms.contains("第一周周一: 2026-09-07"))
    #expect(terms.contains("编号: 2026-2027-2") && terms.contains("第一周周一: 2027-02-22"))
  }
}
