internal import Dispatch
internal import Synchronization

/// `transform` applied to every item on all cores; the results come in the order of the items.
///
/// The work is cut into a few chunks per core. Concurrency never leaves this function: when it returns,
/// nothing runs any more, and the result does not depend on the number of cores.
/// - Complexity: O(n) calls; worth it from a few dozen items of some microseconds on.
public func parallelMap<Item: Sendable, Result: Sendable>(
  _ items: [Item], _ transform: @Sendable (Item) -> Result
) -> [Result] {
  items.count > 8 ? inParallel(items, transform) : items.map(transform)
}

/// `transform` applied to every item like ``parallelMap(_:_:)``, also if there are just two: for long work.
/// - Complexity: O(n) calls; worth it from two items of a millisecond on.
public func inParallel<Item: Sendable, Result: Sendable>(
  _ items: [Item], _ transform: @Sendable (Item) -> Result
) -> [Result] {
  guard items.count > 1 else { return items.map(transform) }
  let chunkCount = min(items.count, 64)
  let chunks = Mutex([[Result]?](repeating: nil, count: chunkCount))
  DispatchQueue.concurrentPerform(iterations: chunkCount) { chunk in
    let lower = items.count * chunk / chunkCount
    let upper = items.count * (chunk + 1) / chunkCount
    let results = items[lower..<upper].map(transform)
    chunks.withLock { $0[chunk] = results }
  }
  return chunks.withLock { chunks in chunks.flatMap { $0 ?? [] } }
}
