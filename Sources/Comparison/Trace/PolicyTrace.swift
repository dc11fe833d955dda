public import Gongwen

/// Which clauses of higher documents the obligations of a lower one carry out.
public struct PolicyTrace: Equatable, Sendable {
  public var lower: DocumentComparison.Side
  /// The division that the lower document is of, as printed in its heading.
  public var region: String?
  public var higher: [Higher]
  /// The lowest score of a link, 0 to 1.
  public var threshold: Double
  /// Every obligation of the lower document, in its order.
  public var obligations: [TracedObligation]

  /// Good for most documents: the best F1 on the development part of `corpus/trace`.
  public static let defaultThreshold = 0.36

  /// One of the higher documents.
  public struct Higher: Equatable, Sendable {
    public var document: DocumentComparison.Side
    /// The division that it is of.
    public var region: String?
    /// The title or number by which the lower document names it, if it does.
    public var citedAs: String?
    /// Its obligations that nobody took up, in its order.
    public var untaken: [Passage]
    /// Number of its obligations.
    public var obligations: Int
  }

  /// An obligation where it stands.
  public struct Passage: Equatable, Sendable {
    /// Identifier of the obligation in its document.
    public var obligation: String
    /// Index of its clause.
    public var clause: Int
    /// Headings from the outermost in.
    public var path: [String]
    public var text: String
    public var label: Label
    /// Canonical names of its units.
    public var units: [String]
    /// 1-based.
    public var page: Int?

    init(_ obligation: Obligation, clause: Int) {
      self.obligation = obligation.id
      self.clause = clause
      path = obligation.path
      text = obligation.text
      label = obligation.label
      units = obligation.units.map(\.canonical).reduce(into: []) {
        if !$0.contains($1) { $0.append($1) }
      }
      page = obligation.page
    }
  }

  /// An obligation of the lower document with what it carries out.
  public struct TracedObligation: Equatable, Sendable {
    public var passage: Passage
    /// Best first.
    public var sources: [Source]
    /// Indices of the higher documents that its own words name.
    public var cites: [Int]

    /// Whether it comes from none of the documents.
    public var hasNoSource: Bool { sources.isEmpty && cites.isEmpty }
  }

  /// A clause of a higher document that is carried out.
  public struct Source: Equatable, Sendable {
    /// Index of the higher document.
    public var document: Int
    public var passage: Passage
    /// 0 to 1.
    public var score: Double
    public var figures: [TraceFigure]
  }

  /// - Parameter threshold: links of a lower score are left out.
  public init(
    lower: ExtractedDocument, higher: [ExtractedDocument], vocabulary: TraceVocabulary,
    threshold: Double = PolicyTrace.defaultThreshold
  ) {
    self.lower = DocumentComparison.Side(lower)
    region = lower.document.region?.name
    self.threshold = threshold
    let citations = higher.map { Citations.find($0.document, in: lower) }
    let lowerSide = TraceSide(lower, vocabulary)
    let higherSides = higher.map { TraceSide($0, vocabulary) }
    let lowerBusiness = Self.business(lowerSide)
    let higherBusiness = higherSides.map(Self.business)
    let pairs = TraceMatcher(lowerSide, higherSides, vocabulary).pairs(
      cited: citations.map { $0 != nil }
    ) { lower, document, higher in
      !lowerBusiness[lower].isDisjoint(with: higherBusiness[document][higher])
    }
    let lowerFigures = TraceFigures(lower, vocabulary)
    let higherFigures = higher.map { TraceFigures($0, vocabulary) }
    var isTaken = higherSides.map { [Bool](repeating: false, count: $0.entries.count) }
    var sources = [[Source]](repeating: [], count: lowerSide.entries.count)
    for pair in pairs where pair.score >= threshold {
      isTaken[pair.document][pair.higher] = true
      let mine = lower.obligations[lowerSide.entries[pair.lower].obligation]
      let entry = higherSides[pair.document].entries[pair.higher]
      let its = higher[pair.document].obligations[entry.obligation]
      sources[pair.lower].append(
        Source(
          document: pair.document, passage: Passage(its, clause: entry.clause), score: pair.score,
          figures: TraceFigures.pairs(mine, lowerFigures, its, higherFigures[pair.document])))
    }
    obligations = zip(lowerSide.entries, sources).map { entry, sources in
      TracedObligation(
        passage: Passage(lower.obligations[entry.obligation], clause: entry.clause),
        sources: sources.enumerated().sorted {
          ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
        }.map(\.element),
        cites: citations.indices.filter { citations[$0]?.clauses.contains(entry.clause) == true })
    }
    self.higher = higher.indices.map { index in
      let entries = higherSides[index].entries
      let reference = citations[index]?.reference
      return Higher(
        document: DocumentComparison.Side(higher[index]),
        region: higher[index].document.region?.name,
        citedAs: reference.map { $0.number ?? $0.title },
        untaken: entries.indices.filter { !isTaken[index][$0] }.map {
          Passage(higher[index].obligations[entries[$0].obligation], clause: entries[$0].clause)
        }, obligations: entries.count)
    }
  }

  private static func business(_ side: TraceSide) -> [Set<[UInt32]>] {
    let region = side.document.document.region?.name
    return side.entries.map {
      UnitBusiness.all(side.document.obligations[$0.obligation], region: region)
    }
  }

  /// Number of links to a higher document, or to all.
  public func links(to document: Int? = nil) -> Int {
    obligations.reduce(0) { sum, obligation in
      sum + obligation.sources.count { document == nil || $0.document == document }
    }
  }

  /// Number of obligations that come from none of the documents.
  public var withoutSource: Int { obligations.count(where: \.hasNoSource) }

  /// Only the obligations that a unit has, by its name or full name.
  public func only(unit: String) -> PolicyTrace {
    var trace = self
    trace.obligations.removeAll { obligation in
      !obligation.passage.units.contains { UnitNames.isSame($0, unit) }
    }
    return trace
  }
}
