import Calendars
import Diagnostics
import Markdown
import Planning
import Templating

/// The filters that know of dates, addresses and Markdown: what a site adds to the engine's own.
/// - Parameters:
///   - surroundings: the calendars and addresses of the site.
///   - assets: addresses of the theme's files, by name.
func siteFilters(_ surroundings: SiteSurroundings, assets: [String: String] = [:]) -> [TemplateFilter] {
  dateFilters(surroundings) + addressFilters(surroundings, assets) + [markdownFilter, runsFilter]
}

private func dateFilters(_ surroundings: SiteSurroundings) -> [TemplateFilter] {
  [
    TemplateFilter(
      "date", .date, [.init("pattern", .text, standard: .some(.none), check: patternFault)], gives: .string,
      zh: "日期写成文字；pattern 用 yyyy M d EEEE H mm 等字母",
      en: "a date in words; the pattern has letters such as yyyy M d EEEE H mm",
      example: ("{{ \"2026-11-23\" | date(\"yyyy年M月d日 EEEE\") }}", "2026年11月23日 星期一")
    ) { value, arguments, context in
      guard let date = templateDate(value) else { return nil }
      guard let pattern = arguments[0].text, !pattern.isEmpty else {
        return .string(written(date, context.language))
      }
      guard case .success(let form) = DatePattern.parse(pattern) else { return nil }
      return .string(form.text(LocalDateTime(date.date, date.time ?? .midnight), context.language))
    },
    TemplateFilter(
      "time", .date, gives: .string, zh: "钟点，没有钟点时为空", en: "the time of day; nothing if there is none",
      example: ("{{ \"2026-11-23T16:30\" | time }}", "16:30")
    ) { value, _, _ in templateDate(value).map { .string($0.time?.description ?? "") } },
    TemplateFilter(
      "until", .date, [.init("end", .any)], gives: .string, zh: "从这时到那时，相同的部分只写一次",
      en: "from this to that, with what both share written once",
      example: ("{{ \"2026-11-23T16:30\" | until(\"2026-11-23T18:00\") }}", "2026年11月23日（星期一）16:30—18:00")
    ) { value, arguments, context in
      guard let start = templateDate(value) else { return nil }
      guard let end = templateDate(arguments[0]) else {
        return arguments[0].text == "" ? .string(written(start, context.language)) : nil
      }
      let style = DateStyle.full(context.language)
      if let from = start.time, let to = end.time {
        return .string(
          style.text(.timed(LocalDateTime(start.date, from), until: LocalDateTime(end.date, to))))
      }
      return DayRange(start.date, end.date).map { .string(style.text(.days($0))) }
    },
    TemplateFilter(
      "lunar", .date, gives: .string, zh: "农历日期", en: "the date of the Chinese calendar",
      example: ("{{ \"2026-02-17\" | lunar }}", "正月初一")
    ) { value, _, context in
      templateDate(value).flatMap { LunarDate($0.date) }.map { lunar in
        .string(
          context.language == .zh
            ? lunar.text : "day \(lunar.day) of \(lunar.isLeap ? "leap " : "")lunar month \(lunar.month)")
      }
    },
    TemplateFilter(
      "week", .date, gives: .string, zh: "教学周：第12周、寒假；不在学年里时为空",
      en: "the teaching week: Week 12, Winter break; nothing outside the known terms",
      example: ("{{ \"2026-11-23\" | week }}", "")
    ) { value, _, context in
      templateDate(value).map { .string(surroundings.terms.position(of: $0.date).label[context.language]) }
    },
    TemplateFilter(
      "relative", .date, [.init("to", .any, standard: .some(.none))], gives: .string,
      zh: "相对于某天（不写就是网站的 as_of）：今天、3天后",
      en: "as seen from a day, by default the site's as_of: today, in 3 days",
      example: ("{{ \"2026-11-26\" | relative(\"2026-11-23\") }}", "3天后")
    ) { value, arguments, context in
      guard let date = templateDate(value),
        let day = templateDate(arguments[0])?.date ?? surroundings.asOf
      else { return nil }
      return .string(relative(day.days(until: date.date), context.language))
    },
  ]
}

private func addressFilters(_ surroundings: SiteSurroundings, _ assets: [String: String]) -> [TemplateFilter]
{
  [
    TemplateFilter(
      "url", .text, gives: .string, zh: "站内网址，加上网站所在的路径",
      en: "an address on this site, with the path the site lies under",
      example: ("{{ \"/clubs/\" | url }}", "/clubs/")
    ) { value, _, _ in
      guard let text = value.text else { return nil }
      let base = surroundings.basePath
      let isComplete =
        !text.hasPrefix("/") || text.hasPrefix("//") || text == base
        || text.hasPrefix(base + "/") && !base.isEmpty
      return .string(isComplete ? text : base + text)
    },
    TemplateFilter(
      "absolute", .text, gives: .string, zh: "完整的网址", en: "the address in full",
      example: ("{{ \"/clubs/\" | absolute }}", "/clubs/")
    ) { value, _, _ in
      guard let text = value.text else { return nil }
      return .string(text.hasPrefix("/") && !text.hasPrefix("//") ? surroundings.origin + text : text)
    },
    TemplateFilter(
      "asset", .text, gives: .string, zh: "主题文件的网址", en: "the address of a file of the theme",
      example: ("{{ \"site.css\" | asset }}", "/assets/site.….css")
    ) { value, _, _ in value.text.flatMap { assets[$0] }.map { .string($0) } },
  ]
}

private let markdownFilter = TemplateFilter(
  "markdown", .text, gives: .html, zh: "把 Markdown 文字变成 HTML", en: "Markdown as markup",
  example: ("{{ \"**重要**\" | markdown }}", "<p><strong>重要</strong></p>\n")
) { value, _, _ in
  guard let text = value.text else { return nil }
  let file = SourceFile(path: "templates", text: text)
  return .html(Markdown.parse(file, body: 0..<file.bytes.count, options: MarkdownOptions()).value.standalone)
}

private let runsFilter = TemplateFilter(
  "runs", .text, gives: .html, zh: "给另一种语言的文字标上语言，读屏软件会换口音",
  en: "with the other language's words marked as such",
  example: ("{{ \"共读 Pride and Prejudice\" | runs }}", "共读 <span lang=\"en\">Pride and Prejudice</span>")
) { value, _, context in value.text.map { .html(languageRuns($0, on: context.language)) } }

/// A date, or the one that ISO 8601 text names.
private func templateDate(_ value: Value) -> TemplateDate? {
  switch value {
  case .date(let date): date
  case .string(let text): TemplateDate(iso: text)
  default: nil
  }
}

/// What is wrong with a date format that is written out.
private let patternFault: @Sendable (Value) -> Wording? = { value in
  guard case .string(let text) = value, case .failure(let fault) = DatePattern.parse(text) else { return nil }
  return fault.wording
}

private func written(_ date: TemplateDate, _ language: Language) -> String {
  let style = DateStyle.full(language)
  return date.time.map { style.text(LocalDateTime(date.date, $0)) } ?? style.text(date.date)
}

private func relative(_ days: Int, _ language: Language) -> String {
  let count = days.magnitude
  switch (days, language) {
  case (0, .zh): return "今天"
  case (1, .zh): return "明天"
  case (2, .zh): return "后天"
  case (-1, .zh): return "昨天"
  case (-2, .zh): return "前天"
  case (_, .zh): return days > 0 ? "\(count)天后" : "\(count)天前"
  case (0, .en): return "today"
  case (1, .en): return "tomorrow"
  case (-1, .en): return "yesterday"
  case (_, .en): return days > 0 ? "in \(count) days" : "\(count) days ago"
  }
}
