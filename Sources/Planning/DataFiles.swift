extension Composer {
  /// The files of this language that other programs read.
  func dataFiles() -> [PlannedData] {
    referenceFiles() + proposalTable() + campaignTable() + participationTable()
  }
}
