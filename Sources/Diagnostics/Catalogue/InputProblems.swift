extension ProblemKind {
  /// Kinds about files as such: encoding, size, access.
  static let inputKinds: [ProblemKind] = [
    .encodingGBK, .encodingUTF16, .encodingInvalid, .encodingControl, .encodingBOM, .fileTooLarge,
    .fileUnreadable,
    .linkOutside, .nameNotUTF8,
  ]

  /// A file in GBK or GB18030.
  public static let encodingGBK = ProblemKind(
    "encoding.gbk", .error,
    title: Wording(zh: "文件是 GBK 编码", en: "file in GBK"),
    explanation: Wording(
      zh: "网站内容一律用 UTF-8 编码。旧版 Windows 记事本和一些表格软件默认存成 GBK，文字会变成乱码。运行 unionpress fix 可以自动转换。",
      en:
        "All content is UTF-8. Older Windows editors and spreadsheets save GBK. `unionpress fix` converts it."
    ),
    bad: "（GBK 字节）", good: "标题: 运动会")

  /// A file in UTF-16.
  public static let encodingUTF16 = ProblemKind(
    "encoding.utf16", .error,
    title: Wording(zh: "文件是 UTF-16 编码", en: "file in UTF-16"),
    explanation: Wording(
      zh: "记事本里的“Unicode”就是 UTF-16。请另存为 UTF-8，或运行 unionpress fix。",
      en: "Some editors call UTF-16 “Unicode”. Save as UTF-8 or run `unionpress fix`."),
    bad: "（UTF-16 字节）", good: "标题: 运动会")

  /// Bytes that are no text.
  public static let encodingInvalid = ProblemKind(
    "encoding.invalid", .error,
    title: Wording(zh: "文件不是文本", en: "not a text file"),
    explanation: Wording(
      zh: "文件里有不是 UTF-8 的字节，可能是图片、Word 文档，或存坏了的文件。",
      en: "The file holds bytes that are not UTF-8: a picture, a Word document or a damaged file."))

  /// A character that nobody sees and no page may hold.
  public static let encodingControl = ProblemKind(
    "encoding.control", .error,
    title: Wording(zh: "文字里有控制字符", en: "control character in a text"),
    explanation: Wording(
      zh: "从 Word、PDF 或聊天窗口粘贴文字，有时会带来看不见的控制字符，浏览器不认识它们。运行 unionpress fix 可以全部去掉。",
      en:
        "Texts pasted from Word, PDF or a chat may bring controls that nobody sees and browsers do not know. `unionpress fix` removes them."
    ))

  /// A byte-order mark.
  public static let encodingBOM = ProblemKind(
    "encoding.bom", .note,
    title: Wording(zh: "文件开头有 BOM", en: "byte-order mark"),
    explanation: Wording(
      zh: "BOM 不影响网站，但有些软件会把它显示成乱码。运行 unionpress fix 可以去掉。",
      en: "A byte-order mark does no harm here but confuses other programs. `unionpress fix` removes it."))

  /// A text file above the limit.
  public static let fileTooLarge = ProblemKind(
    "file.too-large", .error,
    title: Wording(zh: "文本文件太大", en: "text file too large"),
    explanation: Wording(
      zh: "一个 .md、.csv 或 .yaml 文件最多 8 MiB。更大的多半是放错的附件。",
      en: "A .md, .csv or .yaml file may have 8 MiB. A larger one is most likely a misplaced attachment."))

  /// A file that cannot be opened.
  public static let fileUnreadable = ProblemKind(
    "file.unreadable", .error,
    title: Wording(zh: "文件读不了", en: "file cannot be read"),
    explanation: Wording(
      zh: "没有读取权限，或磁盘出错。请检查文件的权限。",
      en: "Permission is missing or the disk failed. Check the file's permissions."))

  /// A symbolic link that leaves the site's folder.
  public static let linkOutside = ProblemKind(
    "file.link-outside", .error,
    title: Wording(zh: "快捷方式指向网站文件夹之外", en: "symbolic link leaves the site's folder"),
    explanation: Wording(
      zh: "符号链接指向网站文件夹之外的内容，可能会泄露不该公开的文件，所以不予读取。请把文件复制进来。",
      en:
        "A symbolic link to something outside the site's folder could publish private files, so it is not followed. Copy the file instead."
    ))

  /// A file name that is not UTF-8.
  public static let nameNotUTF8 = ProblemKind(
    "file.name", .error,
    title: Wording(zh: "文件名不是 UTF-8", en: "file name is not UTF-8"),
    explanation: Wording(
      zh: "文件名里有无法识别的字节，多半来自旧的压缩包。请改名。",
      en: "The file's name holds bytes that are not UTF-8, often from an old archive. Rename it."))
}
