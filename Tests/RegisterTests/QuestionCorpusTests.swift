import Foundation
import Gongwen
import Models
import Questions
import Testing

@testable import Register

/// Who is responsible: the questions of `corpus/questions`.
@Suite struct QuestionCorpusTests {
  private struct Question {
    var text: String
    var units: [String]
    var document: String
  }

  /// What was reached; the figures are printed, so that they can be raised.
  @Test(arguments: [
    (file: "first", first: 0.984, firstThree: 0.984, mean: 0.984),
    (file: "second", first: 0.933, firstThree: 0.955, mean: 0.946),
    (file: "third", first: 0.958, firstThree: 0.958, mean: 0.959),
  ])
  func theRightUnitComesFirst(file: String, first: Double, firstThree: Double, mean: Double) throws
  {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let questions = try Self.questions(file)
    #expect(questions.count >= 30)
    for path in Corpus.texts + Self.real {
      _ = try register.ingest(Corpus.extract(path), at: "2026-01-02T03:04:05Z")
    }
    let models = try ModelSet(directory: Corpus.package.appending(path: "models").path)
    let words = try QuestionWords(models)
    let regions = try register.regions()
    var ranks: [Int?] = []
    for question in questions where Self.isThere(question.document) {
      let matter = MatterQuestion(question.text, words: words, regions: regions).matter
      let units = try register.responsible(for: matter).units
      let rank = units.firstIndex { unit in
        question.units.contains { $0 == unit.unit || $0 == unit.name || unit.unit.hasSuffix($0) }
      }
      ranks.append(rank)
    }
    let count = Double(ranks.count)
    let reached = (
      mean: ranks.reduce(0) { $0 + ($1.map { 1 / Double($0 + 1) } ?? 0) } / count,
      first: Double(ranks.count { $0 == 0 }) / count,
      firstThree: Double(ranks.count { $0.map { $0 < 3 } ?? false }) / count
    )
    print(
      "\(file): \(ranks.count) questions, mean reciprocal rank \(reached.mean),",
      "first \(reached.first), first three \(reached.firstThree)")
    #expect(reached.mean >= mean && reached.first >= first && reached.firstThree >= firstThree)
  }

  private static func questions(_ file: String) throws -> [Question] {
    let path = Corpus.package.appending(path: "corpus/questions/\(file).tsv")
    return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst().map {
      let fields = $0.components(separatedBy: "\t")
      return Question(
        text: fields[0], units: fields[1].components(separatedBy: "|"), document: fields[2])
    }
  }

  private static let corpus = "../shared/corpus/real"

  /// Documents that are not part of the program's own corpus, where they are at hand.
  private static let real: [String] = ["plans", "gold", "html"].flatMap { folder in
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: Corpus.package.appending(path: "\(corpus)/\(folder)").path)
    return (names ?? []).sorted().filter { $0.hasSuffix(".txt") || $0.hasSuffix(".html") }
      .map { "\(corpus)/\(folder)/\($0)" }
  }

  private static func isThere(_ document: String) -> Bool {
    Corpus.names.contains(document) || real.contains { $0.contains("/\(document).") }
  }
}
