import Diagnostics
import Markup

/// The inline styles of a digest. Colours are readable on white (contrast 4.5 and more, which
/// `Tests/tools/check_digest.py` measures) and strong enough to survive where a dark mode turns the ground black.
private enum Style {
  static let whole =
    "max-width:640px;margin:0 auto;font-size:16px;line-height:1.75;color:#333333;text-align:left"
  static let head = "margin:0 0 16px;padding:0 0 8px;border-bottom:2px solid #b83227"
  static let name = "margin:0;font-size:15px;color:#b83227"
  static let heading = "margin:0;font-size:18px;font-weight:bold;color:#333333"
  static let entry = "margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #b83227"
  static let off = "margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #8c8c8c"
  static let when = "margin:0;font-size:15px;color:#b83227"
  static let whenOff = "margin:0;font-size:15px;color:#666666"
  static let title = "margin:0;color:#333333"
  static let strong = "font-weight:bold;color:#333333"
  static let note = "color:#b83227"
  static let small = "margin:0;font-size:15px;color:#666666"
  static let mark = "font-weight:bold;color:#b83227"
  static let link = "margin:24px 0 0;font-size:15px;color:#666666;word-break:break-all"
}

extension Composer {
  /// A digest for the article editor. If there is too much for it, the last entries give way to their number.
  func digestHTML(
    _ entries: [DigestEntry], name: String, heading: String, none: String, link: String
  ) -> HTML {
    let head = section(
      Style.head,
      paragraph(Style.name, HTML(escaping: name)) + paragraph(Style.heading, HTML(escaping: heading)))
    let foot = paragraph(
      Style.link, HTML(escaping: say(zh: "详情与报名：", en: "More, and to sign up: ") + link))
    let parts = entries.map { self.entry($0) }
    // The wrapping element and the line on what is left out need less than this.
    let room = digestLimits.html - 1000 - head.characters - foot.characters
    var used = 0
    let kept = parts.prefix { part in
      used += part.characters
      return used < room
    }
    var body = kept.reduce(HTML()) { $0 + $1 }
    if entries.isEmpty { body = paragraph(Style.title, HTML(escaping: none)) }
    let left = entries.count - kept.count
    if left > 0 {
      let text = say(zh: "另有 \(left) 项活动，见网站。", en: "\(left) more on the site.")
      body.append(paragraph(Style.title, HTML(escaping: text)))
    }
    return section(Style.whole, head + body + foot)
  }

  private func entry(_ entry: DigestEntry) -> HTML {
    let isOff = entry.mark != nil
    var title = HTML()
    if let mark = entry.mark {
      title.append(span(Style.mark, HTML(escaping: say(zh: "【\(mark)】", en: "[\(mark)] "))))
    }
    title.append(strong(Style.strong, HTML(escaping: entry.title)))
    if let note = entry.note {
      title.append(span(Style.note, HTML(escaping: say(zh: "（\(note)）", en: " (\(note))"))))
    }
    var lines = paragraph(isOff ? Style.whenOff : Style.when, HTML(escaping: entry.when))
    lines.append(paragraph(Style.title, title))
    let labelled = [
      (isOff ? nil : entry.place, say(zh: "地点：", en: "Place: ")),
      (entry.reason, say(zh: "原因：", en: "Why: ")), (entry.signup, ""),
    ]
    for case (let text?, let label) in labelled {
      lines.append(paragraph(Style.small, HTML(escaping: label + text)))
    }
    if let picture = entry.picture {
      lines.append(
        paragraph(
          Style.small, HTML(escaping: say(zh: "（插图：\(picture)）", en: "(Picture: \(picture))"))))
    }
    return section(isOff ? Style.off : Style.entry, lines)
  }

  private func section(_ style: String, _ content: HTML) -> HTML {
    HTML.element("section", [(styleKey, style)], content)
  }

  private func paragraph(_ style: String, _ content: HTML) -> HTML {
    HTML.element("p", [(styleKey, style)], content)
  }

  private func span(_ style: String, _ content: HTML) -> HTML {
    HTML.element("span", [(styleKey, style)], content)
  }

  private func strong(_ style: String, _ content: HTML) -> HTML {
    HTML.element("strong", [(styleKey, style)], content)
  }
}

private let styleKey: StaticString = "style"

extension HTML {
  /// How long the editor thinks it is: markup counts like text.
  fileprivate var characters: Int { text.utf16.count }
}
