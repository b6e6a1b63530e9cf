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
public func systemReason(_ code: Int32 = errno) -> Wording {
  let reason = String(cString: strerror(code))
  let chinese =
    switch code {
    case EACCES, EPERM: "没有权限"
    case ENOSPC, EDQUOT: "磁盘已满"
    case ENOENT: "不存在"
    case EEXIST: "已经存在"
    case ENOTDIR: "不是文件夹"
    case EISDIR: "是文件夹，不是文件"
    case ENOTEMPTY: "文件夹不是空的"
    case EROFS: "磁盘是只读的"
    case EIO: "磁盘读写出错"
    case EFBIG: "文件太大"
    case ENAMETOOLONG: "名称太长"
    case ELOOP: "链接绕成了圈"
    case EBUSY, ETXTBSY: "正被占用"
    case EMFILE, ENFILE: "同时打开的文件太多"
    case ENOMEM: "内存不够"
    case EADDRINUSE: "已被别的程序占用"
    case EADDRNOTAVAIL: "这台电脑没有这个地址"
    case ECONNREFUSED: "对方拒绝连接"
    case ENOEXEC: "不是这台电脑能运行的程序"
    case ENOTSUP: "这里不支持"
    default: "系统错误 \(code)"
    }
  return Wording(zh: chinese, en: reason)
}

/// The same of an error that Foundation threw, which has its own words in one language only.
public func systemReason(_ error: any Error) -> Wording {
  if let error = error as? DiskError { return error.message }
  let cause = (error as? CocoaError)?.underlying ?? error
  if let code = (cause as? POSIXError)?.code.rawValue { return systemReason(code) }
  switch (error as? CocoaError)?.code {
  case .fileNoSuchFile, .fileReadNoSuchFile: return systemReason(ENOENT)
  case .fileWriteFileExists: return systemReason(EEXIST)
  case .fileReadNoPermission, .fileWriteNoPermission: return systemReason(EACCES)
  case .fileWriteOutOfSpace: return systemReason(ENOSPC)
  case .fileWriteVolumeReadOnly: return systemReason(EROFS)
  case .fileReadTooLarge: return systemReason(EFBIG)
  default: return Wording(zh: "系统没有说明原因", en: "the system does not say why")
  }
}
