internal import Gongwen

/// What changed in the money.
enum AmountChanges {
  static func find(_ old: [Amount], _ new: [Amount]) -> [ValueChange] {
    var pairs = MentionPairs(old, new)
    pairs.drop { isSame($0, $1) && $0.condition == $1.condition }
    pairs.pair { $0.condition != nil && $0.condition == $1.condition }
    pairs.drop(isSame)
    pairs.pair { $0.currency == $1.currency && $0.per == $1.per && $0.bound == $1.bound }
    pairs.pair { _, _ in true }
    return pairs.changed.map { pair in
      ValueChange(
        kind: kind(pair.old, pair.new), from: value(pair.old), to: value(pair.new),
        subject: pair.new.condition == pair.old.condition ? pair.new.condition : nil)
    } + pairs.old.map { ValueChange(kind: .amountDropped, from: value($0), subject: $0.condition) }
      + pairs.new.map { ValueChange(kind: .amountAdded, to: value($0), subject: $0.condition) }
  }

  private static func isSame(_ a: Amount, _ b: Amount) -> Bool {
    a.currency == b.currency && a.min == b.min && a.max == b.max && a.bound == b.bound
      && a.per == b.per
  }

  private static func kind(_ old: Amount, _ new: Amount) -> ObligationChange.Kind {
    guard old.currency == new.currency, old.per == new.per,
      (old.min == nil) == (new.min == nil), (old.max == nil) == (new.max == nil)
    else { return .amountChanged }
    let pairs = zip([old.min, old.max].compactMap { $0 }, [new.min, new.max].compactMap { $0 })
    let isUp = pairs.contains { $0 < $1 }
    let isDown = pairs.contains { $0 > $1 }
    return isUp == isDown ? .amountChanged : isUp ? .amountRaised : .amountLowered
  }

  private static func value(_ amount: Amount) -> ObligationChange.Value {
    ObligationChange.Value(
      amount.text,
      value: amount.min == amount.max
        ? Figures.text(amount.max)
        : Figures.text(amount.min) + "/" + Figures.text(amount.max))
  }
}

/// Numbers in text.
enum Figures {
  /// Without a fraction where there is none; the empty string for what is open.
  static func text(_ number: Double?) -> String {
    guard let number else { return "" }
    return Int(exactly: number).map(String.init) ?? number.description
  }
}
