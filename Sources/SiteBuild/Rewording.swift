import Diagnostics
import FileTrees
import Planning
import Records
import Rendering
import Resolution

/// Somebody who writes changes texts most of the time, and looks at them at once. If nothing but the texts of some records is another,
/// nearly all that the last build found out still holds: this is the short way from there to the same site that a whole build gives.
extension BuildSession {
  /// The last build, for the next one to go on from; only if a site came out.
  struct Last: Sendable {
    var tree: SourceTree
    var options: BuildOptions
    var built: Checked<Built>
  }

  /// The most files with other texts for which the short way is taken.
  private static let mostFiles = 8

  /// The site of `tree`, if it can be had by going on from the last build; that is then forgotten here.
  mutating func reword(
    _ tree: SourceTree, _ options: BuildOptions, finishing finish: @escaping PageFinisher
  ) -> Last? {
    guard let last, last.options == options, let files = changedTexts(last.tree, tree),
      !last.built.problems.contains(where: { problem in files.contains { problem.concerns($0.path) } })
    else { return nil }
    // What is changed below must not be held here, too, or it would be copied for that.
    self.last = nil
    var built = last.built
    var reworded: [RewordedRecord] = []
    for file in files {
      guard privacy.isClean(file), let record = records.reword(file), built.value.union.replace(record) else {
        return nil
      }
      reworded.append(record)
    }
    guard let site = built.value.output, let rewording = Rewording(rendering, finish: finish),
      let part = rewordSite(reworded, in: files, taking: rewording.taker, reusing: &planning)
    else { return nil }
    guard let (made, gone) = rewording.files(part, reusing: &rendering),
      // Much of what was made says what it said.
      case let changed = made.filter({ site[$0.path]?.content != $0.content }),
      changed.allSatisfy({ privacy.isClean($0) })
    else {
      // The plan counts these pages as made; but they are in no site, and nobody was told what is wrong with them.
      planning = PlanMemory()
      return nil
    }
    built.value.output?.put(changed, removing: gone.subtracting(made.map(\.path)))
    return Last(tree: tree, options: options, built: built)
  }

  /// The records' files that are not what they were; `nil` if something else is another.
  private func changedTexts(_ old: SourceTree, _ new: SourceTree) -> [SourceFile]? {
    guard old.texts.count == new.texts.count, old.assets == new.assets else { return nil }
    var changed: [SourceFile] = []
    for (old, new) in zip(old.texts, new.texts) where old != new {
      guard old.path == new.path, changed.count < Self.mostFiles, recordID(ofFile: new.path) != nil else {
        return nil
      }
      changed.append(new)
    }
    return changed
  }
}

extension Problem {
  /// Whether it is in the file at `path`, or points there.
  fileprivate func concerns(_ path: String) -> Bool {
    span?.path == path || notes.contains { $0.span.path == path }
  }
}
