extension ProblemKind {
  /// Kinds of the area "input".
  static let inputKinds: [ProblemKind] = []
}
