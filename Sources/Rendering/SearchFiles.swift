import FileTrees
import Planning
import Search

/// The files of one search index.
func searchFiles(_ plan: PlannedSearch) -> [OutputTree.File] {
  Search.searchFiles(plan.documents).map { file in
    OutputTree.File(path: String((plan.path + file.name).drop { $0 == "/" }), content: .bytes(file.bytes))
  }
}
