public import Diagnostics
public import FileTrees
public import Records

/// The version of the theme inside the program: one more with each change that a site's own templates must follow.
public let themeVersion = 1

/// A change of the theme that a site's own templates must follow.
struct ThemeChange: Sendable {
  /// The first version that has it.
  var version: Int
  /// What is different and what to do.
  var wording: Wording
}

/// Every such change, in order. Version 1 is the first that was released.
private let themeChanges: [ThemeChange] = []

/// What a site's own templates must follow since the version that its settings say they were made for.
public func themeVersionProblems(_ settings: SiteSettings, _ tree: SourceTree) -> [Problem] {
  let own = themeFiles(in: tree).filter { $0.layer == .added || $0.layer == .overridden(isEqual: false) }
  return themeVersionProblems(
    settings.themeVersion, in: settings.place, own: own.map { "templates/\($0.path)" }, current: themeVersion,
    themeChanges)
}

/// - Parameters:
///   - settings: where the settings begin, for a site that names no version.
///   - own: the files of the theme that are the site's own, as its officers see them.
func themeVersionProblems(
  _ made: Located<Int>?, in settings: Span, own: [String], current: Int, _ changes: [ThemeChange]
) -> [Problem] {
  if let made, made.value > current {
    return [
      Problem(
        .themeVersion, at: made.span,
        Wording(
          zh: "网站是按主题第 \(made.value) 版做的，这个程序里是第 \(current) 版，比它旧",
          en:
            "the site was made for version \(made.value) of the theme; this program has version \(current), an older one"
        ),
        suggestion: Wording(zh: "请换用新一点的 unionpress", en: "use a newer unionpress"))
    ]
  }
  // Who names no version may have begun with the first.
  let since = changes.filter { $0.version > made?.value ?? 1 && $0.version <= current }
  // A site without templates of its own has nothing to follow.
  guard !own.isEmpty, !since.isEmpty else { return [] }
  // Which files to open; with many, the first few say what is meant.
  let more = own.count > 5 ? (zh: " 等 \(own.count) 个文件", en: " and \(own.count - 5) more") : (zh: "", en: "")
  let names = own.prefix(5)
  let files = (zh: names.joined(separator: "、") + more.zh, en: names.joined(separator: ", ") + more.en)
  let message =
    made.map { made in
      Wording(
        zh: "网站自己的模板是按主题第 \(made.value) 版做的，这以后有 \(since.count) 处要跟着改：\(files.zh)",
        en:
          "the site's own templates were made for version \(made.value) of the theme; \(since.count) changes since then concern them: \(files.en)"
      )
    }
    ?? Wording(
      zh: "没有写网站自己的模板是按主题哪一版做的；主题已经改过 \(since.count) 处，请核对：\(files.zh)",
      en:
        "it is not said which version of the theme the site's own templates were made for; the theme has had \(since.count) changes to compare them with: \(files.en)"
    )
  let place = made?.span ?? settings
  return [
    Problem(
      .themeVersion, at: place, message,
      suggestion: made == nil
        ? Wording(
          zh: "改好后在 unionpress.yaml 里写上：主题版本: \(current)",
          en: "once they are mended, write in unionpress.yaml: theme_version: \(current)")
        : Wording(zh: "改好后把它写成 \(current)", en: "once they are mended, make it \(current)"),
      notes: since.map { change in
        Note(
          Wording(
            zh: "第 \(change.version) 版：\(change.wording.zh)",
            en: "version \(change.version): \(change.wording.en)"),
          at: place)
      })
  ]
}
