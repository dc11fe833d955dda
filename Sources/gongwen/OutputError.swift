internal import Glibc
internal import Gongwen

/// Output that cannot be written.
struct OutputError: Error {
  var path: String
  var error: Int32

  init(_ path: String, _ error: Int32) {
    self.path = path
    self.error = error
  }

  /// The reader of the output went away, which is no fault.
  var isClosedPipe: Bool { error == EPIPE }

  /// What happened, and what to do where that is known.
  func message(_ language: Language) -> String {
    let remedy = Self.remedies[error]
    switch language {
    case .zh: return "\(path)：无法写入，\(remedy?.0 ?? String(cString: strerror(error)))"
    case .en:
      let reason = String(cString: strerror(error))
      return "\(path): cannot be written: \(reason)" + (remedy.map { "; \($0.1)" } ?? "")
    }
  }

  private static let remedies: [Int32: (String, String)] = [
    ENOSPC: ("磁盘已满；请腾出空间，或用 --output 换一个磁盘", "make room or name a place on another disk"),
    EDQUOT: ("磁盘配额已用完；请腾出空间，或用 --output 换一个磁盘", "make room or name a place on another disk"),
    EFBIG: ("文件超过允许的大小；请换一个磁盘，或用筛选条件减少内容", "name another place or filter the rows"),
    EACCES: ("没有写入权限；请检查文件夹权限，或换一个文件夹", "see to its permissions or name another folder"),
    EPERM: ("没有写入权限；请检查文件夹权限，或换一个文件夹", "see to its permissions or name another folder"),
    EROFS: ("磁盘是只读的；请换一个文件夹", "name another folder"),
    ENOENT: ("文件夹不存在；请先建立文件夹", "make the folder first"),
    ENOTDIR: ("上级路径不是文件夹；请检查路径", "see to the path"),
    EISDIR: ("这是一个文件夹；请写出文件名", "name a file in it"),
    ENAMETOOLONG: ("文件名太长；请缩短", "shorten the name"),
  ]
}
