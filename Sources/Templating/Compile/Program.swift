import Diagnostics

/// A step of a compiled template; what the operands mean is said beside each operation.
///
/// Operands that name registers count from the frame of the running macro; negative ones are globals: -1 is the first.
struct Instruction: Sendable {
  enum Operation: UInt8, Sendable {
    /// Appends literal bytes: offset `a`, count `b`.
    case literal
    /// Writes register `a` as `mode` says.
    case print
    /// Writes field `b` of the model in `a` as `mode` says.
    case printField
    /// Writes text field `b` of the model in `a` between tags.
    case printTextField
    /// Writes text `a` with the values from register `b` on.
    case printText
    /// `a` ← constant `b`.
    case constant
    /// `a` ← register `b`.
    case move
    /// `a` ← field `c` of the model in `b`.
    case field
    /// `a` ← what name `c` means in `b`, looked up while rendering.
    case member
    /// `a` ← text `b` with the values from register `c` on.
    case text
    /// `a` ← the text whose key is in `b`.
    case textNamed
    /// Goes to `c`.
    case jump
    /// Goes to `c` if register `a` does not count as true.
    case jumpIfFalse
    /// Goes to `c` if register `a` counts as true.
    case jumpIfTrue
    /// Begins a loop over `b`: `a` holds the items, the next register the position.
    case loopBegin
    /// `b` ← the next item of the loop at `a`, or goes to `c`.
    case loopNext
    /// `a` ← fact `mode` of the loop at `b`.
    case loopFact
    /// `a` ← whether `a` differs from `c`, which becomes the same, or the loop at `b` is in its first round.
    case changed
    /// Registers from `a` on ← the `c` items of `b`.
    case unpack
    /// `a` ← register `b` as pairs of names and values.
    case pairs
    /// `a` ← whether register `b` does not count as true.
    case not
    /// `a` ← register `b` with its sign changed.
    case negative
    /// `a` ← operator `mode` with `b` and `c`.
    case binary
    /// `a` ← item `c` of `b`.
    case index
    /// `a` ← part of `a`; lower, upper bound and step stand in the registers from `b` on.
    case slice
    /// `a` ← list of the `c` registers from `b` on.
    case list
    /// `a` ← map of the `c` pairs of registers from `b` on.
    case map
    /// Appends register `b` to the list in `a`.
    case append
    /// `a` ← filter use `c`; its input and arguments stand in the registers from `b` on.
    case filter
    /// `a` ← test use `c` of register `b` and the one after it.
    case test
    /// `a` ← host function use `c` with the registers from `b` on.
    case function
    /// `a` ← numbers from register `b` to the one after it by the one after that.
    case range
    /// Runs macro `b` in a frame that begins at register `a`.
    case call
    /// Ends a macro or the page.
    case end
    /// Output goes to a buffer until ``captureEnd``.
    case captureBegin
    /// `a` ← markup in the buffer.
    case captureEnd
  }

  var operation: Operation
  var mode: UInt8 = 0
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0
}

/// What `loop.…` tells.
enum LoopFact: UInt8, Sendable {
  case index, index0, revindex, revindex0, first, last, length, previtem, nextitem
}

/// A page's template with all it extends, includes and calls as one program.
struct Program: Sendable {
  var code: [Instruction] = []
  /// For each instruction its place in ``spans``, or -1.
  var places: [Int32] = []
  var spans: [Span] = []
  var literals: [UInt8] = []
  var constants: [Value] = []
  var fields: [@Sendable (AnyObject) -> Value] = []
  var printers: [@Sendable (AnyObject, inout [UInt8]) -> Void] = []
  var names: [String] = []
  var filters: [FilterUse] = []
  var tests: [TestUse] = []
  var functions: [FunctionUse] = []
  var texts: [TextUse] = []
  /// Where each macro begins and how many registers it needs.
  var macros: [(start: Int, frame: Int)] = []
  var globals = 0
  var start = 0
  var frame = 0
}

/// A use of a filter.
struct FilterUse: Sendable {
  var filter: TemplateFilter
  var path: FieldPath
  /// Arguments that are not given; those that are come from registers.
  var standards: [Value]
  /// How many registers after the input hold arguments.
  var count: Int
  /// For which parameter each of them is.
  var positions: [Int]
  /// For `map`, `select` and their kin: what is done to each item instead of the filter itself.
  var each: Each?

  /// What is done to each item of a list.
  indirect enum Each: Sendable {
    case read(FieldPath, standard: Value?)
    case filter(FilterUse)
    case keep(FieldPath, TestUse, wanted: Bool)
    case truth(FieldPath, wanted: Bool)
  }
}

/// A use of a test.
struct TestUse: Sendable {
  var test: TemplateTest
  var isNegated = false
}

/// A use of a host function.
struct FunctionUse: Sendable {
  var function: TemplateFunction
  var count: Int
}

/// A translated text with holes.
struct TextUse: Sendable {
  enum Piece: Sendable {
    case literal(String)
    case argument(Int)
  }

  var key: String
  var pieces: [Language: [Piece]]
  /// The wording for one thing, in languages that have one, and which argument counts.
  var singular: [Language: [Piece]] = [:]
  var counted: Int?
}
