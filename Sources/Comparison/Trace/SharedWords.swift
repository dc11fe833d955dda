internal import Glibc

/// How much of the words of two clauses and of their headings is the same, whatever they are about:
/// pairs of neighbouring characters, weighted by how few clauses of the documents at hand have them.
struct SharedWords {
  /// The words of a clause or a heading.
  struct Text {
    /// Each pair once.
    fileprivate var pairs: [Int] = []
    /// What they weigh together.
    fileprivate var weight = 0.0
  }

  struct Entry {
    fileprivate var own: Text
    /// The heading over it; empty where there is none that says more.
    fileprivate var heading: Text
  }

  /// Parts of what there is, 0 to 1.
  struct Measure {
    /// Of the lower and of the higher clause what the other one has too.
    var ofLower = 0.0
    var ofHigher = 0.0
    /// Of the shorter heading what the other has, and of each heading what the clause of the other
    /// document has.
    var headings = 0.0
    var ofHigherHeading = 0.0
    var ofLowerHeading = 0.0
  }

  private let weights: [Double]
  let lower: [Entry]
  let higher: [[Entry]]
  /// Whether the lower clause that is looked at has a pair, and its heading.
  private var isInLower: [Bool]
  private var isInHeading: [Bool]
  private var current = 0

  /// A heading of more characters is a paragraph.
  private static let longestHeading = 60

  init(_ lowerSide: TraceSide, _ higherSides: [TraceSide]) {
    var numbers: [UInt64: Int] = [:]
    func text(_ words: [UInt32]) -> Text {
      var text = Text()
      for pair in MatterPool.pairs(words) {
        let number = numbers[pair] ?? numbers.count
        numbers[pair] = number
        text.pairs.append(number)
      }
      return text
    }
    var occurrences: [Int: Int] = [:]
    var clauses = 0
    for side in [lowerSide] + higherSides {
      for words in side.words {
        clauses += 1
        for pair in text(words).pairs { occurrences[pair, default: 0] += 1 }
      }
    }
    func entries(_ side: TraceSide) -> [Entry] {
      side.entries.map { entry in
        let heading = entry.heading.count < Self.longestHeading ? entry.heading : []
        return Entry(own: text(entry.words), heading: text(heading))
      }
    }
    var lower = entries(lowerSide)
    var higher = higherSides.map(entries)
    let weights = (0..<numbers.count).map {
      max(0, log(Double(clauses + 1) / (Double(occurrences[$0] ?? 0) + 0.5)))
    }
    func weigh(_ text: inout Text) { text.weight = text.pairs.reduce(0) { $0 + weights[$1] } }
    for index in lower.indices {
      weigh(&lower[index].own)
      weigh(&lower[index].heading)
    }
    for document in higher.indices {
      for index in higher[document].indices {
        weigh(&higher[document][index].own)
        weigh(&higher[document][index].heading)
      }
    }
    self.weights = weights
    self.lower = lower
    self.higher = higher
    isInLower = Array(repeating: false, count: weights.count)
    isInHeading = isInLower
  }

  /// Makes a lower clause the one that is measured.
  mutating func look(at index: Int) {
    for pair in lower[current].own.pairs { isInLower[pair] = false }
    for pair in lower[current].heading.pairs { isInHeading[pair] = false }
    current = index
    for pair in lower[index].own.pairs { isInLower[pair] = true }
    for pair in lower[index].heading.pairs { isInHeading[pair] = true }
  }

  func measure(_ document: Int, _ index: Int) -> Measure {
    let mine = lower[current]
    let its = higher[document][index]
    var measure = Measure()
    let shared = weight(its.own, isInLower)
    measure.ofLower = Self.part(shared, mine.own.weight)
    measure.ofHigher = Self.part(shared, its.own.weight)
    measure.headings = Self.part(
      weight(its.heading, isInHeading), min(mine.heading.weight, its.heading.weight))
    measure.ofHigherHeading = Self.part(weight(its.heading, isInLower), its.heading.weight)
    measure.ofLowerHeading = Self.part(weight(its.own, isInHeading), mine.heading.weight)
    return measure
  }

  private func weight(_ text: Text, _ isShared: [Bool]) -> Double {
    var weight = 0.0
    for pair in text.pairs where isShared[pair] { weight += weights[pair] }
    return weight
  }

  private static func part(_ shared: Double, _ all: Double) -> Double {
    all > 0 ? min(1, shared / all) : 0
  }
}
