/// A time expression in a text, before it is put on the calendar.
struct TimeToken: Equatable, Sendable {
  enum Value: Equatable, Sendable {
    /// A time, or the two ends of a range.
    case span(TimeValue, TimeValue?)
    case duration(TimeDuration)
    case frequency(TimeFrequency)
  }

  /// What the words around a time make of it.
  enum Relation: Equatable, Sendable {
    case none
    /// 到, 至
    case until
    /// 前, 之前
    case before
    /// 内, 之内
    case within
    /// 期间
    case during
    /// 起, 自
    case from
    /// 自…起至…
    case fromTo
    /// 后, 以后
    case after
    /// 以来
    case since
    /// 截至
    case asOf
  }

  var value: Value
  var relation: Relation = .none
  /// With the words of the relation.
  var range: Range<Int>
  /// Without them.
  var core: Range<Int>
  /// Entries of the lexicon that made the value and the relation.
  var entries: [Int] = []
  /// Whether it stands inside 《…》.
  var isInTitle = false
}

/// A length of time: the longest of a range (3至5年).
struct TimeDuration: Equatable, Sendable {
  struct Part: Equatable, Sendable {
    var count: Int
    /// Designator as in the lexicon: Y, M, Q, W, D, BD, TH, TM, TS.
    var unit: String
  }

  /// From the largest unit to the smallest.
  var parts: [Part]

  init(_ count: Int, _ unit: String) { parts = [Part(count: count, unit: unit)] }
}

/// How often, and where in each period.
struct TimeFrequency: Equatable, Sendable {
  /// RFC 5545 FREQ.
  var frequency: String
  var interval: Int
  var positions: [TimeValue] = []
  /// Whether the two positions are the ends of a range.
  var isRange = false
}
