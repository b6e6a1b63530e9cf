extension ProblemKind {
  /// Kinds of the area "record".
  static let recordKinds: [ProblemKind] = []
}
