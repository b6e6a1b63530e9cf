internal import CLibFuzzer
internal import Glibc
internal import TemplateTrial

/// Whether problems that can be known before rendering must be found before; `scripts/fuzz --typed` sets it.
private let expectsTypedCheck = getenv("FUZZ_TYPED") != nil

/// `FuzzTemplates OPTION… FOLDER…`: libFuzzer, with templates for its inputs.
///
/// A property that does not hold ends the process, which is how a fuzzer learns of it.
@main
enum FuzzTemplates {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    let outcome = LLVMFuzzerRunDriver(&count, &arguments) { start, count in
      let trial = Trial(
        TrialInput(UnsafeBufferPointer(start: start, count: count)), expectsTypedCheck: expectsTypedCheck)
      if let first = trial.violations.first { fatalError(first) }
      return 0
    }
    exit(outcome)
  }
}
