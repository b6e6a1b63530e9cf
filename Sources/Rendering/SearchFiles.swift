import FileTrees
import Planning
import Search

/// The files of one search index.
func searchFiles(_ plan: PlannedSearch, reusing memory: inout SearchMemory) -> [OutputTree.File] {
  Search.searchFiles(plan.documents, reusing: &memory).map { file in
    OutputTree.File(path: String((plan.path + file.name).drop { $0 == "/" }), content: .bytes(file.bytes))
  }
}
