public import Gongwen

/// Outputs of many documents scored against their annotations.
public struct Evaluation: Sendable {
  public struct Entry: Sendable {
    /// Name of the annotated file.
    public var source: String
    public var score: DocumentScore
    /// Whether there was an output at all.
    public var hasOutput: Bool
  }

  public private(set) var entries: [Entry] = []

  /// Every annotation is scored, those without an output as misses; of several outputs for one
  /// annotation the last one counts.
  public init(gold: [GoldDocument], predicted: [ExtractedDocument]) {
    var outputs: [String: ExtractedDocument] = [:]
    for document in predicted { outputs[GoldDocument.stem(document.source.path)] = document }
    for annotation in gold {
      let output = outputs[GoldDocument.stem(annotation.source)]
      entries.append(
        Entry(
          source: annotation.source,
          score: DocumentScore(gold: annotation, predicted: output), hasOutput: output != nil))
    }
  }

  /// The sum over all documents.
  public func total(_ field: ScoredField) -> Tally {
    entries.reduce(into: Tally()) { $0 += $1.score.tallies[field] ?? Tally() }
  }
}
