internal import Glibc
public import Gongwen

/// Which of many higher documents are worth tracing to.
public enum TraceCandidates {
  /// Indices of the candidates, most promising first: what the lower document names, then what has
  /// rare words of its title in theirs, then in their own order.
  public static func order(
    _ candidates: [DocumentMetadata], for lower: ExtractedDocument, _ vocabulary: TraceVocabulary
  ) -> [Int] {
    let matters = Matters(vocabulary: vocabulary)
    func pairs(_ metadata: DocumentMetadata) -> Set<UInt64> {
      let titles = [metadata.title, metadata.issuedText].compactMap { $0 }
      return Set(titles.flatMap { matters.find($0) }.flatMap { MatterPool.pairs($0.words) })
    }
    let titles = candidates.map(pairs)
    var occurrences: [UInt64: Int] = [:]
    for title in titles {
      for pair in title { occurrences[pair, default: 0] += 1 }
    }
    let wanted = pairs(lower.document)
    let scores = zip(candidates, titles).map { metadata, title in
      let shared = wanted.intersection(title).sorted().reduce(0) {
        $0 + log(Double(candidates.count + 1) / Double(occurrences[$1] ?? 1))
      }
      let likeness = shared / Double(max(1, title.count)).squareRoot()
      return Citations.find(metadata, in: lower) == nil ? likeness : .infinity
    }
    return candidates.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
  }

  /// Whether a reference is to a document.
  public static func names(_ reference: Reference, _ document: DocumentMetadata) -> Bool {
    Citations.names(reference, document)
  }
}

extension PolicyTrace {
  /// Without the higher documents that the lower one neither names nor carries out in several
  /// places.
  public func related(links: Int = 3) -> PolicyTrace {
    let kept = higher.indices.filter { higher[$0].citedAs != nil || self.links(to: $0) >= links }
    let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    var trace = self
    trace.higher = kept.map { higher[$0] }
    for index in trace.obligations.indices {
      trace.obligations[index].sources = obligations[index].sources.compactMap { source in
        var source = source
        guard let place = places[source.document] else { return nil }
        source.document = place
        return source
      }
      trace.obligations[index].cites = obligations[index].cites.compactMap { places[$0] }
    }
    return trace
  }
}
