import Foundation
import ReaderTrial
import Testing

/// The texts in `Fuzzing/readers`: what people and a fuzzer thought of to bring the readers down.
struct ReaderTrialTests {
  @Test(arguments: Reader.allCases)
  func `recorded texts are read, or refused with problems that can be shown`(reader: Reader) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fuzzing/readers/\(reader.rawValue)")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(files.count >= 5)
    for file in files.sorted(by: { $0.path < $1.path }) {
      #expect(reader.trial(Array(try Data(contentsOf: file))) == [], "\(file.lastPathComponent)")
    }
  }
}
