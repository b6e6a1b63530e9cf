internal import Foundation
internal import Glibc
internal import TemplateTrial

/// The process in which inputs are tried.
///
/// It may die at any of them, and says on standard output which one it has begun and what came of it: one line
/// each, a word, a tab, a text.
enum Workplace {
  /// The option that makes this program a workplace.
  static let option = "--try"
  #if DEBUG
    /// Seconds for one input; the process ends after them. Without optimisation everything takes some ten times as long.
    static let secondsPerInput: UInt32 = 100
    /// Stack in bytes: what the threads of the pool have on which pages are rendered.
    static let stack = 8 << 20
  #else
    /// Seconds for one input; the process ends after them.
    static let secondsPerInput: UInt32 = 20
    /// Stack in bytes. Pages are rendered on the threads of a pool, whose stacks are four times as large.
    static let stack = 2 << 20
  #endif
  /// Address space in bytes: what a page may take, and the program itself.
  static let memory: UInt = 2 << 30

  /// Tries the files at `paths`, one after the other.
  static func tryAll(_ paths: [String], expectsTypedCheck: Bool) {
    var limit = rlimit(rlim_cur: memory, rlim_max: memory)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    // No files of dead processes.
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    let isDone = DispatchSemaphore(value: 0)
    let thread = Thread {
      for path in paths { tryOne(path, expectsTypedCheck: expectsTypedCheck) }
      isDone.signal()
    }
    thread.stackSize = stack
    thread.start()
    isDone.wait()
  }

  private static func tryOne(_ path: String, expectsTypedCheck: Bool) {
    report("begin", path)
    guard let bytes = FileManager.default.contents(atPath: path) else {
      report("failure", "cannot be read")
      return report("end", "")
    }
    alarm(secondsPerInput)
    let started = ContinuousClock.now
    let trial = Trial(TrialInput(bytes), expectsTypedCheck: expectsTypedCheck)
    let time = "\(Int((ContinuousClock.now - started) / .milliseconds(1))) ms"
    alarm(0)
    for violation in trial.violations { report("failure", violation) }
    let page = trial.pages.first.map { "\($0.count) bytes" } ?? "no page"
    let problems = (trial.compiled.sorted() + trial.rendered.sorted().map { "(\($0))" }).joined(
      separator: " ")
    report("end", "\(time)\t\(page)\t\(problems)")
  }

  private static func report(_ word: String, _ text: String) {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    FileHandle.standardOutput.write(Data("\(word)\t\(line)\n".utf8))
  }
}
