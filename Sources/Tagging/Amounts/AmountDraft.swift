internal import Gongwen

/// An amount while its clause is being read.
struct AmountDraft {
  /// Numeral and currency.
  var core: Range<Int>
  /// `core` with the words that bound it.
  var extent: Range<Int>
  var currency: String
  var min: Double?
  var max: Double?
  var bound: Amount.Bound
  var per: String?
  var condition: String?
  /// Whether the bound was said by words of its own.
  var isBounded = false
  /// Whether the words of the bound stand before it.
  var isBoundedBefore = false
  /// Whether 达到 or the like stands before it.
  var isReached = false
  var evidence: [Evidence]

  mutating func apply(_ bound: Amount.Bound) {
    let low = min
    let high = max
    switch bound {
    case .atMost:
      max = high ?? low
      min = self.bound == .range ? low : nil
    case .atLeast:
      min = low ?? high
      max = self.bound == .range ? high : nil
    case .exact, .about, .range: break
    }
    if self.bound != .range { self.bound = bound }
    isBounded = true
  }

  func traced(id: String, clause: String, _ text: TextBuffer) -> Traced<Amount> {
    Traced(
      Amount(
        id: id, clause: clause, text: text.string(extent), currency: currency, min: min, max: max,
        bound: bound, per: per, condition: condition, range: TextRange(extent)),
      evidence)
  }
}
