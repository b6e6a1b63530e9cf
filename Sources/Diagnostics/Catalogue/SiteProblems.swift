extension ProblemKind {
  /// Kinds of the area "site".
  static let siteKinds: [ProblemKind] = []
}
