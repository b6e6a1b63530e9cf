import ArgumentParser
import Authoring
import Calendars
import Diagnostics
import FileTrees
import Foundation
import Glibc
import Hanzi
import Records
import Resolution

/// Begins a record.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "新建一个活动、俱乐部、新闻…… · begin an event, a club, a news item …",
    discussion: """
      种类：event 活动、club 俱乐部、news 新闻、award 获奖、book 图书、booklist 书单、note 读书笔记、proposal 提案、\
      lecture 讲座系列、campaign 公益行动、person 人员、page 页面。已有的文件不会动。 · Kinds: event, club, news, award, book, \
      booklist, note, proposal, lecture, campaign, person, page. Files that are there already are never touched.

        unionpress new event   # 一问一答 · by questions
        unionpress new event 趣味运动会 --set 开始=2026-12-05T14:30 --set 地点=操场
        unionpress new event --like 去年的排球赛 --set 开始=2027-10-16   # 照着写 · from last year's
        unionpress new club 太极拳俱乐部 --set 类别=文体 --edit
      """)

  @Argument(
    help: ArgumentHelp("种类，中文英文都可以 · kind, in either language", valueName: "KIND"),
    completion: .list(newKinds.map(\.rawValue)))
  var kind: String

  @Argument(help: ArgumentHelp("标题（姓名、书名、赛事） · title or name", valueName: "TITLE"))
  var title: String?

  @Option(
    name: .long,
    help: ArgumentHelp("一个字段，可写几次 · a field; may be given more than once", valueName: "KEY=VALUE"))
  var set: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("照着这一个写：编号或标题 · begin from another: its id or title", valueName: "RECORD"))
  var like: String?

  @Option(name: .long, help: ArgumentHelp("文件名，默认用拼音 · file name; default: pinyin", valueName: "NAME"))
  var slug: String?

  @Flag(name: .long, help: "写好后用 $EDITOR 打开 · open it in $EDITOR")
  var edit = false

  @Flag(name: .long, help: "不提问 · ask nothing")
  var noInput = false

  @Flag(name: .long, help: "只显示，不写文件 · show only")
  var dryRun = false

  @OptionGroup var options: SiteOptions

  func run() throws {
    let tree = try readSite(options)
    let settings = siteSettings(of: tree.value)
    let voice = Voice(language: options.language(site: settings.languages.first), format: .text)
    guard let (kind, given) = begun(kind) else {
      throw unknownKind(kind, among: newKinds, voice)
    }
    let desk = WritingDesk(tree.value, today: options.buildDate(settings.offset), voice)
    var record = NewRecord(kind, language: voice.language, on: settings)
    if let given { record.set(given.key, typed: given.word) }
    try fill(&record, voice)
    let other = try like.map { try follow($0, &record, desk, voice) }
    let asks = Dialogue.isPossible && !noInput
    if asks { try desk.ask(&record) }
    try complete(&record, desk, voice)

    // What keeps its title keeps the name of its file, in the folder of another year.
    var name = slug ?? (title == nil ? other?.name : nil) ?? record.proposedName
    if asks, slug == nil {
      let typed = try Dialogue(language: voice.language).ask(
        Wording(zh: "文件名", en: "file name")[voice.language],
        standing: lastPart(record.freePath(name: name, taken: desk.paths)))
      name = Hanzi.slug(typed).isEmpty ? name : Hanzi.slug(typed)
    }
    let path = record.freePath(name: name, taken: desk.paths)
    if let other { record.moveLinks(from: other.path, to: path) }
    let problems = desk.problems(of: record, at: path)
    if problems.containsErrors, !asks {
      voice.reportUnwritten(problems)
      throw ExitCode(Outcome.problems)
    }
    voice.report(problems, files: [SourceFile(path: path, text: record.text)])
    if dryRun {
      writeOutput("\(path)\n\(record.text)")
      return
    }
    // What somebody has typed is kept, also if something in it is wrong.
    try writeNewFile(record.text, at: path, below: options.source, voice)
    voice.say(Wording(zh: "已写好 \(path)", en: "Wrote \(path)"))
    if edit { try openEditor(path, voice) }
    guard !problems.containsErrors else { throw ExitCode(Outcome.problems) }
    voice.say(
      other == nil
        ? Wording(
          zh: "打开它，在最后一行 --- 下面写正文；unionpress check 检查，unionpress build 生成网站。",
          en: "Open it and write the text below the last ---; then unionpress check, unionpress build.")
        : Wording(
          zh: "打开它看一遍；unionpress check 检查，unionpress build 生成网站。",
          en: "Open it and look it through; then unionpress check, unionpress build."))
  }

  private func lastPart(_ path: String) -> String {
    String((path.split(separator: "/").last ?? "").dropLast(3))
  }

  /// Takes over what the command line gives.
  private func fill(_ record: inout NewRecord, _ voice: Voice) throws {
    if let title {
      record.set(record.kind.titleKey, typed: trimmedLine(title))
    }
    for pair in set {
      let (key, value) = try typedField(pair, voice)
      guard let field = record.field(key) else {
        let names = record.fields.flatMap { [$0.key] + $0.aliases }
        let guess = nearMisses(of: key, among: names).first
        voice.say(
          Wording(
            zh: "\(record.kind.label.zh)没有“\(key)”这个字段。\(guess.map { "您是不是想写 \($0)？" } ?? "")",
            en:
              "A \(record.kind.label.en) has no field “\(key)”.\(guess.map { " Did you mean \($0)?" } ?? "")"
          ))
        throw ExitCode(Outcome.usage)
      }
      record.set(field.key, typed: value)
    }
  }

  /// Takes over what the record called `name` says.
  /// - Returns: the last part of its id, and its file.
  private func follow(_ name: String, _ record: inout NewRecord, _ desk: WritingDesk, _ voice: Voice) throws
    -> (name: String, path: String)
  {
    let kind = record.kind.label
    func refuse(_ zh: String, _ en: String) -> ExitCode {
      voice.say(Wording(zh: zh, en: en))
      return ExitCode(Outcome.usage)
    }
    let id: RecordID
    switch desk.union.directory.find(name, record.kind) {
    case .found(let found), .hidden(let found): id = found
    case .missing(let guesses):
      throw refuse(
        "没有“\(name)”这个\(kind.zh)。\(guesses.first.map { "您是不是想写 \($0)？" } ?? "")",
        "There is no \(kind.en) “\(name)”.\(guesses.first.map { " Did you mean \($0)?" } ?? "")")
    case .ambiguous(let ids):
      let names = ids.map(\.path).joined(separator: "、")
      throw refuse(
        "有几个\(kind.zh)叫“\(name)”，请写编号：\(names)", "Several are called “\(name)”; give an id: \(names)")
    case .unsound: throw refuse("“\(name)”里有错误，先改好再照着写。", "“\(name)” has an error; mend it first.")
    }
    let file = desk.records.namedHeaders.first { $0.id == id }.flatMap { desk.tree.text(at: $0.file) }
    guard let file, let other = WrittenRecord(file, record.fields) else {
      throw refuse(
        "“\(name)”写在表格里，不能照着写；在表格里复制那一行就行。", "“\(name)” stands in a table; copy its row instead.")
    }
    var left = record.follow(other).map(\.wording)
    if other.hasExtra { left.append(Wording(zh: "附加", en: "extra")) }
    var copied: [Wording] = record.value(of: "summary") == nil ? [] : [Wording(zh: "摘要", en: "summary")]
    if !other.text.allSatisfy(\.isWhitespace) { copied.append(Wording(zh: "正文", en: "text")) }
    voice.say(
      Wording(
        zh: "照着 \(file.path) 写。"
          + (left.isEmpty ? "" : "每次不同的没有照抄：\(left.map(\.zh).joined(separator: "、"))。")
          + (copied.isEmpty ? "" : "\(copied.map(\.zh).joined(separator: "和"))照抄了，记得改。"),
        en: "Begun from \(file.path)."
          + (left.isEmpty
            ? "" : " Left behind, as it belongs to one time: \(left.map(\.en).joined(separator: ", ")).")
          + (copied.isEmpty
            ? "" : " Taken over, look it through: \(copied.map(\.en).joined(separator: ", ")).")))
    return (id.path.split(separator: "/").last.map(String.init) ?? id.path, file.path)
  }

  /// Puts in what can be known, and ends the command if something is still missing.
  private func complete(_ record: inout NewRecord, _ desk: WritingDesk, _ voice: Voice) throws {
    var missing: [String] = []
    for question in questions(for: record.kind, on: desk.records.settings)
    where question.isRequired && record.value(of: question.key) == nil {
      if let standing = desk.standingAnswer(question, record) {
        record.set(question.key, typed: standing)
      } else if let field = record.field(question.key) {
        missing.append("--set '\(record.name(of: field))=\(field.example(in: record.language))'")
      }
    }
    guard !missing.isEmpty else { return }
    voice.say(
      Wording(
        zh: "还缺：\(missing.joined(separator: " "))", en: "Missing: \(missing.joined(separator: " "))"))
    throw ExitCode(Outcome.usage)
  }

  /// Opens the file in the editor that the environment names; a shell reads its arguments.
  private func openEditor(_ path: String, _ voice: Voice) throws {
    let environment = ProcessInfo.processInfo.environment
    let editor = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
    let place = "\(options.source)/\(path)".replacing("'", with: "'\\''")
    if system("\(editor) '\(place)'") != 0 {
      voice.say(Wording(zh: "编辑器没有正常结束：\(editor)", en: "the editor did not end well: \(editor)"))
    }
  }
}

/// What `word` begins: a kind, or one sort of news or events, such as 通知 or 比赛, which says a field as well.
private func begun(_ word: String) -> (kind: RecordKind, given: (key: String, word: String)?)? {
  let word = trimmedLine(word)
  let kind = RecordKind(named: word)
  let isOwnName = kind.map { [$0.rawValue, $0.plural, $0.label.zh].contains(word.lowercased()) } ?? false
  if !isOwnName {
    if NewsType(spelled: word) != nil { return (.news, ("type", word)) }
    if EventKind(spelled: word) != nil { return (.event, ("kind", word)) }
  }
  return kind.flatMap { newKinds.contains($0) ? ($0, nil) : nil }
}

extension RecordKind {
  /// The field that a title on the command line means.
  fileprivate var titleKey: String {
    switch self {
    case .award: "competition"
    case .person: "name"
    default: "title"
    }
  }
}
