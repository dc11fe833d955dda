public import Gongwen

/// How well an output agrees with the annotation of its document.
public struct DocumentScore: Sendable {
  public private(set) var tallies: [ScoredField: Tally] = [:]
  public private(set) var misses: [Miss] = []

  /// Scores an output; `nil` stands for a document that gave none.
  public init(gold: GoldDocument, predicted: ExtractedDocument?) {
    let empty = ExtractedDocument(
      source: Source(path: "", sha256: "", format: .text),
      models: ModelStamp(version: "", sha256: ""))
    let predicted = predicted ?? empty
    let alignment = ClauseAlignment(gold: gold.clauses, predicted: predicted.clauses)
    tallies[.text] = alignment.text
    scoreMetadata(gold.document, predicted.document)
    match(.outline, gold.outline.map(Entry.init), predicted.outline.map(Entry.init), ==)
    tallies[.boundaries] = Self.pair(alignment.goldEnds, alignment.predictedEnds, ==).tally
    scoreClauses(alignment)
    scoreMentions(gold, predicted)
    match(.people, gold.people.map(Member.init), predicted.people.map(Member.init), ==)
  }

  private mutating func scoreMetadata(_ gold: DocumentMetadata, _ predicted: DocumentMetadata) {
    var total = Tally()
    for (name, values) in Self.metadata {
      let (pairs, left) = Self.pair(
        Self.sortedTitles(values(gold)), Self.sortedTitles(values(predicted)), ==
      ).withRests
      total += pairs
      note("document." + name, left)
    }
    tallies[.document] = total
  }

  private mutating func scoreClauses(_ alignment: ClauseAlignment) {
    let gold = alignment.gold.filter { $0.label != "context" }
    let predicted = alignment.predicted.filter { $0.label != "context" }
    let found = predicted.filter { $0.span != nil }
    match(.inTable, gold, found) { $0.overlaps($1) }
    tallies[.inTable]?.predicted += predicted.count - found.count
    match(.labels, gold, found) { $0.label == $1.label && $0.overlaps($1) }
  }

  private mutating func scoreMentions(_ gold: GoldDocument, _ predicted: ExtractedDocument) {
    let places = ClausePlaces(predicted)
    match(
      .assignments,
      gold.assignments.flatMap { assignment in
        assignment.units.map { UnitMention(assignment.clause, assignment.role, $0) }
      },
      predicted.assignments.flatMap { assignment in
        assignment.units.map {
          UnitMention(places.text(assignment.scope), assignment.role.rawValue, $0.name)
        }
      }, ==)
    match(
      .deadlines, gold.deadlines.map(TimeMention.init),
      predicted.deadlines.map { TimeMention($0, places) }, TimeMention.agree)
    match(
      .amounts, gold.amounts.map(MoneyMention.init),
      predicted.amounts.map { MoneyMention($0, places) }, MoneyMention.agree)
    match(
      .targets, gold.targets.map(TargetMention.init),
      predicted.targets.map { TargetMention($0, places) }, TargetMention.agree)
  }

  private mutating func match<Value: CustomStringConvertible>(
    _ field: ScoredField, _ gold: [Value], _ predicted: [Value], _ same: (Value, Value) -> Bool
  ) {
    let (tally, rests) = Self.pair(gold, predicted, same).withRests
    tallies[field] = tally
    note(field.rawValue, rests)
  }

  private mutating func note<Value: CustomStringConvertible>(
    _ field: String, _ rests: (missed: [Value], extra: [Value])
  ) {
    misses += rests.missed.map { Miss(field: field, kind: .missed, words: "\($0)") }
    misses += rests.extra.map { Miss(field: field, kind: .extra, words: "\($0)") }
  }

  private struct Pairs<Value> {
    var tally: Tally
    var missed: [Value]
    var extra: [Value]

    var withRests: (Tally, (missed: [Value], extra: [Value])) { (tally, (missed, extra)) }
  }

  /// Each value of `gold` takes the first value of `predicted` that is left and the same.
  private static func pair<Value>(
    _ gold: [Value], _ predicted: [Value], _ same: (Value, Value) -> Bool
  ) -> Pairs<Value> {
    var left = predicted
    var missed: [Value] = []
    for value in gold {
      if let index = left.firstIndex(where: { same(value, $0) }) {
        left.remove(at: index)
      } else {
        missed.append(value)
      }
    }
    let tally = Tally(
      agreed: gold.count - missed.count, gold: gold.count, predicted: predicted.count)
    return Pairs(tally: tally, missed: missed, extra: left)
  }

  private static func sortedTitles(_ values: [String]) -> [Title] {
    values.filter { !$0.isEmpty }.map(Title.init).sorted {
      $0.scalars.lexicographicallyPrecedes($1.scalars)
    }
  }

  /// The fields of the metadata that count, each as a list of values.
  private static let metadata: [(String, @Sendable (DocumentMetadata) -> [String])] = [
    ("title", { [$0.title].compactMap { $0 } }),
    ("issuedText", { [$0.issuedText].compactMap { $0 } }),
    ("documentNumber", { [$0.documentNumber].compactMap { $0 } }),
    ("issuedOn", { [$0.issuedOn].compactMap { $0 } }),
    ("publishedOn", { [$0.publishedOn].compactMap { $0 } }),
    ("printedOn", { [$0.printedOn].compactMap { $0 } }),
    ("effectiveOn", { [$0.effectiveOn].compactMap { $0 } }),
    ("expiresOn", { [$0.expiresOn].compactMap { $0 } }),
    ("issuers", { $0.issuers }),
    ("addressees", { $0.addressees }),
    ("copiedTo", { $0.copiedTo }),
    ("attachments", { $0.attachments }),
    ("references", { $0.references.map(\.title) }),
  ]
}
