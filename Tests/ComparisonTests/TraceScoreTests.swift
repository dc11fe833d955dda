import Extraction
import Foundation
import Gongwen
import Models
import Testing

@testable import Comparison

extension Corpus {
  static let traceVocabulary = Result {
    let lexicon = try ModelSet(directory: package.appending(path: "models").path)
      .lexicon("trace.lexicon")
    return TraceVocabulary(
      lexicon.entries.map {
        TraceVocabulary.Word(
          category: lexicon.categories[$0.category], word: $0.word, field: $0.fields.first)
      })
  }
}

@Suite struct TraceScoreTests {
  /// Links found, links that are wrong, links that were not found, arguable ones found.
  struct Tally: CustomStringConvertible {
    var right = 0
    var wrong = 0
    var missed = 0
    var arguable = 0

    var precision: Double { Double(right) / Double(max(1, right + wrong)) }
    var recall: Double { Double(right) / Double(max(1, right + missed)) }
    var f1: Double { 2 * precision * recall / max(.leastNonzeroMagnitude, precision + recall) }
    /// With arguable links counted as wrong.
    var strict: Double { Double(right) / Double(max(1, right + wrong + arguable)) }

    var description: String {
      func round(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
      return """
        precision \(round(precision)) recall \(round(recall)) F1 \(round(f1)) (\(right) right, \
        \(wrong) wrong, \(missed) missed, \(arguable) arguable; precision with arguable ones as \
        wrong \(round(strict)))
        """
    }
  }

  static func tally(_ part: TraceAnnotation.Part, threshold: Double) throws -> Tally {
    let documents = Dictionary(
      uniqueKeysWithValues: zip(Corpus.names, try Corpus.founding.get()))
    let vocabulary = try Corpus.traceVocabulary.get()
    var tally = Tally()
    for name in TraceAnnotation.names {
      let annotation = try TraceAnnotation.load(name)
      let lower = try #require(documents[name])
      let higher = annotation.higher.compactMap { documents[$0] }
      let trace = PolicyTrace(
        lower: lower, higher: higher, vocabulary: vocabulary, threshold: threshold)
      var found: [[UInt32]: [PolicyTrace.Source]] = [:]
      for obligation in trace.obligations {
        found[Folding.fold(lower.clauses[obligation.passage.clause].text), default: []] +=
          obligation.sources
      }
      for obligation in annotation.obligations where obligation.part == part {
        func keys(_ sources: [TraceAnnotation.Source]) -> Set<[UInt32]> {
          Set(sources.map { Folding.fold($0.document + $0.clause) })
        }
        let (sources, arguable) = (keys(obligation.sources), keys(obligation.arguable))
        var hit: Set<[UInt32]> = []
        for source in found[Folding.fold(obligation.clause)] ?? [] {
          let text = higher[source.document].clauses[source.passage.clause].text
          let key = Folding.fold(annotation.higher[source.document] + text)
          if sources.contains(key) {
            hit.insert(key)
          } else if arguable.contains(key) {
            tally.arguable += 1
          } else {
            tally.wrong += 1
          }
        }
        tally.right += hit.count
        tally.missed += sources.count - hit.count
      }
    }
    return tally
  }

  /// Floors a little below what was measured; the figures are printed for the record.
  @Test(arguments: [
    (part: TraceAnnotation.Part.development, precision: 0.81, recall: 0.65, f1: 0.72),
    (part: TraceAnnotation.Part.held, precision: 0.67, recall: 0.53, f1: 0.60),
  ])
  func score(_ floor: (part: TraceAnnotation.Part, precision: Double, recall: Double, f1: Double))
    throws
  {
    let tally = try Self.tally(floor.part, threshold: PolicyTrace.defaultThreshold)
    print("trace, \(floor.part): \(tally)")
    #expect(tally.precision >= floor.precision, "\(tally)")
    #expect(tally.recall >= floor.recall, "\(tally)")
    #expect(tally.f1 >= floor.f1, "\(tally)")
  }

  private static let strangers = Corpus.package.deletingLastPathComponent()
    .appending(path: "shared/corpus/real/gold/raw")

  /// A plan for electronic commerce has words in common with one for technology in enterprises, but
  /// carries nothing of it out.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: strangers.path)))
  func documentsOfOtherSubjectsAreNotLinked() throws {
    let file = Self.strangers.appending(path: "d06_chongqing.txt")
    let lower = try Corpus.extract(String(contentsOf: file, encoding: .utf8))
    let higher = try Corpus.founding.get()[2]
    let trace = PolicyTrace(
      lower: lower, higher: [higher], vocabulary: try Corpus.traceVocabulary.get())
    #expect(lower.obligations.count > 50)
    #expect(trace.links() <= 3)
  }
}
