extension ProblemKind {
  /// Kinds of the area "calendar".
  static let calendarKinds: [ProblemKind] = []
}
