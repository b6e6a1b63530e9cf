/// An element of a document in XML or HTML, with everything inside it.
public struct MarkupElement: Sendable, Hashable {
  /// The name without its prefix: `encoded` of `content:encoded`.
  public var name: String
  /// The prefix of its name, as the document has it: `content`; empty without one.
  public var prefix = ""
  /// Values by the attributes' names without prefixes.
  public var attributes: [String: String] = [:]
  /// What is inside, in order.
  public var children: [MarkupNode] = []
  /// The line on which its start tag ends, from 1.
  public var line = 1

  /// An element without anything inside.
  public init(_ name: String) { self.name = name }

  /// The elements inside that are called `name`, in order.
  public func elements(_ name: String) -> [MarkupElement] {
    children.compactMap { if case .element(let inner) = $0, inner.name == name { inner } else { nil } }
  }

  /// The first element inside that is called `name`.
  public func first(_ name: String) -> MarkupElement? { elements(name).first }

  /// All text inside, at any depth.
  public var text: String {
    children.map { node in
      switch node {
      case .text(let text): text
      case .element(let inner): inner.text
      }
    }.joined()
  }
}

/// A part of an element; comments are none.
public enum MarkupNode: Sendable, Hashable {
  /// An element.
  case element(MarkupElement)
  /// Text.
  case text(String)
}

/// Why a document cannot be read.
public enum MarkupFault: Error, Sendable, Hashable {
  /// It is not well-formed XML: where, and the library's words for it, in English.
  case notWellFormed(line: Int, String)
  /// It is larger, or holds more elements, than any document of the kind does.
  case tooLarge
}
