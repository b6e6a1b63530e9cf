public import Diagnostics

/// A workbook as a spreadsheet program saved it: the sheets, and what each cell shows.
public struct Workbook: Sendable, Hashable {
  /// The sheets in order.
  public var sheets: [Sheet] = []
  /// Whether days are counted from 1904, as early Macs did.
  public var uses1904 = false
}

/// A sheet of a workbook.
public struct Sheet: Sendable, Hashable {
  /// Its name.
  public var name = ""
  /// Whether the program hides it.
  public var isHidden = false
  /// The rows from the first of the sheet on, empty ones included, up to the last that holds anything; each from its first column.
  public var rows: [[Cell]] = []
  /// Cells that were merged into one: rows and columns, from 0.
  public var merges: [Merge] = []
  /// Rows that a filter or somebody hides, from 0.
  public var hiddenRows: [Int] = []
  /// Columns that somebody hides, from 0, those beyond the rows left out.
  public var hiddenColumns: [Int] = []
}

/// A cell of a sheet.
public struct Cell: Sendable, Hashable {
  /// What it shows, as text: dates as `2026-12-05` or `2026-12-05 14:30`, times as `14:30`; empty for an empty one.
  public var text = ""
  /// Why it shows less than it should, if so.
  public var fault: CellFault?
}

/// Why a cell has no value.
public enum CellFault: Sendable, Hashable {
  /// Its formula failed: `#N/A`.
  case formulaFailed(String)
  /// The program that wrote the file did not work out its formula.
  case formulaUnknown
}

/// Cells that were merged; the value stands in the first.
public struct Merge: Sendable, Hashable {
  /// Rows, from 0.
  public var rows: ClosedRange<Int>
  /// Columns, from 0.
  public var columns: ClosedRange<Int>
}

/// Why a file is no workbook that can be read.
public struct WorkbookFault: Error, Sendable, Hashable {
  /// What is wrong.
  public var message: Wording
  /// What to do.
  public var suggestion: Wording?

  init(_ message: Wording, _ suggestion: Wording? = nil) {
    self.message = message
    self.suggestion = suggestion
  }
}

/// The name of a cell as spreadsheets show it: `C12` for row 11 and column 2.
public func cellName(row: Int, column: Int) -> String {
  var letters = ""
  var rest = column + 1
  while rest > 0 {
    let letter = UInt8((rest - 1) % 26) + UInt8(ascii: "A")
    letters = String(UnicodeScalar(letter)) + letters
    rest = (rest - 1) / 26
  }
  return letters + String(row + 1)
}
