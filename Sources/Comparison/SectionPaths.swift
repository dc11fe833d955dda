public import Gongwen

/// The headings that clauses stand under.
public struct SectionPaths {
  private let entries: [String: OutlineEntry]

  /// Deeper nesting is a fault of the input.
  private static let deepest = 32

  public init(_ document: ExtractedDocument) {
    entries = Dictionary(
      document.outline.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Markers and headings from the outermost in.
  public func path(_ clause: Clause) -> [String] { path(of: clause.section) }

  /// Markers and headings of a section itself and those around it, from the outermost in.
  func path(of section: String?) -> [String] {
    var path: [String] = []
    var next = section
    while let id = next, let entry = entries[id], path.count < Self.deepest {
      let marker = entry.marker ?? ""
      // 第一章 总则, but 一、总则
      let isArticle = marker.hasPrefix("第") && !entry.heading.isEmpty
      path.append(marker + (isArticle ? " " : "") + entry.heading)
      next = entry.parent
    }
    return path.reversed()
  }
}
