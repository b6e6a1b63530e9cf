public import Calendars
import Diagnostics
import Foundation
import Markup

/// Who sends a digest to whom.
public struct MailEnvelope: Sendable, Hashable {
  /// The sender's name and address, as in `学院工会 <gonghui@example.edu.cn>`; may be empty, then the mail program
  /// fills it in.
  public var from: String
  /// The receivers.
  public var to: [String]
  /// When it was written.
  public var date: LocalDateTime
  /// The distance of ``date`` from UTC.
  public var offset: UTCOffset

  /// An envelope.
  public init(from: String, to: [String], date: LocalDateTime, offset: UTCOffset) {
    self.from = from
    self.to = to
    self.date = date
    self.offset = offset
  }
}

/// The digest as a mail (RFC 5322, MIME multipart/alternative): its text, and the same as HTML.
///
/// The same digest and envelope give the same bytes. `X-Unsent` makes mail programs open it as a draft, to be looked at
/// and sent from there.
public func mailMessage(_ digest: Digest, _ envelope: MailEnvelope) -> String {
  // Base64 has no “_”, so the boundary cannot be part of what it bounds.
  let boundary = "=_digest_\(digest.period.name)_\(digest.language.rawValue)"
  var lines = ["MIME-Version: 1.0", "X-Unsent: 1"]
  if !envelope.from.isEmpty { lines.append("From: \(mailbox(envelope.from))") }
  if !envelope.to.isEmpty {
    lines.append("To: " + envelope.to.map { mailbox($0) }.joined(separator: ",\r\n "))
  }
  lines += [
    "Subject: \(encodedWords(digest.title))", "Date: \(mailDate(envelope.date, envelope.offset))",
    "Content-Language: \(digest.language == .zh ? "zh-CN" : "en")",
    "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"", "",
  ]
  let tag = digest.language == .zh ? "zh-CN" : "en"
  let page =
    "<!DOCTYPE html>\n<html lang=\"\(tag)\"><head><meta charset=\"utf-8\"></head>"
    + "<body style=\"margin:0;padding:16px;background:#ffffff\">\(digest.html.text)</body></html>\n"
  let parts = [("text/plain", "\(digest.text)\n\n\(digest.link)\n"), ("text/html", page)]
  for (type, content) in parts {
    lines += [
      "--\(boundary)", "Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: base64", "",
      Data(content.replacing("\n", with: "\r\n").utf8).base64EncodedString(
        options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed]),
    ]
  }
  lines += ["--\(boundary)--", ""]
  return lines.joined(separator: "\r\n")
}

/// A name and address with the name encoded where it needs to be.
private func mailbox(_ text: String) -> String {
  let text = String(text.map { $0.isNewline ? " " : $0 })
  guard let open = text.lastIndex(of: "<"), text.last == ">" else { return text }
  let name = text[..<open].split(separator: " ").joined(separator: " ").filter { !"\"\\".contains($0) }
  guard !name.isEmpty else { return String(text[open...]) }
  let words = encodedWords(name)
  // What is encoded is long; the address gets a line of its own.
  if words != name { return words + "\r\n " + text[open...] }
  // A comma would end the name (RFC 5322, 3.2.3 and 3.4).
  let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || " !#$%&'*+-/=?^_`{|}~".contains($0) }
  return (isPlain ? name : "\"\(name)\"") + " " + text[open...]
}

/// `text` as encoded words (RFC 2047) of at most 75 characters each, cut between characters; ASCII stays as it is.
private func encodedWords(_ text: String) -> String {
  let text = String(text.map { $0.isNewline ? " " : $0 })
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), text.utf8.count < 60 { return text }
  var words: [String] = []
  var bytes: [UInt8] = []
  func close() {
    if !bytes.isEmpty { words.append("=?utf-8?B?\(Data(bytes).base64EncodedString())?=") }
    bytes = []
  }
  for character in text {
    // 39 bytes become 52 characters, with 12 more around them and the header's name before the first.
    if bytes.count + character.utf8.count > 39 { close() }
    bytes += Array(character.utf8)
  }
  close()
  return words.joined(separator: "\r\n ")
}

/// `Mon, 23 Nov 2026 08:00:00 +0800`.
private func mailDate(_ moment: LocalDateTime, _ offset: UTCOffset) -> String {
  let parts = moment.date.components
  let month = englishMonth(parts.month).prefix(3)
  let distance = offset.minutes.magnitude
  func two(_ number: some BinaryInteger) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let zone = (offset.minutes < 0 ? "-" : "+") + two(distance / 60) + two(distance % 60)
  return "\(moment.date.weekday.shortEnglish), \(parts.day) \(month) \(parts.year) \(moment.time):00 \(zone)"
}
