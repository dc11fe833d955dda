internal import Glibc
internal import Register

/// Files as the register names and compares them.
enum FileState {
  /// By what a file is seen to be unchanged without reading it; without size and date for what is no
  /// regular file.
  static func sighting(_ path: String) -> FileSighting {
    var status = stat()
    var sighting = FileSighting(program: GongwenCommand.programVersion)
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return sighting }
    sighting.size = Int(status.st_size)
    sighting.modified = "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    return sighting
  }

  /// Whether there certainly is nothing at a path: a folder that may not be looked into proves
  /// nothing.
  static func isGone(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)
  }

  /// The same file has the same name from wherever the program is started.
  static func absolute(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    guard !path.hasPrefix("/"), let folder = realpath(".", nil) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }

  /// Now in ISO 8601, Coordinated Universal Time.
  static var now: String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
