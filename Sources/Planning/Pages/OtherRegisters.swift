import Calendars
import Diagnostics
import Records
import Resolution

/// The tables of what is written and of people.
extension Composer {
  func newsRows() -> [[String]] {
    let head =
      language == .zh
      ? ["日期", "标题", "类型", "俱乐部", "文号", "落款", "供稿", "审核", "公示开始", "公示结束"]
      : [
        "Date", "Title", "Type", "Clubs", "Number", "Signed", "Author", "Approved", "Period from",
        "Period to",
      ]
    return [head]
      + union.news.map { item -> [String] in
        let original = item.entry.original
        let byline = original.header.byline
        let clubs = item.clubs.map { title(union.clubs[$0].entry) }
        let period = original.period?.value
        return [
          original.date.description, title(item.entry), say(original.type.label),
          joined(clubs), original.documentNumber ?? "",
          item.entry.version(in: language).sign?.organisation ?? "", joined(byline.authors),
          joined(byline.reviewers), period?.from?.description ?? "", period?.to?.description ?? "",
        ]
      }
  }

  /// People as their pages show them: those who are not public or have withdrawn are not in the union at all. How to reach
  /// somebody is never in it.
  func personRows() -> [[String]] {
    let head =
      language == .zh
      ? ["姓名", "单位", "职务", "任期", "荣誉", "典范发布", "同意的范围"]
      : ["Name", "Unit", "Office", "Time in office", "Honours", "Profile published", "Consent"]
    let rows = union.people.indices.flatMap { index -> [[String]] in
      let entry = union.people[index]
      let person = entry.version(in: language)
      let name = title(entry)
      let tail: [String] = [
        joined(person.honours.map(\.name)), entry.original.published?.description ?? "",
        joined(entry.original.consent?.scope.map { say($0.label) } ?? []),
      ]
      if person.roles.isEmpty { return [[name, person.unit ?? "", "", ""] + tail] }
      return person.roles.map { role in
        let office = [role.body, role.role].compactMap { $0 }.joined(separator: say(zh: "", en: ", "))
        return [name, person.unit ?? "", office, officeTerm(role.from, role.to) ?? ""] + tail
      }
    }
    return [head] + rows
  }

  /// A row for each book of each list.
  func booklistRows() -> [[String]] {
    let head =
      language == .zh
      ? ["书单", "俱乐部", "学期", "序号", "书名", "章节", "读到", "状态", "领读", "推荐语"]
      : ["List", "Club", "Term", "Number", "Title", "Chapters", "Until", "State", "Led by", "Why"]
    let rows = union.booklists.indices.flatMap { index -> [[String]] in
      let card = booklistCard(index)
      return card.books.map { listed in
        [
          card.title, card.club?.title ?? "", card.term ?? "", String(listed.number), listed.book.title,
          listed.chapters ?? "", listed.due?.iso ?? "", listed.statusTitle, listed.leader ?? "",
          listed.why ?? "",
        ]
      }
    }
    return [head] + rows
  }

  func noteRows() -> [[String]] {
    let head = language == .zh ? ["日期", "标题", "作者", "书名"] : ["Date", "Title", "Author", "Book"]
    return [head]
      + union.notes.indices.map { index -> [String] in
        let card = noteCard(index)
        return [card.date?.iso ?? "", card.title, card.author, card.book ?? ""]
      }
  }

  /// A row for each episode of each series.
  func lectureRows() -> [[String]] {
    let head =
      language == .zh
      ? ["系列", "俱乐部", "依托", "找谁问", "场次", "时间", "题目", "主讲", "地点", "状态"]
      : [
        "Series", "Club", "Partners", "Whom to ask", "Number", "When", "Title", "Speakers", "Place", "State",
      ]
    let rows = union.lectures.indices.flatMap { index -> [[String]] in
      let item = union.lectures[index]
      let series = item.entry.version(in: language)
      let lead = [
        title(item.entry), item.club.map { title(union.clubs[$0].entry) } ?? "", joined(series.partners),
        series.contact ?? "",
      ]
      if item.episodes.isEmpty { return [lead + Array(repeating: "", count: 6)] }
      return item.episodes.enumerated().map { number, episode in
        let card = eventCard(event: episode)
        let event = union.events[episode].entry.version(in: language)
        let own: [String] = [
          String(number + 1), card.when.text, card.title, joined(event.speakers.map(\.person)),
          card.venue ?? "",
          card.statusTitle,
        ]
        return lead + own
      }
    }
    return [head] + rows
  }
}
