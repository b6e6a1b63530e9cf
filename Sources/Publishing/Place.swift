import Diagnostics
public import Files
public import Manifests
public import Records

/// Where a site is published: what is there, and how it is exchanged.
///
/// Whatever happens on the way, readers see the old site or the new one wherever the place allows it, and the next publication
/// begins from what is really there. What a publication did not put there is never deleted.
public protocol Place: Sendable {
  /// What is there.
  func state() throws(DiskError) -> PlaceState
  /// Puts `site` there as `manifest` lists it.
  func publish(_ site: BuiltSite, as manifest: Manifest, over state: PlaceState) throws(DiskError)
  /// Puts an earlier publication back.
  func restore(_ release: Int, over state: PlaceState) throws(DiskError)
  /// When publications were made, in seconds since 1970, as far as the place knows; by their numbers.
  func times() throws(DiskError) -> [Int: Int]
  /// Removes what killed publications left, where that is easily seen; nothing that readers see.
  func tidy()
  /// What keeps anything from being published there; looks, and changes nothing.
  func obstacle() -> DiskError?
}

extension Place {
  /// Nothing to do.
  public func tidy() {}

  /// Nothing is known.
  public func times() throws(DiskError) -> [Int: Int] { [:] }
}

/// What a place holds.
public struct PlaceState: Sendable {
  /// What readers see; `nil` if nothing was published yet.
  public var current: Manifest?
  /// The publications that can be put back, the current one among them, sorted.
  public var releases: [Int]

  /// Whether a publication or a return was cut off, so that readers may see parts of another.
  public var isCutOff: Bool

  /// The highest number that was ever given, as far as is known; numbers are not used twice.
  private var highest: Int

  /// Nothing.
  public static let empty = PlaceState(current: nil, releases: [])

  init(current: Manifest?, releases: [Int], used: [Int] = [], isCutOff: Bool = false) {
    (self.current, self.isCutOff) = (current, isCutOff)
    self.releases = releases.sorted()
    highest = ([current?.release ?? 0] + releases + used).max() ?? 0
  }

  /// The number of the next publication.
  public var next: Int { highest + 1 }

  /// The publication that the current one replaced: after a return, not the one that was taken back. `nil` if it is not kept.
  public var before: Int? {
    guard let current else { return nil }
    if let previous = current.previous { return releases.contains(previous) ? previous : nil }
    return releases.last { $0 < current.release }
  }
}

/// The place that `target` describes.
/// - Parameter source: the site's folder, from which paths are counted.
public func place(_ target: DeployTarget, source: String, _ programs: Programs) throws(DiskError) -> any Place
{
  switch target.kind {
  case .folder: FolderPlace(root: absolute(target.to, source), keep: target.keep)
  case .rsync: try ServerPlace(target.to, keep: target.keep, programs)
  case .git: BranchPlace(repository: repository(target.to, source), branch: target.branch, programs)
  case .rclone: StoragePlace(root: target.to, keep: target.keep, programs)
  case .archive: try ArchivePlace(absolute(target.to, source), keep: target.keep, programs)
  }
}

/// Publishes `site` at `place`, unless there is nothing to do.
/// - Returns: the manifest that readers see now.
public func publish(_ site: BuiltSite, at place: any Place, over state: PlaceState) throws(DiskError)
  -> Manifest
{
  let manifest = Manifest(site.files, release: state.next, previous: state.current?.release)
  if let current = state.current, current.digest == manifest.digest, !state.isCutOff { return current }
  try place.publish(site, as: manifest, over: state)
  return manifest
}

/// Puts an earlier publication back: `release`, or the one before the current.
/// - Returns: the number of the publication that readers see now.
public func rollBack(_ place: any Place, to release: Int?) throws(DiskError) -> Int {
  let state = try place.state()
  guard let wanted = release ?? state.before else {
    throw DiskError(Wording(zh: "没有更早的发布可以退回", en: "there is no earlier publication to go back to"))
  }
  guard state.releases.contains(wanted) else {
    let kept = state.releases.map(String.init)
    throw DiskError(
      Wording(
        zh: "没有留着第 \(wanted) 次发布；留着的有：\(kept.joined(separator: "、"))",
        en: "publication \(wanted) is not kept; there are \(kept.joined(separator: ", "))"))
  }
  if wanted != state.current?.release || state.isCutOff { try place.restore(wanted, over: state) }
  return wanted
}
