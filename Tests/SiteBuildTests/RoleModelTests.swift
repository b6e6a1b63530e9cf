import Calendars
import Diagnostics
import FileTrees
import Foundation
import Planning
import Records
import Resolution
import SiteBuild
import Support
import Testing

private func person(_ name: String, _ fields: String, _ story: String = "") -> String {
  "-- content/people/\(name).md\n---\n\(fields)\n---\n\(story)\n"
}

private let consent = "同意: {日期: 2026-09-01, 范围: [姓名, 事迹, 照片]}"

private let text =
  "-- unionpress.yaml\nname: 学院工会\nurl: https://gh.example.edu.cn\nlanguages: [zh, en]\n"
  + person("li-ming", "姓名: 李明\n单位: 统计系\n发布: 2026-09-10\n\(consent)", "他的故事。")
  + person("wang-fang", "姓名: 王芳\n职务: [{职务: 主席}]")
  + person(
    "zhao-lei",
    "姓名: 赵雷\n单位: 基础数学系\n发布: 2025-09-10\n撤下: 2026-10-01\n照片: {图片: 赵雷.jpg, 说明: 赵雷在讲课}\n旧网址: [/star/zhao/]",
    "埋没的故事。")
  + "-- content/news/2026/a.md\n---\n标题: 教师节\n日期: 2026-09-10\n---\n见[这一页](../../people/zhao-lei.md)。\n"

private func tree(_ text: String) -> SourceTree {
  let own = site(text, templates: true)
  let photo = SourceTree.Asset(
    path: "content/people/赵雷.jpg", size: 3, fingerprint: "0123456789abcdef", location: "/nowhere")
  return SourceTree(texts: own.texts, assets: own.assets + [photo])
}

private func built(_ text: String) throws -> Checked<Built> {
  build(tree(text), BuildOptions(today: try #require(LocalDate(iso: "2026-11-20"))))
}

/// The site, built once for all tests.
private let whole = Result { try built(text) }

/// What is wrong with a person, without making pages.
private func problems(_ fields: String, _ story: String = "", on day: String = "2026-11-20") throws
  -> [String]
{
  let records = decodeRecords(site(person("li-ming", "姓名: 李明\n\(fields)", story)))
  let union = resolve(records.value, today: try #require(LocalDate(iso: day)))
  return (records.problems + union.problems).map(\.kind)
}

struct RoleModelTests {
  @Test func `role models have a section of their own, apart from office holders`() throws {
    let output = try #require(try whole.get().value.output)
    func page(_ path: String) -> String {
      guard case .bytes(let bytes)? = output[path]?.content else { return "" }
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(page("people/index.html").contains("王芳") && !page("people/index.html").contains("李明"))
    #expect(
      page("people/models/index.html").contains("李明") && !page("people/models/index.html").contains("王芳"))
    #expect(page("people/li-ming/index.html").contains("他的故事"))
    #expect(page("people/people.csv").contains("李明,统计系,,,,2026-09-10,姓名、事迹、照片"))
  }

  @Test func `a profile that was taken back leaves a page that says so, and no other trace`() throws {
    let result = try whole.get()
    #expect(result.problems.isEmpty, "\(report(result.problems, in: tree(text)))")
    let output = try #require(result.value.output)
    for path in ["people/zhao-lei/index.html", "en/people/zhao-lei/index.html", "star/zhao/index.html"] {
      guard case .bytes(let bytes)? = output[path]?.content else {
        Issue.record("no \(path)")
        continue
      }
      let html = String(decoding: bytes, as: UTF8.self)
      #expect(html.contains("<meta name=\"robots\" content=\"noindex\">"))
      #expect(html.contains(path.hasPrefix("en/") ? "This page was withdrawn" : "这一页已经撤下"))
    }
    for file in output.files {
      #expect(!file.path.contains("赵雷"), "\(file.path)")
      guard case .bytes(let bytes) = file.content else { continue }
      let content = String(decoding: bytes, as: UTF8.self)
      #expect(!content.contains("赵雷") && !content.contains("埋没"), "\(file.path)")
      if !file.path.contains("zhao"), !file.path.hasPrefix("assets/") {
        #expect(!content.contains("/zhao"), "\(file.path)")
      }
    }
    #expect(result.value.union.hidden.map(\.reason) == [.withdrawn])
  }

  @Test func `lists of pages are told which ones they must not name`() throws {
    let day = try #require(LocalDate(iso: "2026-11-20"))
    let union = resolve(decodeRecords(tree(text)).value, today: day).value
    let pages = planSite(union, tree(text)).value.pages
    let unlisted = pages.filter { !$0.isListed }.map(\.path)
    #expect(
      Set(unlisted) == [
        "/people/zhao-lei/", "/star/zhao/", "/en/people/zhao-lei/", "/en/star/zhao/", "/404.html",
        "/en/404.html",
      ])
  }

  @Test func `a story or photograph without consent is an error, an office alone needs none`() throws {
    #expect(try problems("单位: 统计系", "他的故事。") == ["privacy.consent"])
    #expect(try problems("同意: {日期: 2026-09-01, 范围: [姓名]}", "他的故事。") == ["privacy.consent"])
    #expect(
      try problems("照片: {图片: 赵雷.jpg, 说明: 讲课}\n同意: {日期: 2026-09-01, 范围: [姓名, 事迹]}", "他的故事。") == [
        "privacy.consent"
      ])
    #expect(try problems("照片: {图片: 赵雷.jpg, 说明: 讲课}\n\(consent)", "他的故事。") == [])
    #expect(try problems("职务: [{职务: 主席}]") == [])
  }

  @Test func `three years after its publication, or when it says, a profile is due for review`() throws {
    func kinds(_ fields: String, on day: String) throws -> [String] {
      try problems("\(fields)\n\(consent)", "他的故事。", on: day)
    }
    #expect(try kinds("发布: 2023-11-20", on: "2026-11-20") == [])
    #expect(try kinds("发布: 2023-11-20", on: "2026-11-21") == ["privacy.review-due"])
    #expect(try kinds("发布: 2023-11-20\n复核: 2027-11-20", on: "2026-11-21") == [])
    #expect(try kinds("发布: 2024-02-29", on: "2027-02-28") == [])
    #expect(try kinds("发布: 2024-02-29", on: "2027-03-01") == ["privacy.review-due"])
  }

  @Test func `where somebody is still named who has withdrawn, the officer is told`() throws {
    let named = "-- content/awards/a.md\n---\n赛事: 赛课\n日期: 2025-05-01\n级别: 校级\n名次: 一等奖\n获奖者: 赵雷\n---\n"
    let problems = try built(text + named).problems
    #expect(problems.map(\.kind) == ["privacy.still-named"])
    #expect(problems.first?.span?.path == "content/awards/a.md")
  }
}
