import Foundation
import Gongwen
import Testing

@testable import Comparison

@Suite struct ReportTests {
  private static let pair = Result {
    let head = "某县人民政府关于加快发展的实施意见\n一、主要任务\n（一）加强管理。"
    let old = try Corpus.extract(
      head + "2021年底前建成10个示范基地。要加强<监督>检查，确保落实到位。\n（二）强化保障。要统筹安排资金。\n")
    let new = try Corpus.extract(
      head + "2022年底前建成10个示范基地。\n（二）强化保障。要统筹安排资金。要加强<监督>检查，确保落实到位。\n")
    return (old, new, DocumentComparison(old: old, new: new))
  }

  @Test func theTerminalHasNoColourUnlessAsked() throws {
    let (old, new, comparison) = try Self.pair.get()
    let plain = ComparisonText(language: .zh).render(comparison, old: old, new: new)
    #expect(!plain.contains("\u{1B}"))
    #expect(plain.contains("[-2021年底前-]{+2022年底前+}建成"))
    #expect(plain.contains("时限改变  2021年底前（2021-12-31） → 2022年底前（2022-12-31）"))
    #expect(plain.contains("> [移动 · 原在 (一)加强管理] 要加强<监督>检查"))
    let styled = ComparisonText(language: .en, isStyled: true)
      .render(comparison, old: old, new: new)
    #expect(styled.contains("\u{1B}[31m2021年底前\u{1B}[0m\u{1B}[32m2022年底前\u{1B}[0m"))
    #expect(
      ComparisonText(language: .en).statistics(comparison)
        .hasSuffix("\n1 moved, 1 rewritten, 1 change of obligations\n"))
  }

  @Test func aDocumentCannotSteerTheTerminal() {
    let old = Corpus.document(["要加强管理。"])
    let new = Corpus.document(["要加强\u{1B}[31m管理\u{9B}。", "\u{7}新增一句话。"])
    let text = ComparisonText(language: .zh).render(
      DocumentComparison(old: old, new: new), old: old, new: new)
    #expect(
      text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
  }

  @Test func thePageHoldsBothTextsAndNothingFromElsewhere() throws {
    let (old, new, comparison) = try Self.pair.get()
    let page = ComparisonPage(language: .zh).render(comparison, old: old, new: new)
    #expect(page.contains("<del>2021年底前</del>"))
    #expect(page.contains("<ins>2022年底前</ins>"))
    #expect(page.contains("&lt;监督&gt;"))
    #expect(!page.contains("<监督>"))
    for outside in ["http:", "https:", "src=", "url(", "@import"] {
      #expect(!page.contains(outside), "\(outside)")
    }
    // Every link of the page leads somewhere in it.
    for part in page.components(separatedBy: "href=\"#").dropFirst() {
      let target = part.prefix { $0 != "\"" }
      #expect(page.contains("id=\"\(target)\""), "\(target)")
    }
    for clause in old.clauses.indices { #expect(page.contains("id=\"o\(clause)\"")) }
    for clause in new.clauses.indices { #expect(page.contains("id=\"n\(clause)\"")) }
    #expect(
      page.components(separatedBy: "<div").count == page.components(separatedBy: "</div>").count)
  }

  @Test func rowsHoldEveryClauseOnce() throws {
    let documents = try Corpus.founding.get()
    for old in documents {
      for new in documents {
        let rows = AlignedRow.rows(DocumentComparison(old: old, new: new))
        #expect(rows.flatMap { Array($0.old) } == Array(old.clauses.indices))
        #expect(rows.flatMap { Array($0.new) } == Array(new.clauses.indices))
      }
    }
  }

  @Test func markdownDoesNotTakeWordsForMarkup() throws {
    let (old, new, comparison) = try Self.pair.get()
    let text = ComparisonMarkdown(language: .en).render(comparison, old: old, new: new)
    #expect(text.contains("~~2021年底前~~**2022年底前**建成"))
    #expect(text.contains("\\<监督\\>"))
    #expect(text.contains("| deadline moved | 2021年底前 (2021-12-31) |"))
  }

  @Test func theJSONIsWhole() throws {
    let (_, _, comparison) = try Self.pair.get()
    let object = try JSONSerialization.jsonObject(with: Data(comparison.jsonLine()))
    let json = try #require(object as? [String: Any])
    #expect(json["schema"] as? String == "gongwen-diff/1")
    #expect(json["same"] as? Bool == false)
    #expect((json["edits"] as? [Any])?.count == 2)
    #expect((json["obligations"] as? [Any])?.count == 1)
  }
}
