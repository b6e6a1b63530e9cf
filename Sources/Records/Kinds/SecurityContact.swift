public import Calendars
import Diagnostics

/// Where somebody who finds a weakness of the site can report it (RFC 9116).
public struct SecurityContact: Sendable, Hashable {
  /// Addresses, best first: `mailto:` or `https:`.
  public var contacts: [String] = []
  /// The last day on which this is to be relied on.
  public var expires: Located<LocalDate>?
  /// The address of a page about how reports are dealt with.
  public var policy: String?

  static let table = FieldTable<SecurityContact> {
    Field(
      "contact", "联系", as: .reportAddresses, into: \.contacts, required: true, zh: "mailto: 或 https: 开头的联系方式",
      en: "mailto: or https: addresses", example: "mailto:security@example.edu.cn")
    Field(
      "expires", "有效期至", as: .located(.date), into: \.expires, required: true, zh: "过了这一天就不再有效",
      en: "the last day on which this holds", example: "2027-08-31")
    Field(
      "policy", "说明", as: .text, into: \.policy, zh: "怎样处理报告的网页", en: "how reports are dealt with",
      example: "https://gh.example.edu.cn/security/")
  }
}

extension ValueReader where Value == [String] {
  /// Addresses that a report can be sent to.
  fileprivate static var reportAddresses: ValueReader {
    let expected = Wording(
      zh: "mailto: 或 https: 开头的网址，例如 mailto:security@example.edu.cn",
      en: "an address that begins with mailto: or https:, such as mailto:security@example.edu.cn")
    return ValueReader(type: expected) { raw, reader in
      guard let items = ValueReader<[Located<String>]>.locatedList.read(raw, &reader) else { return nil }
      for item in items {
        let isClean = item.value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard isClean, item.value.hasPrefix("mailto:") || item.value.hasPrefix("https://") else {
          reader.report(
            Problem(
              .siteURLInvalid, at: item.span,
              Wording(zh: "“\(item.value)”不是可以报告问题的网址", en: "“\(item.value)” is no address for reports"),
              expected: expected))
          return nil
        }
      }
      return items.map(\.value)
    }
  }
}
