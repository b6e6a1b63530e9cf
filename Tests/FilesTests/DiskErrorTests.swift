import Diagnostics
import Files
import Foundation
import Glibc
import Testing

struct DiskErrorTests {
  @Test func `why the system refused is said in the reader's language, whoever noticed it`() throws {
    let full = Wording(zh: "写不了 /a：磁盘已满", en: "cannot write /a: No space left on device")
    #expect(DiskError("写不了", "cannot write", path: "/a", code: ENOSPC).message == full)
    do {
      // Linux keeps a file that is always full.
      try Data([1]).write(to: URL(fileURLWithPath: "/dev/full"))
      Issue.record("it was written")
    } catch {
      #expect(DiskError("写不了", "cannot write", path: "/a", error).message == full)
    }
  }

  @Test func `what could not be made is called what it is, not by a number`() throws {
    do {
      // Nothing can be made below a file, whoever asks.
      try FileManager.default.createDirectory(
        atPath: "/proc/self/status/a/b", withIntermediateDirectories: true)
      Issue.record("it was made")
    } catch {
      #expect(systemReason(error) == Wording(zh: "不是文件夹", en: "Not a directory"))
    }
  }
}
