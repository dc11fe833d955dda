import Foundation
import Gongwen
import Testing

@testable import Comparison

/// Laws, regulations and measures before and after they were changed.
/// The texts lie beside the package; where they are absent there is nothing to test.
@Suite struct RealVersionTests {
  private static let folder = Corpus.package.deletingLastPathComponent()
    .appending(path: "shared/corpus/real/versions")

  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// Pairs and the articles that differ. The decisions themselves are not at hand. That of 2015
  /// changes articles 20, 51 and 52 (the older text as it was found breaks off before article 85);
  /// of that of 2024 the press says that it has eight items, as many as articles differ. Of the other
  /// two no decision was published. `benchmarks/compare/articles.py` finds the same with difflib.
  private static let pairs = [
    ("epidemic_law/2013", "epidemic_law/2015", "第二十条 第五十一条 第五十二条 第八十五条"),
    (
      "award_regulation/2020-10-07", "award_regulation/2024-05-26",
      "第二条 第三条 第四条 第七条 第二十一条 第二十二条 第二十五条 第三十条"
    ),
    (
      "mianyang_18/2023-09-05_1400", "mianyang_18/2023-09-22_1324",
      "一(一) 一(二) 二(三) 二(四) 二(五) 二(七) 二(八) 三(九) 三(十二) 三(十三) 四(十五) 四(十六) 四(十八)"
    ),
    ("zhengzhou_fund/2023-05-10_1592", "zhengzhou_fund/2024-05-30_764", "三(三)"),
  ]

  @Test(.enabled(if: isPresent), arguments: pairs)
  func changedArticlesAreThoseThatDiffer(
    _ old: String, _ new: String, _ expected: String
  ) throws {
    let (before, after) = (try Self.document(old), try Self.document(new))
    let comparison = DocumentComparison(old: before, new: after)
    var changed: [String] = []
    for edit in comparison.edits where edit.kind != .typography {
      let articles =
        edit.new.isEmpty
        ? edit.old.map { Self.article(before, $0) } : edit.new.map { Self.article(after, $0) }
      for case let article? in articles where !changed.contains(article) {
        changed.append(article)
      }
    }
    #expect(changed.joined(separator: " ") == expected)
  }

  /// The articles are cut out of the texts by their numbers, without the program.
  @Test(.enabled(if: isPresent), arguments: pairs)
  func textsOfTheArticlesSayTheSame(_ old: String, _ new: String, _ expected: String) throws {
    let (before, after) = (try Self.articles(old), try Self.articles(new))
    let numbers = after.map(\.number) + before.map(\.number)
    let differing = numbers.reduce(into: [String]()) { result, number in
      func words(_ articles: [(number: String, words: String)]) -> [String] {
        articles.filter { $0.number == number }.map(\.words)
      }
      if words(before) != words(after), !result.contains(number) { result.append(number) }
    }
    #expect(differing.joined(separator: " ") == expected)
  }

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name + ".txt"), encoding: .utf8)
  }

  private static func articles(_ name: String) throws -> [(number: String, words: String)] {
    let lines = try text(name).split(separator: "\n").map(String.init)
    let article = /^\W*(第[〇零一二三四五六七八九十百]+条)(.*)/
    let isLaw = lines.contains { $0.contains(article) }
    var found: [(number: String, words: String)] = []
    var heading = ""
    func words(_ text: some StringProtocol) -> String {
      String(
        String.UnicodeScalarView(
          Folding.words(Folding.fold(String(text))[...])
            .compactMap(Unicode.Scalar.init))
      ).filter { $0.isLetter || $0.isNumber }
    }
    for line in lines {
      if isLaw, line.contains(/^\W*第[一二三四五六七八九十]+章\s/) {
        found.append(("", ""))
      } else if isLaw, let match = line.firstMatch(of: article) {
        found.append((String(match.1), words(match.2)))
      } else if !isLaw, let match = line.firstMatch(of: /^\W*?([一二三四五六七八九十]+)、/) {
        heading = String(match.1)
        found.append(("", ""))
      } else if !isLaw, let match = line.firstMatch(of: /^\s*[（(]([一二三四五六七八九十]+)[)）](.*)/) {
        found.append(("\(heading)(\(match.1))", words(match.2)))
      } else if let last = found.indices.last {
        found[last].words += words(line)
      }
    }
    return found.filter { !$0.number.isEmpty }
  }

  private static func document(_ name: String) throws -> ExtractedDocument {
    try Corpus.extract(text(name), path: name)
  }

  /// The article, or the item under its heading, that a clause stands in.
  private static func article(_ document: ExtractedDocument, _ clause: Int) -> String? {
    let path = SectionPaths(document).path(document.clauses[clause])
    if let article = path.last(where: { $0.contains(/^第[〇零一二三四五六七八九十百]+条/) }) {
      return String(article.prefix { $0 != " " })
    }
    guard path.count > 1, let heading = path[0].firstMatch(of: /^([一二三四五六七八九十]+)、/),
      let item = path[1].firstMatch(of: /^[（(]([一二三四五六七八九十]+)[)）]/)
    else { return nil }
    return "\(heading.1)(\(item.1))"
  }
}
