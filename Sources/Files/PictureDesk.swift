import Diagnostics
import FileTrees
internal import Dispatch
internal import MarkupTrees
internal import Photos
internal import Pictures
internal import Synchronization

/// A picture that was found and has not been looked at.
struct WaitingPicture: Sendable {
  var path: String
  var location: String
  var size: Int
  var signature: FileSignature
}

/// Beyond these a picture is refused before it is decoded: a file of some kilobytes can unfold to gigabytes.
private let (mostBytes, mostPixels) = (64 << 20, 120_000_000)
/// Beyond this many pixels only one is decoded at a time, because some formats have to be unfolded whole.
private let manyPixels = 30_000_000

/// Looks at pictures and makes their versions, on all cores, as far as these are not kept in the folder `cache`.
func examine(_ pictures: [WaitingPicture], keepingIn cache: String) -> [ExaminedPicture] {
  guard !pictures.isEmpty else { return [] }
  let store = pictureLibrary().map { PictureStore(folder: cache, library: $0) }
  let results = Mutex([ExaminedPicture?](repeating: nil, count: pictures.count))
  DispatchQueue.concurrentPerform(iterations: pictures.count) { index in
    let examined = examine(pictures[index], store, isAlone: false)
    results.withLock { $0[index] = examined }
  }
  var done = results.withLock { $0 }
  for index in pictures.indices where done[index]?.isHeavy == true {
    done[index] = examine(pictures[index], store, isAlone: true)
  }
  return done.map { $0 ?? ExaminedPicture() }
}

/// That pictures would have been made narrower.
let unconvertedPictures = Problem(
  .pictureUnconverted, at: nil,
  Wording(
    zh: "没有装 libvips，图片按原大小发布（附加信息照样去掉）",
    en: "libvips is not installed: pictures are published at full size (without their metadata)"),
  suggestion: Wording(zh: "apt-get install libvips-tools", en: "apt-get install libvips-tools"))

/// What came of looking at a picture; an unreadable file has no asset.
struct ExaminedPicture: Sendable {
  var asset: SourceTree.Asset?
  var problem: Problem?
  /// Whether it has to wait until it is alone.
  var isHeavy = false
  /// Whether it would have been made narrower.
  var lacksLibrary = false
}

private func examine(_ picture: WaitingPicture, _ store: PictureStore?, isAlone: Bool) -> ExaminedPicture {
  func refused(_ kind: ProblemKind, _ message: Wording, _ advice: Wording) -> Problem {
    Problem(kind, at: Span(path: picture.path, range: 0..<0), message, suggestion: advice)
  }
  let smaller = Wording(
    zh: "用看图软件缩小到长边 6000 像素以内，存成 JPEG 再放进来",
    en: "make it smaller, at most 6000 pixels long, save it as a JPEG and put that here")
  guard picture.size <= mostBytes else {
    return ExaminedPicture(
      problem: refused(
        .pictureTooLarge,
        Wording(
          zh: "图片有 \(picture.size >> 20) MB，最多 \(mostBytes >> 20) MB",
          en: "the picture has \(picture.size >> 20) MB, at most \(mostBytes >> 20) MB are possible"), smaller
      ))
  }
  guard let bytes = readBytes(picture.location) else {
    return ExaminedPicture(problem: unreadableFile(picture.path))
  }
  let metadata = pictureMetadata(of: bytes)
  var examined = ExaminedPicture(
    asset: SourceTree.Asset(
      path: picture.path, size: picture.size, fingerprint: fingerprint(bytes), location: picture.location,
      notes: metadata.notes))
  guard let header = pictureHeader(of: bytes) else {
    examined.problem = refused(
      .pictureDamaged,
      Wording(zh: "文件不是图片，或者开头就坏了", en: "the file is no picture, or damaged at its beginning"),
      Wording(zh: "换一份完好的，或者删去", en: "put an intact copy here, or remove it"))
    return examined
  }
  let pixels = header.width * header.height
  guard pixels <= mostPixels else {
    examined.problem = refused(
      .pictureTooLarge,
      Wording(
        zh: "图片有 \(header.width)×\(header.height) 像素，太大了",
        en: "the picture has \(header.width) by \(header.height) pixels, which is too much"), smaller)
    return examined
  }
  let damaged = refused(
    .pictureDamaged, Wording(zh: "图片不完整或者坏了，解不开", en: "the picture is incomplete or damaged"),
    Wording(zh: "从手机或相机里重新拷一份", en: "copy it again from the telephone or camera"))
  // What is published as it is has no decoder to object.
  guard reachesEnd(bytes, of: header.kind) else {
    examined.problem = damaged
    return examined
  }
  switch header.kind {
  case .heic, .tiff:
    examined.problem = refused(
      .pictureFormat,
      Wording(
        zh: header.kind == .heic ? "苹果手机的 HEIC 照片，安卓手机和多数浏览器打不开" : "TIFF 图片，浏览器打不开",
        en: header.kind == .heic
          ? "a HEIC photograph, which most browsers cannot show"
          : "a TIFF picture, which browsers cannot show"),
      Wording(
        zh: "存成 JPEG 再放进来；苹果手机可在“设置—相机—格式”里选“兼容性最佳”",
        en: "save it as a JPEG; on an iPhone choose Settings, Camera, Formats, Most Compatible"))
  case .svg:
    if let danger = dangers(inSVG: bytes).first {
      examined.problem = refused(
        .pictureUnsafe, words(of: danger),
        Wording(zh: "用绘图软件另存为“普通 SVG”，或者导出为 PNG", en: "save it as a plain SVG, or export a PNG"))
    }
    // Browsers show nothing of it.
    if examined.problem == nil, !isSound(bytes, root: "svg", in: "http://www.w3.org/2000/svg") {
      examined.problem = refused(
        .pictureDamaged,
        Wording(
          zh: "SVG 不完整，或者有写错的标签，浏览器打不开",
          en: "the SVG is incomplete or has a slip in a tag; no browser shows it"),
        Wording(
          zh: "用绘图软件打开，另存为“普通 SVG”；或者导出为 PNG",
          en: "open it in a drawing program and save it as a plain SVG, or export a PNG")
      )
    }
    let size = svgSize(of: bytes)
    examined.asset?.picture = PictureFacts(width: size?.width ?? 0, height: size?.height ?? 0)
  case .gif: examined.asset?.picture = PictureFacts(width: header.width, height: header.height)
  case .jpeg, .png, .webp:
    if pixels > manyPixels, !isAlone {
      examined.isHeavy = true
      return examined
    }
    var facts = PictureFacts(width: header.width, height: header.height)
    examined.asset?.picture = facts
    // What moves would stand still.
    if header.isAnimated { return examined }
    guard let store else {
      examined.lacksLibrary = true
      return examined
    }
    let made = store.versions(
      of: bytes, fingerprint: examined.asset?.fingerprint ?? "", label: metadata.generatedLabel)
    if let made {
      (facts.colour, facts.versions) = (made.colour, made.versions)
      examined.asset?.picture = facts
    } else {
      examined.problem = damaged
    }
  }
  return examined
}

private func words(of danger: SVGDanger) -> Wording {
  switch danger {
  case .element(let name): Wording(zh: "SVG 里有 <\(name)>，不安全", en: "the SVG has <\(name)>, which is not safe")
  case .handler(let name):
    Wording(zh: "SVG 里有 \(name)，会运行程序", en: "the SVG has \(name), which runs a program")
  case .address(let address):
    Wording(zh: "SVG 里引用了外面的内容：\(address)", en: "the SVG refers to something outside: \(address)")
  case .declaration: Wording(zh: "SVG 里有看不懂或不安全的声明", en: "the SVG has declarations that are not safe")
  case .growth:
    Wording(
      zh: "SVG 里层层套用，展开来太大，浏览器画不动", en: "the SVG repeats its parts so often that a browser cannot draw it")
  }
}
