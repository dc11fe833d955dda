internal import Gongwen

/// Finds the lines that name a table: above it, in rows above its head, or the title of the
/// attachment that it stands in.
struct TableTitle {
  let document: StructuredDocument
  let assembled: [AssembledParagraph]
  let rules: ElementRules

  private var text: TextBuffer { document.text }

  /// How many lines may stand between a title and its table (单位：万元).
  private static let reach = 4

  func title(above first: Int, rows: [TableRow]) -> [Range<Int>] {
    for row in rows.reversed() {
      if let only = row.only(in: text), !isRemark(only), only.count <= 80 { return [only] }
    }
    var index = first - 1
    while index >= 0, index >= first - Self.reach {
      let paragraph = document.paragraphs[index]
      switch paragraph.kind {
      case .attachmentTitle, .title: return run(endingAt: index)
      case .attachmentMark:
        if let title = markedTitle(paragraph.range) { return [title] }
        return []
      case .note, .date, .documentNumber: break
      case .body where isRemark(paragraph.range): break
      case .body, .heading:
        if paragraph.heading == nil, isTitle(index) { return [paragraph.range] }
        return attachment(before: index)
      default: return attachment(before: index)
      }
      index -= 1
    }
    return attachment(before: first)
  }

  /// The lines of a title of one kind, from the first.
  private func run(endingAt last: Int) -> [Range<Int>] {
    var first = last
    while first > 0, last - first < 3,
      document.paragraphs[first - 1].kind == document.paragraphs[last].kind,
      document.paragraphs[last].kind == .attachmentTitle
    {
      first -= 1
    }
    return (first...last).map { document.paragraphs[$0].range }
  }

  /// The title of the attachment, where other lines stand between it and the table.
  private func attachment(before index: Int) -> [Range<Int>] {
    guard document.paragraphs.indices.contains(index) else { return [] }
    let part = document.paragraphs[index].part
    guard part != "正文" else { return [] }
    var at = index
    while at >= 0, document.paragraphs[at].part == part {
      switch document.paragraphs[at].kind {
      case .attachmentTitle: return run(endingAt: at)
      case .attachmentMark: return markedTitle(document.paragraphs[at].range).map { [$0] } ?? []
      default: at -= 1
      }
    }
    return []
  }

  /// XX任务分工表 in 附件2：XX任务分工表.
  private func markedTitle(_ range: Range<Int>) -> Range<Int>? {
    guard let mark = range.prefix(8).first(where: { text.folded[$0] == 0x3A }),
      mark + 3 < range.upperBound
    else { return nil }
    return mark + 1..<range.upperBound
  }

  private func isTitle(_ index: Int) -> Bool {
    let range = document.paragraphs[index].range
    guard range.count <= 60, let last = range.last,
      !range.contains(where: { [0x3002, 0x3B, 0x3A].contains(text.folded[$0]) })
    else { return false }
    let hints = assembled[index].hints
    // 表
    return text.folded[last] == 0x8868 || rules.endsInTitleNoun(text, range) || hints.isCentred
      || hints.isBold || hints.headingLevel > 0
  }

  /// （单位：万元）, 填报单位：…
  private func isRemark(_ range: Range<Int>) -> Bool {
    guard let first = range.first, let last = range.last else { return true }
    if text.folded[first] == 0x28, text.folded[last] == 0x29 { return true }
    return range.count <= 40 && range.prefix(6).contains { text.folded[$0] == 0x3A }
  }
}
