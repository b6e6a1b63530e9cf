extension ProblemKind {
  /// Kinds of the area "frontMatter".
  static let frontMatterKinds: [ProblemKind] = []
}
