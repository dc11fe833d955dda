internal import Glibc

/// All matters of the documents at hand, each once, with what they weigh and how alike two are.
struct MatterPool {
  private(set) var words: [[UInt32]] = []
  private var cores: [[UInt32]] = []
  /// Pairs of neighbouring characters, sorted, each once.
  private(set) var pairs: [[UInt64]] = []
  private var corePairs: [[UInt64]] = []
  private var isPlan: [Bool] = []
  private(set) var weights: [Double] = []
  private var identifiers: [[UInt32]: Int] = [:]
  private var coreIdentifiers: [[UInt32]: Int] = [:]
  private var coreOf: [Int] = []
  /// Whether both sides have something with this core: then it is not meant by another word.
  private var isShared: [Bool] = []

  private let vocabulary: TraceVocabulary
  private var clauses = 0
  private var occurrences: [UInt64: Int] = [:]

  /// How alike a word and its end, its beginning or inside, and a shortened form of it are.
  private static let suffix = 0.9
  private static let inside = 0.55
  private static let planned = 0.85
  private static let shortened = 0.8
  /// What only endings and numbers differ in, and a word of two characters in a longer one.
  private static let sameCore = 0.95
  private static let cored = 0.97
  private static let brief = 0.75
  private static let briefSame = 0.85
  /// One pair of characters in common may be chance.
  private static let onePair = 0.6
  private static let mostWeight = 8.0

  /// How alike two things are and what that says.
  struct Likeness {
    /// 0 to 1.
    var value: Double
    /// The weight of what they share.
    var weight: Double
  }

  init(_ vocabulary: TraceVocabulary) {
    self.vocabulary = vocabulary
  }

  /// Counts a clause, so that what many clauses hold weighs little.
  mutating func count(_ matters: [Matters.Matter]) {
    clauses += 1
    for pair in Set(matters.flatMap { Self.pairs($0.words) }) {
      occurrences[pair, default: 0] += 1
    }
  }

  /// To be called when all clauses have been counted.
  mutating func identifier(_ matter: [UInt32]) -> Int {
    if let known = identifiers[matter] { return known }
    let core = MatterForm.core(matter, vocabulary)
    let identifier = words.count
    identifiers[matter] = identifier
    words.append(matter)
    cores.append(core)
    pairs.append(Self.pairs(matter))
    corePairs.append(Self.pairs(core))
    isPlan.append(vocabulary.plans.contains { matter.suffix($0.count) == $0[...] })
    weights.append(weight(core.count, corePairs[identifier]))
    let number = coreIdentifiers[core] ?? coreIdentifiers.count
    coreIdentifiers[core] = number
    coreOf.append(number)
    return identifier
  }

  /// Tells what the documents of both sides name.
  mutating func markShared(_ lower: Set<Int>, _ higher: Set<Int>) {
    let both = Set(lower.map { coreOf[$0] }).intersection(higher.map { coreOf[$0] })
    isShared = coreOf.map(both.contains)
  }

  /// The information of a pair of characters.
  func rarity(_ pair: UInt64) -> Double {
    guard let count = occurrences[pair] else { return log(Double(clauses + 1)) }
    return max(0, log(Double(clauses + 1) / (Double(count) + 0.5)))
  }

  private func weight(_ length: Int, _ pairs: [UInt64]) -> Double {
    guard !pairs.isEmpty else { return 0.1 }
    let mean = pairs.reduce(0) { $0 + rarity($1) } / Double(pairs.count)
    return min(Self.mostWeight, mean * min(1.6, (Double(length) / 4).squareRoot()))
  }

  func likeness(_ a: Int, _ b: Int) -> Likeness {
    if a == b {
      return Likeness(value: words[a].count > 2 ? 1 : Self.briefSame, weight: weights[a])
    }
    if coreOf[a] == coreOf[b] { return Likeness(value: Self.sameCore, weight: weights[a]) }
    let whole = likeness(a, words[a], pairs[a], b, words[b], pairs[b])
    let core = likeness(a, cores[a], corePairs[a], b, cores[b], corePairs[b])
    var best = Likeness(value: core.value * Self.cored, weight: core.weight)
    if (best.value, best.weight) < (whole.value, whole.weight) { best = whole }
    best.value *= distinction(a, b)
    return best
  }

  /// Where both documents name a thing, its neighbours are other things: 工程技术研究中心 is not
  /// 工程研究中心.
  private func distinction(_ a: Int, _ b: Int) -> Double {
    guard isShared[a] || isShared[b] else { return 1 }
    let areBoth = isShared[a] && isShared[b]
    let (short, long) =
      cores[a].count <= cores[b].count ? (cores[a], cores[b]) : (cores[b], cores[a])
    if long.suffix(short.count) == short[...] { return areBoth ? 0.9 : 1 }
    if long.holds(short) { return areBoth ? 0.8 : 0.95 }
    return areBoth ? 0.4 : 0.75
  }

  private func likeness(
    _ a: Int, _ aWords: [UInt32], _ aPairs: [UInt64], _ b: Int, _ bWords: [UInt32],
    _ bPairs: [UInt64]
  ) -> Likeness {
    let isAShort = aWords.count <= bWords.count
    let (short, long) = isAShort ? (aWords, bWords) : (bWords, aWords)
    let shortWeight = weights[isAShort ? a : b]
    let factor = short.count > 2 ? 1 : Self.brief
    if long.suffix(short.count) == short[...] {
      return Likeness(value: Self.suffix * factor, weight: shortWeight)
    }
    if long.holds(short) {
      let isPlan = isPlan[isAShort ? b : a] && long.starts(with: short)
      return Likeness(value: (isPlan ? Self.planned : Self.inside) * factor, weight: shortWeight)
    }
    let shared = Self.shared(aPairs, bPairs)
    guard !shared.isEmpty else { return Likeness(value: 0, weight: 0) }
    let sharedRarity = shared.reduce(0) { $0 + rarity($1) }
    let total = aPairs.reduce(0) { $0 + rarity($1) } + bPairs.reduce(0) { $0 + rarity($1) }
    let chance = shared.count > 1 ? 1 : Self.onePair
    var value = total > 0 ? 2 * sharedRarity / total * chance : 0
    var weight = weight(shared.count + 1, shared)
    // The last characters of a Chinese name say what the thing is.
    guard short.suffix(2) == long.suffix(2) else {
      return Likeness(value: value * 0.9, weight: weight)
    }
    value = min(1, value * 1.2)
    if short.count > 2, Self.isShortened(short, long) {
      value = max(value, Self.shortened)
      weight = max(weight, shortWeight * 0.9)
    }
    return Likeness(value: value, weight: weight)
  }

  static func pairs(_ words: [UInt32]) -> [UInt64] {
    guard words.count > 1 else { return [] }
    var pairs: [UInt64] = []
    pairs.reserveCapacity(words.count - 1)
    for index in 1..<words.count {
      pairs.append(UInt64(words[index - 1]) << 21 | UInt64(words[index]))
    }
    pairs.sort()
    var count = 0
    for pair in pairs where count == 0 || pairs[count - 1] != pair {
      pairs[count] = pair
      count += 1
    }
    pairs.removeSubrange(count...)
    return pairs
  }

  private static func shared(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    var (i, j) = (0, 0)
    var shared: [UInt64] = []
    while i < a.count, j < b.count {
      let (x, y) = (a[i], b[j])
      if x == y { shared.append(x) }
      if x <= y { i += 1 }
      if y <= x { j += 1 }
    }
    return shared
  }

  /// Whether the characters of one stand in the other in the same order: 产业联盟,
  /// 产业技术创新战略联盟.
  private static func isShortened(_ short: [UInt32], _ long: [UInt32]) -> Bool {
    var place = 0
    for scalar in long where place < short.count && short[place] == scalar { place += 1 }
    return place == short.count
  }
}
