/// How long something took, in nanoseconds a time, once for each round.
struct Timings {
  /// One figure for each round, in the order of the rounds.
  var nanoseconds: [Double] = []

  /// The figure in the middle; zero if there is none.
  var median: Double { middle(of: nanoseconds) }

  /// The smallest figure; zero if there is none.
  var minimum: Double { nanoseconds.min() ?? 0 }

  /// How many times as long as `other` it took: the ratio of each round by itself, and of those the one in the
  /// middle, so that a machine that slows down halfway slows both.
  func ratio(to other: Timings) -> Double {
    middle(of: zip(nanoseconds, other.nanoseconds).map { $1 > 0 ? $0 / $1 : 0 })
  }
}

/// Times `actions` side by side: in each round every action has its turn, in an order that moves on by one from
/// round to round, so that none always follows the same neighbour.
///
/// A turn repeats its action for about `turn` and counts the mean. The number of repetitions is found during a
/// warm-up before the first round.
func measure(
  _ actions: [() throws -> Void], rounds: Int, turn: Duration = .milliseconds(5)
) throws -> [Timings] {
  let counts = try actions.map { try repetitions(of: $0, within: turn) }
  var timings = actions.map { _ in Timings() }
  for round in 0..<rounds {
    for step in actions.indices {
      let index = (round + step) % actions.count
      let time = try seconds(of: actions[index], times: counts[index])
      timings[index].nanoseconds.append(time / Double(counts[index]) * 1e9)
    }
  }
  return timings
}

/// How often `action` can run within `turn`, at least once; found by running it.
private func repetitions(of action: () throws -> Void, within turn: Duration) throws -> Int {
  let wanted = turn / .seconds(1)
  var count = 1
  while true {
    let time = try seconds(of: action, times: count)
    if time >= wanted { return max(1, Int(Double(count) * wanted / time)) }
    count *= 2
  }
}

private func seconds(of action: () throws -> Void, times: Int) throws -> Double {
  let duration = try ContinuousClock().measure {
    for _ in 0..<times { try action() }
  }
  return duration / .seconds(1)
}

private func middle(of figures: [Double]) -> Double {
  guard !figures.isEmpty else { return 0 }
  let sorted = figures.sorted()
  let half = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
