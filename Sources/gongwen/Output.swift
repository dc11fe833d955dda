internal import Glibc

/// Where a command's result goes.
struct Output {
  private let descriptor: Int32
  /// The file that the output replaces at the end, and where it is written until then.
  private let replacement: (temporary: String, path: String)?

  private init(descriptor: Int32, replacement: (temporary: String, path: String)? = nil) {
    self.descriptor = descriptor
    self.replacement = replacement
  }

  static var standard: Output { Output(descriptor: STDOUT_FILENO) }

  /// Where the output ends up, for a message.
  var path: String { replacement?.path ?? "standard output" }

  /// Standard output, or a file that appears whole or not at all: it is written beside its place
  /// and renamed by `commit`.
  static func open(_ path: String?) throws(OutputError) -> Output {
    guard let path, path != "-" else { return .standard }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = Glibc.open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw OutputError(path, errno) }
      return Output(descriptor: descriptor)
    }
    var template = Array((path + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw OutputError(path, errno) }
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, 0o666 & ~mask)
    let name = template.withUnsafeBytes { String(decoding: $0.dropLast(), as: UTF8.self) }
    return Output(descriptor: descriptor, replacement: (name, path))
  }

  func write(_ text: String) throws(OutputError) {
    try write(Array(text.utf8))
  }

  func write(_ bytes: [UInt8]) throws(OutputError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw OutputError(path, errno)
      }
    }
  }

  /// Lets a library write a file under a name; where the output is no file, what it wrote goes
  /// there afterwards.
  func write(_ body: (_ path: String) throws -> Void) throws {
    if let replacement { return try body(replacement.temporary) }
    var template = Array("\(Console.variable("TMPDIR") ?? "/tmp")/gongwen.XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { throw OutputError("temporary file", errno) }
    let path = template.withUnsafeBytes { String(decoding: $0.dropLast(), as: UTF8.self) }
    defer {
      close(file)
      unlink(path)
    }
    try body(path)
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(file, &buffer, buffer.count)
      guard count >= 0 else { throw OutputError("temporary file", errno) }
      guard count > 0 else { return }
      try write(Array(buffer.prefix(count)))
    }
  }

  /// Puts the file in its place.
  func commit() throws(OutputError) {
    guard let replacement else { return }
    guard fsync(descriptor) == 0, rename(replacement.temporary, replacement.path) == 0 else {
      throw OutputError(replacement.path, errno)
    }
  }

  /// Removes what was written so far of a file.
  func discard() {
    if let replacement { unlink(replacement.temporary) }
  }
}
