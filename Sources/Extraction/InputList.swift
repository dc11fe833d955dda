internal import Glibc
internal import Reading

/// The documents that the arguments of a command name.
public struct InputList: Sendable {
  /// In the order given; the documents of a folder by their names.
  public var entries: [Entry] = []

  /// A document to read, or why there is none at that path.
  public struct Entry: Equatable, Sendable {
    public var path: String
    public var failure: DocumentFailure?
  }

  public init(_ arguments: [String]) {
    for argument in arguments {
      guard argument != "-", Self.isFolder(argument) else {
        entries.append(Entry(path: argument))
        continue
      }
      var found: [Entry] = []
      Self.walk(argument, into: &found)
      if found.isEmpty {
        found = [
          Entry(
            path: argument,
            failure: DocumentFailure(code: DocumentFailure.folderWithoutDocuments))
        ]
      }
      entries += found
    }
  }

  /// Hidden entries and links to folders are passed over, so that no link can make a circle.
  private static func walk(_ folder: String, into found: inout [Entry]) {
    guard let stream = opendir(folder) else {
      let detail = String(cString: strerror(errno))
      found.append(
        Entry(
          path: folder, failure: DocumentFailure(code: DocumentFailure.unreadable, detail: detail))
      )
      return
    }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    closedir(stream)
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      if isFolder(path, followingLinks: false) {
        walk(path, into: &found)
      } else if DocumentName.isDocument(name), !isFolder(path) {
        found.append(Entry(path: path))
      }
    }
  }

  private static func isFolder(_ path: String, followingLinks: Bool = true) -> Bool {
    var status = stat()
    let result = followingLinks ? stat(path, &status) : lstat(path, &status)
    return result == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
