public import Diagnostics

/// What may not happen to a public site unless somebody says so.
public struct PublicationPolicy: Sendable, Hashable {
  /// How many of a hundred pages may be missing at most, compared with the last publication. Pages that come and go do not count.
  public var dropLimit: Int
  /// Addresses that are gone on purpose, as paths from the root: `/news/2019/`, or with `*` at the end for all below.
  public var gone: [String]
  /// Whether addresses may vanish.
  public var allowsVanished = false
  /// Whether more pages than the limit may be missing.
  public var allowsDrop = false

  /// A policy that refuses both.
  public init(dropLimit: Int = 20, gone: [String] = []) {
    self.dropLimit = dropLimit
    self.gone = gone
  }

  /// Why the publication that makes `changes` is refused; empty if it is not.
  /// - Parameters:
  ///   - old: what was published last.
  ///   - expected: paths that are gone by what the content says, because a notice has expired, say.
  public func objections(
    to changes: Changes, from old: Manifest?, expected: (String) -> Bool = { _ in false }
  )
    -> [Objection]
  {
    guard let old else { return [] }
    var result: [Objection] = []
    let vanished = changes.removed.filter { isLasting($0) && !isGone($0) && !expected($0) }
    if !vanished.isEmpty, !allowsVanished { result.append(.vanished(vanished)) }
    let pages = old.files.count { isPage($0.path) }
    let lost = changes.removed.count(where: isPage)
    // In whole numbers: lost / pages > limit / 100.
    if lost * 100 > pages * dropLimit, !allowsDrop {
      result.append(.drop(lost: lost, pages: pages, limit: dropLimit))
    }
    return result
  }

  private func isGone(_ path: String) -> Bool {
    let address = "/" + (path.hasSuffix("index.html") ? String(path.dropLast(10)) : path)
    return gone.contains { entry in
      if entry.hasSuffix("*") { return address.hasPrefix(entry.dropLast()) }
      return entry == address || entry + "/" == address
    }
  }
}

/// Whether it is a page that is there to stay.
private func isPage(_ path: String) -> Bool { path.hasSuffix(".html") && isLasting(path) }

/// A reason not to publish.
public enum Objection: Sendable, Hashable {
  /// Files whose addresses would lead to nothing.
  case vanished([String])
  /// More pages are missing than may be.
  case drop(lost: Int, pages: Int, limit: Int)

  /// What is wrong and what can be done, for the site at `url`.
  public func message(on url: String) -> Wording {
    switch self {
    case .vanished(let paths):
      let shown = paths.prefix(20).map { "  " + address(of: $0, on: url) }.joined(separator: "\n")
      let rest = paths.count > 20 ? "\n  …" : ""
      return Wording(
        zh: """
          有 \(paths.count) 个网址上次还在，这次没有了，收藏和转发过的链接会打不开：
          \(shown)\(rest)
          页面改了地址，就在它的文件里写 旧网址: [/原来的地址/]；确实不要了，在 unionpress.yaml 的 gone: 里写上地址；\
          只这一次不管，加 --allow-vanished。
          """,
        en: """
          \(paths.count) addresses of the last publication would lead to nothing:
          \(shown)\(rest)
          If a page has moved, write aliases: [/its/old/address/] into its file; if it is meant to be gone, list the address \
          under gone: in unionpress.yaml; to let it pass this once, say --allow-vanished.
          """)
    case .drop(let lost, let pages, let limit):
      return Wording(
        zh:
          "上次有 \(pages) 个页面，这次少了 \(lost) 个，超过 \(limit)%。内容是不是没有取全？确实要少这么多，加 --allow-drop；长期的界限在 unionpress.yaml 里写 drop_limit。",
        en:
          "Of \(pages) pages \(lost) would be missing, more than \(limit) %. Is the content complete? If it is meant, say --allow-drop; drop_limit in unionpress.yaml sets the limit for good."
      )
    }
  }
}
