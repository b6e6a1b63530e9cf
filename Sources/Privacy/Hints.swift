internal import Phrases

private let chatNames = PhraseSet(["微信", "WeChat"])
private let payWords = PhraseSet(["工资", "津贴", "绩效"])

/// Texts that may be private: addresses outside of the school, chat accounts, amounts of pay. Whether they are, only
/// people can tell.
/// - Complexity: linear.
public func privateHints(in text: String, _ policy: PrivacyPolicy = PrivacyPolicy()) -> [PrivateData] {
  var found: [PrivateData] = []
  func offset(_ index: String.Index) -> Int { text.utf8.distance(from: text.utf8.startIndex, to: index) }
  func add(_ kind: PrivateData.Kind, _ part: Substring, _ masked: String) {
    if policy.offices.contains(where: { part.contains($0) }) { return }
    found.append(
      PrivateData(kind: kind, range: offset(part.startIndex)..<offset(part.endIndex), masked: masked))
  }
  // Few texts have any of these signs; expressions run only where they do.
  if text.utf8.contains(0x40) {
    for match in text.matches(of: #/[A-Za-z0-9._%+\-]+@([A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,})/#)
    {
      let domain = match.1.lowercased()
      let isOwn = policy.domains.contains { domain == $0 || domain.hasSuffix("." + $0) }
      if !isOwn { add(.mailAddress, match.0, "\(match.0.prefix(1))***@\(domain)") }
    }
  }
  if text.utf8.contains(UInt8(ascii: "Q")) || chatNames.isIn(text) {
    for match in text.matches(
      of: #/(?:QQ|微信|WeChat)(?:(?:号|群|号码)?\s*[:：]\s*|(?:号|群|群号|号码)\s*)([A-Za-z0-9_\-]{5,20})/#)
    {
      add(.chatAccount, match.0, "\(match.1.prefix(2))***")
    }
  }
  if payWords.isIn(text) {
    for match in text.matches(of: #/(?:工资|津贴|绩效)[^0-9\n。；]{0,8}?([0-9][0-9,.]{2,})\s*元/#) {
      add(.pay, match.0, "***元")
    }
  }
  return found
}
