internal import Gongwen
internal import Models

/// The words of `periods.lexicon` with their fields read. A class, because a scanner is made for every
/// place that may begin a time and a reference costs less than a copy.
final class PeriodLexicon: Sendable {
  /// A section of the file.
  enum Kind: String, CaseIterable {
    case plan, year, half, quarter, season, month, monthname, tenday, week, weekday, day, edge,
      alone
    case holiday, lunar, unit
    case halfUnit = "half-unit"
    case every, before, within, during, from, after, since, stop
    case until, asof, onward, connector, through, ahead, direction, daypart, calendar
  }

  struct Kinds: OptionSet, Sendable {
    var rawValue: UInt64
    init(rawValue: UInt64) { self.rawValue = rawValue }
    init(_ kinds: Kind...) { rawValue = kinds.reduce(0) { $0 | 1 << $1.bit } }
    func has(_ kind: Kind) -> Bool { rawValue & 1 << kind.bit != 0 }

    static let relation = Kinds(.before, .within, .during, .from, .after, .since, .stop)
    static let part = Kinds(.half, .quarter, .season, .holiday, .lunar)
    /// What any expression can begin with, besides numbers and 每.
    static let beginning = opening.union(Kinds(.every, .halfUnit, .direction, .daypart))
    /// What a time can begin with, besides numbers and 每.
    static let opening = Kinds(
      .plan, .year, .half, .quarter, .season, .month, .monthname, .week, .weekday, .day, .alone,
      .holiday, .lunar)
  }

  struct Word: Sendable {
    var kind: Kind
    var first: Int
    var second: Int
    var text: String
    /// 1-based line in the model file.
    var line: Int
  }

  struct Found {
    var entry: Int
    var end: Int
  }

  let file: String
  private let lexicon: Lexicon
  let words: [Word]
  private let lunar: [Int: [CalendarDay]]
  /// Words that stand before a time, folded, longest first.
  let prefixes: [(word: [UInt32], entry: Int)]
  /// Events before which days are counted back.
  let ahead: [[UInt32]]
  /// One bit for each scalar that can begin an expression.
  private let openings: [UInt64]
  /// One bit for each scalar that can stand behind a number in an expression.
  private let followers: [UInt64]

  init(_ lexicon: Lexicon) throws(ModelError) {
    self.lexicon = lexicon
    file = lexicon.file
    var words: [Word] = []
    var lunar: [Int: [CalendarDay]] = [:]
    var prefixes: [(word: [UInt32], entry: Int)] = []
    var ahead: [[UInt32]] = []
    var openings = [UInt64](repeating: 0, count: 1024)
    var followers = openings
    func insert(_ scalar: UInt32, into set: inout [UInt64]) {
      if scalar < 0x10000 { set[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63) }
    }
    for scalar in UInt32(0x30)...0x39 { insert(scalar, into: &openings) }
    for scalar in "〇零○一二三四五六七八九十两俩每".unicodeScalars {
      insert(scalar.value, into: &openings)
    }
    for scalar in "年月日号季世时点个、和及.-/:".unicodeScalars {
      insert(scalar.value, into: &followers)
    }
    let kinds = lexicon.categories.map(Kind.init(rawValue:))
    for (index, entry) in lexicon.entries.enumerated() {
      let name = lexicon.categories[entry.category]
      guard let kind = kinds[entry.category] else {
        throw ModelError(
          file: lexicon.file, line: entry.line, reason: "the section '\(name)' is not known")
      }
      guard let word = Word(kind, entry) else {
        throw ModelError(
          file: lexicon.file, line: entry.line,
          reason: "the fields do not fit the section '\(name)'")
      }
      words.append(word)
      let scalars = TextBuffer.fold(entry.word)
      if kind == .lunar {
        lunar[index] = word.text.utf8.split(separator: 0x20).compactMap {
          CalendarDay(String(Substring($0)))
        }
      }
      if Kinds(.until, .asof, .onward).has(kind) { prefixes.append((scalars, index)) }
      if kind == .ahead { ahead.append(scalars) }
      if Kinds.beginning.has(kind) { insert(scalars[0], into: &openings) }
      if kind == .unit || kind == .connector { insert(scalars[0], into: &followers) }
    }
    self.words = words
    self.lunar = lunar
    self.prefixes = prefixes.sorted { $0.word.count > $1.word.count }
    self.ahead = ahead
    self.openings = openings
    self.followers = followers
  }

  func dates(of entry: Int) -> [CalendarDay] { lunar[entry] ?? [] }

  @inline(__always)
  func opens(_ scalar: UInt32) -> Bool {
    scalar < 0x10000 && openings[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 != 0
  }

  @inline(__always)
  func follows(_ scalar: UInt32) -> Bool {
    scalar < 0x10000 && followers[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 != 0
  }

  /// The longest word of the kinds that begins at `start`.
  func longest(
    _ text: UnsafeBufferPointer<UInt32>, at start: Int, end: Int, _ kinds: Kinds
  ) -> Found? {
    var best: Found?
    lexicon.forEachMatch(in: text, at: start, end: end) { entry, position in
      if kinds.has(words[entry].kind) { best = Found(entry: entry, end: position) }
    }
    return best
  }

  /// For a time in plain figures (2021年, 6月30日), which no word of its own gives away.
  func calendarEvidence(_ range: Range<Int>) -> Evidence {
    let unit = words.firstIndex { $0.kind == .unit && $0.text == "Y" } ?? 0
    return evidence(unit, range)
  }

  /// The entries that made a time: those that were noted, else the last unit of its date.
  func entries(of token: TimeToken, in text: TextBuffer) -> [Int] {
    guard token.entries.isEmpty else { return token.entries }
    return text.folded.withUnsafeBufferPointer { folded in
      token.core.reversed().lazy
        .compactMap { self.longest(folded, at: $0, end: token.core.upperBound, .init(.calendar)) }
        .first.map { [$0.entry] } ?? []
    }
  }

  func evidence(_ entry: Int, _ range: Range<Int>) -> Evidence {
    Evidence(
      file: file, line: words[entry].line, rule: words[entry].kind.rawValue, range: TextRange(range)
    )
  }
}

extension PeriodLexicon.Kind {
  fileprivate var bit: UInt64 {
    switch self {
    case .plan: 0
    case .year: 1
    case .half: 2
    case .quarter: 3
    case .season: 4
    case .month: 5
    case .monthname: 6
    case .tenday: 7
    case .week: 8
    case .weekday: 9
    case .day: 10
    case .edge: 11
    case .alone: 12
    case .holiday: 13
    case .lunar: 14
    case .unit: 15
    case .halfUnit: 16
    case .every: 17
    case .before: 18
    case .within: 19
    case .during: 20
    case .from: 21
    case .after: 22
    case .since: 23
    case .stop: 24
    case .until: 25
    case .asof: 26
    case .onward: 27
    case .connector: 28
    case .through: 29
    case .ahead: 30
    case .direction: 31
    case .daypart: 32
    case .calendar: 33
    }
  }
}

extension PeriodLexicon.Word {
  /// `nil` where the fields are not those of the section.
  init?(_ kind: PeriodLexicon.Kind, _ entry: Lexicon.Entry) {
    self.init(kind: kind, first: 0, second: 0, text: "", line: entry.line)
    let fields = entry.fields
    func number(_ index: Int) -> Int? { index < fields.count ? Int(fields[index]) : nil }
    switch kind {
    case .plan, .quarter:
      guard let first = number(0), let second = number(1) else { return nil }
      (self.first, self.second) = (first, second)
    case .year, .half, .season, .month, .monthname, .tenday, .week, .weekday, .day:
      guard let first = number(0) else { return nil }
      (self.first, second) = (first, number(1) ?? first)
    case .edge:
      guard let name = fields.first, TimeValue.Edge(rawValue: name) != nil else { return nil }
      text = name
    case .alone:
      guard fields.count == 2 else { return nil }
      text = fields[0] + " " + fields[1]
    case .holiday:
      guard fields.count == 2, let from = Self.monthDay(fields[0]),
        let to = Self.monthDay(fields[1])
      else { return nil }
      (first, second) = (from, to)
    case .lunar:
      guard let dates = fields.first else { return nil }
      text = dates
    case .unit:
      guard let unit = fields.first else { return nil }
      text = unit
    case .direction:
      guard let name = fields.first, name == "past" || name == "future" else { return nil }
      text = name
      first = fields.count > 1 ? 1 : 0
    case .halfUnit:
      guard let count = number(0), fields.count == 2 else { return nil }
      first = count
      text = fields[1]
    case .every:
      guard let frequency = fields.first, let interval = number(1) else { return nil }
      text = frequency
      first = interval
    case .before, .within, .during, .from, .after, .since, .stop, .until, .asof, .onward,
      .connector,
      .through, .ahead, .daypart, .calendar:
      break
    }
  }

  /// `10-01` as 1001.
  private static func monthDay(_ field: String) -> Int? {
    let parts = field.utf8.split(separator: UInt8(ascii: "-"))
    guard parts.count == 2, let month = Int(Substring(parts[0])), let day = Int(Substring(parts[1]))
    else { return nil }
    return month * 100 + day
  }
}
