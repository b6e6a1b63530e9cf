import FileTrees
import Records
import Resolution
import Synchronization

/// Names something that pages read, the same in every build: a record, a date, a keyword, a file.
typealias ReadKey = UInt64

/// What the maker of a page has read so far.
///
/// A page is a function of what its maker was given and what it read on the way, and each thing that it reads is chosen by what it
/// read before. So if all of that is as it was, the page is, too; see ``PlanMemory``.
final class ReadLog: Sendable {
  private let keys = Mutex<[ReadKey]>([])

  /// Notes that `key` was read.
  func note(_ key: ReadKey) {
    // Several fields of a record are often read in a row.
    keys.withLock { if $0.last != key { $0.append(key) } }
  }

  /// All that was read, each once, in order of the keys.
  var reads: [ReadKey] {
    var sorted = keys.withLock { $0 }.sorted()
    var count = 0
    for key in sorted where count == 0 || sorted[count - 1] != key {
      sorted[count] = key
      count += 1
    }
    sorted.removeLast(sorted.count - count)
    return sorted
  }
}

/// What is read of records besides the records themselves.
enum ReadPart: UInt64 {
  /// Which records of a kind there are, and in what order.
  case order = 1
  /// All records of a kind.
  case all
  /// The text of a record, which stands apart from all else that the record says; without a name, all texts.
  case text
  /// What a name leads to.
  case name
  /// Who took part in what.
  case participation
  /// The listings of a language without their texts.
  case lines
  /// The albums of a language.
  case albums
  /// All keywords.
  case tags
  /// One keyword.
  case tag
  /// A file that is copied.
  case file
  /// The pictures below a folder.
  case folder
  /// Which events are those at which books are read together.
  case sessions
  /// Which departments have proposals.
  case hosts
  /// How many dates a calendar to subscribe to has; without a name, for which kinds of events there are such calendars.
  case feed
}

/// The key of `part`, of `name` if there are several.
func readKey(_ part: ReadPart, _ name: String = "") -> ReadKey { ContentHash(name, part.rawValue).value }

/// The key of what `name` leads to among the records of `kind`.
func nameKey(_ name: String, _ kind: RecordKind) -> ReadKey {
  ContentHash(name, ReadPart.name.rawValue, ContentHash(kind.rawValue).value).value
}

/// The key of a record's text.
func textKey(_ id: RecordID) -> ReadKey { ContentHash(readKey(id), ReadPart.text.rawValue).value }

/// The key of a record, without its text.
func readKey(_ id: RecordID) -> ReadKey { ContentHash(id.path, ContentHash(id.kind.rawValue).value).value }
