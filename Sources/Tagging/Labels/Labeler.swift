public import Gongwen
public import Models

/// Decides what each clause does and how strongly it binds.
///
/// A clause's features (cue words by place, figures, headings above, neighbours, what the other
/// dimensions propose) each speak for or against every label with a weight from `labels.table`; the
/// largest sum wins. Elements of the layout such as letterheads and headings that stand alone are
/// context whatever their words are.
public struct Labeler: Sendable {
  private let scanner: CueScanner
  private let shapes: PatternSet
  private let sections: SectionClasses
  private let weights: LabelWeights
  private let modality: ModalityResolver
  private let bits: FeatureBits

  public init(models: ModelSet) throws(ModelError) {
    scanner = try CueScanner(models: models)
    shapes = try models.patterns("labels.patterns")
    sections = try SectionClasses(models: models)
    weights = try LabelWeights(try models.file("labels.table"))
    modality = ModalityResolver(scanner)
    bits = FeatureBits(weights, scanner: scanner, shapes: shapes, sections: sections)
    if let (name, line) = weights.unknown(bits.known).first {
      throw ModelError(file: weights.file, line: line, reason: "no feature is called '\(name)'")
    }
  }

  /// One decision for each clause.
  public func label(
    _ document: StructuredDocument, proposals: Proposals, with matcher: Matcher
  ) -> [Traced<LabelDecision>] {
    var reader = ClauseReader(
      document, proposals: proposals, scanner: scanner, shapes: shapes, sections: sections,
      bits: bits, matcher: matcher)
    var decisions: [Traced<LabelDecision>] = []
    decisions.reserveCapacity(document.clauses.count)
    let fields = TableFields(document)
    for index in document.clauses.indices {
      if let part = fields.part(index) {
        decisions.append(decide(part, index, &reader, fields.evidence(index), document))
        reader.previous = decisions[index].value.label
        continue
      }
      let kind = reader.layout(index)
      if let line = weights.layoutLine(kind) {
        let evidence = Evidence(
          file: weights.file, line: line, rule: "layout.\(kind.rawValue)",
          range: document.clauses[index].range)
        decisions.append(Traced(LabelDecision(.context), [evidence]))
      } else {
        reader.read(index)
        decisions.append(decide(reader, document.clauses[index]))
      }
      reader.previous = decisions[index].value.label
    }
    return decisions
  }

  /// The words of a task table's rows oblige, whatever they are; the rest of it is context.
  private func decide(
    _ part: TableFields.Part, _ index: Int, _ reader: inout ClauseReader, _ evidence: [Evidence],
    _ document: StructuredDocument
  ) -> Traced<LabelDecision> {
    guard case .words(let words, let kind) = part, let first = words.first, let last = words.last
    else { return Traced(LabelDecision(.context), evidence) }
    reader.read(index, words: first.lowerBound..<last.upperBound)
    let label: Label =
      switch kind {
      case .tasks: .duty
      case .indicators: .target
      case .incentives: .incentive
      }
    let (modality, range) = modality.resolve(label, reader.cues[...])
    var decision = Traced(LabelDecision(label, modality), evidence)
    if let range {
      decision.evidence.append(
        Evidence(
          file: scanner.lexicon.file, line: line(of: range, reader), rule: modality.rawValue,
          range: TextRange(range)))
    }
    return decision
  }

  private func decide(_ reader: ClauseReader, _ clause: Clause) -> Traced<LabelDecision> {
    var applied: [Int32] = []
    applied.reserveCapacity(32)
    let sum = weights.sum(reader.features) { applied.append(Int32($0)) }
    var best = 0
    for index in 1..<4 where sum[index] > sum[best] { best = index }
    let label = LabelWeights.labels[best]
    var evidence = strongest(applied, for: best).map { index in
      let row = weights.rows[index]
      return Evidence(
        file: weights.file, line: row.line, rule: row.name,
        range: TextRange(reader.features.ranges[row.anchor]))
    }
    guard label != .context else { return Traced(LabelDecision(.context), evidence) }
    if label == .duty && reader.isProhibited {
      return Traced(LabelDecision(label, .prohibit), evidence)
    }
    let (modality, range) = modality.resolve(label, reader.cues[...])
    if let range {
      evidence.append(
        Evidence(
          file: scanner.lexicon.file, line: line(of: range, reader), rule: modality.rawValue,
          range: TextRange(range)))
    }
    return Traced(LabelDecision(label, modality), evidence)
  }

  /// The three rows that speak most for a label against the others.
  private func strongest(_ applied: [Int32], for label: Int) -> [Int] {
    var first = (row: -1, margin: Float(0))
    var second = first
    var third = first
    for row in applied {
      let found = (row: Int(row), margin: weights.rows[Int(row)].margins[label])
      if found.margin > first.margin {
        (first, second, third) = (found, first, second)
      } else if found.margin > second.margin {
        (second, third) = (found, second)
      } else if found.margin > third.margin {
        third = found
      }
    }
    return [first.row, second.row, third.row].filter { $0 >= 0 }
  }

  private func line(of range: Range<Int>, _ reader: ClauseReader) -> Int {
    scanner.lexicon.longestMatch(
      in: reader.document.text, at: range.lowerBound, end: range.upperBound
    ).map { scanner.lexicon.entries[$0.entry].line } ?? 0
  }
}
