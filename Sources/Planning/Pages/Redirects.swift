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

extension Composer {
  /// A former address with the record that stands elsewhere now.
  private struct Former {
    var path: String
    var title: String
    var id: RecordID
  }

  private var formerAddresses: [Former] {
    func former<Record>(_ entries: [Entry<Record>]) -> [Former] {
      entries.flatMap { entry in
        entry.original.header.aliases.map {
          Former(path: aliasPath($0.value), title: title(entry), id: entry.id)
        }
      }
    }
    return former(union.clubs.map(\.entry)) + former(union.events.map(\.entry))
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
          target: LinkModel(title: former.title, href: href(former.id))), isListed: false)
    }
  }

  /// The same for servers, which can say it better than a page: with and without the slash at the end.
  func redirects() -> [Redirect] {
    formerAddresses.flatMap { former in
      let target = href(former.id)
      let path = href(former.path)
      let bare = String(path.dropLast())
      return path.hasSuffix("/") && !bare.isEmpty
        ? [Redirect(from: path, to: target), Redirect(from: bare, to: target)]
        : [Redirect(from: path, to: target)]
    }
  }
}
