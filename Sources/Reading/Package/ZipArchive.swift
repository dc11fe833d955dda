internal import CZip
internal import Glibc
internal import Gongwen

/// The parts of a zip file that is in memory. What a part may take up unpacked is limited, alone and
/// together with all that was unpacked before.
final class ZipArchive {
  struct Entry {
    /// Position in the archive.
    var index: Int
    /// As stored, with `/` between folders. Names that are no UTF-8 are decoded as GB 18030, which is
    /// what Chinese systems write.
    var name: String
    /// Bytes, unpacked.
    var size: Int
    var isEncrypted: Bool
  }

  enum Failure: Error, Equatable {
    /// The file is no zip file or its directory is broken.
    case damaged(String)
    /// The parts unpack to more than is allowed.
    case tooLarge
    case encrypted
    case wrongPassword
    /// A part nests its elements more deeply than is allowed.
    case tooDeep(String)
  }

  private let handle: OpaquePointer
  private let storage: UnsafeMutableBufferPointer<UInt8>
  /// Bytes that may still be unpacked.
  private var allowance: Int
  let entries: [Entry]
  private let indexByName: [String: Int]

  /// More entries than this are no document.
  private static let mostEntries = 65_536

  /// - Parameter allowance: bytes that all parts read from the archive may take up together.
  init(_ bytes: [UInt8], allowance: Int) throws(Failure) {
    storage = .allocate(capacity: max(1, bytes.count))
    _ = storage.initialize(from: bytes)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard
      let source = zip_source_buffer_create(
        storage.baseAddress, zip_uint64_t(bytes.count), 0, &error)
    else {
      storage.deallocate()
      throw .damaged(String(cString: zip_error_strerror(&error)))
    }
    guard let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      storage.deallocate()
      throw .damaged(String(cString: zip_error_strerror(&error)))
    }
    let count = Int(clamping: zip_get_num_entries(handle, 0))
    // Leaving out what comes after would pass over documents silently.
    guard count <= Self.mostEntries else {
      zip_discard(handle)
      storage.deallocate()
      throw .damaged("more than \(Self.mostEntries) members")
    }
    self.handle = handle
    self.allowance = allowance
    var entries: [Entry] = []
    var indexByName: [String: Int] = [:]
    for index in 0..<max(0, count) {
      var status = zip_stat_t()
      guard zip_stat_index(handle, zip_uint64_t(index), zip_flags_t(ZIP_FL_ENC_RAW), &status) == 0,
        let name = status.name
      else { continue }
      let entry = Entry(
        index: index, name: Self.decode(name), size: Int(clamping: status.size),
        isEncrypted: status.encryption_method != ZIP_EM_NONE)
      entries.append(entry)
      let key = Self.key(entry.name)
      if indexByName[key] == nil { indexByName[key] = entries.count - 1 }
    }
    self.entries = entries
    self.indexByName = indexByName
  }

  deinit {
    zip_discard(handle)
    storage.deallocate()
  }

  /// Finds a part by its path, whatever its case and a leading `/` or `./`.
  func entry(_ path: String) -> Entry? {
    indexByName[Self.key(path)].map { entries[$0] }
  }

  /// The bytes of a part. A part that unpacks to more than its size is damaged, so that sizes can be
  /// trusted before anything is unpacked.
  func read(_ entry: Entry, password: String? = nil) throws(Failure) -> [UInt8] {
    guard !entry.isEncrypted || password != nil else { throw .encrypted }
    guard entry.size <= allowance else { throw .tooLarge }
    let file =
      entry.isEncrypted
      ? zip_fopen_index_encrypted(handle, zip_uint64_t(entry.index), 0, password)
      : zip_fopen_index(handle, zip_uint64_t(entry.index), 0)
    guard let file else {
      let error = zip_get_error(handle)
      if zip_error_code_zip(error) == ZIP_ER_WRONGPASSWD { throw .wrongPassword }
      throw .damaged(String(cString: zip_error_strerror(error)))
    }
    defer { zip_fclose(file) }
    var result: [UInt8] = []
    result.reserveCapacity(min(entry.size, 1 << 24))
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_fread(file, &piece, zip_uint64_t(piece.count))
      guard count >= 0 else {
        // The check of a password is one byte, so that wrong ones come through and unpack to
        // something that is broken.
        if entry.isEncrypted { throw .wrongPassword }
        throw .damaged(String(cString: zip_file_strerror(file)))
      }
      if count == 0 { break }
      result += piece[..<Int(count)]
      guard result.count <= entry.size else { throw .damaged("a part is larger than it says") }
    }
    allowance -= result.count
    return result
  }

  private static func key(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.lowercased().split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      switch part {
      case ".": continue
      case "..": if !parts.isEmpty { parts.removeLast() }
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  private static func decode(_ name: UnsafePointer<CChar>) -> String {
    if let name = String(validatingCString: name) { return name }
    let bytes = UnsafeBufferPointer(start: name, count: strlen(name)).map { UInt8(bitPattern: $0) }
    return TextBuffer.string(TextDecoding.gb18030(bytes))
  }
}
