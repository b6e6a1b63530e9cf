public import Diagnostics

/// A place where the site is published, as `deploy:` in `unionpress.yaml` describes it.
public struct DeployTarget: Sendable, Hashable {
  /// What kind of place it is.
  public enum Kind: Choice {
    /// A folder of this machine.
    case folder
    /// A folder of another machine, by rsync over SSH.
    case rsync
    /// A branch of a git repository.
    case git
    /// Object storage, by rclone.
    case rclone
    /// A file to hand over.
    case archive

    /// The words for it.
    public var spellings: [String] {
      switch self {
      case .folder: ["folder", "文件夹", "local"]
      case .rsync: ["rsync", "服务器", "ssh"]
      case .git: ["git", "仓库", "pages"]
      case .rclone: ["rclone", "对象存储", "s3"]
      case .archive: ["archive", "压缩包", "tar"]
      }
    }

    /// What it is called.
    public var label: Wording {
      switch self {
      case .folder: Wording(zh: "文件夹", en: "folder")
      case .rsync: Wording(zh: "服务器", en: "server")
      case .git: Wording(zh: "git 仓库", en: "git repository")
      case .rclone: Wording(zh: "对象存储", en: "object storage")
      case .archive: Wording(zh: "压缩包", en: "archive")
      }
    }
  }

  /// What it is called on the command line.
  public var name = ""
  /// Where it stands, for problems.
  public var place = Span(path: "unionpress.yaml", range: 0..<0)
  /// What kind of place it is.
  public var kind = Kind.folder
  /// Where it is: a path, `user@host:/path`, a repository, `remote:bucket/path`.
  public var to = ""
  /// The branch, of a git repository.
  public var branch = "gh-pages"
  /// How many publications are kept for `unionpress rollback`.
  public var keep = 5

  /// A target with every default.
  public init() {}

  static let table = FieldTable<DeployTarget> {
    Field(
      "name", "名称", as: .targetName, into: \.named, required: true, zh: "在命令里怎么称呼它",
      en: "what commands call it",
      example: "school")
    Field(
      "kind", "种类", as: .choice(Kind.self), into: \.kind, required: true, zh: "放到哪一种地方",
      en: "what kind of place",
      example: "服务器")
    Field(
      "to", "位置", as: .deployAddress, into: \.to, required: true, zh: "放到哪里", en: "where it is",
      example: "web@gh.example.edu.cn:/srv/gonghui")
    Field(
      "branch", "分支", as: .deployAddress, into: \.branch, zh: "git 仓库的分支", en: "branch of a git repository",
      example: "gh-pages")
    Field(
      "keep", "保留", as: .positive, into: \.keep, zh: "保留最近几次发布，供退回", en: "how many publications are kept",
      example: "5")
  }

  /// The name with its place, as one.
  private var named: Located<String> {
    get { Located(name, at: place) }
    set { (name, place) = (newValue.value, newValue.span) }
  }
}

extension ValueReader where Value == Located<String> {
  fileprivate static var targetName: ValueReader { .located(.slug) }
}

extension ValueReader where Value == String {
  /// A place that is handed to another program: one that begins with a hyphen would be taken for an option.
  fileprivate static var deployAddress: ValueReader {
    let expected = Wording(
      zh: "路径、用户@服务器:/路径、仓库地址或 存储:路径", en: "a path, user@host:/path, a repository or remote:path")
    return ValueReader(type: expected) { raw, reader in
      guard let text = ValueReader.text.read(raw, &reader) else { return nil }
      guard !text.isEmpty, !text.hasPrefix("-"),
        text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
      else {
        reader.report(
          Problem(
            .valueType, at: raw.span,
            Wording(zh: "“\(text)”不能作发布的位置", en: "“\(text)” cannot be a place to publish to"),
            expected: expected))
        return nil
      }
      return text
    }
  }
}
