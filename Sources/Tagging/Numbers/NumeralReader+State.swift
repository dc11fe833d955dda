extension NumeralReader {
  /// What has been read of a numeral: finished sections below 万 and 亿, the section being read and
  /// the digit that waits for its multiplier.
  struct State {
    private var sum = Numeral.Span.zero
    private var section = Numeral.Span.zero
    private var hasSection = false
    private var hasSum = false
    private var lastBig = Double.infinity
    private var lastStep = 1.0
    private var extra = Numeral.Span.zero
    var pending: Numeral.Span?
    var pendingStep = 1.0
    var pendingIsArabic = false
    var pendingLength = 0
    private(set) var lastUnit = Double.infinity
    private(set) var sawMultiplier = false
    var sawDigit = false
    var sawMore = false
    /// 十 at the beginning is one ten, while 百 and 万 alone are units.
    private var beginsWithTen = false
    var isVague = false

    /// Whether only 零 waits, which the next digit takes the place of.
    var isZeroPending: Bool { sawMultiplier && pending == .zero && !pendingIsArabic }

    /// What 余 can add here, `nil` where nothing has been read.
    var currentStep: Double? {
      pending != nil ? pendingStep : sawMultiplier ? lastStep : nil
    }

    mutating func add(_ more: Numeral.Span) {
      if let value = pending {
        pending = value + more
      } else if hasSection {
        section = section + more
      } else {
        sum = sum + more
      }
    }

    /// Takes what stands before a decimal point.
    mutating func takeSection() -> Numeral.Span {
      let value = section + lastDigit.value
      section = .zero
      hasSection = false
      pending = nil
      return value
    }

    /// What the digit that waits stands for, and its place value: 三百五 and 一万二 leave out the
    /// last multiplier.
    private var lastDigit: (value: Numeral.Span, step: Double) {
      guard let last = pending else { return (.zero, lastStep) }
      if sawMultiplier, lastUnit >= 100, pendingLength == 1, last.high < 10 {
        return (last * (lastUnit / 10), lastUnit / 10)
      }
      return (last, pendingStep)
    }

    /// Reads a multiplier; `false` where none can stand.
    mutating func multiply(by exponent: Int, atStart: Bool) -> Bool {
      let unit = Double.power(exponent)
      return exponent < 4 ? multiplySection(unit, atStart) : multiplySum(unit, atStart)
    }

    private mutating func multiplySection(_ unit: Double, _ atStart: Bool) -> Bool {
      guard unit < lastUnit || lastUnit >= 10_000 else { return false }
      if let value = pending {
        if pendingIsArabic, unit < 100 || value.low > 999 { return false }
        section = section + value * unit
        lastStep = pendingStep * unit
      } else if atStart || (unit == 10 && sawMultiplier) {
        section = section + Numeral.Span(unit)
        lastStep = unit
        if atStart, unit == 10 { beginsWithTen = true }
      } else {
        return false
      }
      pending = nil
      hasSection = true
      lastUnit = unit
      sawMultiplier = true
      return true
    }

    private mutating func multiplySum(_ unit: Double, _ atStart: Bool) -> Bool {
      if pending == nil, !hasSection {
        guard hasSum || atStart else { return false }
        // 万亿 multiplies what 万 has made; 亿万 is no number.
        guard !hasSum || unit >= lastBig else { return false }
        sum = hasSum ? sum * unit : Numeral.Span(unit)
        lastStep = hasSum ? lastStep * unit : unit
      } else {
        let value = section + (pending ?? .zero)
        lastStep = (pending == nil ? lastStep : pendingStep) * unit
        sum = hasSum && unit > lastBig ? (sum + value) * unit : sum + value * unit
      }
      section = .zero
      hasSection = false
      pending = nil
      hasSum = true
      lastBig = unit
      lastUnit = unit
      sawMultiplier = true
      return true
    }

    func finish(_ range: Range<Int>, isArabic: Bool) -> Numeral? {
      let (last, step) = lastDigit
      return Numeral(
        range: range, span: sum + section + last, step: step, isArabic: isArabic,
        isBare: !sawDigit && !beginsWithTen, hasMultiplier: sawMultiplier, isVague: isVague)
    }
  }
}
