import ArgumentParser
import Authoring
import Calendars
import Diagnostics
import FileTrees
import Records
import Resolution

/// Asks for a new record, with all that the site knows already at hand.
struct WritingDesk {
  let tree: SourceTree
  let today: LocalDate
  let voice: Voice
  let records: RecordSet
  let union: Union

  init(_ tree: SourceTree, today: LocalDate, _ voice: Voice) {
    self.tree = tree
    self.today = today
    self.voice = voice
    records = decodeRecords(tree).value
    union = resolve(records, today: today).value
  }

  /// Paths that are taken.
  var paths: Set<String> { Set(tree.texts.map(\.path)) }

  // MARK: Questions

  /// Asks everything that is not answered yet; an answer that the site would not take is asked for again.
  func ask(_ record: inout NewRecord) throws {
    let dialogue = Dialogue(language: voice.language)
    let kind = record.kind.label
    dialogue.say(
      "新的\(kind.zh)。直接回车：用方括号里的，或者不填。Ctrl-C 退出，什么也不写。",
      "A new \(kind.en). Return alone: what is in brackets, or nothing. Ctrl-C leaves without writing.")
    if let place = position { dialogue.say(place.zh, place.en) }
    var known: Set<Problem> = []
    for question in questions(for: record.kind, on: records.settings)
    where record.value(of: question.key) == nil && applies(question, record) {
      while true {
        try answer(question, &record, dialogue)
        if record.value(of: question.key) == nil {
          if !question.isRequired { break }
          dialogue.say("这一项必须填。", "This one is needed.")
          continue
        }
        let file = record.path(name: "new")
        // What stands elsewhere may be put right by a later answer.
        let here = record.place(of: question.key)
        let fresh = problems(of: record, at: file).filter { problem in
          problem.span.map { here.contains($0.lower) } ?? false && !known.contains(problem)
        }
        voice.report(fresh.map(\.withoutPlace), files: [])
        guard fresh.containsErrors else {
          known.formUnion(fresh)
          break
        }
        record.set(question.key, yaml: nil)
      }
    }
  }

  /// Where today lies: `今天是2026—2027学年第一学期第12周。`
  private var position: Wording? {
    guard case .week(let week, let id) = union.terms.position(of: today), let term = union.terms[id: id]
    else {
      return nil
    }
    return Wording(
      zh: "今天是 \(today)，\(term.name)第\(week)周。", en: "Today is \(today), week \(week) of \(term.id).")
  }

  private func applies(_ question: Question, _ record: NewRecord) -> Bool {
    switch question.key {
    case "repeat": term(of: record) != nil
    case "period":
      record.value(of: "type").map { NewsType(spelled: $0) == .announcement } ?? false
    // A start such as 14:30—16:30 has its end already.
    case "end": !record.hasEnd
    default: true
    }
  }

  private func term(of record: NewRecord) -> Term? { record.day.flatMap { union.terms.term(on: $0) } }

  private func answer(_ question: Question, _ record: inout NewRecord, _ dialogue: Dialogue) throws {
    guard let field = record.field(question.key) else { return }
    let standing = standingAnswer(question, record)
    let name = record.name(of: field)
    let optional =
      question.isRequired || standing != nil ? "" : Wording(zh: "，可不填", en: ", optional")[voice.language]
    switch question.form {
    case .text:
      let example =
        standing == nil
        ? Wording(
          zh: "（例如 \(field.example(in: .zh))\(optional)）", en: " (as in \(field.example(in: .en))\(optional))"
        )[
          voice.language]
        : ""
      let typed = try dialogue.ask(name + example, standing: standing)
      if !typed.isEmpty { record.set(question.key, typed: typed) }
    case .choice(let words):
      // The type of such a field in English is the list of its English words.
      let codes =
        question.key == "nav"
        ? Menu.allCases.map(\.code) : field.type.en.split(separator: ", ").map(String.init)
      let shown = voice.language == .en && codes.count == words.count ? codes : words
      let typed = try dialogue.choose(name + optional, among: shown, standing: standing)
      if typed.isEmpty { return }
      if question.key == "nav" {
        record.set("nav", yaml: "{menu: \(typed)}")
      } else {
        record.set(question.key, typed: typed)
      }
    case .record(let kind, let several):
      let chosen = try dialogue.choose(
        name + optional, among: items(kind), several: several, takesText: false, standing: standing)
      record.set(question.key, records: chosen.ids)
    case .recordOrText(let kind):
      let chosen = try dialogue.choose(name + optional, among: items(kind), several: false, takesText: true)
      if let text = chosen.text { record.set(question.key, typed: text) }
      if !chosen.ids.isEmpty { record.set(question.key, records: chosen.ids) }
    case .teachingWeeks:
      guard let day = record.day, let term = term(of: record), let week = term.week(of: day) else { return }
      let prompt = Wording(
        zh: "每周都有吗？写教学周，例如 \(week)-\(term.weeks)；只有一次就回车",
        en: "every week? give teaching weeks, as in \(week)-\(term.weeks); Return alone for once")
      let typed = try dialogue.ask(prompt[voice.language])
      if !typed.isEmpty { record.setRepeat(weeks: typed, term: term.id, weekday: day.weekday) }
    }
  }

  /// What stands in brackets and is taken by Return alone; `nil` if nothing can be guessed.
  func standingAnswer(_ question: Question, _ record: NewRecord) -> String? {
    switch (record.kind, question.key) {
    case (.news, "date"), (.award, "date"), (.campaign, "from"): today.description
    case (.news, "type"): word(NewsType.news)
    case (.news, "period"): "{from: \(today), to: \(today + 6)}"
    case (.booklist, "term"):
      (union.terms.term(on: today) ?? union.terms.terms.first { $0.week1 > today })?.id
    case (.proposal, "session"): union.proposals.first?.entry.original.session
    case (.proposal, "no"): nextNumber()
    case (.proposal, "status"): word(ProposalStatus.submitted)
    default: nil
    }
  }

  private func word(_ choice: some Choice) -> String {
    voice.language == .zh ? choice.spellings[1] : choice.code
  }

  /// The number after the highest of this year: `2026-027`.
  private func nextNumber() -> String {
    let prefix = "\(today.year)-"
    let numbers = records.proposals.compactMap { entry -> Int? in
      let text = entry.original.number.value
      return text.hasPrefix(prefix) ? Int(text.dropFirst(prefix.count)) : nil
    }
    // A session has some hundred; what is longer is another kind of number, and nothing may come after the largest.
    let next = String((numbers.filter { $0 < 100_000 }.max() ?? 0) + 1)
    return prefix + String(repeating: "0", count: max(0, 3 - next.count)) + next
  }

  private func items(_ kind: RecordKind) -> [Dialogue.Item] {
    switch kind {
    case .club: union.clubs.map { Dialogue.Item(id: $0.entry.id.path, title: $0.entry.original.header.title) }
    case .venue: union.venues.map { Dialogue.Item(id: $0.id.path, title: $0.original.header.title) }
    case .book: union.books.map { Dialogue.Item(id: $0.entry.id.path, title: $0.entry.original.header.title) }
    case .term: union.terms.terms.map { Dialogue.Item(id: $0.id, title: $0.name) }
    default: []
    }
  }

  // MARK: Checking

  /// What the site would say of the record, were it the file at `path`.
  func problems(of record: NewRecord, at path: String) -> [Problem] {
    var texts = tree.texts.filter { $0.path == "unionpress.yaml" }
    texts.append(SourceFile(path: path, text: record.text))
    var problems: [Problem] = []
    let own = decodeRecords(SourceTree(texts: texts)).collecting(into: &problems)
    var all = records
    all.append(own)
    problems += resolve(all, today: today).problems
    return problems.filter { $0.span?.path == path }
  }
}
