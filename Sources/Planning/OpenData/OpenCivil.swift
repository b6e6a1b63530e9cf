import Calendars
import Diagnostics
import Records
import Resolution
import Templating

extension Composer {
  /// Venues, terms, holidays and participation: tables of the site that have no pages of their own.
  func civilTables() -> [OpenTable] {
    [venueTable(), termTable(), holidayTable(), openParticipationTable()]
  }

  private func venueTable() -> OpenTable {
    let fields: [OpenField<Entry<Venue>>] = [
      OpenField("id", .text, always: true, zh: "编号", en: "id") { $1.id.path },
      OpenField("title", .text, always: true, zh: "名称", en: "name") { $0.title($1) },
      OpenField("campus", .text, zh: "校区", en: "campus") { $1.original.campus },
      OpenField("building", .text, zh: "楼", en: "building") { $1.original.building },
      OpenField("room", .text, zh: "房间", en: "room") { $1.original.room },
      OpenField("capacity", .number, zh: "容纳人数", en: "capacity") { $1.original.capacity },
      OpenField("accessible", .truth, zh: "无障碍", en: "accessible") { $1.original.isAccessible },
    ]
    return OpenTable("venues", zh: "场地", en: "Venues", fields, union.whole.venues, self)
  }

  private func termTable() -> OpenTable {
    let fields: [OpenField<Term>] = [
      OpenField("id", .text, always: true, zh: "编号", en: "id") { $1.id },
      OpenField("title", .text, always: true, zh: "名称", en: "name") { $1.name },
      OpenField("first_monday", .day, always: true, zh: "第一周的第一天", en: "first day of week 1") {
        $1.week1.description
      },
      OpenField("weeks", .number, always: true, zh: "周数", en: "number of weeks") { $1.weeks },
    ]
    return OpenTable("terms", zh: "学期", en: "Terms", fields, union.terms.terms, self)
  }

  private func holidayTable() -> OpenTable {
    let period = OpenType.object([("name", .text), ("from", .day), ("to", .day), ("makeup", .list(.day))])
    let fields: [OpenField<HolidayYear>] = [
      OpenField("year", .number, always: true, zh: "年", en: "year") { $1.year },
      OpenField("official", .truth, always: true, zh: "是否为正式通知", en: "whether from the official notice") {
        $1.isOfficial
      },
      OpenField(
        "periods", .list(period), always: true, zh: "放假与调休上班的日子", en: "days off and days worked instead"
      ) {
        $1.periods.map { period in
          Value.fields([
            ("name", period.name), ("from", period.days.first.description),
            ("to", period.days.last.description), ("makeup", period.makeup.map(\.description)),
          ])
        }
      },
    ]
    return OpenTable("holidays", zh: "放假安排", en: "Holidays", fields, union.holidays.tables, self)
  }

  /// Small numbers are left out here as they are on the page.
  private func openParticipationTable() -> OpenTable {
    let fields: [OpenField<ParticipationRow>] = [
      OpenField("term", .text, always: true, zh: "学期的编号", en: "id of the term") { $1.term },
      OpenField("club", .text, zh: "俱乐部的编号", en: "id of the club") { composer, row in
        row.club.map { composer.union.clubs[$0].entry.id.path }
      },
      OpenField("unit", .text, zh: "单位", en: "unit") { $1.unit },
      OpenField("people", .number, zh: "人数；太小时不给出", en: "people; left out if few") {
        isShown($1) ? $1.people : nil
      },
      OpenField("attendances", .number, zh: "人次", en: "attendances") { isShown($1) ? $1.attendances : nil },
    ]
    return OpenTable("participation", zh: "参与情况", en: "Participation", fields, union.participation, self)
  }
}

private func isShown(_ row: ParticipationRow) -> Bool { row.people == 0 || row.people >= leastShown }
