public import Diagnostics

extension Changes {
  /// The changes as plain lines, `+`, `~` and `-` before the address.
  public func lines(on url: String) -> String {
    (added.map { ("+", $0) } + changed.map { ("~", $0) } + removed.map { ("-", $0) })
      .sorted { $0.1.utf8.lexicographicallyPrecedes($1.1.utf8) }
      .map { "\($0.0) \(address(of: $0.1, on: url))\n" }.joined()
  }

  /// The changes for a merge request: pages as links, all else counted.
  /// - Parameter limit: how many pages of each kind are listed.
  public func markdown(on url: String, _ language: Language, limit: Int = 50) -> String {
    var text = "### " + Wording(zh: "网站的变化", en: "What changes on the site")[language] + "\n\n"
    text += summary[language] + "\n"
    let groups: [(Wording, [String], Bool)] = [
      (Wording(zh: "新增的页面", en: "New pages"), added, true),
      (Wording(zh: "改动的页面", en: "Changed pages"), changed, true),
      (Wording(zh: "删除的页面", en: "Removed pages"), removed, false),
    ]
    for (title, paths, isLinked) in groups {
      let pages = paths.filter { $0.hasSuffix(".html") }
      guard !pages.isEmpty else { continue }
      let count = Wording(zh: "（\(pages.count)）", en: " (\(pages.count))")[language]
      text += "\n**\(title[language])**\(count)\n\n"
      text += pages.prefix(limit).map { path in
        let target = address(of: path, on: url)
        // An address is percent-encoded but for a few marks; of those, these would end a link.
        let safe = target.replacing("(", with: "%28").replacing(")", with: "%29")
        return isLinked ? "- <\(safe)>\n" : "- `\(safe)`\n"
      }.joined()
      if pages.count > limit { text += "- …\n" }
    }
    return text
  }
}
