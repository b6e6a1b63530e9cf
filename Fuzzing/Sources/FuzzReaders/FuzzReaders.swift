internal import CLibFuzzer
internal import Glibc
internal import ReaderTrial

/// Which reader is tried: `scripts/fuzz` sets it.
private let reader = getenv("FUZZ_READER").flatMap { Reader(rawValue: String(cString: $0)) }

/// `FuzzReaders OPTION… FOLDER…`: libFuzzer, with files for its inputs.
///
/// A property that does not hold ends the process, which is how a fuzzer learns of it.
@main
enum FuzzReaders {
  static func main() {
    guard reader != nil else { fatalError("FUZZ_READER names no reader") }
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    let outcome = LLVMFuzzerRunDriver(&count, &arguments) { start, count in
      let flaws = reader?.trial(Array(UnsafeBufferPointer(start: start, count: count))) ?? []
      if let first = flaws.first { fatalError(first) }
      return 0
    }
    exit(outcome)
  }
}
