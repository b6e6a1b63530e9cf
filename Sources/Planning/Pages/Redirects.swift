import Diagnostics
import Records
import Resolution

/// A former address and where it leads now; both are paths on the host, percent-encoded.
public struct Redirect: Sendable, Hashable {
  /// The former path, `/old/volleyball/`.
  public var from: String
  /// The path of the page.
  public var to: String
}

/// A file that stands at a former address of its page as well. A calendar program that asks for a calendar there asks for
/// nothing else; it cannot be led on by a page.
public struct FormerFile: Sendable, Hashable {
  /// Where, below the site's root: `old/volleyball/calendar.ics`.
  public var path: String
  /// The file that it is a copy of: `clubs/volleyball/calendar.ics`.
  public var source: String
}

extension Composer {
  /// A former address with the record that stands elsewhere now.
  private struct Former {
    var path: String
    var title: String
    var id: RecordID
    /// Which page of the record it was, `poster/`; empty for the record's own.
    var part = ""
  }

  private var formerAddresses: [Former] {
    func former<Record>(_ entries: some Sequence<Entry<Record>>) -> [Former] {
      entries.flatMap { entry in
        entry.original.header.aliases.map {
          Former(path: aliasPath($0.value), title: title(entry), id: entry.id)
        }
      }
    }
    let events = former(union.events.map(\.entry))
    let named = Set(events.map(\.path))
    let posters = events.compactMap { event -> Former? in
      let path = event.path + "poster/"
      guard event.path.hasSuffix("/"), !named.contains(path), let index = union.positions[event.id],
        posterPath(index) != nil
      else { return nil }
      return Former(path: path, title: event.title, id: event.id, part: "poster/")
    }
    return former(union.clubs.map(\.entry)) + events + posters
      + former(union.news.map(\.entry)) + former(union.awards.map(\.entry))
      + former(union.books.map(\.entry)) + former(union.booklists.map(\.entry))
      + former(union.notes.map(\.entry)) + former(union.proposals.map(\.entry))
      + former(union.lectures.map(\.entry)) + former(union.campaigns.map(\.entry))
      + former(union.people) + former(union.pages)
  }

  /// The pages at former addresses.
  func redirectPages() -> [PlannedPage] {
    formerAddresses.map { former in
      let head = PageHead(path: former.path, title: former.title, kind: "redirect", isIndexed: false)
      return planned(
        head.path, "redirect.html",
        RedirectPage(
          site: site(at: head.path), page: page(head),
          target: LinkModel(title: former.title, href: href(former.id) + former.part)), isListed: false)
    }
  }

  /// The same for servers, which can say it better than a page: with and without the slash at the end.
  func redirects() -> [Redirect] {
    formerAddresses.flatMap { former in
      let target = href(former.id) + former.part
      let path = href(former.path)
      let bare = String(path.dropLast())
      return path.hasSuffix("/") && !bare.isEmpty
        ? [Redirect(from: path, to: target), Redirect(from: bare, to: target)]
        : [Redirect(from: path, to: target)]
    }
  }

  /// The files of pages that have moved, at their former addresses.
  /// - Parameter paths: addresses of files.
  func formerFiles(among paths: [String]) -> [FormerFile] {
    let moved = formerAddresses.filter { $0.path.hasSuffix("/") && $0.part.isEmpty }
    if moved.isEmpty { return [] }
    let files = Dictionary(grouping: paths) { path in
      path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    }
    return moved.flatMap { former -> [FormerFile] in
      guard let folder = addresses.path(of: former.id, in: language) else { return [] }
      let old = addresses.localized(former.path, language)
      return (files[folder] ?? []).map { file in
        FormerFile(
          path: PlannedPage.file(for: old + file.dropFirst(folder.count)), source: PlannedPage.file(for: file)
        )
      }
    }
  }
}
