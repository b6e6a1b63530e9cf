import Diagnostics
import Files
import Foundation
import Publishing
import Records
import Synchronization

/// How old a copy may be before the other site is asked again, in seconds.
private let freshFor = 6.0 * 3600
/// How long one site may take, in seconds.
private let patience = 20
/// How many bytes a site's events may have.
private let mostBytes = 8 << 20

/// Copies what other unions announce to where a build reads it; what cannot be had stays as it was the last time.
/// - Returns: whether anything was copied.
func gather(_ sites: [GatheredSite], into source: String, _ voice: Voice) -> Bool {
  guard !sites.isEmpty else { return false }
  let programs = deployPrograms(timeLimit: patience + 10)
  let outcomes = Mutex([Copying](repeating: .fresh, count: sites.count))
  DispatchQueue.concurrentPerform(iterations: sites.count) { index in
    let outcome = copy(sites[index], into: source, programs)
    outcomes.withLock { $0[index] = outcome }
  }
  var hasChanged = false
  for (site, outcome) in zip(sites, outcomes.withLock { $0 }) {
    switch outcome {
    case .copied: hasChanged = true
    case .fresh: break
    case .failed(let reason):
      let isKnown = FileManager.default.fileExists(atPath: "\(source)/\(site.copy)")
      voice.say(
        Wording(
          zh: "没有取到“\(site.name)”的活动（\(reason.zh)）" + (isKnown ? "，用上一次取到的。" : "。"),
          en: "The events of “\(site.name)” could not be had (\(reason.en))"
            + (isKnown ? "; the last ones are used." : ".")))
    }
  }
  return hasChanged
}

private enum Copying: Sendable {
  case copied, fresh
  case failed(Wording)
}

private func copy(_ site: GatheredSite, into source: String, _ programs: Programs) -> Copying {
  let place = "\(source)/\(site.copy)"
  let files = FileManager.default
  do {
    try files.createDirectory(atPath: "\(source)/\(gatheredFolder)", withIntermediateDirectories: true)
    let bytes: Data
    if let address = site.address {
      let changed = try? files.attributesOfItem(atPath: place)[.modificationDate] as? Date
      if let changed, abs(Date().timeIntervalSince(changed)) < freshFor { return .fresh }
      bytes = Data(try programs.fetch(address, within: patience, most: mostBytes))
    } else {
      let folder = site.from.value.hasPrefix("/") ? site.from.value : "\(source)/\(site.from.value)"
      guard let handle = FileHandle(forReadingAtPath: folder + gatheredExport) else {
        return .failed(
          Wording(zh: "没有 \(folder)\(gatheredExport)", en: "there is no \(folder)\(gatheredExport)"))
      }
      defer { try? handle.close() }
      bytes = try handle.read(upToCount: mostBytes + 1) ?? Data()
    }
    guard bytes.count <= mostBytes else {
      return .failed(Wording(zh: "超过 8 MB", en: "more than 8 MB"))
    }
    let isKnown = files.contents(atPath: place) == bytes
    // What came from the web is written all the same: the time of the file says when it was asked for.
    if !isKnown || site.address != nil { try bytes.write(to: URL(fileURLWithPath: place), options: .atomic) }
    return isKnown ? .fresh : .copied
  } catch let error as DiskError {
    return .failed(error.message)
  } catch {
    return .failed(systemReason(error))
  }
}
