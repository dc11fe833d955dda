public import Gongwen

/// Which scalars occur in a stretch of text, roughly: a set with false positives and no false
/// negatives, made once for a stretch and asked by many rules.
public struct CueFilter: Sendable {
  private var bits = SIMD8<UInt64>()

  public init(_ text: TextBuffer, range: Range<Int>) {
    bits = text.folded.withUnsafeBufferPointer { Self.bits($0[range]) }
  }

  init(_ scalars: [UInt32]) {
    bits = scalars.withUnsafeBufferPointer { Self.bits($0[...]) }
  }

  /// Whether the rule's cues allow a match. A rule without cues may always match.
  public func allows(_ rule: PatternSet.Rule) -> Bool {
    rule.cues.isEmpty || rule.cues.contains { $0.bits & bits == $0.bits }
  }

  /// One bit for each scalar, by its lowest nine bits.
  private static func bits(_ scalars: Slice<UnsafeBufferPointer<UInt32>>) -> SIMD8<UInt64> {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 8) { words in
      words.initialize(repeating: 0)
      for scalar in scalars {
        words[Int(truncatingIfNeeded: scalar >> 6) & 7] |= 1 &<< UInt64(scalar & 63)
      }
      return SIMD8(
        words[0], words[1], words[2], words[3], words[4], words[5], words[6], words[7])
    }
  }
}
