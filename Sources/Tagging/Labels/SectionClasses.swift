internal import Gongwen
internal import Models

/// What kind of text stands under each heading (`sections.lexicon`).
struct SectionClasses: Sendable {
  /// Bits of `Lexicon.categories`.
  typealias Classes = UInt64

  struct Section {
    /// Classes of the section's own heading.
    var own: Classes = 0
    /// Classes of the innermost heading above that has any.
    var inherited: Classes = 0
    /// Classes of the heading directly above.
    var parent: Classes = 0
  }

  let lexicon: Lexicon
  /// Classes of which a heading has at most one.
  var exclusive: Classes { ~mentioned }
  /// Categories whose single mention in a heading is enough.
  private let mentioned: Classes

  init(models: ModelSet) throws(ModelError) {
    lexicon = try models.lexicon("sections.lexicon")
    guard lexicon.categories.count <= 64 else {
      throw ModelError(file: lexicon.file, line: 0, reason: "more than 64 sections")
    }
    mentioned = lexicon.categories.enumerated().reduce(0) { bits, category in
      category.element.hasPrefix("mentions-") ? bits | 1 << UInt64(category.offset) : bits
    }
  }

  /// One for each outline entry.
  func sections(_ outline: [OutlineEntry]) -> [Section] {
    var result: [Section] = []
    result.reserveCapacity(outline.count)
    /// The entries that the current one stands under, outermost first.
    var open: [Int] = []
    for (index, entry) in outline.enumerated() {
      while let last = open.last, outline[last].id != entry.parent { open.removeLast() }
      var section = Section(own: classes(of: entry.heading))
      if let parent = open.last.map({ result[$0] }) {
        section.parent = parent.own
        section.inherited =
          parent.own & ~mentioned != 0 ? parent.own & ~mentioned : parent.inherited
      }
      result.append(section)
      open.append(index)
    }
    return result
  }

  /// Classes of a heading: every `mentions-` class that has a word in it, and of the others the one
  /// whose words make up at least half of it.
  func classes(of heading: String) -> Classes {
    let text = TextBuffer(heading)
    var covered = [Int](repeating: 0, count: lexicon.categories.count)
    var length = 0
    var at = 0
    var result: Classes = 0
    text.folded.withUnsafeBufferPointer { folded in
      while at < folded.count {
        var end = at
        var found: Classes = 0
        lexicon.forEachMatch(in: folded, at: at, end: folded.count) { entry, position in
          if position > end {
            end = position
            found = 0
          }
          found |= 1 << UInt64(lexicon.entries[entry].category)
        }
        result |= found & mentioned
        if end == at {
          length += Self.isBesideWords(folded[at]) ? 0 : 1
          at += 1
        } else {
          for category in covered.indices where found >> UInt64(category) & 1 == 1 {
            covered[category] += end - at
          }
          length += end - at
          at = end
        }
      }
    }
    var best = -1
    for category in covered.indices
    where mentioned >> UInt64(category) & 1 == 0 && covered[category] * 2 >= max(length, 1)
      && (best < 0 || covered[category] >= covered[best])
    {
      best = category
    }
    return best < 0 ? result : result | 1 << UInt64(best)
  }

  /// Whether a scalar does not count: punctuation, and the figures of 2025年主要目标.
  private static func isBesideWords(_ scalar: UInt32) -> Bool {
    scalar < 0x3C || scalar == 0x5E74 || (0x3000...0x303F).contains(scalar)
  }
}
