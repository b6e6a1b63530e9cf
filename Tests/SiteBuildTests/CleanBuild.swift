import Calendars
import Diagnostics
import FileTrees
import SiteBuild
import Support

/// A session that has compiled the repository's theme, which is most of the work of building a small site.
private let warm: BuildSession = {
  var session = BuildSession()
  _ = session.build(site("", templates: true), BuildOptions(today: LocalDate(clampedDayNumber: 739_943)))
  return session
}()

/// The site of `tree`, as `SiteBuild.build` gives it and on the same way, but with the theme compiled before. That a build after others
/// gives the same is what `IncrementalTests` show.
func build(_ tree: SourceTree, _ options: BuildOptions) -> Checked<Built> {
  var session = BuildSession(themeOf: warm)
  return session.build(tree, options)
}
