import Diagnostics
import Files
import Foundation
import Health

/// What of this machine stands in the way of building the site in `source` to `output`.
func machineFindings(source: String, output: String) -> [Finding] {
  var result: [Finding] = []
  if let obstacle = obstacle(at: output) {
    result.append(
      Finding(
        "machine.output", .now, obstacle.message,
        remedy: Wording(
          zh: "换一个文件夹：unionpress build --output 文件夹", en: "choose another one: unionpress build --output DIR")
      ))
  }
  if let free = freeSpace(at: source), free < leastFreeBytes {
    result.append(
      Finding(
        "machine.space", .now,
        Wording(zh: "磁盘只剩 \(free / 1_000_000) MB", en: "The disk has only \(free / 1_000_000) MB left"),
        remedy: Wording(zh: "清出一些空间，否则网站写不完整份", en: "make room; a site is written whole or not at all")))
  }
  if !hasShareFont() {
    result.append(
      Finding(
        "machine.font", .soon,
        Wording(
          zh: "没有找到中文字体，转发网页时的配图上没有字", en: "No font with Chinese characters: share pictures have no letters"),
        remedy: Wording(zh: "sudo apt-get install fonts-noto-cjk", en: "sudo apt-get install fonts-noto-cjk"))
    )
  }
  if let limit = watchLimit(), case let count = folderCount(source), count > limit {
    result.append(
      Finding(
        "machine.watches", .someday,
        Wording(
          zh: "文件夹有 \(count) 个，系统最多通知 \(limit) 个，预览只能隔一会儿查一遍",
          en: "\(count) folders, and the system watches at most \(limit): the preview looks now and then"),
        remedy: Wording(
          zh: "sudo sysctl fs.inotify.max_user_watches=65536",
          en: "sudo sysctl fs.inotify.max_user_watches=65536")))
  }
  return result
}

/// Below this a build may not fit, old and new site side by side.
private let leastFreeBytes: Int64 = 500_000_000

private func freeSpace(at path: String) -> Int64? {
  let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path)
  return (attributes?[.systemFreeSize] as? NSNumber)?.int64Value
}

/// How many folders the system lets one user watch; `nil` where it does not say.
private func watchLimit() -> Int? {
  FileManager.default.contents(atPath: "/proc/sys/fs/inotify/max_user_watches")
    .flatMap { Int(String(decoding: $0, as: UTF8.self).filter(\.isNumber)) }
}

private func folderCount(_ source: String) -> Int {
  ["content", "templates"].reduce(0) { count, name in
    guard let walker = FileManager.default.enumerator(atPath: source + "/" + name) else { return count }
    var folders = count + 1
    while walker.nextObject() != nil {
      if walker.fileAttributes?[.type] as? FileAttributeType == .typeDirectory { folders += 1 }
    }
    return folders
  }
}
