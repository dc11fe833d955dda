internal import Glibc

/// The files that were saved with a document, in its folder and below.
public struct CompanionFiles: Sendable {
  private let folder: String

  public init(of path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    folder = parts.isEmpty ? "." : parts.joined(separator: "/") + "/"
  }

  /// The bytes of a regular file, `nil` where there is none. No link is followed, so that a page
  /// shows nothing of other folders.
  public func read(_ path: String) -> [UInt8]? {
    let parts = path.split(separator: "/")
    var place = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    for (index, part) in parts.enumerated() {
      guard place >= 0, part != "..", part != "." else { break }
      let kind = index < parts.count - 1 ? O_DIRECTORY : O_NONBLOCK
      let next = openat(place, String(part), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | kind)
      close(place)
      place = next
    }
    guard place >= 0 else { return nil }
    defer { close(place) }
    var status = stat()
    guard fstat(place, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes: [UInt8] = []
    return InputFile.readToEnd(place) { bytes.append(contentsOf: $0) } == nil ? bytes : nil
  }
}
