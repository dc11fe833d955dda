import Gongwen
import Testing

@testable import Comparison

/// What holds for every trace.
@Suite struct TracePropertyTests {
  /// Every obligation of a document carries out itself.
  @Test(arguments: Corpus.names.indices) func aDocumentIsItsOwnSource(_ index: Int) throws {
    let document = try Corpus.founding.get()[index]
    let trace = PolicyTrace(
      lower: document, higher: [document], vocabulary: try Corpus.traceVocabulary.get())
    for obligation in trace.obligations {
      #expect(
        obligation.sources.contains { $0.passage == obligation.passage },
        "\(obligation.passage.text)")
    }
    #expect(trace.higher[0].untaken.isEmpty)
  }

  /// The order of the higher documents changes nothing but their numbers.
  @Test func orderDoesNotMatter() throws {
    let documents = try Corpus.founding.get()
    let vocabulary = try Corpus.traceVocabulary.get()
    let (county, province, city) = (documents[0], documents[2], documents[4])
    let one = PolicyTrace(lower: county, higher: [province, city], vocabulary: vocabulary)
    let other = PolicyTrace(lower: county, higher: [city, province], vocabulary: vocabulary)
    #expect(one.links() == other.links())
    for (a, b) in zip(one.obligations, other.obligations) {
      let links = a.sources.map { "\(1 - $0.document) \($0.passage.clause) \($0.score)" }
      #expect(
        links.sorted()
          == b.sources.map { "\($0.document) \($0.passage.clause) \($0.score)" }.sorted())
    }
  }

  /// What is a source is not among what nobody took up, and nothing is lost.
  @Test func everyHigherObligationIsTakenUpOrNot() throws {
    let documents = try Corpus.founding.get()
    let trace = PolicyTrace(
      lower: documents[0], higher: [documents[2], documents[4]],
      vocabulary: try Corpus.traceVocabulary.get())
    for (index, higher) in trace.higher.enumerated() {
      let taken = Set(
        trace.obligations.flatMap { $0.sources }.filter { $0.document == index }
          .map(\.passage.obligation))
      #expect(taken.isDisjoint(with: higher.untaken.map(\.obligation)))
      #expect(taken.count + higher.untaken.count == higher.obligations)
    }
  }
}
