internal import Gongwen

/// The parts of an OFD file. Producers disagree on the case of paths, on leading slashes and on what
/// a relative path is relative to, so that a location is looked for in several places.
final class OFDPackage {
  private let archive: ZipArchive
  /// Folder of `OFD.xml`; not empty where somebody packed the package with the folder round it.
  private let root: String
  /// `OFD.xml` itself.
  let entryPart: String
  private let deepest: Int
  private let password: String?
  /// Whether a part says how the other parts are encrypted (GM/T 0099).
  let namesEncryption: Bool

  init(_ bytes: [UInt8], options: ReadingOptions) throws(ZipArchive.Failure) {
    archive = try ZipArchive(bytes, allowance: options.limits.expansion)
    password = options.password
    deepest = options.limits.nesting
    let entries = archive.entries.map(\.name).filter {
      Self.lastPart(of: $0).lowercased() == "ofd.xml"
    }
    guard let entry = entries.min(by: { $0.utf8.count < $1.utf8.count }) else {
      throw .damaged("the package has no OFD.xml")
    }
    entryPart = entry
    root = Self.folder(of: entry)
    namesEncryption = archive.entries.contains {
      ["encryptions.xml", "decryptseed.dat"].contains(Self.lastPart(of: $0.name).lowercased())
    }
  }

  /// The part that a location (`ST_Loc`) means in a part of `folder`, as it is named in the package.
  func part(_ location: String, in folder: String, or others: [String] = []) -> String? {
    let location = location.trimmingSpaces()
    guard !location.isEmpty else { return nil }
    var candidates = ([folder] + others).map { $0 + "/" + location } + [root + "/" + location]
    if location.first == "/" || location.first == "\\" {
      candidates.insert(candidates.removeLast(), at: 0)
    }
    for candidate in candidates {
      if let entry = archive.entry(candidate), entry.name.last != "/" { return entry.name }
    }
    return nil
  }

  func bytes(_ part: String) throws(ZipArchive.Failure) -> [UInt8] {
    guard let entry = archive.entry(part) else {
      throw .damaged("the package has no part \(part)")
    }
    return try archive.read(entry, password: password)
  }

  /// A part as XML, with names in lower case.
  func tree(_ part: String) throws(ZipArchive.Failure) -> XMLTree {
    let bytes = try bytes(part)
    do throws(XMLTree.Failure) {
      return try XMLTree(bytes, foldsCase: true, deepest: deepest)
    } catch {
      throw error.failure(of: part)
    }
  }

  static func folder(of part: String) -> String {
    part.lastIndex { $0 == "/" || $0 == "\\" }.map { String(part[..<$0]) } ?? ""
  }

  private static func lastPart(of name: String) -> Substring {
    name.lastIndex { $0 == "/" || $0 == "\\" }.map { name[name.index(after: $0)...] } ?? name[...]
  }
}

extension String {
  fileprivate func trimmingSpaces() -> String {
    var part = self[...]
    while part.first?.isWhitespace == true { part.removeFirst() }
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }
}

extension XMLTree {
  /// The characters under an element without white space at the ends.
  func trimmedText(of node: Int) -> String {
    TextBuffer.string(content(of: node)).trimmingSpaces()
  }

  /// `false` only where the attribute says so.
  func flag(_ name: String, of node: Int, default value: Bool) -> Bool {
    switch attribute(name, of: node)?.lowercased() {
    case "true", "1": true
    case "false", "0": false
    default: value
    }
  }
}
