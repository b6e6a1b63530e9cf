import Calendars
import Diagnostics
import FileTrees
import SiteBuild
import Support

/// A session that has compiled the repository's theme, which is most of the work of building a small site. It is a value: each
/// test goes on from it by itself. That a build after others gives what a first one gives is what `IncrementalTests` show.
private let warm: BuildSession = {
  var session = BuildSession()
  _ = session.build(site("", templates: true), BuildOptions(today: LocalDate(clampedDayNumber: 739_943)))
  return session
}()

/// The site of `tree`, as `SiteBuild.build` gives it.
func build(_ tree: SourceTree, _ options: BuildOptions) -> Checked<Built> {
  var session = warm
  return session.build(tree, options)
}
