import Bibliography
import Calendars
import Diagnostics
import FileTrees
import Records
import Resolution
import Templating

extension Composer {
  /// The files of the open data, one for each kind of record.
  /// - Parameter uids: the identifier of each event in calendars.
  func openTables(_ uids: [String]) -> [OpenTable] {
    [
      clubTable(),
      OpenTable(
        "events", zh: "活动", en: "Events", eventFields(uids), union.events.indices, of: .events,
        given: { ContentHash(uids[$0]).value }, self),
      newsTable(), awardTable(), bookTable(), booklistTable(), noteTable(), openProposalTable(),
      lectureTable(), openCampaignTable(), personTable(), pageTable(),
    ] + civilTables()
  }

  private func name(_ club: Index?) -> String? { club.map { union.clubs[$0].entry.id.path } }
  private func names(_ clubs: [Index]) -> [String] { clubs.map { union.clubs[$0].entry.id.path } }

  private func clubTable() -> OpenTable {
    let fields: [OpenField<Index>] =
      common(Club.self) { $0.union.clubs[$1].entry } + [
        OpenField("family", .word(ClubFamily.allCases.map(\.code)), always: true, zh: "类别", en: "family") {
          $0.union.clubs[$1].entry.original.family.code
        },
        OpenField("status", .word(ClubStatus.allCases.map(\.code)), always: true, zh: "状态", en: "state") {
          $0.union.clubs[$1].entry.original.status.code
        },
        OpenField("founded", .text, zh: "成立时间，年、年月或日", en: "founded: a year, month or day") {
          $0.union.clubs[$1].entry.original.founded?.description
        },
        OpenField("members", .number, zh: "会员数", en: "members") {
          $0.union.clubs[$1].entry.original.membersCount
        },
        OpenField("units", .number, zh: "覆盖单位数", en: "units") {
          $0.union.clubs[$1].entry.original.unitsCount
        },
        OpenField("partners", .list(.text), always: true, zh: "依托机构", en: "partners") {
          $0.union.clubs[$1].entry.original.partners
        },
        OpenField("calendar", .address, always: true, zh: "日历文件", en: "its calendar") {
          $0.union.settings.url + $0.feedPath(.club($1))
        },
      ]
    return OpenTable("clubs", zh: "俱乐部", en: "Clubs", fields, union.clubs.indices, of: .clubs, self)
  }

  private func newsTable() -> OpenTable {
    let period = OpenType.object([("from", .day), ("to", .day)])
    let fields: [OpenField<Index>] =
      common(News.self) { $0.union.news[$1].entry } + [
        OpenField("date", .day, always: true, zh: "发布日期", en: "published") {
          $0.union.news[$1].entry.original.date.description
        },
        OpenField("type", .word(NewsType.allCases.map(\.code)), always: true, zh: "种类", en: "type") {
          $0.union.news[$1].entry.original.type.code
        },
        OpenField("clubs", .list(.text), always: true, zh: "俱乐部的编号", en: "ids of clubs") {
          $0.names($0.union.news[$1].clubs)
        },
        OpenField("events", .list(.text), always: true, zh: "活动的编号", en: "ids of events") { composer, index in
          composer.union.news[index].events.map { composer.union.events[$0].entry.id.path }
        },
        OpenField("document_number", .text, zh: "文号", en: "document number") {
          $0.union.news[$1].entry.original.documentNumber
        },
        OpenField("period", period, zh: "公示期", en: "period of a public notice") { composer, index in
          composer.union.news[index].entry.original.period.flatMap { period in
            period.value.from.flatMap { from in
              period.value.to.map { .fields([("from", from.description), ("to", $0.description)]) as Value }
            }
          }
        },
      ]
    return OpenTable("news", zh: "新闻", en: "News", fields, union.news.indices, of: .news, self)
  }

  private func awardTable() -> OpenTable {
    let fields: [OpenField<Index>] =
      common(Award.self) { $0.union.awards[$1].entry } + [
        OpenField("competition", .text, always: true, zh: "赛事", en: "competition") { $0.awardLine($1).title },
        OpenField("date", .text, always: true, zh: "时间，年、年月或日", en: "a year, month or day") {
          $0.union.awards[$1].entry.original.date.description
        },
        OpenField("level", .word(AwardLevel.allCases.map(\.code)), always: true, zh: "级别", en: "level") {
          $0.union.awards[$1].entry.original.level.code
        },
        OpenField("rank", .text, always: true, zh: "名次", en: "rank") { $0.awardLine($1).rank },
        OpenField("division", .text, zh: "组别", en: "division") {
          $0.union.awards[$1].entry.original.division
        },
        OpenField("club", .text, zh: "俱乐部的编号", en: "id of the club") { $0.name($0.union.awards[$1].club) },
        OpenField("first_time", .truth, always: true, zh: "首次", en: "for the first time") {
          $0.union.awards[$1].entry.original.isFirstTime
        },
        OpenField("best_ever", .truth, always: true, zh: "历史最好", en: "the best ever") {
          $0.union.awards[$1].entry.original.isBestEver
        },
      ]
    return OpenTable("awards", zh: "获奖", en: "Awards", fields, union.awards.indices, of: .awards, self)
  }

  private func bookTable() -> OpenTable {
    let fields: [OpenField<Index>] =
      common(Book.self) { $0.union.books[$1].entry } + [
        OpenField("authors", .list(.text), always: true, zh: "作者", en: "authors") {
          $0.union.books[$1].entry.original.authors.map(\.name)
        },
        OpenField("translators", .list(.text), always: true, zh: "译者", en: "translators") {
          $0.union.books[$1].entry.original.translators
        },
        OpenField("isbn", .text, zh: "书号，十三位数字", en: "ISBN, thirteen digits") {
          $0.union.books[$1].entry.original.isbn?.value.digits
        },
        OpenField("publisher", .text, zh: "出版社", en: "publisher") {
          $0.union.books[$1].entry.original.publisher
        },
        OpenField("year", .number, zh: "出版年", en: "year") { $0.union.books[$1].entry.original.year },
        OpenField("language", .text, always: true, zh: "语种", en: "language") {
          $0.union.books[$1].entry.original.language
        },
      ]
    return OpenTable("books", zh: "图书", en: "Books", fields, union.books.indices, of: .books, self)
  }

  private func booklistTable() -> OpenTable {
    let fields: [OpenField<Index>] =
      common(Booklist.self) { $0.union.booklists[$1].entry } + [
        OpenField("club", .text, zh: "俱乐部的编号", en: "id of the club") {
          $0.name($0.union.booklists[$1].club)
        },
        OpenField("term", .text, zh: "学期的编号", en: "id of the term") {
          $0.union.booklists[$1].entry.original.term?.text
        },
        OpenField(
          "books", .list(.text), always: true, zh: "图书的编号，按阅读顺序", en: "ids of books, in reading order"
        ) {
          composer, index in
          composer.union.booklists[index].books.map { composer.union.books[$0].entry.id.path }
        },
      ]
    return OpenTable(
      "booklists", zh: "书单", en: "Booklists", fields, union.booklists.indices, of: .booklists, self)
  }

  private func noteTable() -> OpenTable {
    let fields: [OpenField<Index>] =
      common(ReadingNote.self) { $0.union.notes[$1].entry } + [
        OpenField("book", .text, zh: "图书的编号", en: "id of the book") { composer, index in
          composer.union.notes[index].book.map { composer.union.books[$0].entry.id.path }
        },
        OpenField("date", .day, zh: "日期", en: "date") { $0.union.notes[$1].entry.original.date?.description },
      ]
    return OpenTable("notes", zh: "读书笔记", en: "Reading notes", fields, union.notes.indices, of: .notes, self)
  }

  private func openProposalTable() -> OpenTable {
    let steps: [(String, String, String, (Proposal) -> Located<LocalDate>?)] = [
      ("submitted", "提交日期", "handed in", { $0.submitted }), ("accepted", "立案日期", "accepted", { $0.accepted }),
      ("assigned", "交办日期", "assigned", { $0.assigned }), ("answered", "答复日期", "answered", { $0.answered }),
      ("rated", "评价日期", "rated", { $0.rated }), ("closed", "办结日期", "closed", { $0.closed }),
      ("due", "答复期限", "to be answered by", { $0.due }),
    ]
    let fields: [OpenField<Index>] =
      common(Proposal.self) { $0.union.proposals[$1].entry } + [
        OpenField("number", .text, always: true, zh: "编号", en: "number") {
          $0.union.proposals[$1].entry.original.number.value
        },
        OpenField("session", .text, always: true, zh: "届次", en: "session") {
          $0.union.proposals[$1].entry.original.session
        },
        OpenField(
          "category", .word(ProposalCategory.allCases.map(\.code)), always: true, zh: "类别", en: "category"
        ) { $0.union.proposals[$1].entry.original.category.code },
        OpenField("status", .word(ProposalStatus.allCases.map(\.code)), always: true, zh: "状态", en: "state") {
          $0.union.proposals[$1].entry.original.status.code
        },
        OpenField("host", .text, zh: "主办部门", en: "department") {
          $0.union.proposals[$1].entry.original.host?.value
        },
      ]
      + steps.map { step in
        OpenField(step.0, .day, zh: step.1, en: step.2) {
          step.3($0.union.proposals[$1].entry.original)?.value.description
        }
      }
    return OpenTable(
      "proposals", zh: "提案", en: "Proposals", fields, union.proposals.indices, of: .proposals, self)
  }

  private func lectureTable() -> OpenTable {
    let fields: [OpenField<Index>] =
      common(LectureSeries.self) { $0.union.lectures[$1].entry } + [
        OpenField("club", .text, zh: "俱乐部的编号", en: "id of the club") {
          $0.name($0.union.lectures[$1].club)
        },
        OpenField("partners", .list(.text), always: true, zh: "依托机构", en: "partners") {
          $0.union.lectures[$1].entry.original.partners
        },
        OpenField("events", .list(.text), always: true, zh: "活动的编号", en: "ids of events") { composer, index in
          composer.union.lectures[index].episodes.map { composer.union.events[$0].entry.id.path }
        },
      ]
    return OpenTable(
      "lectures", zh: "讲座与服务", en: "Lectures and services", fields, union.lectures.indices, of: .lectures,
      self)
  }

  private func openCampaignTable() -> OpenTable {
    let fields: [OpenField<Index>] =
      common(Campaign.self) { $0.union.campaigns[$1].entry } + [
        OpenField("kind", .word(CampaignKind.allCases.map(\.code)), always: true, zh: "种类", en: "kind") {
          $0.union.campaigns[$1].entry.original.kind.code
        },
        OpenField("club", .text, zh: "俱乐部的编号", en: "id of the club") {
          $0.name($0.union.campaigns[$1].club)
        },
        OpenField("from", .day, always: true, zh: "第一天", en: "first day") {
          $0.union.campaigns[$1].entry.original.from.value.description
        },
        OpenField("to", .day, zh: "最后一天", en: "last day") {
          $0.union.campaigns[$1].entry.original.to?.value.description
        },
        OpenField("attendances", .number, zh: "人次", en: "attendances") {
          $0.union.campaigns[$1].entry.original.totalAttendances
        },
        OpenField("half_hours", .number, zh: "志愿服务，以半小时计", en: "volunteers' work in half hours") {
          $0.union.campaigns[$1].entry.original.totalHalfHours
        },
        OpenField("amount", .number, zh: "捐款，以分计", en: "money given, in fen") {
          $0.union.campaigns[$1].entry.original.amount?.value
        },
      ]
    return OpenTable(
      "campaigns", zh: "公益行动", en: "Campaigns", fields, union.campaigns.indices, of: .campaigns, self)
  }

  private func personTable() -> OpenTable {
    let role = OpenType.object([("role", .text), ("body", .text)])
    let fields: [OpenField<Index>] =
      common(Person.self) { $0.union.people[$1] } + [
        OpenField("unit", .text, zh: "单位", en: "unit") { $0.union.people[$1].original.unit },
        OpenField("roles", .list(role), always: true, zh: "职务", en: "offices") { composer, index in
          composer.union.people[index].original.roles.map { role in
            Value.fields([("role", role.role), ("body", role.body ?? "")])
          }
        },
      ]
    return OpenTable(
      "people", zh: "人员与典范（公开资料）", en: "People with public profiles", fields,
      union.people.indices, of: .people, self)
  }

  private func pageTable() -> OpenTable {
    OpenTable(
      "pages", zh: "页面", en: "Pages", common(Page.self) { $0.union.pages[$1] }, union.pages.indices,
      of: .pages, self)
  }
}
