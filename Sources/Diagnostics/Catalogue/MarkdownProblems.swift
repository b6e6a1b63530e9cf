extension ProblemKind {
  /// Kinds of the area "markdown".
  static let markdownKinds: [ProblemKind] = []
}
