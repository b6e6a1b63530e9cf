public import Diagnostics
internal import Foundation
public import Glibc

/// The disk's refusal: something could not be read or written, whatever the content is.
public struct DiskError: Error, Sendable, Hashable {
  /// What was tried, on what, and what the system said.
  public var message: Wording

  /// An error in the words of `message`.
  public init(_ message: Wording) { self.message = message }

  /// An error from the system's `errno`.
  public init(_ zh: String, _ en: String, path: String, code: Int32 = errno) {
    self.init(zh, en, path: path, systemReason(code))
  }

  /// An error for which Foundation has its own words.
  public init(_ zh: String, _ en: String, path: String, _ error: any Error) {
    self.init(zh, en, path: path, systemReason(error))
  }

  private init(_ zh: String, _ en: String, path: String, _ reason: Wording) {
    message = Wording(zh: "\(zh) \(path)：\(reason.zh)", en: "\(en) \(path): \(reason.en)")
  }
}

/// Why the system refused, by its `errno`.
func systemReason(_ code: Int32 = errno) -> Wording {
  let reason = String(cString: strerror(code))
  let chinese =
    switch code {
    case EACCES, EPERM: "没有权限"
    case ENOSPC, EDQUOT: "磁盘已满"
    case ENOENT: "不存在"
    case ENOTDIR: "不是文件夹"
    case EROFS: "磁盘是只读的"
    case ENAMETOOLONG: "名称太长"
    case EBUSY: "正被占用"
    default: reason
    }
  return Wording(zh: chinese, en: reason)
}

/// The same of an error that Foundation threw, which has its own words in one language only.
public func systemReason(_ error: any Error) -> Wording {
  if let error = error as? DiskError { return error.message }
  let cause = (error as? CocoaError)?.underlying ?? error
  guard let code = (cause as? POSIXError)?.code.rawValue else {
    return Wording(zh: error.localizedDescription, en: error.localizedDescription)
  }
  return systemReason(code)
}
