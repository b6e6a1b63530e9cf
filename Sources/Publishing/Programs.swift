import Diagnostics
import Files
internal import Foundation
internal import Glibc
internal import Synchronization

/// The other programs that publishing needs, run without a shell: arguments stay what they are.
public struct Programs: Sendable {
  /// The folders in which they are looked for, in order.
  public var searchPath: [String]
  /// How long one may take, in seconds.
  public var timeLimit: Int

  /// Programs in the folders of `searchPath`.
  public init(searchPath: [String], timeLimit: Int = 1800) {
    self.searchPath = searchPath
    self.timeLimit = timeLimit
  }

  /// What a program said and how it ended.
  struct Ended {
    var status: Int32
    var output: [UInt8]
    var errors: String
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Where `name` is; `nil` if it is not installed.
  public func location(of name: String) -> String? {
    searchPath.map { $0 + "/" + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs `name` and gives its output if it ends well.
  /// - Parameter purpose: what was tried, for the message if it fails: “上传”.
  func output(
    of name: String, _ arguments: [String], input: String? = nil, folder: String? = nil, _ purpose: Wording
  ) throws(DiskError) -> [UInt8] {
    let ended = try run(name, arguments, input: input, folder: folder)
    guard ended.status == 0 else { throw failure(name, ended, purpose) }
    return ended.output
  }

  /// Runs `name` and gives however it ended.
  /// - Throws: ``DiskError`` if it is not installed, cannot be begun or takes longer than ``timeLimit``.
  func run(_ name: String, _ arguments: [String], input: String? = nil, folder: String? = nil)
    throws(DiskError)
    -> Ended
  {
    try requireProgram(name)
    // A program that asks for a password or waits for a dead line would wait for ever; `timeout` ends it and its children.
    guard let timer = location(of: "timeout") else { throw missing("timeout", package: "coreutils") }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: timer)
    process.arguments = ["--signal=KILL", String(timeLimit), name] + arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    let (output, errors, source) = (Pipe(), Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = input == nil ? FileHandle.nullDevice : source
    do {
      try process.run()
    } catch {
      throw DiskError("启动不了", "cannot start", path: name, error)
    }
    // Both pipes must be emptied at once: a program that fills one waits.
    let complaint = Mutex<[UInt8]>([])
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) {
      let data = (try? errors.fileHandleForReading.readToEnd()) ?? Data()
      complaint.withLock { $0 = Array(data) }
    }
    if let input {
      DispatchQueue.global().async(group: group) {
        // A program that ends early closes its side; how it ended says why.
        try? source.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try? source.fileHandleForWriting.close()
      }
    }
    let data = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    group.wait()
    process.waitUntilExit()
    let ended = Ended(
      status: process.terminationStatus, output: Array(data),
      errors: String(decoding: complaint.withLock { $0 }, as: UTF8.self))
    // `timeout` ends itself by the signal that it has sent.
    if ended.status == 137 || (process.terminationReason == .uncaughtSignal && ended.status == SIGKILL) {
      throw DiskError(
        Wording(
          zh: "\(name) 用了 \(timeLimit) 秒还没有完成，已经停下。请检查网络，再运行一次",
          en:
            "\(name) did not finish within \(timeLimit) s and was stopped. Check the network and run this again"
        ))
    }
    return ended
  }

  /// Why `name` did not do what it was run for.
  func failure(_ name: String, _ ended: Ended, _ purpose: Wording) -> DiskError {
    // What matters of a long complaint stands at its end.
    let lines = ended.errors.split(whereSeparator: \.isNewline).suffix(6).joined(separator: "\n  ")
    let said = lines.isEmpty ? "" : "\n  " + lines
    return DiskError(
      Wording(
        zh: "\(purpose.zh)没有成功（\(name) 返回 \(ended.status)）：\(said)",
        en: "\(purpose.en) failed (\(name) ended with \(ended.status)):\(said)"))
  }

  /// Stops with advice unless `name` is installed.
  func requireProgram(_ name: String) throws(DiskError) {
    if location(of: name) == nil { throw missing(name, package: package(of: name)) }
  }

  private func missing(_ name: String, package: String) -> DiskError {
    DiskError(
      Wording(
        zh: "没有找到程序 \(name)。请安装：apt-get install \(package)",
        en: "the program \(name) was not found. Install it: apt-get install \(package)"))
  }
}

/// The Debian package that holds a program.
private func package(of program: String) -> String {
  switch program {
  case "ssh": "openssh-client"
  case "env", "timeout": "coreutils"
  default: program
  }
}
