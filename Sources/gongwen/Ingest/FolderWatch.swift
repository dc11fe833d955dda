internal import Extraction
internal import Glibc
internal import Reading

/// Notices what changes in folders and the folders in them (inotify(7)).
struct FolderWatch {
  /// Readable when something has changed.
  let descriptor: Int32
  /// Folders as the kernel counts them.
  private var folders: [Int32: String] = [:]
  /// What is followed: all documents of a folder, or one file.
  private let roots: [String]
  /// Whether the system follows no more folders for this user.
  private(set) var isLimited = false

  struct Changes {
    /// Files that were written to their end or came by being renamed.
    var arrived: Set<String> = []
    /// Files that are being written.
    var busy: Set<String> = []
    /// Files and folders that were removed or renamed.
    var gone: Set<String> = []
    /// Whether more has changed than the system could note.
    var isOverrun = false
  }

  /// - Parameter roots: absolute paths.
  init(_ roots: [String]) {
    self.roots = roots
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    isLimited = descriptor < 0
    follow()
  }

  func end() {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Follows all that can be followed now; known folders stay as they are.
  mutating func follow() {
    isLimited = descriptor < 0
    for root in roots {
      var found: Set<String> = []
      if Self.isFolder(root) { add(root, &found) } else { addFolder(Self.parent(root)) }
    }
  }

  /// Whether everything that was asked for is there to be followed.
  var isComplete: Bool {
    let followed = Set(folders.values)
    return !isLimited && roots.allSatisfy { followed.contains($0) || Self.exists($0) }
  }

  /// Takes what has come since the last call.
  mutating func changes() -> Changes {
    var changes = Changes()
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        guard count > 0 else { return }
        var at = 0
        while at + 16 <= count {
          let folder = buffer.load(fromByteOffset: at, as: Int32.self)
          let mask = buffer.load(fromByteOffset: at + 4, as: UInt32.self)
          let length = Int(buffer.load(fromByteOffset: at + 12, as: UInt32.self))
          guard at + 16 + length <= count else { return }
          let name = String(
            decoding: buffer[(at + 16)..<(at + 16 + length)].prefix { $0 != 0 }, as: UTF8.self)
          note(folder, mask, name, &changes)
          at += 16 + length
        }
      }
    }
    return changes
  }

  private mutating func note(
    _ number: Int32, _ mask: UInt32, _ name: String, _ changes: inout Changes
  ) {
    func has(_ flags: Int32...) -> Bool { flags.contains { mask & UInt32(bitPattern: $0) != 0 } }
    if has(IN_Q_OVERFLOW) { changes.isOverrun = true }
    guard let folder = folders[number] else { return }
    if has(IN_IGNORED, IN_UNMOUNT) {
      folders[number] = nil
      changes.gone.insert(folder)
      return
    }
    guard !name.isEmpty, !name.hasPrefix(".") else { return }
    let path = folder == "/" ? "/" + name : folder + "/" + name
    if has(IN_ISDIR) {
      guard isWanted(path) else { return }
      forget(path)
      if has(IN_DELETE, IN_MOVED_FROM) { changes.gone.insert(path) }
      // What was put into it before it was followed is found by looking.
      if has(IN_CREATE, IN_MOVED_TO) { add(path, &changes.arrived) }
      return
    }
    guard isDocument(path, name) else { return }
    if has(IN_DELETE, IN_MOVED_FROM) {
      changes.arrived.remove(path)
      changes.gone.insert(path)
    } else if has(IN_CLOSE_WRITE, IN_MOVED_TO) || has(IN_CREATE) && Self.isLink(path) {
      changes.gone.remove(path)
      changes.busy.remove(path)
      changes.arrived.insert(path)
    } else if has(IN_MODIFY) {
      changes.arrived.remove(path)
      changes.busy.insert(path)
    }
  }

  /// Follows a folder and those in it, and collects the documents there.
  private mutating func add(_ folder: String, _ found: inout Set<String>) {
    var waiting = [folder]
    while let folder = waiting.popLast() {
      // First followed, then looked into, so that nothing comes between.
      guard addFolder(folder) else { continue }
      for name in Self.names(in: folder) where !name.hasPrefix(".") {
        let path = folder == "/" ? "/" + name : folder + "/" + name
        if Self.isFolder(path) {
          waiting.append(path)
        } else if DocumentName.isDocument(name) {
          found.insert(path)
        }
      }
    }
  }

  @discardableResult
  private mutating func addFolder(_ folder: String) -> Bool {
    let flags =
      IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
      | Int32(bitPattern: UInt32(IN_ONLYDIR))
    let number = inotify_add_watch(descriptor, folder, UInt32(bitPattern: flags))
    guard number >= 0 else {
      if errno == ENOSPC || errno == ENOMEM { isLimited = true }
      return false
    }
    folders[number] = folder
    return true
  }

  /// A folder that was moved is followed under its new name only.
  private mutating func forget(_ folder: String) {
    for (number, path) in folders where path == folder || path.hasPrefix(folder + "/") {
      inotify_rm_watch(descriptor, number)
      folders[number] = nil
    }
  }

  private func isDocument(_ path: String, _ name: String) -> Bool {
    roots.contains(path) || DocumentName.isDocument(name) && isWanted(path)
  }

  /// Whether it is below one of the folders that were named: the folder of a named file is followed
  /// for that file only.
  private func isWanted(_ path: String) -> Bool {
    roots.contains { path == $0 || path.hasPrefix($0 == "/" ? "/" : $0 + "/") }
  }

  private static func parent(_ path: String) -> String {
    let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
    return folder.isEmpty ? "/" : String(folder)
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  static func exists(_ path: String) -> Bool { status(path) != nil }

  /// Links to folders are not followed, so that no link can make a circle.
  private static func isFolder(_ path: String) -> Bool {
    status(path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  /// A link, of either kind, is complete when it is made.
  private static func isLink(_ path: String) -> Bool {
    status(path).map { $0.st_mode & S_IFMT == S_IFLNK || $0.st_nlink > 1 } ?? false
  }
}
