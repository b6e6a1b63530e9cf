extension ProblemKind {
  /// Kinds about pictures.
  static let pictureKinds: [ProblemKind] = [
    .pictureDamaged, .pictureFormat, .pictureTooLarge, .pictureUnsafe, .pictureUnconverted, .pictureText,
    .pictureCaption,
  ]

  /// A picture that cannot be decoded.
  public static let pictureDamaged = ProblemKind(
    "picture.damaged", .error,
    title: Wording(zh: "图片坏了", en: "picture damaged"),
    explanation: Wording(
      zh: "文件不是图片，或者没有拷贝完整。从手机或相机里重新拷一份。",
      en: "The file is no picture, or was not copied whole. Copy it again from the telephone or camera."),
    bad: "photos/1.jpg（只拷了一半）", good: "")

  /// A format that browsers do not show.
  public static let pictureFormat = ProblemKind(
    "picture.format", .error,
    title: Wording(zh: "浏览器打不开的图片", en: "picture that browsers cannot show"),
    explanation: Wording(
      zh: "HEIC 和 TIFF 要先存成 JPEG。苹果手机在“设置—相机—格式”里选“兼容性最佳”，以后拍的就是 JPEG。",
      en:
        "HEIC and TIFF have to be saved as JPEG first. On an iPhone, Settings, Camera, Formats, Most Compatible makes it take JPEGs."
    ),
    bad: "IMG_1234.heic", good: "合唱.jpg")

  /// A picture beyond the limits.
  public static let pictureTooLarge = ProblemKind(
    "picture.too-large", .error,
    title: Wording(zh: "图片太大", en: "picture too large"),
    explanation: Wording(
      zh: "图片最多 64 MB、1.2 亿像素。更大的先缩小；有的小文件展开后大得惊人，是有人做了手脚。",
      en:
        "A picture has at most 64 MB and 120 million pixels. Make larger ones smaller; some small files unfold to gigabytes on purpose."
    ),
    bad: "全景.png（30000×20000）", good: "全景.jpg（6000×4000）")

  /// An SVG that does more than draw.
  public static let pictureUnsafe = ProblemKind(
    "picture.unsafe", .error,
    title: Wording(zh: "不安全的 SVG", en: "SVG that is not safe"),
    explanation: Wording(
      zh: "SVG 里不能有程序、事件和对外面的引用，也不能层层套用，展开成几十万个图形。用绘图软件另存为“普通 SVG”，或者导出为 PNG。",
      en:
        "An SVG may have no script, no event handler, no reference to anything outside, and no uses that unfold to hundreds of thousands of elements. Save it as a plain SVG or a PNG."
    ),
    bad: "<svg onload=\"…\">", good: "<svg>…</svg>")

  /// No library to convert pictures.
  public static let pictureUnconverted = ProblemKind(
    "picture.unconverted", .warning,
    title: Wording(zh: "图片没有缩小", en: "pictures not converted"),
    explanation: Wording(
      zh: "这台机器没有 libvips，图片按原大小发布，页面会很慢。运行 apt-get install libvips-tools 再生成一次。",
      en:
        "This machine has no libvips, so pictures are published at full size and pages are slow. Install libvips-tools and build again."
    ),
    bad: "apt-get remove libvips42", good: "apt-get install libvips-tools")

  /// A picture without a text.
  public static let pictureText = ProblemKind(
    "picture.no-text", .error,
    title: Wording(zh: "照片没有说明", en: "photograph without a text"),
    explanation: Wording(
      zh: "看不见图的人靠说明知道照片里有什么。在照片的文件夹里建 captions.yaml，每张一行“文件名: 说明”。",
      en:
        "People who do not see a photograph are read its text. Put a captions.yaml beside the photographs, a line “file: text” for each."
    ),
    bad: "1.jpg:", good: "1.jpg: 合唱队在台上谢幕")

  /// A line of captions.yaml that cannot be read, or is of no picture there.
  public static let pictureCaption = ProblemKind(
    "picture.caption", .error,
    title: Wording(zh: "captions.yaml 写法有误", en: "captions.yaml not understood"),
    explanation: Wording(
      zh: "每张照片一行“文件名: 说明”；要写摄影者，就写“文件名: {说明: …, 摄影: …}”。文件名要和文件夹里的一样。",
      en:
        "A line “file: text” for each photograph, or “file: {alt: …, credit: …}”; the file stands in the same folder."
    ),
    bad: "11.jpg: 谢幕（文件夹里只有 1.jpg）", good: "1.jpg: 谢幕")
}
