public import Diagnostics
internal import Glibc

/// The disk's refusal: something could not be read or written, whatever the content is.
public struct DiskError: Error, Sendable, Hashable {
  /// What was tried, on what, and what the system said.
  public var message: Wording

  /// An error in the words of `message`.
  public init(_ message: Wording) { self.message = message }

  /// An error from the system's `errno`.
  init(_ zh: String, _ en: String, path: String, code: Int32 = errno) {
    let reason = String(cString: strerror(code))
    let chinese: String
    switch code {
    case EACCES, EPERM: chinese = "没有权限"
    case ENOSPC, EDQUOT: chinese = "磁盘已满"
    case ENOENT: chinese = "不存在"
    case EROFS: chinese = "磁盘是只读的"
    case ENAMETOOLONG: chinese = "名称太长"
    case EBUSY: chinese = "正被占用"
    default: chinese = reason
    }
    message = Wording(zh: "\(zh) \(path)：\(chinese)", en: "\(en) \(path): \(reason)")
  }
}
