internal import Gongwen

/// Reads pictures of pages in a Word document: nothing else is in it, or a few typed words.
struct DOCXPictures {
  private let package: DOCXPackage
  private let tree: XMLTree
  private let options: ReadingOptions
  private let name: String

  init(_ package: DOCXPackage, _ tree: XMLTree, options: ReadingOptions, name: String) {
    (self.package, self.tree) = (package, tree)
    (self.options, self.name) = (options, name)
  }

  /// Lines of text on a smaller picture would have no shape; it is a logo or an ornament.
  private static let leastSide = 300
  /// Beside typed words a picture of a page has at least 100 dots an inch.
  private static let leastPageSide = 800
  /// With more typed characters for each picture the pictures illustrate the text.
  private static let mostTyped = 200
  /// Half of a side of A4, in English Metric Units (ECMA-376 part 1 §20.4.2.7).
  private static let leastExtent = (width: 7_560_000 / 2, height: 10_692_000 / 2)

  /// A line that stands for the picture at a node of the main part. No character has such a number.
  static func mark(_ node: Int) -> Line {
    Line([firstMark &+ UInt32(clamping: node)])
  }

  /// The node of the picture that a line stands for.
  static func marked(_ line: Line) -> Int? {
    guard line.scalars.count == 1, line.scalars[0] >= firstMark else { return nil }
    return Int(line.scalars[0] - firstMark)
  }

  private static let firstMark: UInt32 = 0x11_0000

  /// The pictures of a document without text in their order, each as a page; `nil` where there are
  /// none. Throws `noTextLayer` where recognition is off, `tooManyPages`, and what `PicturePages`
  /// throws.
  func read() throws(ReadingError) -> PagedText? {
    let files = tree.nodes.indices.compactMap { file($0, leastSide: Self.leastSide) }
    let pages = files.count
    guard pages > 0 else { return nil }
    guard options.recognition != .off else {
      throw ReadingError(
        code: .noTextLayer, file: name, pages: pages, detail: RecognitionNotes.isOff)
    }
    try options.limits.check(pages: pages, name: name)
    var pictures = PicturePages(options: options, name: name, total: pages)
    for part in files {
      guard let file = package.part(part).flatMap({ ImageFile($0.bytes) }) else { continue }
      try pictures.add(file, 0)
    }
    var result = try pictures.paged(.docx)
    result.diagnostics += package.diagnostics
    return result
  }

  /// The pictures of pages and the few typed lines between them; `nil` where there are no such
  /// pictures or none can be read, with a diagnostic.
  func read(between lines: [Line]) -> PagedText? {
    let marks = lines.compactMap(Self.marked)
    let typed = lines.reduce(0) { Self.marked($1) == nil ? $0 + $1.scalars.count : $0 }
    guard !marks.isEmpty, typed / marks.count < Self.mostTyped, marks.count <= options.limits.pages
    else { return nil }
    let extents = shownExtents()
    var files: [Int: String] = [:]
    for node in marks where extents[node].map(Self.fillsPage) ?? true {
      files[node] = file(node, leastSide: Self.leastPageSide)
    }
    guard !files.isEmpty, typed / files.count < Self.mostTyped else { return nil }
    guard options.recognition != .off else {
      package.warn("pictures of pages are not read: recognition is off (--ocr off)")
      return nil
    }
    var pictures = PicturePages(options: options, name: name, total: files.count)
    var waiting: [Line] = []
    var isAnyRead = false
    for line in lines {
      guard let node = Self.marked(line) else {
        waiting.append(line)
        continue
      }
      guard let file = files[node].flatMap({ package.part($0) }).flatMap({ ImageFile($0.bytes) })
      else { continue }
      pictures.add(typed: waiting)
      waiting = []
      do throws(ReadingError) {
        try pictures.add(file, 0)
        isAnyRead = true
      } catch {
        package.warn("a picture of a page cannot be read: \(error.code.rawValue)")
        if error.code == .recognitionMissing { return nil }
      }
    }
    pictures.add(typed: waiting)
    guard isAnyRead, var result = try? pictures.paged(.docx) else { return nil }
    result.diagnostics += package.diagnostics
    return result
  }

  /// The relationship of a node that leads to a picture of this size or more.
  private func file(_ node: Int, leastSide: Int) -> String? {
    let id =
      switch tree.nodes[node].name {
      case "blip": tree.attribute("embed", of: node)
      case "imagedata": tree.attribute("id", of: node)
      default: String?.none
      }
    guard let id, let bytes = package.part(id)?.bytes, let size = ImageFile(bytes)?.sizes.first,
      min(size.width, size.height) >= leastSide
    else { return nil }
    return id
  }

  /// How large the pictures of drawings are shown, by their nodes; not known of VML.
  private func shownExtents() -> [Int: (width: Int, height: Int)] {
    var result: [Int: (width: Int, height: Int)] = [:]
    var last: (end: Int, size: (width: Int, height: Int))?
    for node in tree.nodes.indices {
      switch tree.nodes[node].name {
      case "inline", "anchor":
        guard let extent = tree.child("extent", of: node),
          let width = tree.attribute("cx", of: extent).flatMap({ Int($0) }),
          let height = tree.attribute("cy", of: extent).flatMap({ Int($0) })
        else { continue }
        last = (tree.nodes[node].end, (width, height))
      case "blip":
        if let last, node < last.end { result[node] = last.size }
      default: continue
      }
    }
    return result
  }

  private static func fillsPage(_ size: (width: Int, height: Int)) -> Bool {
    size.width >= leastExtent.width && size.height >= leastExtent.height
  }
}
