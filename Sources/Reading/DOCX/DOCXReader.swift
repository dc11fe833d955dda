internal import Gongwen

/// Reads Word documents (ECMA-376, WordprocessingML).
struct DOCXReader {
  let options: ReadingOptions
  /// How many documents this one stands in.
  var depth = 0

  func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> PagedText {
    let package: DOCXPackage
    let tree: XMLTree
    do throws(ZipArchive.Failure) {
      let zip = try ZipArchive(bytes, allowance: options.limits.expansion)
      package = DOCXPackage(zip, deepest: options.limits.nesting)
      tree = try package.mainTree()
    } catch {
      throw ReadingError(error, file: name)
    }
    guard tree.nodes[0].name == "document" else {
      throw ReadingError(
        code: .unsupportedFormat, file: name, detail: "a package whose main part is no document")
    }
    let marked = lines(of: tree, package)
    let lines = marked.filter { DOCXPictures.marked($0) == nil }
    let pictures = DOCXPictures(package, tree, options: options, name: name)
    guard !lines.isEmpty else {
      if let paged = try pictures.read() { return paged }
      throw ReadingError(code: .emptyFile, file: name, detail: "the document has no text")
    }
    if depth == 0, let paged = pictures.read(between: marked) { return paged }
    return PagedText(
      format: .docx, pages: [Page(lines: lines)], diagnostics: package.diagnostics)
  }

  private func lines(of tree: XMLTree, _ package: DOCXPackage) -> [Line] {
    let styles = DOCXStyles(package.tree("styles"))
    var context = DOCXContext(styles: styles, numbering: DOCXNumbering())
    if let numbering = package.tree("numbering") {
      context.numbering = DOCXNumbering(numbering, styles: styles)
    }
    // Apart from the context, which each walk holds, so that none has to be copied.
    var notes: [String: [Line]] = [:]
    for kind in ["footnote", "endnote"] {
      guard let tree = package.tree(kind + "s") else { continue }
      let part = DOCXPart(tree)
      for node in tree.descendants(kind, of: 0) {
        guard let id = tree.attribute("id", of: node), tree.attribute("type", of: node) == nil
        else { continue }
        var walk = DOCXWalk(part, context: context)
        notes["\(kind) \(id)"] = walk.lines(of: node)
      }
    }
    context.notes = notes
    let chunks = DOCXChunks(package: package, options: options, depth: depth)
    context.chunk = chunks.lines
    context.marksPictures = true
    var walk = DOCXWalk(DOCXPart(tree), context: context)
    return walk.lines(of: 0)
  }
}

extension ReadingError {
  /// What is wrong with the archive that a document is packed in.
  init(_ failure: ZipArchive.Failure, file: String) {
    switch failure {
    case .damaged(let reason): self.init(code: .damaged, file: file, detail: reason)
    case .tooLarge:
      self.init(
        code: .tooLarge, file: file, detail: "its parts unpack to more than the limit")
    case .encrypted: self.init(code: .encrypted, file: file)
    case .wrongPassword: self.init(code: .wrongPassword, file: file)
    case .tooDeep(let detail): self.init(code: .tooDeep, file: file, detail: detail)
    }
  }
}
