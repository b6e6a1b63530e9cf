internal import CLibXML

/// The library is made ready once, before the first of several threads uses it.
private let isReady: Bool = {
  xmlInitParser()
  return true
}()

/// Bytes that a document may have.
private let byteLimit = 32 << 20
/// Elements and texts that a document may have.
private let nodeLimit = 2_000_000

/// The root of a document in XML 1.0.
///
/// Nothing is fetched, no declared entity is expanded, and elements deeper than 256 are refused, so that no document costs more
/// than its size.
/// - Complexity: linear in the document.
public func readXML(_ bytes: [UInt8]) -> Result<MarkupElement, MarkupFault> {
  guard isReady, bytes.count <= byteLimit else { return .failure(.tooLarge) }
  guard let context = xmlNewParserCtxt() else { return .failure(.tooLarge) }
  defer { xmlFreeParserCtxt(context) }
  let options =
    XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    | XML_PARSE_NOCDATA.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_BIG_LINES.rawValue
  let document = bytes.withUnsafeBytes { buffer in
    xmlCtxtReadMemory(
      context, buffer.bindMemory(to: CChar.self).baseAddress, CInt(buffer.count), nil, nil, CInt(options))
  }
  guard let document else {
    let line = xmlCtxtGetLastError(context).map { Int($0.pointee.line) } ?? 1
    let words = xmlCtxtGetLastError(context).flatMap { $0.pointee.message.map { String(cString: $0) } } ?? ""
    return .failure(.notWellFormed(line: max(1, line), String(words.prefix { $0 != "\n" })))
  }
  defer { xmlFreeDoc(document) }
  return tree(xmlDocGetRootElement(document))
}

/// Whether `bytes` are a document that programs read without a complaint: well-formed, every prefix bound (Namespaces in XML 1.0), and
/// its root called `name` in `namespace`.
///
/// For documents whose depth and declarations were looked at before, as for pictures, which may hold others of any size.
/// - Complexity: linear in the document.
public func isSound(_ bytes: [UInt8], root name: String, in namespace: String) -> Bool {
  guard isReady, bytes.count < Int(CInt.max), let context = xmlNewParserCtxt() else { return false }
  defer { xmlFreeParserCtxt(context) }
  let options =
    XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    | XML_PARSE_HUGE.rawValue
  let document = bytes.withUnsafeBytes { buffer in
    xmlCtxtReadMemory(
      context, buffer.bindMemory(to: CChar.self).baseAddress, CInt(buffer.count), nil, nil, CInt(options))
  }
  guard let document else { return false }
  defer { xmlFreeDoc(document) }
  guard context.pointee.nsWellFormed == 1, let root = xmlDocGetRootElement(document),
    let uri = root.pointee.ns?.pointee.href
  else { return false }
  return String(cString: root.pointee.name) == name && String(cString: uri) == namespace
}

/// The elements of a piece of HTML as browsers would roughly understand it, in an element of no name: nothing is ever not
/// well-formed.
/// - Complexity: linear in the text.
public func readHTML(_ text: String) -> Result<MarkupElement, MarkupFault> {
  // The body is named, so that text before the first element is not put into a paragraph.
  let bytes = Array("<html><body>\(text)</body></html>".utf8)
  guard isReady, bytes.count <= byteLimit else { return .failure(.tooLarge) }
  let options =
    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
    | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_NOIMPLIED.rawValue
  let document = bytes.withUnsafeBytes { buffer in
    htmlReadMemory(
      buffer.bindMemory(to: CChar.self).baseAddress, CInt(buffer.count), nil, "UTF-8", CInt(options))
  }
  guard let document else { return .success(MarkupElement("")) }
  defer { xmlFreeDoc(document) }
  return tree(xmlDocGetRootElement(document)).map { root in
    var result = MarkupElement("")
    result.children = root.elements("body").flatMap(\.children)
    return result
  }
}

private func tree(_ root: xmlNodePtr?) -> Result<MarkupElement, MarkupFault> {
  guard let root else { return .success(MarkupElement("")) }
  var reader = TreeReader()
  let element = reader.element(root, depth: 0)
  return reader.count > nodeLimit ? .failure(.tooLarge) : .success(element)
}

/// Copies the library's tree into values.
private struct TreeReader {
  var count = 0

  mutating func element(_ node: xmlNodePtr, depth: Int) -> MarkupElement {
    var result = MarkupElement(text(node.pointee.name))
    result.prefix = node.pointee.ns.flatMap { $0.pointee.prefix.map { String(cString: $0) } } ?? ""
    result.line = line(node)
    var attribute = node.pointee.properties
    while let current = attribute {
      var value = ""
      var part = current.pointee.children
      while let piece = part {
        value += text(piece.pointee.content)
        part = piece.pointee.next
      }
      result.attributes[text(current.pointee.name)] = value
      attribute = current.pointee.next
    }
    var child = node.pointee.children
    // The parsers refuse what is deeper already; the stack must not depend on it.
    while let current = child, depth < 512, count <= nodeLimit {
      count += 1
      switch current.pointee.type {
      case XML_ELEMENT_NODE: result.children.append(.element(element(current, depth: depth + 1)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        result.children.append(.text(text(current.pointee.content)))
      default: break
      }
      child = current.pointee.next
    }
    return result
  }

  private func line(_ node: xmlNodePtr) -> Int { max(1, xmlGetLineNo(node)) }

  private func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
