internal import CGumbo
internal import Gongwen

/// Reads web pages: the main text without the site around it, and what the page says of itself.
struct HTMLReader {
  /// Depth of elements; real pages stay below 100.
  var deepestNesting = ReadingLimits().nesting
  /// The bytes of a page that is shown in a frame, by its address as the page writes it.
  var frame: (_ address: String) -> [UInt8]? = { _ in nil }

  func read(_ decoding: TextDecoding, name: String) throws(ReadingError) -> PagedText {
    let html = Array(TextBuffer.string(decoding.scalars).utf8)
    let depth = HTMLNesting.depth(of: html)
    guard depth <= deepestNesting else {
      throw ReadingError(code: .tooDeep, file: name, detail: "\(depth) > \(deepestNesting)")
    }
    let tree = HTMLTree(html, frames: FrameSource(deepestNesting: deepestNesting, find: frame))
    let main = MainText(tree)
    var metadata = PageMetadata()
    readMetas(tree, into: &metadata)
    var lines = HTMLLines(tree, root: main.root, isDropped: main.isDropped).lines
    readAround(tree, main, into: &metadata)
    lines = WebFurniture.remove(from: lines, into: &metadata)
    RepeatedText.remove(from: &lines)
    let attachments = AttachmentLinks(tree, isDropped: main.isDropped)
    guard !lines.isEmpty else {
      if !attachments.names.isEmpty {
        throw ReadingError(
          code: .textInAttachment, file: name,
          detail: attachments.names.prefix(5).joined(separator: ", "))
      }
      throw ReadingError(code: .emptyFile, file: name, detail: "the page has no main text")
    }
    let heading = heading(tree, main)
    metadata.title = metadata.title ?? heading ?? title(tree)
    if attachments.areAll(of: lines, title: metadata.title) {
      throw ReadingError(
        code: .textInAttachment, file: name,
        detail: attachments.names.prefix(5).joined(separator: ", "))
    }
    if let title = heading ?? metadata.title {
      PageTitle.restore(title, before: &lines)
    }
    return PagedText(
      format: .html, pages: [Page(lines: lines)], metadata: metadata,
      diagnostics: decoding.diagnostics)
  }

  private func readMetas(_ tree: HTMLTree, into metadata: inout PageMetadata) {
    for (name, content) in tree.metas {
      let scalars = content.unicodeScalars.map(\.value)
      switch name {
      case "articletitle", "og:title":
        metadata.title = TextBuffer.string(WebFurniture.trimmed(scalars[...]))
      case "pubdate", "publishdate", "article:published_time", "firstpublishedtime":
        metadata.publishedOn = metadata.publishedOn ?? WebFurniture.date(scalars)
      default: break
      }
    }
  }

  /// Labels such as 发布日期 and tables of information stand beside the main text.
  private func readAround(
    _ tree: HTMLTree, _ main: MainText, into metadata: inout PageMetadata
  ) {
    var isDropped = [Bool](repeating: false, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() {
      switch node.tag {
      case GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_HEAD, GUMBO_TAG_TEXTAREA:
        isDropped[index] = true
      default: break
      }
    }
    if main.root < isDropped.count { isDropped[main.root] = true }
    let around = HTMLLines(tree, root: 0, isDropped: isDropped).lines
    for line in around where line.scalars.count <= 200 {
      _ = WebFurniture.takeLabels(line, into: &metadata)
    }
  }

  /// The page's first-level heading outside the main text that is no path of navigation.
  private func heading(_ tree: HTMLTree, _ main: MainText) -> String? {
    for (index, node) in tree.nodes.enumerated()
    where node.tag == GUMBO_TAG_H1 && !main.isDropped[index] {
      guard !(main.root..<tree.nodes[main.root].end).contains(index) else { return nil }
      let lines = HTMLLines(tree, root: index, isDropped: main.isDropped).lines
      let scalars = lines.flatMap(\.scalars)
      if scalars.count >= 4, !WebFurniture.isFurniture(scalars), !scalars.contains(0x3E) {
        return TextBuffer.string(scalars)
      }
    }
    return nil
  }

  /// The `title` element without the name of the site.
  private func title(_ tree: HTMLTree) -> String? {
    guard let index = tree.nodes.firstIndex(where: { $0.tag == GUMBO_TAG_TITLE }) else {
      return nil
    }
    let text = tree.nodes[index..<tree.nodes[index].end].flatMap { tree.text[$0.range] }
    let cuts: Set<UInt32> = [0x5F, 0x7C, 0x2D, 0x2014, 0x2013]
    var end = text.endIndex
    for position in text.indices.dropFirst(6) where cuts.contains(text[position]) {
      // A dash also stands inside titles (2021-2025); before the name of a site it is followed by
      // what sites are called.
      if text[position] == 0x5F || text[position] == 0x7C || text[position - 1] == 0x20
        || WebFurniture.isSiteName(text[(position + 1)...])
      {
        end = position
        break
      }
    }
    let title = WebFurniture.trimmed(text[..<end])
    return title.count >= 4 ? TextBuffer.string(title) : nil
  }
}
