import Calendars
import Hanzi
import Records

/// Whether `left` stands before `right` in an award listing: higher level, better rank, tied after untied,
/// later, then by title and id.
func awardPrecedes(_ left: Award, _ right: Award) -> Bool {
  if left.level != right.level { return left.level > right.level }
  let (a, b) = (left.rank.value, right.rank.value)
  if a < b || b < a { return a < b }
  if left.date != right.date { return left.date > right.date }
  let (titleA, titleB) = (pinyinKey(title: left.header.title), pinyinKey(title: right.header.title))
  if titleA != titleB { return titleA < titleB }
  return left.header.id < right.header.id
}

/// The winners in the order asked for, and the names whose surname is in no table.
func orderedRecipients(_ recipients: [Recipient], by order: ListOrder) -> (
  value: [Recipient], unknown: [String]
) {
  switch order {
  case .given: return (recipients, [])
  case .pinyin, .stroke:
    let overrides = recipients.compactMap { recipient in
      (order == .pinyin ? recipient.pinyin : recipient.strokes).map { (recipient.name, $0) }
    }
    let sorted = sortNames(
      recipients.map(\.name), by: order == .pinyin ? .pinyin : .stroke,
      overrides: Dictionary(overrides, uniquingKeysWith: { first, _ in first }))
    return (sorted.indices.map { recipients[$0] }, sorted.unknown)
  }
}
