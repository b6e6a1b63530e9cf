import Records

/// Rows among which headings are looked for: above them stand titles and remarks.
private let searched = 10

/// Which row of `table` holds the headings, and the kind that they are of: as told, or as they tell; `nil` for a table without
/// a row that holds anything.
///
/// Offices write the name of the table above it, across merged cells.
func headingRow(of table: ForeignTable, _ kind: RecordKind?) -> (row: Int, kind: RecordKind?)? {
  let full = table.rows.indices.filter { table.rows[$0].contains { !$0.text.isEmpty } }.prefix(searched)
  guard let first = full.first else { return nil }
  if let kind {
    let known = TableHeadings(kind)
    let counts = full.map { row in (row: row, count: table.rows[row].count { known.field($0.text) != nil }) }
    let most = counts.map(\.count).max() ?? 0
    return (counts.first { $0.count == most }?.row ?? first, kind)
  }
  for isPatient in [false, true] {
    for row in full {
      let texts = table.rows[row].map(\.text).filter { !$0.isEmpty }
      if let found = tableKind(of: texts, isPatient: isPatient) { return (row, found) }
    }
  }
  return (first, nil)
}

/// How many headings of `table` are known, in the row that holds them.
func knownHeadings(of table: ForeignTable, _ kind: RecordKind?) -> Int {
  guard let heading = headingRow(of: table, kind), let kind = heading.kind else { return 0 }
  let known = TableHeadings(kind)
  return table.rows[heading.row].count { known.field($0.text) != nil }
}
