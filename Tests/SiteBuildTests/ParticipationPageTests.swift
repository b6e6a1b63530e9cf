import Calendars
import Diagnostics
import FileTrees
import Foundation
import SiteBuild
import Support
import Testing

private let text = """
  -- content/data/terms.yaml
  - {id: 2025-2026-2, name: 上学期, week1_monday: 2026-03-02, weeks: 18}
  - {id: 2026-2027-1, name: 本学期, week1_monday: 2026-09-07, weeks: 19}
  -- content/clubs/volleyball.md
  ---
  标题: 排球俱乐部
  类别: 文体
  ---
  -- content/clubs/law.md
  ---
  标题: 法律俱乐部
  类别: 维权
  ---
  -- content/data/participation.csv
  学期,俱乐部,单位,人数,人次,教职工数
  2025-2026-2,,,60,500,146
  2025-2026-2,volleyball,,20,180,146
  2025-2026-2,law,,2,7,146
  2025-2026-2,,实验中心,2,,12
  2026-2027-1,,,73,700,146
  2026-2027-1,volleyball,,27,300,146
  2026-2027-1,law,,5,100,146
  2026-2027-1,,实验中心,1,,12

  """

private func page(_ path: String) throws -> String {
  let day = try #require(LocalDate(iso: "2026-11-20"))
  let tree = site(text, templates: true)
  let result = build(tree, BuildOptions(today: day))
  let output = try #require(result.value.output, "\(report(result.problems, in: tree))")
  guard case .bytes(let bytes)? = output[path]?.content else {
    Issue.record("no \(path)")
    return ""
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// The cells of the row that begins with `name`.
private func row(_ name: String, of html: String) throws -> [String] {
  let start = try #require(
    html.components(separatedBy: "<tr").last {
      $0.contains(">\(name)<") || $0.contains("> \(name)<") || $0.contains(name)
    })
  return start.components(separatedBy: "<td>").dropFirst().map {
    $0.replacing(#/<[^>]*>/#, with: "").trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

struct ParticipationPageTests {
  @Test func `a term shows people, visits, change and share`() throws {
    let html = try page("participation/index.html")
    #expect(try row("排球俱乐部", of: html).prefix(4) == ["27", "300", "+7", "18.5%"])
    #expect(html.contains("50.0%") && html.contains("41.1%"))
    #expect(html.contains("本学期：文体 75.0%，维权 25.0%"))
    #expect(try page("participation/2025-2026-2/index.html").contains("上学期参与情况"))
  }

  @Test func `numbers under three are never shown, nor what would give them away`() throws {
    let html = try page("participation/index.html")
    // Five came, but the change from two would tell of the two.
    #expect(try row("法律俱乐部", of: html).prefix(3) == ["5", "100", ""])
    let unit = try row("实验中心", of: html)
    #expect(unit.count == 2 && unit[0] == "少于3" && !unit[1].contains("%"))
    let earlier = try page("participation/2025-2026-2/index.html")
    #expect(try row("法律俱乐部", of: earlier).prefix(2) == ["少于3", ""])
    let table = try page("participation/participation.csv")
    #expect(table.contains("上学期,法律俱乐部,,少于3,,\r\n") && table.contains("本学期,,实验中心,少于3,,\r\n"))
  }

  @Test func `the terms show how they differ, and a column that says nothing is left out`() throws {
    let html = try page("participation/index.html")
    let tables = html.components(separatedBy: "<caption>").dropFirst().map {
      $0.components(separatedBy: "</table>")[0]
    }
    #expect(try #require(tables.first).contains("比上学期"))
    for table in tables {
      let heads = table.components(separatedBy: "<th scope=\"col\">").dropFirst()
        .map { $0.components(separatedBy: "<")[0] }
      let rows = table.components(separatedBy: "<th scope=\"row\">").dropFirst()
        .map { $0.components(separatedBy: "<td>").dropFirst() }
      for (column, name) in heads.dropFirst().enumerated() where ["人次", "比上学期"].contains(name) {
        #expect(rows.contains { !$0[$0.startIndex + column].hasPrefix("</td>") }, "\(name)")
      }
    }
  }

  @Test func `a mix of families says once what its colours are, and shows no share that does not fit`() throws
  {
    let chart = try #require(
      try page("participation/index.html").components(separatedBy: "<svg class=\"chart\"").last)
    for name in ["文体", "维权"] {
      #expect(
        chart.components(separatedBy: "class=\"key\"").dropFirst().count { $0.contains(">\(name)<") } == 1)
    }
    let numbers = #/class="f-[a-z-]+" x="(\d+)" y="\d+" width="(\d+)" height="30"/#
    let bars = chart.matches(of: numbers).map { (Int($0.1) ?? 0, Int($0.2) ?? 0) }
    for label in chart.matches(of: #/class="in" x="(\d+)" y="\d+">([^<]+)</#) {
      let x = Int(label.1) ?? 0
      #expect(bars.contains { $0.0 < x && x + label.2.count * 10 <= $0.0 + $0.1 })
    }
    #expect(!bars.isEmpty)
  }

  @Test func `charts have a title and say in words what they show`() throws {
    let html = try page("participation/index.html")
    let charts = html.components(separatedBy: "<svg class=\"chart\"").dropFirst()
    #expect(charts.count == 2)
    for chart in charts {
      #expect(
        chart.hasPrefix(" role=\"img\" aria-labelledby=") && chart.contains("<title id=")
          && chart.contains("<desc id="))
      #expect(chart.contains("上学期"))
    }
  }
}
