import Diagnostics
import FileTrees
import Markdown
import Markup
import Records
import Resolution

/// A picture of a gallery.
struct GalleryPicture: Sendable {
  /// Its path on the site.
  var site: String
  var text: String
  var credit: String?
  /// Whether the text is in another language than the page.
  var isForeign = false
}

/// Where a picture stands, which decides how wide it is shown and whether it is waited for.
enum PicturePlace: Sendable {
  /// At the head of a page.
  case head
  /// In a text.
  case text
  /// One of many.
  case gallery
  /// No wider than a few letters, like a book's cover.
  case small

  /// What browsers are told of the width on the screen.
  fileprivate var sizes: String {
    switch self {
    case .head, .text: "(min-width: 50rem) 46rem, 100vw"
    case .gallery: "(min-width: 50rem) 20rem, 50vw"
    case .small: "10rem"
    }
  }
}

extension Composer {
  /// A picture as an element: in every width and format that there is, with its size, on the ground of its colour.
  func pictureElement(_ site: String, alt: String, title: String? = nil, at place: PicturePlace) -> HTML {
    let facts = resolver.picture(at: site)
    let isLazy = place != .head
    func image(_ more: [(StaticString, String?)]) -> HTML {
      let source: String? = pictureAddress(site, at: place)
      let size = facts.flatMap { $0.width > 0 ? $0 : nil }
      let attributes: [(StaticString, String?)] =
        [("src", source)] + more + [
          ("alt", alt), ("title", title), ("width", size.map { String($0.width) }),
          ("height", size.map { String($0.height) }), ("loading", isLazy ? "lazy" : nil),
          ("decoding", "async"),
        ]
      return HTML.element("img", attributes, nil)
    }
    guard let facts, !facts.versions.isEmpty else { return image([("class", "picture")]) }
    let sizes: String? = place.sizes
    let common: String? = sourceSet(facts.common)
    var picture = HTML()
    // Browsers take the first that they know.
    for format in ["avif", "webp"] {
      let versions = facts.versions(in: format)
      guard !versions.isEmpty else { continue }
      let (type, set): (String?, String?) = ("image/\(format)", sourceSet(versions))
      picture.append(HTML.element("source", [("type", type), ("srcset", set), ("sizes", sizes)], nil))
    }
    picture.append(image([("srcset", common), ("sizes", sizes)]))
    let fill: String? = facts.colour
    let ground = HTML.element(
      "svg", [("class", "ground"), ("aria-hidden", "true"), ("focusable", "false")],
      HTML.element("rect", [("width", "100%"), ("height", "100%"), ("fill", fill)]))
    return HTML.element("span", [("class", "photo")], ground + HTML.element("picture", [], picture))
  }

  /// The one address that stands for a picture.
  func pictureAddress(_ site: String, at place: PicturePlace) -> String {
    let common = resolver.picture(at: site)?.common ?? []
    let version =
      switch place {
      case .small, .gallery: common.first
      case .head, .text: common.last { $0.width <= 960 } ?? common.first
      }
    return basePath + encodedPath(version?.path ?? site)
  }

  private func sourceSet(_ versions: [PictureFacts.Version]) -> String {
    versions.map { "\(basePath)\($0.path) \($0.width)w" }.joined(separator: ", ")
  }

  /// The pictures that belong to a record: those that its `photos` name, else those that lie in its folder and are shown nowhere
  /// else on its page. What has no text is reported, once for all languages, and left out.
  mutating func album(_ photos: [Picture], of record: some UnionRecord) -> [GalleryPicture] {
    let header = record.header
    guard photos.isEmpty else {
      return photos.compactMap { photo in
        guard let site = file(photo.source, of: header.file) else { return nil }
        checkText(of: photo, at: site)
        return GalleryPicture(site: site, text: photo.alternative, credit: photo.credit)
      }
    }
    let body = body(of: record)
    var shown = Set(body.images.compactMap { normalized($0.destination, from: header.file) })
    if let cover = header.cover, let path = normalized(cover.source.text, from: header.file) {
      shown.insert(path)
    }
    let offered = Set(body.links.compactMap { normalized($0.destination, from: header.file) })
    return gallery(in: recordFolder(ofFile: header.file), besides: shown, offered: offered)
  }

  /// A record's own picture as one of a gallery, if it is there.
  func cover(_ header: RecordHeader) -> GalleryPicture? {
    guard let cover = header.cover,
      let site = normalized(cover.source.text, from: header.file).flatMap({ resolver.file(at: $0) })
    else { return nil }
    return GalleryPicture(site: site, text: cover.alternative, credit: cover.credit)
  }

  /// Whether there are pictures beside the record in `file`.
  func hasPictures(of file: String) -> Bool {
    !resolver.picturePaths(below: recordFolder(ofFile: file)).isEmpty
  }

  /// The pictures in a folder and in the folders below, in the order of its captions, then of their names.
  /// - Parameters:
  ///   - shown: pictures that are shown elsewhere on the page.
  ///   - offered: pictures to which the text leads; without a caption they are something to take away, not to look at here.
  mutating func gallery(
    in folder: String, besides shown: Set<String> = [], offered: Set<String> = []
  ) -> [GalleryPicture] {
    let paths = resolver.picturePaths(below: folder).filter { !shown.contains($0) }
    let sorted = paths.map { (place: resolver.place(ofCaption: $0) ?? Int.max, key: byNumber($0), path: $0) }
      .sorted { ($0.place, $0.key) < ($1.place, $1.key) }.map(\.path)
    var silent: [String] = []
    let pictures = sorted.compactMap { path -> GalleryPicture? in
      guard let site = resolver.file(at: path) else { return nil }
      guard let found = resolver.caption(of: path, in: language), !found.caption.text.isEmpty else {
        if !offered.contains(path), !resolver.isCaptionUnread(of: path) {
          silent.append(String(path.dropFirst(folder.count)))
        }
        return nil
      }
      return GalleryPicture(
        site: site, text: found.caption.text, credit: found.caption.credit, isForeign: found.isForeign)
    }
    if !silent.isEmpty, language == first { problems.append(silence(silent, in: folder)) }
    return pictures
  }

  /// One problem for a folder: who has dropped forty pictures into it wants forty lines to fill in, not forty reports.
  private func silence(_ names: [String], in folder: String) -> Problem {
    let inner =
      names.first.flatMap {
        $0.contains("/") ? String($0.prefix(upTo: $0.lastIndex(of: "/") ?? $0.startIndex)) + "/" : nil
      } ?? ""
    let file = folder + inner + "captions.yaml"
    let lines = names.map { "\($0.split(separator: "/").last ?? ""): " }
    return Problem(
      .pictureText, at: Span(path: folder + (names.first ?? ""), range: 0..<0),
      Wording(
        zh: names.count == 1 ? "照片 \(names[0]) 没有说明" : "\(names.count) 张照片没有说明",
        en: names.count == 1 ? "\(names[0]) has no text" : "\(names.count) photographs have no text"),
      suggestion: Wording(
        zh: "在 \(file) 里加上，冒号后面写照片里有什么：\n\(lines.joined(separator: "\n"))",
        en: "add to \(file), and say after the colon what each shows:\n\(lines.joined(separator: "\n"))"))
  }

  /// Pictures side by side, each as high as the others of its row; each leads to its widest version. `nil` if there are none.
  func galleryElement(_ pictures: [GalleryPicture]) -> HTML? {
    guard !pictures.isEmpty else { return nil }
    let items = pictures.reduce(into: HTML()) { list, picture in
      let facts = resolver.picture(at: picture.site)
      let widest: String? = basePath + encodedPath(facts?.common.last?.path ?? picture.site)
      let modern: String? = facts?.versions(in: "webp").last.map { basePath + encodedPath($0.path) }
      let credit = picture.credit.map { say(zh: "摄影：\($0)", en: "Photograph: \($0)") }
      let tongue: String? = picture.isForeign ? tag(first) : nil
      var caption = HTML.element("span", [("lang", tongue)], HTML(escaping: picture.text))
      if let credit { caption.append(HTML.element("small", [], HTML(escaping: credit))) }
      // The text stands below the picture; read out twice it would be a nuisance.
      let image = pictureElement(picture.site, alt: picture.text, at: .gallery)
      let link = HTML.element("a", [("href", widest), ("data-full", modern)], image)
      let shape: String? = shapeClass(facts)
      list.append(
        HTML.element(
          "li", [("class", shape)],
          HTML.element("figure", [], link + HTML.element("figcaption", [], caption))))
    }
    let words: [(StaticString, String?)] = [
      ("class", "gallery"), ("data-close", say(zh: "关闭", en: "Close")),
      ("data-previous", say(zh: "上一张", en: "Previous")), ("data-next", say(zh: "下一张", en: "Next")),
      ("data-label", say(zh: "照片", en: "Photographs")),
    ]
    return HTML.element("ul", words, items)
  }
}

/// How wide a picture is for its height, in twentieths, as a class: widths of a row are shared out by it without a script, and
/// without styles in the page, which its policy forbids.
private func shapeClass(_ facts: PictureFacts?) -> String {
  guard let facts, facts.width > 0, facts.height > 0 else { return "n30" }
  return "n\(min(max((40 * facts.width / facts.height + 1) / 2, 8), 60))"
}

/// Names in the order of the numbers in them: `2.jpg` before `10.jpg`.
private func byNumber(_ name: String) -> String {
  var result = ""
  var digits = ""
  func padded() -> String {
    digits.isEmpty ? "" : String(repeating: "0", count: max(0, 20 - digits.count)) + digits
  }
  for character in name {
    if character.isASCII, character.isNumber {
      digits.append(character)
    } else {
      result += padded() + String(character)
      digits = ""
    }
  }
  return result + padded()
}
