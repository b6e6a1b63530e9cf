import Diagnostics
import Dispatch
import Files
import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// A server that listens.
struct Server {
  let port: UInt16
  private let server: HTTPServer

  /// Listens on `port`, or on the next one that is free.
  init(_ answers: Answers, host: String, port: UInt16) throws(DiskError) {
    var reason = Wording(verbatim: "")
    let last = port == 0 ? 0 : min(Int(port) + 50, Int(UInt16.max))
    for candidate in Int(port)...last {
      guard let server = Self.server(answers, host: host, port: UInt16(candidate)) else {
        throw DiskError(
          Wording(
            zh: "--host \(host)：要写数字地址，比如 127.0.0.1 或 0.0.0.0",
            en: "--host \(host): must be an address in numbers, such as 127.0.0.1 or 0.0.0.0"))
      }
      switch Self.listen(server) {
      case .listening(let port):
        self.port = port
        self.server = server
        return
      case .refused(let why): reason = why
      }
    }
    throw DiskError(
      Wording(
        zh: "打不开 \(host) 的端口 \(port) 到 \(last)：\(reason.zh)",
        en: "cannot listen on ports \(port) to \(last) of \(host): \(reason.en)"))
  }

  private static func server(_ answers: Answers, host: String, port: UInt16) -> HTTPServer? {
    // Longer than any answer waits.
    let patience = 60.0
    do {
      if host.contains(":") {
        return HTTPServer(
          address: try .inet6(ip6: host, port: port), timeout: patience, logger: .disabled, handler: answers)
      }
      return HTTPServer(
        address: try .inet(ip4: host, port: port), timeout: patience, logger: .disabled, handler: answers)
    } catch {
      return nil
    }
  }

  private enum Outcome: Sendable {
    case listening(UInt16)
    case refused(Wording)
  }

  /// What came of an attempt to listen; whatever is known first counts.
  private final class Attempt: Sendable {
    private let outcome = Mutex<Outcome?>(nil)
    private let isKnown = DispatchSemaphore(value: 0)

    func settle(_ new: Outcome) {
      let isFirst = outcome.withLock { outcome in
        defer { outcome = outcome ?? new }
        return outcome == nil
      }
      if isFirst { isKnown.signal() }
    }

    func wait() -> Outcome {
      isKnown.wait()
      return outcome.withLock { $0 } ?? .refused(Wording(verbatim: ""))
    }
  }

  private static func reason(of error: any Error) -> Wording {
    switch error as? SocketError {
    case .failed(_, let code, _): systemReason(code)
    case .timeout: Wording(zh: "等了太久没有回应", en: "it took too long")
    default: systemReason(error)
    }
  }

  private static func listen(_ server: HTTPServer) -> Outcome {
    let attempt = Attempt()
    Task {
      do {
        try await server.run()
      } catch {
        attempt.settle(.refused(reason(of: error)))
      }
    }
    Task {
      do {
        try await server.waitUntilListening(timeout: 5)
        switch await server.listeningAddress {
        case .ip4(_, let port)?, .ip6(_, let port)?: attempt.settle(.listening(port))
        default: attempt.settle(.refused(Wording(zh: "没有得到端口", en: "there is no port")))
        }
      } catch {
        attempt.settle(.refused(reason(of: error)))
      }
    }
    return attempt.wait()
  }

  /// Stops listening and lets go of all who wait.
  func close() {
    let isClosed = DispatchSemaphore(value: 0)
    Task {
      await server.stop(timeout: 0)
      isClosed.signal()
    }
    isClosed.wait()
  }
}
