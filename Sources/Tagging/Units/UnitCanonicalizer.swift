internal import Gongwen

/// The full official name of a unit: 县工信局 is 县工业和信息化局. The level word stays as printed;
/// a name that the lexicon does not know stays as it is.
struct UnitCanonicalizer {
  let lexicon: UnitLexicon

  func canonical(_ text: TextBuffer, _ range: Range<Int>) -> String {
    text.folded.withUnsafeBufferPointer { folded in
      var result = ""
      var at = range.lowerBound
      var changed = false
      var previous: UnitLexicon.Kind = []
      while at < range.upperBound {
        let token = lexicon.token(folded, at: at, end: range.upperBound)
        if let full = replacement(folded, token, at: at, after: previous, end: range.upperBound) {
          result += full
          changed = true
        } else {
          result += text.string(at..<token.end)
        }
        previous = token.kinds
        at = token.end
      }
      return changed ? result : text.string(range)
    }
  }

  private func replacement(
    _ folded: UnsafeBufferPointer<UInt32>, _ token: UnitLexicon.Token, at start: Int,
    after previous: UnitLexicon.Kind, end: Int
  ) -> String? {
    guard token.entry >= 0, let full = lexicon.fullForm(token.entry) else { return nil }
    // 发展和改革委 begins 发展和改革委员会, which is the full form already.
    if folded[start..<end].starts(with: full.unicodeScalars.lazy.map(\.value)) { return nil }
    let next =
      token.end < end
      ? lexicon.token(folded, at: token.end, end: end).kinds : UnitLexicon.Kind()
    if token.kinds.contains(.name) {
      // 政府 is 人民政府 after a level word or where the name ends, not within 政府部门.
      if token.kinds.contains(.weak), previous.isDisjoint(with: [.level, .generic]) { return nil }
      return next.contains(.generic) ? nil : full
    }
    if token.kinds.contains(.stem) { return endsInHead(folded, token.end, end) ? full : nil }
    if token.kinds.contains(.head) { return previous.contains(.stem) ? full : nil }
    return nil
  }

  /// Whether a short head noun follows (局, 委员会): 公积金+管理中心 is no abbreviation.
  private func endsInHead(
    _ folded: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int
  ) -> Bool {
    guard start < end else { return false }
    let head = lexicon.token(folded, at: start, end: end)
    return head.kinds.contains(.head) && lexicon.isShort(head.entry)
  }
}
