internal import GRDB
internal import Glibc

/// The file of a register, looked at before SQLite opens it.
struct RegisterFile {
  var path: String

  init(_ path: String) {
    self.path = path
  }

  /// The path as SQLite takes it for one: not for an address (`file:`) or a database in memory.
  var name: String { path.hasPrefix("/") ? path : "./" + path }

  /// Whether there is something to open.
  ///
  /// - Throws: `RegisterError` for what can be no register, with a better reason than SQLite has.
  @discardableResult
  func check() throws -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return false }
      throw RegisterError(.noAccess, String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw RegisterError(.notAFile) }
    let size = Int(status.st_size)
    guard size > 0 else { return false }
    let head = try head()
    guard head.count >= 16, head.starts(with: "SQLite format 3\0".utf8) else {
      throw RegisterError(.notADatabase)
    }
    // What the journal holds may still lengthen the file.
    guard head.count == 100, size >= Self.size(head) || hasJournal else {
      throw RegisterError(.damaged, "the end of the file is missing")
    }
    return true
  }

  /// Opens without ever writing; nothing has to be writable beside the file either.
  func openReadOnly(_ configuration: Configuration) throws -> DatabasePool {
    do {
      return try DatabasePool(path: name, configuration: configuration)
    } catch let error as DatabaseError where !hasJournal {
      switch error.resultCode {
      case .SQLITE_CANTOPEN, .SQLITE_READONLY:
        // SQLite wants to put files for its locks beside the register. Where it cannot, nobody
        // has it open and nobody can change it: then it does without.
        return try DatabasePool(path: immutableName, configuration: configuration)
      default: throw error
      }
    }
  }

  /// The path as an address, in which bytes other than these mean something.
  var immutableName: String {
    let digits = Array("0123456789ABCDEF")
    var address = "file:"
    for byte in name.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII,
        scalar.properties.isAlphabetic || "0123456789/._-".contains(Character(scalar))
      {
        address.unicodeScalars.append(scalar)
      } else {
        address += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return address + "?immutable=1"
  }

  /// Whether the folder is there but nothing can be put into it.
  var isInReadOnlyFolder: Bool {
    let folder = name.dropLast(name.reversed().prefix { $0 != "/" }.count)
    return access(String(folder), F_OK) == 0 && access(String(folder), W_OK) != 0
  }

  /// Bytes of the register and its journal.
  var size: Int {
    [path, path + "-wal"].reduce(0) { sum, path in
      var status = stat()
      return sum + (stat(path, &status) == 0 ? Int(status.st_size) : 0)
    }
  }

  /// Whether there are commits that are not yet in the file itself.
  private var hasJournal: Bool {
    var status = stat()
    return stat(path + "-wal", &status) == 0 && status.st_size > 0
  }

  /// The first bytes, as far as there are.
  private func head() throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw RegisterError(.noAccess, String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }

  /// The size that a database says it has (SQLite file format, section 1.3).
  private static func size(_ head: [UInt8]) -> Int {
    let page = Int(head[16]) << 8 | Int(head[17])
    let pages = head[28..<32].reduce(0) { $0 << 8 | Int($1) }
    return (page == 1 ? 65536 : page) * pages
  }
}
