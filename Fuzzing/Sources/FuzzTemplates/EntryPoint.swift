internal import Glibc
internal import TemplateTrial

/// Whether problems that can be known before rendering must be found before; `scripts/fuzz --typed` sets it.
private let expectsTypedCheck = getenv("FUZZ_TYPED") != nil

/// What libFuzzer calls with each input it has thought of.
///
/// A property that does not hold ends the process, which is how a fuzzer learns of it.
/// - Returns: always 0; the other values are reserved.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTemplates(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let trial = Trial(
    TrialInput(UnsafeBufferPointer(start: start, count: count)), expectsTypedCheck: expectsTypedCheck)
  if let first = trial.violations.first { fatalError(first) }
  return 0
}
