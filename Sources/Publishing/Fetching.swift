public import Diagnostics
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
      throw DiskError(curlReason(ended))
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
  /// There was no answer, and why.
  case silent(Wording)
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
      return .silent(curlReason(ended))
    }
    switch status {
    case 200..<400: return .there
    case 401, 403, 429, 451, 999: return .untold(status)
    default: return .missing(status)
    }
  }
}

/// Why curl got nothing: in Chinese by its exit code, in English in its own words.
private func curlReason(_ ended: Programs.Ended) -> Wording {
  let said = ended.errors.split(whereSeparator: \.isNewline).last.map(String.init) ?? "curl \(ended.status)"
  let chinese =
    switch ended.status {
    case 3: "网址写得不对"
    case 5, 6: "找不到这个网站，请核对网址和网络"
    case 7: "连不上"
    case 22: "对方回答 " + (said.split(separator: " ").last.map(String.init) ?? "有错")
    case 28: "等了太久没有回应"
    case 35, 51, 58, 60, 77, 83: "安全证书有问题"
    case 47: "转来转去次数太多"
    case 52: "连上了，但没有内容"
    case 56: "中途断开了"
    case 63: "文件太大"
    default: said
    }
  return Wording(zh: chinese, en: said)
}
