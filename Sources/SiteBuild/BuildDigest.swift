public import Diagnostics
public import FileTrees
import Foundation
import Parallel

/// Sixteen hexadecimal digits that change with whatever a build depends on: what is read, what is wrong with it, the options, and
/// `maker`, which names the program and whatever else on the machine the site depends on.
///
/// A fingerprint against needless work, not against people.
/// - Complexity: linear in the bytes of the texts, on all cores.
public func buildDigest(_ tree: Checked<SourceTree>, _ options: BuildOptions, maker: String) -> String {
  var parts = [
    maker, "\(options.today) \(options.isStrict) \(options.showsUnpublished) \(options.showsDesign)",
  ]
  parts += parallelMap(tree.value.texts) { "\($0.path)\u{0}\($0.bytes.count) \(fingerprint($0.bytes))" }
  parts += tree.value.assets.map(description)
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  parts += tree.problems.map {
    ((try? encoder.encode($0)).map { String(decoding: $0, as: UTF8.self) }) ?? "\($0)"
  }
  return fingerprint(Array(parts.joined(separator: "\u{0}\u{0}").utf8))
}

private func description(_ asset: SourceTree.Asset) -> String {
  var fields = [
    asset.path, asset.location, "\(asset.size) \(asset.fingerprint) \(asset.isDocument) \(asset.isSecret)",
  ]
  fields += asset.notes
  if let unread = asset.unread { fields += [unread.zh, unread.en] }
  if let picture = asset.picture {
    fields.append("\(picture.width) \(picture.height) \(picture.colour ?? "")")
    fields += picture.versions.map { "\($0.path) \($0.height) \($0.size) \($0.location)" }
  }
  return fields.joined(separator: "\u{0}")
}
