import Calendars
import Records
import Resolution

extension Composer {
  /// The address of the awards as data, the same for all languages.
  var awardJSONPath: String { "\(Section.awards.rawValue)awards.json" }

  /// All awards for programs, best first. The keys are promised in `docs/exports.md`: they are added to, never renamed.
  func awardData() -> [PlannedData] {
    guard language == first, !union.awards.isEmpty else { return [] }
    let awards = union.awards.indices.map { index -> ExportedJSON in
      let item = union.awards[index]
      let award = item.entry.original
      let rank = award.rank.value
      let size = award.fieldSize
      return .object([
        ("id", .text(item.entry.id.path)), ("url", .text(address(item.entry.id))),
        ("competition", .text(award.competition)), ("date", .text(award.date.description)),
        ("level", .text(award.level.code)), ("rank", .text(rank.text)),
        ("scheme", .text(rank.scheme.rawValue)),
        ("best", rank.best.map { .number($0) }), ("worst", rank.worst.map { .number($0) }),
        ("tied", .flag(rank.isTied)), ("medal", .text(rank.medal.rawValue)),
        ("division", .optional(award.division)),
        (
          "recipients",
          .list(
            award.recipients.map { recipient in
              .object([
                ("person", .optional(recipient.person)), ("team", .optional(recipient.team)),
                ("unit", .optional(recipient.unit)),
              ])
            })
        ), ("list_order", .optional(award.listOrder?.code)),
        ("organisers", .list(award.organisers.map { .text($0) })),
        ("club", .optional(item.club.map { union.clubs[$0].entry.id.path })),
        ("event", .optional(item.event.map { union.events[$0].entry.id.path })),
        ("first_time", .flag(award.isFirstTime)), ("best_ever", .flag(award.isBestEver)),
        (
          "field_size",
          size.map { size in
            .object([
              ("teams", size.teams.map { .number($0) }), ("people", size.people.map { .number($0) }),
              ("units", size.units.map { .number($0) }),
            ])
          }
        ),
      ])
    }
    return [PlannedData(path: awardJSONPath, content: .text(ExportedJSON.list(awards).file))]
  }

  /// The whole address of a record's page in the first language.
  private func address(_ id: RecordID) -> String { union.settings.url + pagePath(id) }
}
