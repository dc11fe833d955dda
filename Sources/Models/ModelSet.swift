#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The contents of a `models/` folder, read but not yet compiled: the stages compile what they use.
public struct ModelSet: Sendable {
  public let directory: String
  /// The version of the set as a whole: the line of its file `VERSION`, or `unversioned`.
  public let version: String
  private let contents: [String: String]

  /// Reads every `.lexicon`, `.patterns`, `.rbbi` and `.table` file of a folder.
  public init(directory: String) throws(ModelError) {
    self.directory = directory
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    } catch {
      throw ModelError(file: directory, line: 0, reason: "the folder cannot be read")
    }
    var contents: [String: String] = [:]
    for name in names where Self.kinds.contains(where: name.hasSuffix) {
      guard let bytes = FileManager.default.contents(atPath: directory + "/" + name) else {
        throw ModelError(file: name, line: 0, reason: "the file cannot be read")
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw ModelError(file: name, line: 0, reason: "the file is not UTF-8")
      }
      contents[name] = text
    }
    guard !contents.isEmpty else {
      throw ModelError(file: directory, line: 0, reason: "the folder holds no model file")
    }
    self.contents = contents
    let line = FileManager.default.contents(atPath: directory + "/VERSION") ?? Data()
    let version = String(decoding: line.prefix { $0 > 0x20 }, as: UTF8.self)
    self.version = version.isEmpty ? "unversioned" : version
  }

  public static let kinds = [".lexicon", ".patterns", ".rbbi", ".table"]

  /// Names of the files, sorted.
  public var names: [String] { contents.keys.sorted() }

  public func source(_ name: String) throws(ModelError) -> String {
    guard let text = contents[name] else {
      throw ModelError(file: name, line: 0, reason: "missing in \(directory)")
    }
    return text
  }

  public func file(_ name: String) throws(ModelError) -> ModelFile {
    try ModelFile(name: name, contents: try source(name))
  }

  public func lexicon(_ name: String) throws(ModelError) -> Lexicon {
    try Lexicon(try file(name))
  }

  public func patterns(_ name: String) throws(ModelError) -> PatternSet {
    try PatternSet(try file(name))
  }
}
