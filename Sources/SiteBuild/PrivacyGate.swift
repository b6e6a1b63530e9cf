import Diagnostics
import FileTrees
import Parallel
import Phrases
import Planning
import Privacy
import Records
import Resolution
import Synchronization

/// What stands in the site's files and must not be published: private numbers, fields for private data, and texts that
/// may be private.
///
/// Everything that lies in the folder is looked at, shown or not: what is a draft today is published tomorrow.
func privacyProblems(in tree: SourceTree, _ union: Union, reusing memory: inout PrivacyMemory) -> [Problem] {
  let policy = privacyPolicy(union.settings)
  let old = memory.policy == policy ? memory.sources : [:]
  // What other unions announce is looked at where it is read: it cannot stop this site.
  let own = tree.texts.filter { !$0.path.hasPrefix(gatheredFolder) }
  let texts = parallelMap(own) { file -> [Problem] in
    if let known = old[file.path], known.bytes == file.bytes { return known.problems }
    return privacyProblems(in: file, policy)
  }
  memory.policy = policy
  memory.sources = Dictionary(
    zip(own, texts).map { ($0.path, (bytes: $0.bytes, problems: $1)) },
    uniquingKeysWith: { first, _ in first })
  let names = tree.assets.flatMap { asset in
    privateNumbers(in: Array(asset.path.utf8)).map { data in
      problem(
        data, at: Span(path: asset.path, range: 0..<0), Wording(zh: "文件名里有", en: "the file's name has "))
    }
  }
  let notes = tree.assets.flatMap { asset in
    asset.notes.flatMap { privateNumbers(in: Array($0.utf8)) }.map { data in
      problem(
        data, at: Span(path: asset.path, range: 0..<0),
        asset.isDocument
          ? Wording(zh: "文件里有", en: "the file has ")
          : Wording(zh: "文件的附加信息里有", en: "the file's metadata has "))
    }
  }
  let unread = tree.assets.filter { $0.path.hasPrefix("content/") && $0.unread != nil }.map { asset in
    Problem(
      .privacyUnread, at: Span(path: asset.path, range: 0..<0),
      asset.unread ?? Wording(zh: "这个文件没有看过", en: "this file was not looked through"))
  }
  return texts.flatMap { $0 } + names + notes + unread + stillNamed(in: tree, union, reusing: &memory)
    + tree.assets.filter(\.isSecret).map { secret(in: $0.path) }
}

/// What stands in one file of the folder.
private func privacyProblems(in file: SourceFile, _ policy: PrivacyPolicy) -> [Problem] {
  let numbers =
    privateNumbers(in: file.bytes).map { problem($0, at: file.span($0.range)) }
    + (holdsPrivateKey(file.bytes) ? [secret(in: file.path)] : [])
  guard file.path.hasPrefix("content/"), let text = String(validating: file.bytes, as: UTF8.self) else {
    return numbers
  }
  return numbers + privateHints(in: text, policy).map { problem($0, at: file.span($0.range)) }
}

/// A private key, in whatever file it lies.
private func secret(in path: String) -> Problem {
  Problem(
    .privacySecret, at: Span(path: path, range: 0..<0),
    Wording(zh: "这个文件里有私钥", en: "there is a private key in this file"),
    suggestion: Wording(zh: "把它移到网站文件夹之外", en: "move it out of the site's folder"))
}

/// Places where somebody is named whose profile was taken back. They may be right: a prize list is a record of its own; but the
/// person must be asked.
private func stillNamed(
  in tree: SourceTree, _ union: Union, reusing memory: inout PrivacyMemory
) -> [Problem] {
  let gone = union.hidden.filter { $0.reason == .withdrawn && !$0.title.isEmpty }
  let old = memory.gone == gone ? memory.named : [:]
  memory.gone = gone
  memory.named = [:]
  guard !gone.isEmpty else { return [] }
  let own = Set(gone.map(\.file))
  let names = gone.map { (record: $0, name: PhraseSet([$0.title])) }
  let files = tree.texts.filter { $0.path.hasPrefix("content/") && !own.contains($0.path) }
  let found = parallelMap(files) { file -> [Problem] in
    if let known = old[file.path], known.bytes == file.bytes { return known.problems }
    return stillNamed(names, in: file)
  }
  memory.named = Dictionary(
    zip(files, found).map { ($0.path, (bytes: $0.bytes, problems: $1)) },
    uniquingKeysWith: { first, _ in first })
  return found.flatMap { $0 }
}

private func stillNamed(_ names: [(record: HiddenRecord, name: PhraseSet)], in file: SourceFile) -> [Problem]
{
  names.compactMap { record, name in
    let place = file.bytes.withUnsafeBufferPointer { name.first(in: $0)?.offset }
    return place.map { stillNamed(record, at: file.span($0..<$0 + record.title.utf8.count)) }
  }
}

private func stillNamed(_ record: HiddenRecord, at span: Span) -> Problem {
  Problem(
    .personStillNamed, at: span,
    Wording(
      zh: "“\(record.title)”的事迹已经撤下，这里还有名字",
      en: "“\(record.title)” has withdrawn the profile and is still named here"),
    suggestion: Wording(zh: "问本人要不要留；不留就删去", en: "ask whether the name may stay; remove it if not"))
}

/// What the settings except: the school's own addresses, and what belongs to offices.
private func privacyPolicy(_ settings: SiteSettings) -> PrivacyPolicy {
  var policy = PrivacyPolicy()
  let labels = settings.host.split(separator: ".")
  // gh.example.edu.cn belongs to example.edu.cn.
  policy.domains = [
    settings.host, labels.count > 2 ? labels.dropFirst().joined(separator: ".") : settings.host,
  ]
  policy.offices = settings.allowedContacts
  return policy
}

/// What would be published all the same: numbers that come together only in the output. Pages and their calendars are looked at
/// one by one as they are made; so are all other files if no build follows, else they are looked at in the end.
final class PageGate: Sendable {
  /// What was found in the pages of the build before.
  private let old: [String: [Problem]]
  private let found = Mutex<[String: [Problem]]>([:])

  /// Whether every file is looked at as it is made.
  private let seesAll: Bool

  init(reusing memory: PrivacyMemory, seesAll: Bool) { (old, self.seesAll) = (memory.pages, seesAll) }

  /// Looks at the page that will be at `path`.
  func look(at path: String, _ bytes: [UInt8]) {
    let problems = publishedNumbers(in: bytes, path)
    if !problems.isEmpty { found.withLock { $0[path] = problems } }
  }

  /// Whether the page that was at `path` in the build before had nothing that must not be published.
  func found(nothingAt path: String) -> Bool { old[path] == nil }

  /// What is in the pages, which were all looked at or kept, and in all other files of `output`. What the sources have already is
  /// not reported twice.
  func problems(
    in output: OutputTree, of plan: SitePlan, besides known: [Problem], reusing memory: inout PrivacyMemory
  ) -> [Problem] {
    let seen = Set(known.map(\.message))
    memory.pages = found.withLock { $0 }
    let pages =
      seesAll ? [] : Set(plan.pages.map(\.file) + plan.ownFeeds.map { String($0.drop { $0 == "/" }) })
    let old = memory.files
    let others =
      seesAll ? [] : output.files.filter { !pages.contains($0.path) && !$0.path.hasPrefix("assets/") }
    let found = parallelMap(others) { file -> [Problem] in
      guard case .bytes(let bytes) = file.content else { return [] }
      if let known = old[file.path], known.bytes == bytes { return known.problems }
      return publishedNumbers(in: bytes, file.path)
    }
    memory.files = [:]
    for (file, problems) in zip(others, found) {
      if case .bytes(let bytes) = file.content { memory.files[file.path] = (bytes, problems) }
    }
    let all = memory.pages.map { ($0.key, $0.value) } + zip(others, found).map { ($0.path, $1) }
    let inOrder = all.filter { !$0.1.isEmpty }.sorted { bytesPrecede($0.0, $1.0) }
    return inOrder.flatMap(\.1).filter { !seen.contains($0.message) }
  }
}

/// Numbers in a file at `path` of the site that are certainly private.
func publishedNumbers(in bytes: [UInt8], _ path: String) -> [Problem] {
  privateNumbers(in: bytes).filter(\.isCertain).map {
    problem($0, at: Span(path: "public/" + path, range: 0..<0))
  }
}

/// What was found in each file the last time, to be used again while its bytes are the same.
struct PrivacyMemory: Sendable {
  fileprivate var policy: PrivacyPolicy?
  fileprivate var sources: [String: (bytes: [UInt8], problems: [Problem])] = [:]
  /// Profiles that were taken back, and where they are named.
  fileprivate var gone: [HiddenRecord] = []
  fileprivate var named: [String: (bytes: [UInt8], problems: [Problem])] = [:]
  /// Pages in which there was something.
  fileprivate var pages: [String: [Problem]] = [:]
  /// Files that are no pages.
  fileprivate var files: [String: (bytes: [UInt8], problems: [Problem])] = [:]
}

extension PrivacyMemory {
  /// Whether nothing was found in `file` the last time, and nothing is in it as it is now.
  func isClean(_ file: SourceFile) -> Bool {
    guard let policy, sources[file.path]?.problems.isEmpty == true,
      named[file.path]?.problems.isEmpty != false
    else { return false }
    return privacyProblems(in: file, policy).isEmpty
      && stillNamed(gone.map { ($0, PhraseSet([$0.title])) }, in: file).isEmpty
  }

  /// Whether nothing was found in a file of the site the last time, and nothing is in it as it is now.
  func isClean(_ file: OutputTree.File) -> Bool {
    guard pages[file.path] == nil, files[file.path]?.problems.isEmpty != false else { return false }
    guard case .bytes(let bytes) = file.content else { return true }
    return publishedNumbers(in: bytes, file.path).isEmpty
  }
}

private func problem(_ data: PrivateData, at span: Span, _ where: Wording? = nil) -> Problem {
  let (kind, name): (ProblemKind, Wording) =
    switch data.kind {
    case .identityNumber: (.privacyIdentity, Wording(zh: "身份证号", en: "an identity number"))
    case .mobileNumber: (.privacyMobile, Wording(zh: "个人手机号", en: "a personal mobile number"))
    case .bankCard: (.privacyBankCard, Wording(zh: "银行卡号", en: "a bank card's number"))
    case .oldIdentityNumber:
      (.privacyOldIdentity, Wording(zh: "像十五位身份证号", en: "looks like an identity number"))
    case .mailAddress: (.privacyHint, Wording(zh: "校外邮箱", en: "an address outside of the school"))
    case .chatAccount: (.privacyHint, Wording(zh: "聊天账号", en: "a chat account"))
    case .pay: (.privacyHint, Wording(zh: "具体的收入金额", en: "an amount of pay"))
    }
  let lead = `where` ?? Wording(zh: "", en: "")
  return Problem(
    kind, at: span,
    Wording(zh: "\(lead.zh)\(name.zh) \(data.masked)", en: "\(lead.en)\(name.en), \(data.masked)"),
    suggestion: data.isCertain
      ? Wording(zh: "删去它；要留联系方式，写办公室的座机或房间", en: "remove it; give an office's telephone or room instead")
      : data.kind == .mailAddress || data.kind == .chatAccount
        ? Wording(
          zh: "个人的请删去，改写办公室；确实是办公用的，写进 unionpress.yaml 的“允许的联系方式”",
          en:
            "if it is a person's, remove it and give an office; an office's own goes into allow_contacts in unionpress.yaml"
        )
        : nil)
}
