import Foundation
import Markup
public import Planning
import Templating

/// A kind of server that can be told where former addresses lead.
public enum RedirectServer: String, Sendable, CaseIterable {
  /// nginx: `location` blocks for inside `server`.
  case nginx
  /// Hosts that read a file `_redirects`: Netlify, Cloudflare Pages and their like.
  case netlify
  /// Caddy: `redir` lines for inside a site block.
  case caddy
}

/// Rules for `server`, a line each. What could be taken for something else than an address has no rule; there is a page at
/// every former address all the same.
public func redirectRules(_ redirects: [Redirect], for server: RedirectServer) -> String {
  redirects.compactMap { redirect in
    switch server {
    case .nginx: nginxRule(redirect)
    case .netlify: "\(encoded(redirect.from, "*:")) \(encoded(redirect.to, "*:")) 301\n"
    case .caddy: "redir \(encoded(redirect.from, "*{}\"`")) \(encoded(redirect.to, "*{}\"`")) 301\n"
    }
  }.joined()
}

/// nginx compares with the path as the reader sees it, not percent-encoded; `$` would begin a variable in the target.
private func nginxRule(_ redirect: Redirect) -> String? {
  guard let path = redirect.from.removingPercentEncoding,
    !path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
  else { return nil }
  let quoted = path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  return "location = \"\(quoted)\" { return 301 \"\(encoded(redirect.to, "$\"\\"))\"; }\n"
}

/// `path` with these ASCII characters percent-encoded too, because they mean something to the server.
private func encoded(_ path: String, _ special: String) -> String {
  percentEncoded(path) { $0 > 0x20 && !special.utf8.contains($0) }
}
