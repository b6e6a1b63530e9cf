public import Calendars
public import Diagnostics
public import Files

/// What a preview is told by the command.
public struct PreviewOptions: Sendable {
  /// The site's folder.
  public var source: String
  /// The address to listen on, numbers only: `127.0.0.1` for this machine alone.
  public var host = "127.0.0.1"
  /// The first port to try; 0 for any.
  public var port: UInt16 = 8000
  /// Whether to look for changes again and again instead of being told by the system.
  public var polls = false
  /// The language of messages; `nil` for the site's own.
  public var language: Language?
  /// From which number on versions are counted; larger than in any preview before.
  public var firstVersion = 0
  /// The build date where clocks are this far from UTC.
  public var today: @Sendable (UTCOffset) -> LocalDate
  /// Seconds since whenever.
  public var clock: @Sendable () -> Double

  /// A preview of the site in `source`.
  public init(
    source: String, today: @escaping @Sendable (UTCOffset) -> LocalDate,
    clock: @escaping @Sendable () -> Double
  ) {
    self.source = source
    self.today = today
    self.clock = clock
  }
}

/// What a preview tells the command.
public enum PreviewNews {
  /// It can be looked at on this port; whether changes are looked for or told by the system.
  case opened(port: UInt16, isPolling: Bool)
  /// A round of building.
  case built(Round)

  /// A round of building.
  public struct Round {
    /// What had changed.
    public var changes: [String]
    /// How many files of the site came out new, different, or are gone.
    public var files: Int
    /// How long it took from the first sign to the bytes, in seconds.
    public var seconds: Double
    /// What is wrong now.
    public var problems: [Problem]
    /// The files that the problems are in.
    public var sources: [SourceFile]
    /// Whether the last good site stays on show.
    public var hasFailed: Bool
  }
}

/// Shows the site in a folder to browsers, and keeps what they show up to date, until `stop` can be read.
///
/// Everything is built and kept in memory; nothing is written. The thread that calls watches and builds, requests are answered
/// by others from the last finished build.
/// - Parameters:
///   - stop: a file descriptor.
///   - tell: called on this thread.
/// - Throws: ``DiskError`` if no port can be had.
public func preview(_ options: PreviewOptions, until stop: Int32, tell: (PreviewNews) -> Void)
  throws(DiskError)
{
  let watch = FolderWatch(options.source, polls: options.polls)
  let theatre = Theatre(version: options.firstVersion)
  var rehearsal = Rehearsal(options)
  func build(_ changes: [String], since start: Double) {
    guard let outcome = rehearsal.round(changes) else { return }
    let count = theatre.show(outcome.scene)
    tell(
      .built(
        PreviewNews.Round(
          changes: changes, files: count, seconds: options.clock() - start, problems: outcome.problems,
          sources: outcome.files, hasFailed: outcome.scene.site == nil)))
  }
  build([""], since: options.clock())
  let answers = Answers(theatre: theatre, words: BrowserWords(rehearsal.language))
  let server = try Server(answers, host: options.host, port: options.port)
  defer { server.close() }
  tell(.opened(port: server.port, isPolling: watch.isPolling))
  var settling = Settling()
  var start = 0.0
  while true {
    // Twice a minute a look even if nothing was told: the day may have changed, or a file behind a link.
    switch watch.wait(settling.patience ?? 30_000, or: stop) {
    case .called: return
    case .changes(let paths):
      if settling.patience == nil { start = options.clock() }
      settling.note(paths)
      if settling.isFull { build(settling.take(), since: start) }
    case .quiet:
      if settling.patience == nil { start = options.clock() }
      build(settling.take(), since: start)
    }
  }
}
