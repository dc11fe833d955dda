/// Which clauses belong together, and which of them stayed in their place.
struct ClauseAlignment {
  /// In the order of the old document.
  let links: [Link]
  /// For each link whether it stands in the same order among the others that stay.
  let stays: [Bool]

  /// Likeness that a rewritten clause must have to be known again in another place.
  private static let enoughToMove = 560

  init(old: [ClauseForm], new: [ClauseForm]) {
    var links = Aligner(old: old, new: new).links
    links.sort { $0.old.lowerBound < $1.old.lowerBound }
    let stays = Backbone.stays(links, newCount: new.count)
    let kept = zip(links, stays).filter { link, stays in
      stays || link.likeness >= Self.enoughToMove
    }
    self.links = kept.map(\.0)
    self.stays = kept.map(\.1)
  }
}
