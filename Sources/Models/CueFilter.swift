public import Gongwen

/// Which scalars occur in a stretch of text, roughly: a set with false positives and no false
/// negatives, made once for a stretch and asked by many rules.
public struct CueFilter: Sendable {
  private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  public init(_ text: TextBuffer, range: Range<Int>) {
    text.folded.withUnsafeBufferPointer { folded in
      for index in range { insert(folded[index]) }
    }
  }

  /// Whether the rule's cues allow a match. A rule without cues may always match.
  public func allows(_ rule: PatternSet.Rule) -> Bool {
    rule.cues.isEmpty || rule.cues.contains { $0.allSatisfy(contains) }
  }

  @inline(__always)
  private mutating func insert(_ scalar: UInt32) {
    let bit = UInt64(1) << UInt64(scalar & 63)
    switch (scalar >> 6) & 3 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    default: bits.3 |= bit
    }
  }

  @inline(__always)
  private func contains(_ scalar: UInt32) -> Bool {
    let bit = UInt64(1) << UInt64(scalar & 63)
    switch (scalar >> 6) & 3 {
    case 0: return bits.0 & bit != 0
    case 1: return bits.1 & bit != 0
    case 2: return bits.2 & bit != 0
    default: return bits.3 & bit != 0
    }
  }
}
