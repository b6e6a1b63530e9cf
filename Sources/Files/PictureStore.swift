import FileTrees
internal import Foundation
internal import Photos
internal import Pictures

/// Versions of pictures that were made before, in a folder that may be deleted at any time.
///
/// A picture's versions are found by its content, the recipe and the release of libvips. Beside them stands a list with the
/// fingerprint of each, and last its own; what does not agree with its list, or a list with itself, is made again.
struct PictureStore: Sendable {
  let folder: String
  let library: String

  /// The versions and the colour of a picture, kept or made; `nil` if it cannot be decoded.
  func versions(of bytes: [UInt8], fingerprint: String, label: String?) -> (
    colour: String, versions: [PictureFacts.Version]
  )? {
    let key = "\(fingerprint)-\(bytes.count)-\(PictureRecipe.number)-\(library)"
    if let kept = kept(key) { return kept }
    guard let picture = convertedPicture(bytes, label: label.map(labelPacket)) else { return nil }
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var lines = [picture.colour]
    var versions: [PictureFacts.Version] = []
    for version in picture.versions {
      // What libvips writes of its own accord goes, too; into a PNG it packs the label so that few can read it.
      let bytes = withoutPrivateMetadata(version.bytes, labelled: label) ?? version.bytes
      let made = PictureFacts.Version(
        width: version.width, height: version.height, suffix: version.format.suffix, size: bytes.count,
        fingerprint: FileTrees.fingerprint(bytes),
        location: "\(folder)/\(key)-\(version.width).\(version.format.suffix)")
      // What cannot be kept is not used: the picture is published as it is.
      guard (try? replaceFile(at: made.location, by: bytes)) != nil else { return (picture.colour, []) }
      lines.append("\(made.suffix) \(made.width) \(made.height) \(made.size) \(made.fingerprint)")
      versions.append(made)
    }
    // The list comes last: without it the others are not looked at.
    lines.append(seal(lines, key))
    try? replaceFile(at: "\(folder)/\(key).txt", by: Array((lines.joined(separator: "\n") + "\n").utf8))
    return (picture.colour, versions)
  }

  private func kept(_ key: String) -> (colour: String, versions: [PictureFacts.Version])? {
    guard let list = readBytes("\(folder)/\(key).txt") else { return nil }
    var lines = String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init)
    guard let last = lines.popLast(), last == seal(lines, key), let colour = lines.first, lines.count > 1
    else { return nil }
    var versions: [PictureFacts.Version] = []
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 5, let width = Int(parts[1]), let height = Int(parts[2]), let size = Int(parts[3]),
        ["avif", "webp", "jpg", "png"].contains(parts[0])
      else { return nil }
      let location = "\(folder)/\(key)-\(width).\(parts[0])"
      guard let bytes = readBytes(location), bytes.count == size, FileTrees.fingerprint(bytes) == parts[4]
      else {
        return nil
      }
      versions.append(
        PictureFacts.Version(
          width: width, height: height, suffix: parts[0], size: size, fingerprint: parts[4],
          location: location))
    }
    return (colour, versions)
  }

  /// What shows that a list is whole, and this picture's.
  private func seal(_ lines: [String], _ key: String) -> String {
    FileTrees.fingerprint(Array(([key] + lines).joined(separator: "\n").utf8))
  }
}
