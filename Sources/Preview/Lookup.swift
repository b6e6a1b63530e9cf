import FileTrees
import Foundation

/// What stands at an address of the site.
enum Finding: Sendable, Equatable {
  /// This file.
  case file(OutputTree.File)
  /// It is at this address, percent-encoded.
  case elsewhere(String)
  /// Nothing; the browser may be told by this file.
  case nothing(OutputTree.File?)
}

/// The file of `site` that a request's path means. The path is percent-encoded, begins with the path part of the site's
/// address, and is only ever compared with the paths of the tree: there is no way from here to the disk.
func find(_ path: String, in site: OutputTree, basePath: String) -> Finding {
  if !basePath.isEmpty, path == "/" || path == basePath { return .elsewhere(basePath + "/") }
  guard let file = filePath(path, basePath: basePath) else { return .nothing(site["404.html"]) }
  if let found = site[file] { return .file(found) }
  if !path.hasSuffix("/"), site[file + "/index.html"] != nil { return .elsewhere(path + "/") }
  return .nothing(site["404.html"])
}

/// The path below the site's root of the file that a request's path means; `nil` for one that is not well-formed or lies
/// elsewhere.
func filePath(_ path: String, basePath: String) -> String? {
  guard path.hasPrefix(basePath + "/"),
    let decoded = path.dropFirst(basePath.count + 1).removingPercentEncoding,
    !decoded.utf8.contains(0)
  else { return nil }
  return decoded.isEmpty || decoded.hasSuffix("/") ? decoded + "index.html" : decoded
}

/// Whether a request may ask for this host. Somebody else's name for this machine would mean that a page of theirs reads
/// the drafts on it (DNS rebinding); numbers cannot be bound to anything else.
func isOwnHost(_ header: String?) -> Bool {
  guard let header else { return false }
  var host = Substring(header.lowercased())
  if host.hasPrefix("[") {
    guard let end = host.firstIndex(of: "]") else { return false }
    let address = host[host.index(after: host.startIndex)..<end]
    let rest = host[host.index(after: end)...]
    return !address.isEmpty && address.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." } && isPort(rest)
  }
  if let colon = host.firstIndex(of: ":") {
    guard isPort(host[colon...]) else { return false }
    host = host[..<colon]
  }
  if host == "localhost" || host.hasSuffix(".localhost") { return true }
  let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
  return numbers.count == 4 && numbers.allSatisfy { !$0.isEmpty && $0.count <= 3 && UInt8($0) != nil }
}

private func isPort(_ text: Substring) -> Bool {
  text.isEmpty
    || text.hasPrefix(":") && text.count > 1 && text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
}

/// The media type of a file by its name, with the character set that all our texts have.
func mediaType(of path: String) -> String {
  let suffix = path.split(separator: "/").last?.split(separator: ".").last.map { $0.lowercased() } ?? ""
  return mediaTypes[suffix] ?? "application/octet-stream"
}

private let mediaTypes: [String: String] = [
  "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
  "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
  "json": "application/json; charset=utf-8", "webmanifest": "application/manifest+json",
  "xml": "application/xml; charset=utf-8", "atom": "application/atom+xml; charset=utf-8",
  "ics": "text/calendar; charset=utf-8", "csv": "text/csv; charset=utf-8",
  "txt": "text/plain; charset=utf-8", "md": "text/plain; charset=utf-8", "bib": "text/plain; charset=utf-8",
  "ris": "text/plain; charset=utf-8", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg",
  "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif",
  "ico": "image/x-icon", "pdf": "application/pdf", "zip": "application/zip", "mp3": "audio/mpeg",
  "mp4": "video/mp4", "webm": "video/webm", "woff2": "font/woff2", "woff": "font/woff",
  "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
  "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
]
