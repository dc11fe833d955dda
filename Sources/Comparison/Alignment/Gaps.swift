/// The stretches between clauses whose place is known in both documents.
struct Gaps {
  struct Span {
    var old: Range<Int>
    var new: Range<Int>
  }

  private(set) var spans: [Span] = []
  /// Index of the stretch that each clause stands in, -1 for those whose place is known.
  private(set) var ofOld: [Int]
  private(set) var ofNew: [Int]

  init(_ aligner: Aligner) {
    ofOld = Array(repeating: -1, count: aligner.old.count)
    ofNew = Array(repeating: -1, count: aligner.new.count)
    let links = aligner.links.sorted { $0.old.lowerBound < $1.old.lowerBound }
    let stays = Backbone.stays(links, newCount: aligner.new.count)
    var oldEnd = 0
    var newEnd = 0
    for (link, stays) in zip(links, stays) where stays {
      add(oldEnd..<link.old.lowerBound, newEnd..<link.new.lowerBound)
      oldEnd = link.old.upperBound
      newEnd = link.new.upperBound
    }
    add(oldEnd..<aligner.old.count, newEnd..<aligner.new.count)
  }

  private mutating func add(_ old: Range<Int>, _ new: Range<Int>) {
    guard !old.isEmpty || !new.isEmpty else { return }
    for index in old { ofOld[index] = spans.count }
    for index in new { ofNew[index] = spans.count }
    spans.append(Span(old: old, new: new))
  }
}
