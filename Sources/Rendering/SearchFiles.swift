import FileTrees
import Planning
import Search

/// The files of one search index, each handed to `finish` as soon as it is made.
func searchFiles(
  _ plan: PlannedSearch, reusing memory: inout SearchMemory, _ finish: PageFinisher
) -> [OutputTree.File] {
  Search.searchFiles(plan.documents, reusing: &memory) { file in
    finished(plan.path + file.name, file.bytes, finish)
  }
}
