public import Diagnostics

/// Something that a site's officers should look after, though nothing is wrong with what is written.
public struct Finding: Sendable, Hashable {
  /// How long it can wait.
  public enum Urgency: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// Readers are misled or miss something today.
    case now
    /// It will be missed within weeks.
    case soon
    /// It would make the site better.
    case someday

    /// The earlier of two.
    public static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }

    /// What it is called in a report.
    public var label: Wording {
      switch self {
      case .now: Wording(zh: "马上处理", en: "Do now")
      case .soon: Wording(zh: "近期处理", en: "Do soon")
      case .someday: Wording(zh: "有空再做", en: "Could be better")
      }
    }
  }

  /// A stable name: `event.place`.
  public var code: String
  /// How long it can wait.
  public var urgency: Urgency
  /// What is the matter.
  public var message: Wording
  /// The command or the edit that mends it.
  public var remedy: Wording
  /// The records it is about: their files, with what they are called.
  public var places: [Place]

  /// A record that a finding is about.
  public struct Place: Sendable, Hashable {
    /// Its file, relative to the site's folder.
    public var file: String
    /// What it is called, with what matters of it.
    public var title: String

    /// The record in `file`.
    public init(file: String, title: String) {
      self.file = file
      self.title = title
    }
  }

  /// A finding about `places`, or about the site as a whole.
  public init(
    _ code: String, _ urgency: Urgency, _ message: Wording, remedy: Wording, at places: [Place] = []
  ) {
    self.code = code
    self.urgency = urgency
    self.message = message
    self.remedy = remedy
    self.places = places
  }
}

extension [Finding] {
  /// What is most pressing first; otherwise as it was.
  public func byUrgency() -> [Finding] {
    Finding.Urgency.allCases.flatMap { urgency in filter { $0.urgency == urgency } }
  }
}
