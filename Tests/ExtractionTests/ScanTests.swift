import Evaluation
import Extraction
import Foundation
import Gongwen
import Models
import Reading
import Recognition
import Testing

/// A scan says what the text says. The floors are what each engine reaches on a noisy scan of 200 dpi.
@Suite("Scans are scored with both engines", .serialized)
struct ScanTests {
  static let scan = "corpus/scan/wenshui-high-tech-enterprises.scan200.pdf"

  /// What `scripts/install-ocr` filled.
  static let engineFolder =
    ProcessInfo.processInfo.environment["GONGWEN_OCR"]
    ?? Corpus.package.appending(path: "ocr").path

  static let hasPaddle = FileManager.default.fileExists(
    atPath: engineFolder + "/lib/libopenvino_c.so")

  static let hasTesseract = (try? TesseractEngine()) != nil

  @Test(.enabled(if: hasPaddle, "scripts/install-ocr has not been run"))
  func paddle() throws {
    try check(
      .paddle,
      [
        .text: 0.995, .document: 0.99, .outline: 0.91, .boundaries: 0.98, .inTable: 0.97,
        .assignments: 1, .deadlines: 1, .targets: 0.78,
      ])
  }

  @Test(.enabled(if: hasTesseract, "tesseract-ocr-chi-sim is not installed"))
  func tesseract() throws {
    try check(.tesseract, [.text: 0.98, .inTable: 0.85])
  }

  /// The letterhead is red, and a seal lies over the body that signs and over the date.
  @Test(.enabled(if: hasPaddle, "scripts/install-ocr has not been run"))
  func sealsGiveWayToTheTextBelow() throws {
    let document = try Self.read("corpus/scan/qinshui-2022-50.sealed.pdf", .paddle)
    #expect(document.document.documentNumber == "沁政办发〔2022〕50号")
    #expect(document.document.issuers == ["沁水县人民政府办公室"])
    #expect(document.document.issuedOn == "2022-11-18")
    let lines = document.text.split(separator: "\n")
    #expect(lines.first == "沁水县人民政府办公室文件")
    #expect(lines.dropFirst(5).prefix(2) == ["沁水县人民政府办公室", "2022年11月18日"])
  }

  private static func read(_ path: String, _ engine: EngineName) throws -> ExtractedDocument {
    let models = try ModelSet(directory: Corpus.models)
    let bytes = try Data(contentsOf: Corpus.package.appending(path: path))
    return try Extractor(models: models).explain(
      Array(bytes), path: path,
      options: ReadingOptions(engine: engine, engineFolder: engineFolder),
      stamp: try ModelStamp(models)
    ).document
  }

  private func check(_ engine: EngineName, _ floors: ScoreTests.Floors) throws {
    let document = try Self.read(Self.scan, engine)
    #expect(document.source.format == .scan)
    let gold = try JSONDecoder().decode(
      GoldDocument.self,
      from: Data(
        contentsOf: Corpus.package.appending(
          path: "corpus/gold/wenshui-high-tech-enterprises.gold.json")))
    let evaluation = Evaluation(gold: [gold], predicted: [document])
    for (field, floor) in floors.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let reached = evaluation.total(field).f1
      #expect(reached >= floor, "\(field): \(reached)")
    }
  }
}
