public import Diagnostics
public import Files

extension Programs {
  /// What stands at `address` on the web.
  /// - Parameters:
  ///   - seconds: how long it may take.
  ///   - most: how many bytes it may have.
  /// - Throws: ``DiskError`` if curl is not installed, nothing is there, or it takes too long.
  public func fetch(_ address: String, within seconds: Int, most: Int) throws(DiskError) -> [UInt8] {
    let ended = try run("curl", curlOptions(within: seconds) + ["--fail", "--max-filesize", "\(most)", "--", address])
    guard ended.status == 0 else {
      let said = ended.errors.split(whereSeparator: \.isNewline).last.map(String.init) ?? "curl \(ended.status)"
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
