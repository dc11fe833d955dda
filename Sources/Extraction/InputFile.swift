internal import Glibc
internal import Gongwen

/// Files as they are named on the command line.
public enum InputFile {
  /// All bytes of a file.
  public static func read(_ path: String) throws(DocumentFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw DocumentFailure(code: DocumentFailure.folder)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    let error = readToEnd(descriptor) { bytes.append(contentsOf: $0) }
    if let error { throw failure(error) }
    return bytes
  }

  /// SHA-256 of a regular file, `nil` for anything else: a pipe or device may never end.
  public static func digest(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var hash = SHA256()
    return readToEnd(descriptor) { hash.update($0) } == nil ? hash.finish() : nil
  }

  /// Hands all that is left of an open file to `body` in pieces. Returns the system's error number
  /// where reading fails.
  public static func readToEnd(
    _ descriptor: Int32, _ body: (UnsafeRawBufferPointer) -> Void
  ) -> Int32? {
    withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
      while true {
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        if count == 0 { return nil }
        if count > 0 {
          body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        } else if errno != EINTR {
          return errno
        }
      }
    }
  }

  private static func failure(_ error: Int32) -> DocumentFailure {
    switch error {
    case ENOENT, ENOTDIR: DocumentFailure(code: DocumentFailure.notFound)
    case EISDIR: DocumentFailure(code: DocumentFailure.folder)
    default:
      DocumentFailure(code: DocumentFailure.unreadable, detail: String(cString: strerror(error)))
    }
  }
}
