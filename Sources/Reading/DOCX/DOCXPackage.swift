internal import Gongwen

/// The parts of a Word document and how they refer to each other (ECMA-376 part 2, Open Packaging
/// Conventions). Parts are found by the last step of their relationship's type, which is the same in
/// the transitional and the strict namespaces.
final class DOCXPackage {
  struct Relationship {
    var id: String
    /// Last step of the type's address: `officeDocument`, `styles`, `aFChunk` …
    var kind: String
    /// Path of the part from the root of the package.
    var target: String
  }

  let zip: ZipArchive
  private let deepest: Int
  /// Path of the main part.
  let main: String
  let relationships: [Relationship]
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter deepest: nesting of elements beyond this is an error.
  init(_ zip: ZipArchive, deepest: Int) {
    self.zip = zip
    self.deepest = deepest
    let root = Self.relationships(of: "", in: zip, deepest: deepest)
    let named = root.first { $0.kind == "officeDocument" && zip.entry($0.target) != nil }?.target
    // Without a usable list of relationships the usual name is the best guess.
    main = named ?? "word/document.xml"
    relationships = Self.relationships(of: main, in: zip, deepest: deepest)
  }

  /// The main part; what is wrong with it is wrong with the document.
  func mainTree() throws(ZipArchive.Failure) -> XMLTree {
    guard let entry = zip.entry(main) else { throw .damaged("the part \(main) is missing") }
    let tree = try Self.tree(zip.read(entry), main, deepest)
    if tree.isBroken {
      diagnostics.append(
        Diagnostic(
          code: "truncated-document",
          message: "the part \(main) is broken; what stands before the break was read", page: nil))
    }
    return tree
  }

  /// A part that the main part refers to; `nil` where there is none. What it says is left out where
  /// it cannot be read, with a warning.
  func tree(_ kind: String) -> XMLTree? {
    guard let relationship = relationships.first(where: { $0.kind == kind }),
      let entry = zip.entry(relationship.target)
    else { return nil }
    do {
      return try Self.tree(zip.read(entry), relationship.target, deepest)
    } catch {
      warn("\(relationship.target) cannot be read")
      return nil
    }
  }

  /// The bytes of the part that the main part calls `id`.
  func part(_ id: String) -> (path: String, bytes: [UInt8])? {
    guard let relationship = relationships.first(where: { $0.id == id }),
      let entry = zip.entry(relationship.target), let bytes = try? zip.read(entry)
    else { return nil }
    return (relationship.target, bytes)
  }

  func warn(_ message: String) {
    diagnostics.append(Diagnostic(code: "part-not-read", message: message, page: nil))
  }

  func add(_ others: [Diagnostic]) {
    diagnostics += others
  }

  private static func tree(
    _ bytes: [UInt8], _ part: String, _ deepest: Int
  ) throws(ZipArchive.Failure) -> XMLTree {
    do throws(XMLTree.Failure) {
      return try XMLTree(bytes, deepest: deepest)
    } catch {
      throw error.failure(of: part)
    }
  }

  private static func relationships(
    of part: String, in zip: ZipArchive, deepest: Int
  ) -> [Relationship] {
    let slash = part.lastIndex(of: "/")
    let folder = slash.map { String(part[..<$0]) } ?? ""
    let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
    guard let entry = zip.entry("\(folder)/_rels/\(name).rels"), let bytes = try? zip.read(entry),
      let tree = try? XMLTree(bytes, deepest: deepest)
    else { return [] }
    return tree.descendants("Relationship", of: 0).compactMap { node in
      guard let type = tree.attribute("Type", of: node), let id = tree.attribute("Id", of: node),
        let target = tree.attribute("Target", of: node),
        tree.attribute("TargetMode", of: node) != "External"
      else { return nil }
      let path = folder.isEmpty || target.hasPrefix("/") ? target : "\(folder)/\(target)"
      return Relationship(
        id: id, kind: type.split(separator: "/").last.map(String.init) ?? "", target: path)
    }
  }
}
