import Evaluation
import Foundation
import Gongwen
import Testing

/// Agreement with the annotations does not fall below what was reached, to the third place.
@Suite struct ScoreTests {
  typealias Floors = [ScoredField: Double]

  static let text: Floors = [
    .text: 0.9999, .document: 0.992, .outline: 1, .boundaries: 1, .inTable: 0.995,
    .labels: 0.972, .assignments: 1, .deadlines: 1, .amounts: 1, .targets: 0.99, .people: 1,
  ]

  static let real: Floors = [
    .text: 0.9999, .document: 1, .outline: 1, .boundaries: 1, .inTable: 0.992, .labels: 0.95,
    .assignments: 1, .deadlines: 1, .amounts: 1, .targets: 1,
  ]

  static let realFolder = "../shared/corpus/real/gold"

  static let hasReal = FileManager.default.fileExists(
    atPath: Corpus.package.appending(path: realFolder).path)

  @Test func foundingDocumentsAsText() throws {
    try check(Corpus.texts, gold: "corpus/gold", Self.text)
  }

  @Test(arguments: ["libreoffice", "typst"])
  func foundingDocumentsAsPDF(_ producer: String) throws {
    try check(Corpus.pdfs.filter { $0.contains(producer) }, gold: "corpus/gold", Self.text)
  }

  @Test func foundingDocumentsAsDOCX() throws {
    try check(Corpus.docx, gold: "corpus/gold", Self.text)
  }

  @Test(.enabled(if: Corpus.hasOffice, "LibreOffice reads DOC"))
  func foundingDocumentsAsDOC() throws {
    try check(Corpus.docs, gold: "corpus/gold", Self.text)
  }

  @Test(.enabled(if: hasReal, "the further documents lie outside the repository"))
  func furtherDocuments() throws {
    let inputs = Corpus.others.filter { $0.contains("gold/raw") }
    try check(inputs, gold: Self.realFolder, Self.real)
  }

  private func check(_ inputs: [String], gold: String, _ floors: Floors) throws {
    let folder = Corpus.package.appending(path: gold)
    let annotations = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".gold.json") }
      .map { name in
        let data = try Data(contentsOf: folder.appending(path: name))
        return try JSONDecoder().decode(GoldDocument.self, from: data)
      }
    let evaluation = Evaluation(gold: annotations, predicted: try inputs.map(Corpus.extract))
    #expect(evaluation.entries.allSatisfy { $0.hasOutput })
    for (field, floor) in floors {
      #expect(evaluation.total(field).f1 >= floor, "\(field)")
    }
  }
}
