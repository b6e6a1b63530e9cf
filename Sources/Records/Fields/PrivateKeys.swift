import Diagnostics

/// Keys for what must not be published of a person. No record has such a field, whatever else it may have.
private let privateKeys: Set<String> = [
  "id_number", "id_card", "身份证", "身份证号", "身份证号码", "mobile", "mobile_number", "手机", "手机号", "手机号码", "salary",
  "工资",
  "bank", "bank_card", "银行卡", "银行卡号", "birthday", "birth_date", "生日", "出生日期", "出生年月", "home_address",
  "address", "住址",
  "家庭住址", "health", "病情", "病历", "family", "family_members", "家庭成员", "个人金额", "personal_amount",
]

/// Whether a field called `key` would be for such data.
func isPrivateKey(_ key: String) -> Bool {
  privateKeys.contains(String(key.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }))
}

extension FieldReader {
  /// Reports `field` if it is meant for private data that the record has no field for.
  /// - Returns: whether it was.
  mutating func refuse(_ field: RawField, isKnown: Bool) -> Bool {
    guard !isKnown, isPrivateKey(field.key) else { return false }
    report(
      Problem(
        .privacyKey, at: field.keySpan,
        Wording(
          zh: "“\(field.key)”是个人信息，不能写进记录", en: "“\(field.key)” is private and has no place in a record"),
        suggestion: Wording(
          zh: "删去这一行；联系方式写办公室，捐赠只写总数", en: "remove the line; give an office as contact, and totals only")))
    return true
  }

  /// Looks for such keys in data of the author's own, at any depth.
  mutating func refusePrivateKeys(in value: RawValue) {
    switch value {
    case .scalar: break
    case .list(let items, _): for item in items { refusePrivateKeys(in: item) }
    case .map(let fields, _):
      for field in fields where !refuse(field, isKnown: false) { refusePrivateKeys(in: field.value) }
    }
  }
}
