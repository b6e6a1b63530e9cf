import ArgumentParser
import Diagnostics
import FileTrees
import Records
import Resolution

/// The content of a site, read and put together, for commands that print something of it.
struct SiteContent {
  let tree: SourceTree
  let settings: SiteSettings
  let records: RecordSet
  let union: Union
  let problems: [Problem]
  /// Speaks the language of the command, by default the site's first.
  let voice: Voice

  /// Reads the site's folder, or ends the command as ``readSite(_:_:)`` does.
  init(_ options: SiteOptions) throws {
    let read = try readSite(options)
    tree = read.value
    settings = siteSettings(of: tree)
    voice = Voice(language: options.language(site: settings.languages.first), format: .text)
    var problems = read.problems
    records = decodeRecords(tree).collecting(into: &problems)
    union = resolve(records, today: options.buildDate(settings.offset)).collecting(into: &problems)
    self.problems = problems
  }

  /// Ends the command with the errors, if there are any. What was printed before is sound; what is wrong is still said.
  func requireSound() throws {
    guard problems.containsErrors else { return }
    voice.report(problems.filter { $0.severity == .error }, files: tree.texts)
    throw ExitCode(Outcome.problems)
  }
}
