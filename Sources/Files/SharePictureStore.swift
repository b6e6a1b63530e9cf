public import FileTrees
internal import Dispatch
internal import Foundation
internal import Glibc
internal import SharePictures
internal import Synchronization

/// Where fonts with 汉字 lie on the usual systems, best first.
private let fonts = [
  "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
  "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
  "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Bold.ttc",
  "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
  "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
]

/// Whether this machine has a font for share pictures; without one they have no letters.
public func hasShareFont() -> Bool { shareFont() != nil }

/// The picture of `card`, drawn for somebody who looks at it before the site is written.
public func sharePicture(of card: ShareCard) -> [UInt8] {
  sharePictures([card], font: shareFont().flatMap(readBytes)).first ?? []
}

/// Who draws share pictures on this machine, for whoever has to know whether they would come out the same.
public func shareHand() -> String { hand(shareFont()) }

private func shareFont() -> String? { fonts.first { FileManager.default.isReadableFile(atPath: $0) } }

/// Who draws: the font, by its size and its beginning, which holds the sums of all its tables, and the library. What another
/// hand drew may look otherwise.
private func hand(_ font: String?) -> String {
  guard let font, let file = FileHandle(forReadingAtPath: font) else { return "none" }
  defer { try? file.close() }
  guard let start = try? file.read(upToCount: 1 << 16), let size = try? file.seekToEnd() else {
    return "none"
  }
  return fingerprint(Array(start) + Array("\(size) \(shareLibraries)".utf8))
}

/// The share pictures of a site: those that were drawn before are kept in a folder that may be deleted at any time, the others
/// are drawn on all cores.
///
/// A picture's name says what is on it, who drew it, and the fingerprint of its bytes: one that was damaged is drawn again.
struct SharePictureStore: Sendable {
  private let folder: String?
  private let font: String?
  /// Names of kept pictures, by card and hand.
  private let kept: [String: String]
  /// What could not be kept.
  private let drawn: [ShareCard: [UInt8]]

  /// Draws what the tree wants and `folder` does not have.
  init(for tree: OutputTree, keepingIn folder: String?) {
    let cards = tree.files.compactMap { file -> ShareCard? in
      if case .drawing(let card) = file.content { card } else { nil }
    }
    let font = cards.isEmpty ? nil : shareFont()
    let hand = Files.hand(font)
    var kept: [String: String] = [:]
    if let folder, !cards.isEmpty {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
        let parts = name.split(separator: "-")
        guard parts.count == 4, parts[0] == "share", parts[2] == hand else { continue }
        kept[String(parts[1])] = name
      }
    }
    let missing = cards.filter { kept[$0.name] == nil }
    let made = Mutex<[(card: ShareCard, name: String?, bytes: [UInt8])]>([])
    if let folder, !missing.isEmpty {
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    // Read once for all; several pictures at a time, because each piece of work draws its letters anew.
    let letters = missing.isEmpty ? nil : font.flatMap(readBytes)
    let pieces = min((missing.count + 23) / 24, 1024)
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let part = Array(missing[missing.count * piece / pieces..<missing.count * (piece + 1) / pieces])
      for (card, picture) in zip(part, sharePictures(part, font: letters)) {
        let name = "share-\(card.name)-\(hand)-\(fingerprint(picture)).png"
        let isKept = folder.map { (try? replaceFile(at: "\($0)/\(name)", by: picture)) != nil } ?? false
        made.withLock { $0.append((card, isKept ? name : nil, isKept ? [] : picture)) }
      }
    }
    var drawn: [ShareCard: [UInt8]] = [:]
    for (card, name, bytes) in made.withLock({ $0 }) {
      if let name { kept[card.name] = name } else { drawn[card] = bytes }
    }
    (self.folder, self.font, self.kept, self.drawn) = (folder, font, kept, drawn)
  }

  /// The picture of `card`.
  subscript(card: ShareCard) -> [UInt8] {
    if let picture = drawn[card] { return picture }
    if let folder, let name = kept[card.name], let bytes = readBytes("\(folder)/\(name)") {
      if name.hasSuffix("-\(fingerprint(bytes)).png") { return bytes }
      unlink("\(folder)/\(name)")
    }
    return sharePictures([card], font: font.flatMap(readBytes)).first ?? []
  }
}
