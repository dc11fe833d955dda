internal import Glibc

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A folder for what the child of one worker process writes. The parent makes and removes it, so
/// that a worker that is killed leaves nothing behind.
struct ScratchFolder {
  let path: String

  init() throws(WorkerPoolError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    var template = Array("\(parent.isEmpty ? "/tmp" : parent)/gongwen-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw WorkerPoolError.cannotStart(
        "no folder for temporary files: \(String(cString: strerror(errno)))")
    }
    path = template.withUnsafeBytes { String(decoding: $0.dropLast(), as: UTF8.self) }
  }

  /// Links in it are removed and not followed.
  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
