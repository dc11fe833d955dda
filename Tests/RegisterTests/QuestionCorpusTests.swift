import Foundation
import Gongwen
import Models
import Questions
import Testing

@testable import Register

/// Who is responsible: the questions of `corpus/questions`.
@Suite(.serialized) struct QuestionCorpusTests {
  private struct Question {
    var text: String
    var units: [String]
    var document: String
  }

  /// What was reached; the figures are printed, so that they can be raised.
  @Test(arguments: [
    (file: "first", first: 1, firstThree: 1, mean: 1),
    (file: "second", first: 0.977, firstThree: 0.977, mean: 0.98),
    (file: "third", first: 0.958, firstThree: 0.958, mean: 0.963),
    (file: "fourth", first: 1, firstThree: 1, mean: 1),
    (file: "fifth", first: 0.966, firstThree: 0.966, mean: 0.972),
    (file: "sixth", first: 0.948, firstThree: 0.974, mean: 0.957),
  ])
  func theRightUnitComesFirst(file: String, first: Double, firstThree: Double, mean: Double) throws
  {
    let asked = try Self.asked.get()
    let questions = try Self.questions(file)
    #expect(questions.count >= 30)
    var ranks: [Int?] = []
    for question in questions where Self.isThere(question.document) {
      let matter = MatterQuestion(question.text, words: asked.words, regions: asked.regions).matter
      let units = try asked.register.responsible(for: matter).units
      let rank = units.firstIndex { unit in
        question.units.contains { $0 == unit.unit || $0 == unit.name || unit.unit.hasSuffix($0) }
      }
      if rank != 0 { Self.report(question, matter, units, rank) }
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

  /// All documents in one register.
  private struct Asked {
    var folder: TemporaryFolder
    var register: Register
    var words: QuestionWords
    var regions: [Region]
  }

  private static let asked = Result {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    for path in Corpus.texts + real {
      _ = try register.ingest(Corpus.extract(path), at: "2026-01-02T03:04:05Z")
    }
    let models = try ModelSet(directory: Corpus.package.appending(path: "models").path)
    return try Asked(
      folder: folder, register: register, words: QuestionWords(models), regions: register.regions()
    )
  }

  /// What came before the right unit.
  private static func report(
    _ question: Question, _ matter: Matter, _ units: [ResponsibleUnit], _ rank: Int?
  ) {
    let place = rank.map { "\($0 + 1)." } ?? "not found"
    print("  \(question.text) (\(matter.text)): \(question.units[0]) \(place)")
    for unit in units.prefix(rank ?? 3) {
      let clause = unit.evidence.first?.text ?? ""
      print("    \(unit.unit), \(unit.document.title ?? ""): \(clause.prefix(60))")
    }
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
