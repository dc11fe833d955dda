/// Which of the old mentions became which of the new ones.
struct MentionPairs<Mention> {
  private(set) var changed: [(old: Mention, new: Mention)] = []
  private(set) var old: [Mention]
  private(set) var new: [Mention]

  init(_ old: [Mention], _ new: [Mention]) {
    self.old = old
    self.new = new
  }

  /// Takes out pairs in which nothing changed.
  mutating func drop(_ isSame: (Mention, Mention) -> Bool) {
    _ = take(isSame)
  }

  /// Pairs up those that belong together although they differ.
  mutating func pair(_ belong: (Mention, Mention) -> Bool) {
    changed += take(belong)
  }

  private mutating func take(
    _ condition: (Mention, Mention) -> Bool
  ) -> [(old: Mention, new: Mention)] {
    var taken: [(old: Mention, new: Mention)] = []
    var rest: [Mention] = []
    for mention in old {
      if let place = new.firstIndex(where: { condition(mention, $0) }) {
        taken.append((mention, new.remove(at: place)))
      } else {
        rest.append(mention)
      }
    }
    old = rest
    return taken
  }
}
