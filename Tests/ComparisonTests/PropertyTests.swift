import Gongwen
import Testing

@testable import Comparison

/// A generator of the same numbers every time (SplitMix64).
struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct PropertyTests {
  private func check(_ old: ExtractedDocument, _ new: ExtractedDocument, _ name: String) {
    let comparison = DocumentComparison(old: old, new: new)
    #expect(
      ClauseEdit.apply(comparison.edits, to: old.clauses.map(\.text)) == new.clauses.map(\.text),
      "\(name)")
    #expect(comparison.reversed == DocumentComparison(old: new, new: old), "\(name)")
    #expect(comparison.reversed.reversed == comparison, "\(name)")
    for edit in comparison.edits {
      let (oldText, newText) = (Scalars(edit.oldTexts.joined()), Scalars(edit.newTexts.joined()))
      #expect(edit.changes.allSatisfy { $0.old.upperBound <= oldText.count })
      #expect(edit.changes.allSatisfy { $0.new.upperBound <= newText.count })
      #expect(
        zip(edit.changes, edit.changes.dropFirst()).allSatisfy {
          $0.old.upperBound <= $1.old.lowerBound && $0.new.upperBound <= $1.new.lowerBound
        }, "\(name)")
    }
  }

  @Test func everyPairOfTheCorpus() throws {
    let documents = try Corpus.founding.get()
    for old in documents {
      for new in documents { check(old, new, "\(old.source.path) \(new.source.path)") }
      #expect(DocumentComparison(old: old, new: old).isIdentical)
    }
  }

  /// Clauses that are cut up, exchanged, repeated and emptied without any sense.
  @Test(arguments: 0..<20) func thousandMadePairs(_ block: Int) throws {
    let clauses = try Corpus.founding.get().flatMap { $0.clauses.map(\.text) }
    var numbers = Numbers(state: UInt64(block))
    for round in 0..<50 {
      let count = Int.random(in: 0...30, using: &numbers)
      let old = (0..<count).map { _ in clauses.randomElement(using: &numbers) ?? "" }
      var new = old
      for _ in 0..<Int.random(in: 0...12, using: &numbers) { Self.change(&new, clauses, &numbers) }
      check(Corpus.document(old), Corpus.document(new), "block \(block) round \(round)")
    }
  }

  private static func change(
    _ texts: inout [String], _ clauses: [String], _ numbers: inout Numbers
  ) {
    let place = Int.random(in: 0...texts.count, using: &numbers)
    let other = clauses.randomElement(using: &numbers) ?? ""
    guard place < texts.count else { return texts.append(other) }
    let scalars = Array(texts[place].unicodeScalars)
    let cut = Int.random(in: 0...scalars.count, using: &numbers)
    func part(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    switch Int.random(in: 0..<9, using: &numbers) {
    case 0: texts.remove(at: place)
    case 1: texts.insert(other, at: place)
    case 2: texts[place] = other
    case 3: texts.append(texts.remove(at: place))
    case 4: texts.replaceSubrange(place...place, with: [part(0..<cut), part(cut..<scalars.count)])
    case 5 where place + 1 < texts.count:
      texts[place] += texts.remove(at: place + 1)
    case 6: texts[place] = part(0..<cut) + "、" + part(cut..<scalars.count)
    case 7: texts[place] = part(0..<cut) + other + part(cut..<scalars.count)
    default: texts.insert(texts[place], at: 0)
    }
  }
}
