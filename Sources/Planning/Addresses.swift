public import Diagnostics
import FileTrees
import Foundation
public import Records
public import Resolution

/// Where each page of the site stands.
///
/// An address is a path from the site's root that begins and ends with `/`, percent-encoded where needed; the
/// second language has the same path below `/en/`. All addresses are known before anything is rendered.
public struct Addresses: Sendable {
  private var paths: [RecordID: String] = [:]
  /// The clubs in the order of the union, for the addresses of their calendars.
  private(set) var clubs: [RecordID] = []
  private let first: Language
  /// Changes with every address that is not made from a record's name alone.
  private(set) var unusual: UInt64 = 0

  init(first: Language, clubs: [RecordID]) {
    self.first = first
    self.clubs = clubs
  }

  /// The path of a record's page in `language`; `nil` for records without a page.
  public func path(of id: RecordID, in language: Language) -> String? {
    paths[id].map { localized($0, language) }
  }

  /// `path` (as in the first language) in `language`.
  public func localized(_ path: String, _ language: Language) -> String {
    language == first ? path : "/\(language.rawValue)\(path)"
  }

  /// Gives `id` the address `path`.
  /// - Parameter isUnusual: whether its name does not say it.
  mutating func set(_ path: String, for id: RecordID, isUnusual: Bool) {
    paths[id] = path
    if isUnusual { unusual &+= ContentHash(path, readKey(id)).value }
  }
}

/// The default address of a record: its folder and id, with `slug:` in place of the last part.
func defaultPath(of header: RecordHeader) -> String? { defaultPath(of: header.id, slug: header.slug?.value) }

private func defaultPath(of id: RecordID, slug: String?) -> String? {
  guard let folder = id.kind.folder else { return nil }
  if id.kind == .page, id.path == "index" { return "/" }
  var parts = id.path.split(separator: "/")
  if let slug, !parts.isEmpty { parts[parts.count - 1] = slug[...] }
  let root = id.kind == .page ? "" : "/\(folder)"
  return "\(root)/\(parts.joined(separator: "/"))/"
}

/// The addresses at which a record was that is not shown, in the first language; no record is at the site's root.
public func formerPaths(of record: HiddenRecord) -> [String] {
  [defaultPath(of: record.id, slug: record.slug)].compactMap { $0 == "/" ? nil : $0 }
    + record.aliases.map { aliasPath($0) }
}

/// Percent-encodes a path made of names as they are on the disk.
func encodedPath(_ path: String) -> String {
  path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
}

/// All addresses of the union's records, with those that two records want reported.
func addresses(of union: Union, reserved: [String: Wording]) -> Checked<Addresses> {
  var result = Addresses(
    first: union.settings.languages.first ?? .zh, clubs: union.clubs.map(\.entry.id))
  var problems: [Problem] = []
  var taken: [String: Span] = [:]
  let withdrawn = Set(union.withdrawn.map(\.id))
  func claim(_ header: RecordHeader) {
    guard let path = defaultPath(of: header) else { return }
    let place = header.slug?.span ?? header.place
    if let other = taken[path] {
      problems.append(
        Problem(
          .urlTaken, at: place,
          Wording(zh: "网址 \(path) 已经被另一个记录占用", en: "another record has the address \(path)"),
          suggestion: Wording(
            zh: "给其中一个改名，或加上“网址名: 另一个名字”", en: "rename one of them or give it another slug:"),
          notes: [Note(Wording(zh: "另一个在这里", en: "the other is here"), at: other)]))
    } else if let use = reserved[path] {
      problems.append(
        Problem(
          .urlTaken, at: place,
          Wording(zh: "网址 \(path) 是\(use.zh)的网址", en: "the address \(path) belongs to \(use.en)"),
          suggestion: Wording(zh: "换一个文件名，或加上“网址名:”", en: "rename the file or add a slug:")))
    } else {
      taken[path] = place
    }
    // The address of a withdrawn page is taken, but nothing may lead there.
    if !withdrawn.contains(header.id) {
      result.set(path, for: header.id, isUnusual: header.slug != nil)
    }
  }
  /// Former addresses lead to where the record is; none may be that of a page that there is.
  func claimFormer(_ header: RecordHeader) {
    for alias in header.aliases {
      let path = aliasPath(alias.value)
      let isOwn = path == defaultPath(of: header)
      guard let other = taken[path].map({ [$0] }) ?? (reserved[path] == nil ? nil : []) else {
        taken[path] = alias.span
        continue
      }
      problems.append(
        Problem(
          .urlTaken, at: alias.span,
          isOwn
            ? Wording(zh: "旧网址 \(path) 就是现在的网址", en: "the former address \(path) is the present one")
            : Wording(
              zh: "旧网址 \(path) 已经是另一个页面的网址", en: "the former address \(path) is that of another page"),
          suggestion: Wording(zh: "删去这个旧网址", en: "remove it"),
          notes: isOwn
            ? [] : other.map { Note(Wording(zh: "另一个在这里", en: "the other is here"), at: $0) }))
    }
  }
  let headers = shownHeaders(of: union)
  for header in headers { claim(header) }
  for header in union.withdrawn { claim(header) }
  for header in headers { claimFormer(header) }
  return Checked(result, problems)
}

/// The headers of all records that have a page.
private func shownHeaders(of union: Union) -> [RecordHeader] {
  union.clubs.map(\.entry.original.header) + union.events.map(\.entry.original.header)
    + union.news.map(\.entry.original.header) + union.awards.map(\.entry.original.header)
    + union.books.map(\.entry.original.header) + union.booklists.map(\.entry.original.header)
    + union.notes.map(\.entry.original.header) + union.proposals.map(\.entry.original.header)
    + union.lectures.map(\.entry.original.header) + union.campaigns.map(\.entry.original.header)
    + union.people.map(\.original.header) + union.pages.map(\.original.header)
}
