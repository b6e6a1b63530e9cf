public import Diagnostics
public import FileTrees
import Parallel
public import Planning
import Templating

/// Renders every page of `plan` with the theme in `tree` and puts the copied files beside them.
///
/// Pages are rendered on all cores; the result does not depend on how many there are.
/// - Returns: the site; what could not be rendered is missing, and reported.
/// - Complexity: linear in the output.
public func renderSite(_ plan: SitePlan, _ tree: SourceTree) -> Checked<OutputTree> {
  var problems: [Problem] = []
  let checked = theme(in: tree, plan.surroundings)
  let theme = checked.collecting(into: &problems)
  var files: [OutputTree.File] = []
  if checked.isSound {
    let rendered = parallelMap(plan.pages) { page in
      theme.templates.render(page.template, page.model, language: page.language)
    }
    for (page, result) in zip(plan.pages, rendered) {
      files.append(OutputTree.File(path: page.file, content: .bytes(result.collecting(into: &problems))))
    }
  }
  files += theme.assets
  files += plan.files.map {
    OutputTree.File(path: String($0.path.drop { $0 == "/" }), content: .copy(of: $0.asset))
  }
  return Checked(OutputTree(files), problems)
}
