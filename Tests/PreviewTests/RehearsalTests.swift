import Calendars
import Diagnostics
import Foundation
import Testing

@testable import Preview

struct RehearsalTests {
  @Test func `a picture that cannot be read is said once, and as long as nothing changes nothing is built`()
    throws
  {
    let folder = NSTemporaryDirectory() + "unionpress-rehearsal-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, text) in [
      ("unionpress.yaml", "name: 学院工会\nurl: https://gh.example.edu.cn\n"),
      ("content/index.md", "---\n标题: 首页\n---\n"), ("content/news/broken.jpg", "no picture"),
    ] {
      let place = URL(fileURLWithPath: folder + "/" + name)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
    }
    var rehearsal = Rehearsal(
      PreviewOptions(source: folder, today: { _ in LocalDate(clampedDayNumber: 739_943) }, clock: { 0 }))
    let first = rehearsal.round([""])
    #expect(first?.problems.map(\.kind) == ["picture.damaged"])
    let second = rehearsal.round([])
    #expect(second?.problems.map(\.kind) == nil)
    // An edited text changes nothing of that.
    try Data("---\n标题: 首页\n---\n欢迎。\n".utf8).write(to: URL(fileURLWithPath: folder + "/content/index.md"))
    let third = rehearsal.round(["content/index.md"])
    #expect(third?.problems.map(\.kind) == ["picture.damaged"])
    try FileManager.default.removeItem(atPath: folder + "/content/news/broken.jpg")
    let last = rehearsal.round(["content/news/broken.jpg"])
    #expect(last?.problems.isEmpty == true)
  }
}
