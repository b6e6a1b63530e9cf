import ArgumentParser
import Authoring
import Calendars
import Diagnostics
import FileTrees
import Foundation
import Glibc
import Hanzi
import Records

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
    let asks = Dialogue.isPossible && !noInput
    if asks { try desk.ask(&record) }
    try complete(&record, desk, voice)

    var name = slug ?? record.proposedName
    if asks, slug == nil {
      let typed = try Dialogue(language: voice.language).ask(
        Wording(zh: "文件名", en: "file name")[voice.language],
        standing: lastPart(record.freePath(name: name, taken: desk.paths)))
      name = Hanzi.slug(typed).isEmpty ? name : Hanzi.slug(typed)
    }
    let path = record.freePath(name: name, taken: desk.paths)
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
      Wording(
        zh: "打开它，在最后一行 --- 下面写正文；unionpress check 检查，unionpress build 生成网站。",
        en: "Open it and write the text below the last ---; then unionpress check, unionpress build."))
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
