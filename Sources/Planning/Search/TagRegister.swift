import Diagnostics
import Foundation
import Hanzi
import Records

/// The keywords of the whole site, each with the address of its page.
///
/// Keywords that differ only in width or case are one. They are those of the originals: a page of a keyword has the same
/// address in every language.
struct TagRegister {
  /// A keyword.
  struct Tag {
    /// As its first record writes it.
    var title: String
    /// Its page's path in the first language.
    var path: String
    /// The records, in the order of the listings.
    var records: [RecordID]
  }

  /// By pinyin.
  private(set) var tags: [Tag] = []
  private var positions: [String: Int] = [:]
  /// The keys of all spellings.
  private var keys: [String: String] = [:]

  /// No keywords.
  init() {}

  /// The keywords of `listings`, which are those of the first language.
  init(_ listings: [ListingLine]) {
    var found: [Tag] = []
    var byKey: [String: Int] = [:]
    for listing in listings {
      for text in listing.originalTags {
        let key = keys[text] ?? Self.key(text)
        keys[text] = key
        if key.isEmpty { continue }
        let position = byKey[key] ?? found.count
        if position == found.count {
          byKey[key] = position
          found.append(Tag(title: text, path: "", records: []))
        }
        if found[position].records.last != listing.id { found[position].records.append(listing.id) }
      }
    }
    let sorted = byKey.map {
      (order: pinyinKey(title: found[$0.value].title), key: $0.key, tag: found[$0.value])
    }
    .sorted { ($0.order, $0.key) < ($1.order, $1.key) }
    var taken: Set<String> = []
    for entry in sorted {
      let base = slug(entry.tag.title)
      let name = taken.insertUnique(base.isEmpty ? "tag" : base)
      var tag = entry.tag
      tag.path = Section.tags.rawValue + name + "/"
      positions[entry.key] = tags.count
      tags.append(tag)
    }
  }

  /// The keyword that `text` writes.
  func tag(_ text: String) -> Tag? { positions[keys[text] ?? Self.key(text)].map { tags[$0] } }

  /// What makes two spellings the same keyword.
  static func key(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.lowercased().trimmingCharacters(in: .whitespaces)
  }
}
