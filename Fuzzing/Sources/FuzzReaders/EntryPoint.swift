internal import Glibc
internal import ReaderTrial

/// Which reader is tried: `scripts/fuzz` sets it.
private let reader = getenv("FUZZ_READER").flatMap { Reader(rawValue: String(cString: $0)) }

/// What libFuzzer calls with each input it has thought of.
///
/// A property that does not hold ends the process, which is how a fuzzer learns of it.
/// - Returns: always 0; the other values are reserved.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReaders(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let reader else { fatalError("FUZZ_READER names no reader") }
  let flaws = reader.trial(Array(UnsafeBufferPointer(start: start, count: count)))
  if let first = flaws.first { fatalError(first) }
  return 0
}
