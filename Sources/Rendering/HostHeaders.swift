import Diagnostics

/// The file `_headers`, which Netlify, Cloudflare Pages and their like read: what browsers are to be told with each file.
///
/// The same for nginx and Caddy stands in `docs/publishing.md`. Pages bring their policy for scripts along; only that nobody
/// may frame them has to be said by the server.
/// - Parameter basePath: the path part of the site's address.
func hostHeaders(basePath: String) -> [UInt8] {
  let everywhere = [
    "X-Content-Type-Options: nosniff", "Referrer-Policy: strict-origin-when-cross-origin",
    "Content-Security-Policy: frame-ancestors 'none'", "X-Frame-Options: DENY",
  ]
  // Names there change with the content.
  let lasting = ["Cache-Control: public, max-age=31536000, immutable"]
  let feed = ["Content-Type: application/atom+xml; charset=utf-8"]
  // Which of the languages lies below its name depends on the site; a rule for what is not there does no harm.
  let roots = [""] + Language.allCases.map { "/\($0.rawValue)" }
  let rules: [(String, [String])] =
    [
      ("/*", everywhere), ("/assets/*", lasting), ("/pictures/*", lasting), ("/share/*", lasting),
      ("/*.ics", ["Content-Type: text/calendar; charset=utf-8"]),
      ("/*.ris", ["Content-Type: application/x-research-info-systems"]),
      ("/api/*", ["Access-Control-Allow-Origin: *"]),
    ] + roots.flatMap { [("\($0)/feeds/*.xml", feed), ("\($0)/clubs/*/feed.xml", feed)] }
  return Array(
    rules.map { path, lines in "\(basePath)\(path)\n" + lines.map { "  \($0)\n" }.joined() }.joined().utf8)
}
