import Calendars
import Diagnostics
import Records
import Resolution

extension Composer {
  /// The week of the build as it is passed on, with what to copy.
  func digestPages() -> [PlannedPage] {
    guard !union.events.isEmpty else { return [] }
    let path = Section.digest.rawValue
    let digest = digest(.week(asOf.startOfWeek(from: union.settings.weekStart)))
    let head = PageHead(
      path: path, title: say(Section.digest.label), description: digest.summary, kind: "digest")
    let model = DigestPage(
      site: site(at: path), page: page(head), title: digest.title, summary: digest.summary,
      text: digest.text, html: digest.html)
    return [planned(path, "digest.html", model)]
  }
}
