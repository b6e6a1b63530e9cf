/// One way of making the page.
struct Engine {
  /// The name on the command line and in JSON.
  let id: String
  /// The name in the table.
  let title: String
  /// Makes the page and returns it, to compare it with the others'.
  let page: () throws -> [UInt8]
  /// Makes the page and returns its length in bytes, in the form that comes natural to the engine: nothing is
  /// copied that a site generator would not copy.
  let render: () throws -> Int
  /// Makes the template ready from its text; `nil` where there is none, or another engine has the same.
  let prepare: (() throws -> Void)?
}

/// Why no figures can be had.
struct Failure: Error, CustomStringConvertible {
  let description: String
}

/// Every engine with `list` as its data, in the order of the table: the two that ratios refer to come first.
func engines(for list: EventList) throws -> [Engine] {
  try [
    handWrittenEngine(list), templatingEngine(list), mustacheEngine(dictionaries: list),
    mustacheEngine(structs: list), stencilEngine(list),
  ]
}
