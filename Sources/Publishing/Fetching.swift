import Diagnostics
public import Files

extension Programs {
  /// What stands at `address` on the web.
  /// - Parameters:
  ///   - seconds: how long it may take.
  ///   - most: how many bytes it may have.
  /// - Throws: ``DiskError`` if curl is not installed, nothing is there, or it takes too long.
  public func fetch(_ address: String, within seconds: Int, most: Int) throws(DiskError) -> [UInt8] {
    let ended = try run(
      "curl", curlOptions(within: seconds) + ["--fail", "--max-filesize", "\(most)", "--", address])
    guard ended.status == 0 else {
      let said =
        ended.errors.split(whereSeparator: \.isNewline).last.map(String.init) ?? "curl \(ended.status)"
      throw DiskError(Wording(zh: said, en: said))
    }
    return ended.output
  }

  /// What every call of curl has: nobody's own settings, only the web, and an end.
  func curlOptions(within seconds: Int) -> [String] {
    [
      "--disable", "--silent", "--show-error", "--location", "--max-redirs", "5", "--proto", "=http,https",
      "--proto-redir", "=http,https", "--connect-timeout", "\(min(seconds, 8))", "--max-time", "\(seconds)",
      "--user-agent", "Unionpress (link check and joint calendars)",
    ]
  }
}

/// What became of a question whether something stands at an address.
public enum WebAnswer: Sendable, Hashable {
  /// It does.
  case there
  /// The server says that it does not, with the status of HTTP.
  case missing(Int)
  /// The server does not tell programs, with the status of HTTP.
  case untold(Int)
  /// There was no answer; in curl's words.
  case silent(String)
}

extension Programs {
  /// Asks whether something stands at `address`: for the head of it first, for the whole if the server does not know heads.
  /// - Throws: ``DiskError`` if curl is not installed.
  public func ask(_ address: String, within seconds: Int) throws(DiskError) -> WebAnswer {
    let head = try answer(address, within: seconds, ["--head"])
    switch head {
    // Many servers refuse or misunderstand heads; what they say of the whole counts.
    case .missing, .untold: return try answer(address, within: seconds, ["--max-filesize", "\(32 << 20)"])
    case .there, .silent: return head
    }
  }

  private func answer(_ address: String, within seconds: Int, _ more: [String]) throws(DiskError) -> WebAnswer
  {
    let ended = try run(
      "curl",
      curlOptions(within: seconds) + ["--globoff", "--output", "/dev/null", "--write-out", "%{http_code}"]
        + more
        + ["--", address])
    let status = Int(ended.text) ?? 0
    // 63: larger than it is worth to read on; it is there.
    guard ended.status == 0 || (ended.status == 63 && status < 400) else {
      let said =
        ended.errors.split(whereSeparator: \.isNewline).last.map(String.init) ?? "curl \(ended.status)"
      return .silent(said)
    }
    switch status {
    case 200..<400: return .there
    case 401, 403, 429, 451, 999: return .untold(status)
    default: return .missing(status)
    }
  }
}
