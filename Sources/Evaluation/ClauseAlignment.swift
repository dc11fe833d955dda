internal import Gongwen

/// The clauses of an output laid over those of the annotation by the longest matching blocks of
/// both texts.
struct ClauseAlignment {
  struct Span: CustomStringConvertible {
    /// Offsets into the annotation's normalised text; `nil` where no scalar of the clause is in it.
    var span: Range<Int>?
    var label: String
    var text: String

    var description: String { "\(label) | \(text)" }

    /// Whether both share 80 % of their joint length.
    func overlaps(_ other: Span) -> Bool {
      guard let span, let otherSpan = other.span else { return false }
      let shared = max(
        0,
        min(span.upperBound, otherSpan.upperBound) - max(span.lowerBound, otherSpan.lowerBound))
      let joint =
        max(span.upperBound, otherSpan.upperBound) - min(span.lowerBound, otherSpan.lowerBound)
      return Double(shared) / Double(max(1, joint)) >= 0.8
    }
  }

  var text: Tally
  var gold: [Span] = []
  var predicted: [Span] = []

  var goldEnds: [Int] { gold.compactMap { $0.span?.upperBound } }
  var predictedEnds: [Int] { predicted.compactMap { $0.span?.upperBound } }

  init(gold goldClauses: [GoldDocument.LabelledClause], predicted clauses: [Clause]) {
    var goldText: [UInt32] = []
    for clause in goldClauses {
      let start = goldText.count
      goldText += Folding.norm(clause.text)
      gold.append(Span(span: start..<goldText.count, label: clause.label, text: clause.text))
    }
    let norms = clauses.map { Folding.norm($0.text) }
    let predictedText = Array(norms.joined())
    let blocks = MatchingBlocks(predictedText, goldText)
    text = Tally(
      agreed: blocks.matched, gold: goldText.count, predicted: predictedText.count)
    var places = [Int?](repeating: nil, count: predictedText.count + 1)
    for block in blocks.blocks {
      for step in 0...block.size { places[block.a + step] = block.b + step }
    }
    var at = 0
    for (clause, norm) in zip(clauses, norms) {
      let inside = places[at..<at + norm.count].lazy.compactMap { $0 }
      var span: Range<Int>?
      if let first = inside.first,
        let last = places[at..<at + norm.count].last(where: { $0 != nil })
      {
        span = first..<max(first, (last ?? first) + 1)
      }
      predicted.append(Span(span: span, label: clause.label.rawValue, text: clause.text))
      at += norm.count
    }
  }
}
