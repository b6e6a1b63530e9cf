internal import CCmarkGFM
internal import Glibc

// The only file that knows cmark-gfm. Everything is copied out of the library here; no C pointer leaves a
// closure, and the owners cannot be copied, so nothing leaks and nothing is used after it was freed.

/// The extensions, registered once for the process.
///
/// Registration keeps a plain `static int` in the library and is not safe from two threads; a Swift `static let`
/// is initialised exactly once.
private struct Extensions: @unchecked Sendable {
  // Pointers into the library's tables, written before this value exists and never again.
  let all: [String: OpaquePointer]
  let harmless: [OpaquePointer]

  static let registered: Extensions = {
    cmark_gfm_core_extensions_ensure_registered()
    func find(_ names: [String]) -> [OpaquePointer] { names.compactMap { cmark_find_syntax_extension($0) } }
    let names = ["table", "strikethrough", "autolink", "tagfilter", "tasklist"]
    let all = names.compactMap { name in cmark_find_syntax_extension(name).map { (name, $0) } }
    return Extensions(
      all: Dictionary(uniqueKeysWithValues: all), harmless: find(["table", "tasklist"]))
  }()
}

/// The version of cmark-gfm that is linked: `0.29.0.gfm.13`.
public let cmarkVersion: String = cmark_version_string().map { String(cString: $0) } ?? ""

/// Guards the part of parsing that touches the library's process-wide table of special characters.
///
/// Debian's 0.29.0.gfm.6 adds an extension's characters to that table before inlines are parsed and takes them
/// out afterwards. `table` and `tasklist` have none, so parses with these two only *read* it and may run side by
/// side; a parse with `strikethrough` or `autolink` *writes* it and must be alone. Hence a lock with readers and
/// writers; one plain lock around each parse costs a third of the speed on two cores. It is the C library's lock,
/// because the thread sanitizer does not see through Swift's own.
private final class SpecialCharacters: @unchecked Sendable {
  // Lives as long as the process; only pthread functions touch it.
  private let lock: UnsafeMutablePointer<pthread_rwlock_t>

  static let shared = SpecialCharacters()

  private init() {
    lock = .allocate(capacity: 1)
    pthread_rwlock_init(lock, nil)
  }

  /// Runs `body` beside other readers.
  func reading<Result>(_ body: () -> Result) -> Result {
    pthread_rwlock_rdlock(lock)
    defer { pthread_rwlock_unlock(lock) }
    return body()
  }

  /// Runs `body` alone.
  func writing<Result>(_ body: () -> Result) -> Result {
    pthread_rwlock_wrlock(lock)
    defer { pthread_rwlock_unlock(lock) }
    return body()
  }
}

/// A parsed document; frees the library's tree when it goes.
struct CTree: ~Copyable {
  private let root: OpaquePointer

  /// Parses `bytes` with tables, task lists and footnotes; never fails but for memory.
  init?(_ bytes: [UInt8]) {
    let extensions = Extensions.registered
    guard
      let parser = cmark_parser_new(
        CMARK_OPT_FOOTNOTES | CMARK_OPT_FULL_INFO_STRING | CMARK_OPT_VALIDATE_UTF8)
    else { return nil }
    defer { cmark_parser_free(parser) }
    for pointer in extensions.harmless { cmark_parser_attach_syntax_extension(parser, pointer) }
    feed(bytes, to: parser)
    guard let tree = SpecialCharacters.shared.reading({ cmark_parser_finish(parser) }) else { return nil }
    cmark_consolidate_text_nodes(tree)
    root = tree
  }

  deinit { cmark_node_free(root) }

  /// Calls `visit` for each node on the way in and, for containers, on the way out, in document order.
  ///
  /// Iterative: nesting costs no stack.
  func walk(_ visit: (borrowing CNode, _ isEntering: Bool) -> Void) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard let pointer = cmark_iter_get_node(iterator) else { continue }
      visit(CNode(pointer), event == CMARK_EVENT_ENTER)
    }
  }
}

/// What a node is.
enum NodeKind: Sendable, Hashable {
  case document, paragraph, heading, quote, list, item, codeBlock, htmlBlock, thematicBreak,
    footnoteDefinition
  case table, tableRow, tableCell
  case text, softBreak, hardBreak, code, htmlInline, emphasis, strong, link, image, footnoteReference, other
}

/// A node lent by ``CTree/walk(_:)``; it cannot be copied or stored.
struct CNode: ~Copyable {
  private let pointer: OpaquePointer

  fileprivate init(_ pointer: OpaquePointer) { self.pointer = pointer }

  /// What it is.
  var kind: NodeKind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_DOCUMENT: return .document
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_HEADING: return .heading
    case CMARK_NODE_BLOCK_QUOTE: return .quote
    case CMARK_NODE_LIST: return .list
    case CMARK_NODE_ITEM: return .item
    case CMARK_NODE_CODE_BLOCK: return .codeBlock
    case CMARK_NODE_HTML_BLOCK: return .htmlBlock
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnoteDefinition
    case CMARK_NODE_TEXT: return .text
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_LINEBREAK: return .hardBreak
    case CMARK_NODE_CODE: return .code
    case CMARK_NODE_HTML_INLINE: return .htmlInline
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_LINK: return .link
    case CMARK_NODE_IMAGE: return .image
    case CMARK_NODE_FOOTNOTE_REFERENCE: return .footnoteReference
    default:
      // Extensions number their kinds at run time; the name is stable.
      switch copy(cmark_node_get_type_string(pointer)) {
      case "table": return .table
      case "table_header", "table_row": return .tableRow
      case "table_cell": return .tableCell
      default: return .other
      }
    }
  }

  /// Text of leaves: text, code, raw HTML, footnote labels.
  var literal: String { copy(cmark_node_get_literal(pointer)) }
  /// A code block's info string.
  var info: String { copy(cmark_node_get_fence_info(pointer)) }
  /// A link's or image's destination.
  var destination: String { copy(cmark_node_get_url(pointer)) }
  /// A link's or image's title.
  var title: String { copy(cmark_node_get_title(pointer)) }
  /// A heading's level, 1…6.
  var level: Int { Int(cmark_node_get_heading_level(pointer)) }
  /// Whether a list is numbered.
  var isOrdered: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  /// A numbered list's first number.
  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
  /// Whether a paragraph's list has no blank lines, so that the paragraph has no tags.
  var isTight: Bool {
    guard let item = cmark_node_parent(pointer), let list = cmark_node_parent(item) else { return false }
    return cmark_node_get_list_tight(list) != 0
  }
  /// Whether an item is a task, and done: read from the node's own kind, which the extension sets.
  var task: Bool? {
    guard copy(cmark_node_get_type_string(pointer)) == "tasklist" else { return nil }
    return cmark_gfm_extensions_get_tasklist_item_checked(pointer)
  }
  /// Whether a row is a table's heading.
  var isHeaderRow: Bool { cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }
  /// The cells' alignments of the table that a row or cell is in: `l`, `c`, `r` or 0.
  var alignments: [UInt8] {
    var table = pointer
    while copy(cmark_node_get_type_string(table)) != "table" {
      guard let parent = cmark_node_parent(table) else { return [] }
      table = parent
    }
    let count = Int(cmark_gfm_extensions_get_table_columns(table))
    guard count > 0, let first = cmark_gfm_extensions_get_table_alignments(table) else { return [] }
    return Array(UnsafeBufferPointer(start: first, count: count))
  }
  /// First line, from 1, in the text that was parsed.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }
  /// Last line, from 1.
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
  /// Whether it is the last child of its parent.
  var isLast: Bool { cmark_node_next(pointer) == nil }
  /// Whether it has no children.
  var isEmpty: Bool { cmark_node_first_child(pointer) == nil }

  private func copy(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
}

/// The HTML that cmark-gfm itself makes of `bytes` with some of its extensions, raw HTML included: the GFM
/// specification's own behaviour, for conformance checks.
func libraryHTML(_ bytes: [UInt8], extensions names: [String]) -> [UInt8] {
  let options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES
  let extensions = Extensions.registered
  guard let parser = cmark_parser_new(options) else { return [] }
  defer { cmark_parser_free(parser) }
  for pointer in names.compactMap({ extensions.all[$0] }) {
    cmark_parser_attach_syntax_extension(parser, pointer)
  }
  feed(bytes, to: parser)
  guard let tree = SpecialCharacters.shared.writing({ cmark_parser_finish(parser) }) else { return [] }
  defer { cmark_node_free(tree) }
  guard let html = cmark_render_html(tree, options, cmark_parser_get_syntax_extensions(parser)) else {
    return []
  }
  defer { cmark_release(html) }
  return Array(String(cString: html).utf8)
}

private func feed(_ bytes: [UInt8], to parser: OpaquePointer) {
  bytes.withUnsafeBufferPointer { buffer in
    buffer.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, buffer.count) }
  }
}
