import Calendars
import Diagnostics
import FileTrees
import Records
import Resolution

/// The words on a share picture, and the family whose colour it has.
struct ShareText {
  var title: String
  var detail: String?
  var family: ClubFamily?
  /// The year that it is about; `nil` if it is about no day.
  var year: Int?
}

extension Composer {
  /// How a page looks when its address is sent around.
  func shareModel(_ head: PageHead) -> ShareModel {
    func moment(_ day: LocalDate?) -> String? {
      day.map { LocalDateTime($0, .midnight).iso(union.settings.offset, seconds: true) }
    }
    let isArticle = head.published != nil
    var model = ShareModel(
      type: isArticle ? "article" : "website", locale: language == .zh ? "zh_CN" : "en_GB", image: "",
      alt: "",
      published: isArticle ? moment(head.published) : nil, modified: isArticle ? moment(head.updated) : nil)
    if let photo = head.photo {
      // At its widest, in the format that every chat program reads.
      let facts = resolver.picture(at: photo.site)
      let version = facts?.common.last
      model.image = union.settings.url + encodedPath(version?.path ?? photo.site)
      (model.width, model.height) = (version?.width ?? facts?.width, version?.height ?? facts?.height)
      model.alt = photo.text
    } else {
      let card = shareCard(head.share)
      model.image = "\(union.settings.url)/\(card.path)"
      (model.width, model.height) = (ShareCard.width, ShareCard.height)
      model.alt = [card.title, card.detail, card.site].compactMap { $0 }
        .joined(separator: say(zh: "，", en: ", "))
      model.card = card
    }
    return model
  }

  /// Whether what belongs to `year` is of this year, the last or to come; so is what belongs to none.
  func isRecent(year: Int?) -> Bool { (year ?? asOf.year) >= asOf.year - 1 }

  /// The picture of a page with words of its own, or the one of the site: what is older than last year is hardly sent around any
  /// more, and a site of twenty years would draw for minutes.
  private func shareCard(_ text: ShareText?) -> ShareCard {
    guard let text, isRecent(year: text.year) else {
      return ShareCard(
        site: siteFacts.organisation ?? siteFacts.name, title: siteFacts.name, detail: union.settings.host,
        accent: 0xAD2318)
    }
    let accent: UInt32 =
      switch text.family {
      case .sportsArts: 0x0B625F
      case .rights: 0x38478F
      case .reading: 0x7A4D0C
      case .publicGood: 0x81355F
      case nil: 0xAD2318
      }
    return ShareCard(site: siteFacts.name, title: text.title, detail: text.detail, accent: accent)
  }

  /// The family of the first of `clubs`.
  func family(_ clubs: [Int]) -> ClubFamily? {
    clubs.first.map { union.clubs[$0].entry.original.family }
  }
}

/// The pictures that pages name, in the order of the pages, each once.
func shareCards(of pages: [PlannedPage]) -> [ShareCard] {
  var seen: Set<ShareCard> = []
  return pages.compactMap { $0.notice?.card }.filter { seen.insert($0).inserted }
}
