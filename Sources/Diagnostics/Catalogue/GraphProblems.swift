extension ProblemKind {
  /// Kinds of the area "graph".
  static let graphKinds: [ProblemKind] = []
}
