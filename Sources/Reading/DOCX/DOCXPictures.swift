internal import Gongwen

/// Reads a document that consists of pictures of its pages.
struct DOCXPictures {
  private let package: DOCXPackage
  private let options: ReadingOptions

  init(_ package: DOCXPackage, options: ReadingOptions) {
    (self.package, self.options) = (package, options)
  }

  /// Lines of text on a smaller picture would have no shape; it is a logo or an ornament.
  private static let leastSide = 300

  /// The pictures in their order, each as a page; `nil` where there are none. Throws `noTextLayer`
  /// where recognition is off, `tooManyPages`, and what `PicturePages` throws.
  func read(_ tree: XMLTree, name: String) throws(ReadingError) -> PagedText? {
    let files = self.files(tree)
    let pages = files.count
    guard pages > 0 else { return nil }
    guard options.recognition != .off else {
      throw ReadingError(
        code: .noTextLayer, file: name, pages: pages, detail: RecognitionNotes.isOff)
    }
    try options.limits.check(pages: pages, name: name)
    var pictures = PicturePages(options: options, name: name)
    for part in files {
      guard let bytes = package.part(part)?.bytes, let file = ImageFile(bytes) else { continue }
      try pictures.add(file, 0)
    }
    var result = try pictures.paged(.docx)
    result.diagnostics += package.diagnostics
    return result
  }

  /// Names of the relationships that lead to pictures of pages.
  private func files(_ tree: XMLTree) -> [String] {
    tree.nodes.indices.compactMap { node in
      let name = tree.nodes[node].name
      let id =
        switch name {
        case "blip": tree.attribute("embed", of: node)
        case "imagedata": tree.attribute("id", of: node)
        default: String?.none
        }
      guard let id, let bytes = package.part(id)?.bytes, let size = ImageFile(bytes)?.sizes.first,
        min(size.width, size.height) >= Self.leastSide
      else { return nil }
      return id
    }
  }
}
