internal import Diagnostics
internal import Foundation
internal import Glibc

/// What came of one file.
struct Outcome {
  let path: String
  /// What went wrong; empty is what is wanted.
  var failures: [String] = []
  /// How long it took, the size of the page, the kinds of the problems; those found while rendering in brackets.
  var summary = ""
}

/// Starts workplaces until every file has been tried.
struct Supervisor {
  let language: Language
  let expectsTypedCheck: Bool

  /// What came of each of `paths`, in their order.
  func outcomes(of paths: [String]) -> [Outcome] {
    var outcomes: [Outcome] = []
    var rest = paths[...]
    while !rest.isEmpty {
      // A command line is limited.
      let tried = batch(Array(rest.prefix(500)))
      guard !tried.isEmpty else {
        return outcomes + [Outcome(path: rest[rest.startIndex], failures: [unstarted])]
      }
      outcomes += tried
      rest = rest.dropFirst(tried.count)
    }
    return outcomes
  }

  /// What came of the first of `paths`, up to the one at which the workplace died or the last.
  private func batch(_ paths: [String]) -> [Outcome] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [Workplace.option] + (expectsTypedCheck ? ["--typed"] : []) + paths
    process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    do {
      try process.run()
    } catch {
      return []
    }
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    var outcomes: [Outcome] = []
    var isOpen = false
    for line in said.split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { continue }
      if parts[0] == "begin" {
        outcomes.append(Outcome(path: parts[1]))
        isOpen = true
        continue
      }
      guard !outcomes.isEmpty else { continue }
      if parts[0] == "failure" { outcomes[outcomes.count - 1].failures.append(parts[1]) }
      if parts[0] == "end" {
        outcomes[outcomes.count - 1].summary = parts[1]
        isOpen = false
      }
    }
    if isOpen {
      let reason = death(process.terminationStatus)
      outcomes[outcomes.count - 1].failures.append(reason)
      outcomes[outcomes.count - 1].summary = reason
    }
    return outcomes
  }

  private var unstarted: String {
    Wording(zh: "试验用的进程没有启动", en: "the process for the trial did not start")[language]
  }

  private func death(_ signal: Int32) -> String {
    if signal == SIGALRM {
      return Wording(
        zh: "\(Workplace.secondsPerInput) 秒内没有完成", en: "not done after \(Workplace.secondsPerInput) seconds"
      )[language]
    }
    return Wording(zh: "进程崩溃，信号 \(signal)", en: "crashed with signal \(signal)")[language]
  }
}
