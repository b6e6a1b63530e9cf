import ArgumentParser
import Diagnostics
import FileTrees
import Files
import Foundation
import Publishing
import Records
import Synchronization

/// How long a good answer counts, and one that says nothing, in seconds.
private let (goodFor, untoldFor) = (7 * 86_400, 86_400)
/// How many hosts are asked at a time; each of them one question after the other.
private let mostHosts = 8
/// The pause between two questions to one host, in seconds.
private let pause = 0.4
/// How long an answer may take, in seconds.
private let patience = 15
/// After so many questions without an answer a host is not asked again.
private let mostSilences = 2

/// Looks whether the addresses on the web that authors wrote still lead somewhere.
func outsideProblems(in tree: SourceTree, _ settings: SiteSettings, source: String, _ voice: Voice) throws
  -> [Problem]
{
  let links = outsideLinks(in: tree, own: settings.url)
  let now = Int(Date().timeIntervalSince1970)
  var memory = LinkMemory(at: source + "/.cache/links.txt", now: now)
  let hosts = Dictionary(grouping: links.filter { memory[$0.address] == nil }, by: \.host)
  let asked = hosts.values.reduce(0) { $0 + $1.count }
  if asked > 0 {
    voice.say(
      Wording(
        zh: "正在检查 \(asked) 个站外网址（\(hosts.count) 个网站）……",
        en: "Asking for \(asked) outside addresses on \(hosts.count) hosts…"))
  }
  let answers = Mutex<[String: WebAnswer]>([:])
  let failure = Mutex<DiskError?>(nil)
  let programs = deployPrograms(timeLimit: patience + 10)
  let queue = OperationQueue()
  queue.maxConcurrentOperationCount = mostHosts
  for (_, links) in hosts.sorted(by: { $0.key < $1.key }) {
    queue.addOperation {
      do throws(DiskError) {
        for (address, answer) in try ask(links.map(\.address), programs) {
          answers.withLock { $0[address] = answer }
        }
      } catch {
        failure.withLock { if $0 == nil { $0 = error } }
      }
    }
  }
  queue.waitUntilAllOperationsAreFinished()
  if let error = failure.withLock({ $0 }) {
    voice.say(error.message)
    throw ExitCode(Outcome.disk)
  }
  for (address, answer) in answers.withLock({ $0 }) { memory[address] = answer }
  memory.save()
  return links.flatMap { link in
    memory[link.address].map { answer in
      link.places.compactMap { problem(link.address, answer, at: $0) }
    } ?? []
  }
}

/// What one host says of `addresses`, asked one after the other.
private func ask(_ addresses: [String], _ programs: Programs) throws(DiskError) -> [(String, WebAnswer)] {
  var answers: [(String, WebAnswer)] = []
  var silences = 0
  var last = WebAnswer.there
  for (number, address) in addresses.enumerated() {
    if silences < mostSilences {
      if number > 0 { Thread.sleep(forTimeInterval: pause) }
      last = try programs.ask(address, within: patience)
      if case .silent = last { silences += 1 } else { silences = 0 }
    }
    answers.append((address, last))
  }
  return answers
}

private func problem(_ address: String, _ answer: WebAnswer, at place: Span) -> Problem? {
  switch answer {
  case .there: return nil
  case .missing(let status):
    return Problem(
      .linkOutsideDead, at: place,
      Wording(
        zh: "站外网址打不开，对方回答 \(status)：\(address)",
        en: "an outside address leads nowhere, the server says \(status): \(address)"),
      suggestion: Wording(zh: "换成现在的网址，或者去掉链接", en: "write the address of today, or remove the link"))
  case .silent(let said):
    return Problem(
      .linkOutsideDead, at: place,
      Wording(
        zh: "站外网址没有回答（\(said.zh)）：\(address)",
        en: "an outside address did not answer (\(said.en)): \(address)"),
      suggestion: Wording(zh: "过一天再查一次；还是这样就换掉", en: "check again tomorrow, and replace it if it stays so"))
  case .untold(let status):
    return Problem(
      .linkOutsideUntold, at: place,
      Wording(
        zh: "对方不让程序查看（\(status)），请用浏览器打开看看：\(address)",
        en: "the server does not tell programs (\(status)); look at it in a browser: \(address)"))
  }
}

/// Answers of the last days, in a file that may be deleted at any time.
private struct LinkMemory {
  private let path: String
  private let now: Int
  private var answers: [String: (time: Int, answer: WebAnswer)] = [:]

  /// Reads what is still worth something.
  init(at path: String, now: Int) {
    (self.path, self.now) = (path, now)
    let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
      guard parts.count == 3, let time = Int(parts[0]), let status = Int(parts[1]),
        (0...now).contains(time)
      else {
        continue
      }
      let age = now - time
      if status == 200, age < goodFor { answers[parts[2]] = (time, .there) }
      if status != 200, age < untoldFor { answers[parts[2]] = (time, .untold(status)) }
    }
  }

  subscript(address: String) -> WebAnswer? {
    get { answers[address]?.answer }
    set { answers[address] = newValue.map { (time: now, answer: $0) } }
  }

  /// Writes down what need not be asked again for some time: bad news is asked for anew each time.
  func save() {
    let lines = answers.sorted { $0.key < $1.key }.compactMap { address, known -> String? in
      switch known.answer {
      case .there: "\(known.time) 200 \(address)\n"
      case .untold(let status): "\(known.time) \(status) \(address)\n"
      case .missing, .silent: nil
      }
    }
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
