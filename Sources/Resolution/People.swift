import Calendars
import Diagnostics
import Markdown
import Records

extension Resolver {
  /// People who want to be shown. Of those who took their profile back only the address is kept, for a page that says so;
  /// profiles whose time has come are reported.
  mutating func showPeople() {
    union.people = shown(
      records.people, withheld: { $0.withdrawn != nil ? .withdrawn : $0.isPublic ? nil : .withheld })
    let people = Dictionary(records.people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for index in union.hidden.indices {
      guard let person = people[union.hidden[index].id]?.original else { continue }
      if [.withheld, .withdrawn].contains(union.hidden[index].reason) {
        union.hidden[index].attached = attachedFiles(person)
      }
      if union.hidden[index].reason == .withdrawn {
        var header = RecordHeader(id: person.header.id, file: person.header.file, place: person.header.place)
        (header.slug, header.aliases) = (person.header.slug, person.header.aliases)
        union.withdrawn.append(header)
      }
    }
    for person in union.people.map(\.original) {
      guard let due = person.reviewBy, due.value < today else { continue }
      problems.append(
        Problem(
          .personReview, at: due.span,
          Wording(
            zh: "\(person.header.title)的事迹到 \(due.value) 该复核了",
            en: "\(person.header.title)'s profile was due on \(due.value)"),
          suggestion: Wording(
            zh: "再问一次本人，然后改 复核 的日期，或写 撤下", en: "ask again, then set review_by anew or write withdrawn")))
    }
  }

  private func attachedFiles(_ person: Person) -> [String] {
    let header = person.header
    return [person.photo?.source.text, header.cover?.source.text].compactMap { $0 }
      + header.attachments.map(\.file.text) + person.body.links.map(\.destination)
      + person.body.images.map(\.destination)
  }
}
