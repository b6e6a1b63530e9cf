import FileTrees
import Files
import FlyingFox
import Foundation
import Markup

/// Answers requests from what is on show.
struct Answers: HTTPHandler {
  let theatre: Theatre
  /// The texts of the browser's side, in the author's language.
  let words: BrowserWords
  /// Where the preview's own files are, apart from the site's.
  static let ownFolder = "/_unionpress/"
  /// How long a browser waits for news before it asks again.
  private let patience = Duration.seconds(25)

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard isOwnHost(request.headers[.host]) else {
      return plain(.misdirectedRequest, "Not this host. 请用 localhost 或 IP 地址访问。\n")
    }
    guard request.method == .GET || request.method == .HEAD else {
      return plain(.methodNotAllowed, "GET or HEAD.\n", [HTTPHeader("Allow"): "GET, HEAD"])
    }
    var response = await answer(request)
    if request.method == .HEAD { response.payload = .httpBody(HTTPBodySequence(data: Data())) }
    return response
  }

  private func answer(_ request: HTTPRequest) async -> HTTPResponse {
    let stage = theatre.stage
    // The path as sent: a decoded one could not be told from one with other separators.
    let path =
      request.target.rawValue.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      .first.map(String.init) ?? ""
    if path.hasPrefix(Self.ownFolder) {
      return await own(String(path.dropFirst(Self.ownFolder.count)), request, stage)
    }
    guard let site = stage.site else { return unbuilt(stage) }
    switch find(path, in: site, basePath: stage.basePath) {
    case .file(let file): return response(.ok, file, stage)
    case .elsewhere(let address):
      return bytes(.found, Data(), "text/plain; charset=utf-8", [.location: address])
    case .nothing(let file?): return response(.notFound, file, stage)
    case .nothing(nil): return plain(.notFound, "404\n")
    }
  }

  private func own(_ name: String, _ request: HTTPRequest, _ stage: Stage) async -> HTTPResponse {
    switch name {
    case "preview.js": return bytes(.ok, Data(browserScript.utf8), "text/javascript; charset=utf-8")
    case "preview.css": return bytes(.ok, Data(browserStyle.utf8), "text/css; charset=utf-8")
    case "words.json": return json(words)
    case "problems.json": return bytes(.ok, stage.report, "application/json; charset=utf-8")
    case "now.json": return json(stage.present)
    case "news.json":
      func value(_ name: String) -> String? { request.query.first { $0.name == name }?.value }
      let file = value("page").flatMap { filePath($0, basePath: stage.basePath) } ?? ""
      let seen = value("since").flatMap { Int($0) } ?? 0
      guard let news = await theatre.news(for: file, since: seen, limit: patience) else {
        return bytes(.noContent, Data(), "application/json; charset=utf-8")
      }
      return json(news)
    default: return plain(.notFound, "404\n")
    }
  }

  private func response(_ status: HTTPStatusCode, _ file: OutputTree.File, _ stage: Stage) -> HTTPResponse {
    switch file.content {
    case .bytes(let content):
      let data = file.path.hasSuffix(".html") ? withScript(content, stage) : Data(content)
      return bytes(status, data, mediaType(of: file.path))
    case .drawing(let card): return bytes(status, Data(sharePicture(of: card)), mediaType(of: file.path))
    // The preview writes nothing.
    case .written: return plain(.notFound, "404\n")
    case .copy(let asset):
      guard let content = try? publishedBytes(of: asset) else { return plain(.notFound, "404\n") }
      return bytes(status, Data(content), mediaType(of: file.path))
    }
  }

  /// A page before there is any site: what is wrong, which goes away by itself when it is mended.
  private func unbuilt(_ stage: Stage) -> HTTPResponse {
    let page = """
      <!DOCTYPE html><html><meta charset="utf-8"><title>Unionpress</title>
      <body><pre>\(HTML(escaping: stage.text).text)</pre></body></html>

      """
    return bytes(.serviceUnavailable, withScript(Array(page.utf8), stage), "text/html; charset=utf-8")
  }

  /// The page with the preview's script before its end.
  private func withScript(_ page: [UInt8], _ stage: Stage) -> Data {
    let script =
      "<script src=\"\(Self.ownFolder)preview.js\" data-version=\"\(stage.version)\" defer></script>"
    var data = Data(page)
    let end = data.range(of: Data("</body>".utf8), options: .backwards)?.lowerBound ?? data.endIndex
    data.replaceSubrange(end..<end, with: Data(script.utf8))
    return data
  }

  private func json(_ value: some Encodable) -> HTTPResponse {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(value) else { return plain(.internalServerError, "\n") }
    return bytes(.ok, data, "application/json; charset=utf-8")
  }

  private func plain(_ status: HTTPStatusCode, _ text: String, _ more: HTTPHeaders = [:]) -> HTTPResponse {
    bytes(status, Data(text.utf8), "text/plain; charset=utf-8", more)
  }

  private func bytes(_ status: HTTPStatusCode, _ data: Data, _ type: String, _ more: HTTPHeaders = [:])
    -> HTTPResponse
  {
    var headers = more
    headers[.contentType] = type
    headers[.cacheControl] = "no-store"
    headers[HTTPHeader("X-Content-Type-Options")] = "nosniff"
    headers[HTTPHeader("Cross-Origin-Resource-Policy")] = "same-origin"
    return HTTPResponse(statusCode: status, headers: headers, body: data)
  }
}
