extension Composer {
  /// The files of this language that other programs read.
  func dataFiles() -> [PlannedData] {
    registers() + referenceFiles() + proposalTable() + campaignTable() + participationTable() + awardData()
  }
}
