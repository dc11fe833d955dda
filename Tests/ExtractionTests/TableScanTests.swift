import Extraction
import Foundation
import Gongwen
import Models
import Reading
import Recognition
import Testing

/// Scans of documents with task tables (`scripts/make-scans --kind copied`): a row without rules at
/// its sides, merged cells, cells of several lines, pages whose columns stand out more than their
/// lines.
@Suite("Task tables are read from scans", .serialized)
struct TableScanTests {
  /// 23 of 24 rows are read exactly in the one, 26 of 26 in the other; all are understood. Processors
  /// differ a little in what networks make of a picture.
  private static let floor = 0.95

  @Test(
    .enabled(if: ScanTests.hasPaddle, "scripts/install-ocr has not been run"),
    arguments: ["safety-row-rules", "water-merged-lead"])
  func rowsAreRead(_ name: String) throws {
    let models = try ModelSet(directory: Corpus.models)
    let path = "corpus/tables/scans/\(name).copied.pdf"
    let bytes = try Data(contentsOf: Corpus.package.appending(path: path))
    let document = try Extractor(models: models).explain(
      Array(bytes), path: path,
      options: ReadingOptions(engine: .paddle, engineFolder: ScanTests.engineFolder),
      stamp: try ModelStamp(models)
    ).document
    let truth = try TableTruth(name)
    let rows = truth.compareRows(document)
    rows.report(name, "scan", "rows read")
    #expect(rows.rate >= Self.floor, "\(rows.missing.prefix(5))")
    let obligations = truth.compareObligations(document)
    obligations.report(name, "scan", "rows understood")
    #expect(obligations.rate >= Self.floor, "\(obligations.missing.prefix(5))")
  }
}
