import Foundation
import Synchronization

/// The stage, and the browsers that wait for something to happen on it.
final class Theatre: Sendable {
  private struct State {
    var stage: Stage
    var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
    var next = 0
  }

  private let state: Mutex<State>

  /// An empty stage whose versions are counted from `version` on.
  init(version: Int) { state = Mutex(State(stage: Stage(version: version))) }

  /// What is on show now.
  var stage: Stage { state.withLock { $0.stage } }

  /// Puts a finished build on show, and wakes all who wait. Tells how many files of the site changed.
  @discardableResult
  func show(_ scene: Stage.Scene) -> Int {
    state.withLock { state in
      let count = state.stage.show(scene)
      for call in state.waiting.values { call.yield() }
      return count
    }
  }

  /// Waits until something has happened for the page `file` since version `seen`, at most for `limit`.
  func news(for file: String, since seen: Int, limit: Duration) async -> Stage.News? {
    let (calls, call) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state in
      state.next += 1
      state.waiting[state.next] = call
      return state.next
    }
    let timer = Task {
      try await Task.sleep(for: limit)
      call.finish()
    }
    defer {
      timer.cancel()
      state.withLock { $0.waiting[number] = nil }
    }
    // On the list first, then a look: what happens in between is not missed.
    if let news = stage.news(for: file, since: seen) { return news }
    for await _ in calls {
      if let news = stage.news(for: file, since: seen) { return news }
    }
    return nil
  }
}
