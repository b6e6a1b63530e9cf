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

  /// The folder that a web server has to show, if the site is published with those before it: not ``to`` itself.
  public var served: String? { [.folder, .rsync].contains(kind) ? to + "/current" : nil }

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

  /// What is wrong with its place, which is of another kind than it says; nobody would find the site there.
  private var misfit: (message: Wording, suggestion: Wording)? {
    // `user@host:/path` and `remote:path` name a place before the first slash.
    let isElsewhere = to.prefix { $0 != "/" }.contains(":")
    switch kind {
    case .folder where isElsewhere:
      return (
        Wording(zh: "“\(to)”不是这台机器上的文件夹", en: "“\(to)” is no folder of this machine"),
        Wording(
          zh: "放到别的机器，种类写 服务器；放到对象存储，种类写 对象存储",
          en: "for another machine write kind: rsync, for object storage rclone")
      )
    case .rsync where !isElsewhere:
      return (
        Wording(zh: "“\(to)”里没有服务器", en: "“\(to)” names no server"),
        Wording(
          zh: "写成 用户@服务器:/路径；放到这台机器的文件夹，种类写 文件夹",
          en: "write user@host:/path; for a folder of this machine write kind: folder")
      )
    case .rclone where !isElsewhere:
      return (
        Wording(zh: "“\(to)”里没有存储的名字", en: "“\(to)” names no storage"),
        Wording(
          zh: "写成 存储:桶/路径，存储的名字看 rclone listremotes",
          en: "write remote:bucket/path; rclone listremotes has the names")
      )
    case .archive where !to.hasSuffix(".tar.gz"):
      return (
        Wording(zh: "压缩包的位置“\(to)”要以 .tar.gz 结尾", en: "the archive “\(to)” must end with .tar.gz"),
        Wording(zh: "例如 ../gonghui.tar.gz", en: "for example ../gonghui.tar.gz")
      )
    default: return nil
    }
  }

  /// What is wrong with `targets` besides their fields.
  static func problems(in targets: [DeployTarget]) -> [Problem] {
    var places: [String: Span] = [:]
    var problems: [Problem] = []
    for target in targets {
      if let misfit = target.misfit {
        problems.append(
          Problem(.valueType, at: target.place, misfit.message, suggestion: misfit.suggestion))
      }
      if let earlier = places[target.name] {
        problems.append(
          Problem(
            .idTwice, at: target.place,
            Wording(zh: "有两个发布目标叫“\(target.name)”", en: "two deploy targets are called “\(target.name)”"),
            notes: [Note(Wording(zh: "另一个在这里", en: "the other is here"), at: earlier)]))
      }
      places[target.name] = target.place
    }
    return problems
  }

  /// The name with its place, as one.
  private var named: Located<String> {
    get { Located(name, at: place) }
    set { (name, place) = (newValue.value, newValue.span) }
  }
}

extension ValueReader where Value == Located<String> {
  /// One word that can be typed as an argument, in any script.
  fileprivate static var targetName: ValueReader {
    let expected = Wording(zh: "一个词，例如 school 或 学校", en: "one word, such as school")
    return .located(
      ValueReader<String>(type: expected) { raw, reader in
        guard let text = ValueReader<String>.text.read(raw, &reader) else { return nil }
        if !text.hasPrefix("-"), !text.isEmpty,
          text.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) })
        {
          return text
        }
        reader.report(
          Problem(
            .valueType, at: raw.span,
            Wording(
              zh: "“\(text)”不能作名称：命令里要能写", en: "“\(text)” cannot be a name, as commands have to call it"),
            expected: expected))
        return nil
      })
  }
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
