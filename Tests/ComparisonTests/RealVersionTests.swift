import Foundation
import Gongwen
import Testing

@testable import Comparison

/// Laws and regulations before and after a published decision that says which articles it changes.
/// The texts lie beside the package; where they are absent there is nothing to test.
@Suite struct RealVersionTests {
  private static let folder = Corpus.package.deletingLastPathComponent()
    .appending(path: "shared/corpus/real/versions")

  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// The decision of 2015 changes articles 20, 51 and 52; the older text as it was found breaks off
  /// before article 85. The decision of 2024 has an item for each of the eight articles.
  @Test(
    .enabled(if: isPresent),
    arguments: [
      ("epidemic_law/2013", "epidemic_law/2015", ["第二十条", "第五十一条", "第五十二条", "第八十五条"]),
      (
        "award_regulation/2020-10-07", "award_regulation/2024-05-26",
        ["第二条", "第三条", "第四条", "第七条", "第二十一条", "第二十二条", "第二十五条", "第三十条"]
      ),
    ])
  func changedArticlesAreThoseOfTheDecision(
    _ old: String, _ new: String, _ expected: [String]
  ) throws {
    let (before, after) = (try Self.document(old), try Self.document(new))
    let comparison = DocumentComparison(old: before, new: after)
    var changed: [String] = []
    for edit in comparison.edits where edit.kind != .typography {
      let article =
        edit.new.isEmpty
        ? Self.article(before, edit.old.lowerBound) : Self.article(after, edit.new.lowerBound)
      if let article, !changed.contains(article) { changed.append(article) }
    }
    #expect(changed == expected)
  }

  private static func document(_ name: String) throws -> ExtractedDocument {
    let file = folder.appending(path: name + ".txt")
    return try Corpus.extract(String(contentsOf: file, encoding: .utf8), path: name)
  }

  /// The article that a clause stands in.
  private static func article(_ document: ExtractedDocument, _ clause: Int) -> String? {
    SectionPaths(document).path(document.clauses[clause]).last { $0.contains("条 ") }
      .map { String($0.prefix { $0 != " " }) }
  }
}
