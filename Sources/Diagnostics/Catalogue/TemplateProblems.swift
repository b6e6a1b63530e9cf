extension ProblemKind {
  /// Kinds of the area "template".
  static let templateKinds: [ProblemKind] = []
}
