import Calendars
import Records
import Resolution

/// An event or a news item with photographs.
struct Album: Sendable {
  var title: String
  /// The address of the record's page.
  var href: String
  var day: LocalDate
  var pictures: [GalleryPicture]
}

extension Composer {
  /// The albums of all events and news, latest first; on one day in the order of the records.
  func makeAlbums() -> [Album] {
    // Whatever is wrong with a picture is reported by the page of its record.
    var scratch = self
    var albums: [Album] = []
    func add<Record: UnionRecord>(_ entry: Entry<Record>, _ day: LocalDate, _ photos: [Picture]) {
      let record = entry.version(in: language)
      let pictures = scratch.album(photos, of: record)
      guard !pictures.isEmpty else { return }
      albums.append(Album(title: title(entry), href: href(entry.id), day: day, pictures: pictures))
    }
    for item in union.events {
      add(item.entry, item.entry.original.time.firstDay, item.entry.version(in: language).photos)
    }
    for item in union.news {
      add(item.entry, item.entry.original.date, item.entry.version(in: language).photos)
    }
    return albums.enumerated().sorted { ($1.element.day, $0.offset) < ($0.element.day, $1.offset) }
      .map(\.element)
  }

  /// All albums on one page, year by year.
  func albumPages() -> [PlannedPage] {
    guard let latest = albums.first else { return [] }
    let count = albums.reduce(0) { $0 + $1.pictures.count }
    let summary = say(
      zh: "\(albums.count) 本相册，\(count) 张照片",
      en: albums.count == 1 ? "1 album" : "\(albums.count) albums, \(count) photographs")
    var head = PageHead(
      path: Section.photos.rawValue, title: say(Section.photos.label), description: summary, kind: "albums")
    head.hasGallery = true
    head.photo = latest.pictures.first
    let years = Set(albums.map(\.day.year)).sorted(by: >).map { year in
      AlbumYear(
        title: yearTitle(year), id: "y\(year)",
        albums: albums.filter { $0.day.year == year }.map(albumCard))
    }
    let model = AlbumsPage(site: site(at: head.path), page: page(head), years: years)
    return [planned(head.path, "albums.html", model)]
  }

  private func albumCard(_ album: Album) -> AlbumCard {
    AlbumCard(
      title: album.title, href: album.href + "#photos", date: date(album.day), count: album.pictures.count,
      // The title beside it says what the link leads to.
      picture: album.pictures.first.map { pictureElement($0.site, alt: "", at: .gallery) })
  }
}
