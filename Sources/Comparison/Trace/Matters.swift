/// What a clause is about: the words between its verbs (企业技术中心, 产业联盟), each with how much it
/// is what the clause is about.
struct Matters {
  struct Matter {
    var words: [UInt32]
    /// 1 where something is to be done with it; less in what says how, where or what for.
    var weight: Double
  }

  let vocabulary: TraceVocabulary

  private static let circumstance = 0.35
  private static let purpose = 0.5
  /// Of a clause that has nothing but circumstances.
  private static let onlyCircumstance = 0.8
  private static let inBrackets = 0.3

  /// In the order of the text, each once.
  ///
  /// - Parameter from: the number of folded scalars that the clause's own number takes.
  func find(_ text: String, from start: Int = 0) -> [Matter] {
    let scalars = replaced(Folding.fold(text).dropFirst(start))
    let phrases = phrases(scalars)
    let hasMain = phrases.contains { $0.isMain }
    var matters: [Matter] = []
    for phrase in phrases {
      let weight = hasMain ? phrase.weight : max(phrase.weight, Self.onlyCircumstance)
      for (range, factor) in bracketed(scalars, phrase.range) {
        find(scalars, range, weight * factor, &matters)
      }
    }
    return matters
  }

  /// A name that is one matter as `find` would write it, without what stands before it (全县) and how
  /// it is counted (数量).
  func whole(_ text: String) -> [UInt32] {
    let words = plain(text)
    var start = 0
    while let (length, kept) = vocabulary.dividers.longest(words, at: start, end: words.count),
      kept == 0, words.count - start - length > 1
    {
      start += length
    }
    return MatterForm.core(Array(words[start...]), vocabulary)
  }

  /// All words of a text, words of one meaning alike.
  func plain(_ text: String) -> [UInt32] { Folding.words(replaced(Folding.fold(text)[...])[...]) }

  private func replaced(_ folded: ArraySlice<UInt32>) -> [UInt32] {
    let text = Array(folded)
    var result: [UInt32] = []
    result.reserveCapacity(text.count)
    var place = 0
    while place < text.count {
      if let (length, value) = vocabulary.same.longest(text, at: place, end: text.count) {
        result += vocabulary.replacements[value]
        place += length
      } else {
        result.append(text[place])
        place += 1
      }
    }
    return result
  }

  private typealias Phrase = (range: Range<Int>, weight: Double, isMain: Bool)

  /// The pieces between commas that stand outside brackets and quotes.
  private func phrases(_ text: [UInt32]) -> [Phrase] {
    var phrases: [Phrase] = []
    var hasMain = false
    var start = 0
    var depth = 0
    var isQuoted = false
    func add(_ end: Int) {
      defer { start = end + 1 }
      guard start < end else { return }
      let isCircumstance = vocabulary.circumstances.longest(text, at: start, end: end) != nil
      let isPurpose =
        hasMain && vocabulary.purposes.longest(text, at: start, end: end) != nil
      let isMain = !isCircumstance && !isPurpose
      if isMain { hasMain = true }
      let weight = isCircumstance ? Self.circumstance : isPurpose ? Self.purpose : 1
      phrases.append((start..<end, weight, isMain))
    }
    for (index, scalar) in text.enumerated() {
      switch scalar {
      case 0x28, 0x5B, 0x300A, 0x3C: depth += 1
      case 0x29, 0x5D, 0x300B, 0x3E: depth = max(0, depth - 1)
      case 0x22: isQuoted.toggle()
      case 0x2C, 0x3002, 0x3B, 0x3A, 0x21, 0x3F: if depth == 0, !isQuoted { add(index) }
      default: break
      }
    }
    add(text.count)
    return phrases
  }

  /// A phrase without its brackets, and what stands in them.
  private func bracketed(_ text: [UInt32], _ range: Range<Int>) -> [(Range<Int>, Double)] {
    var pieces: [(Range<Int>, Double)] = []
    var start = range.lowerBound
    var depth = 0
    func add(_ end: Int) {
      if start < end { pieces.append((start..<end, depth > 0 ? Self.inBrackets : 1)) }
      start = end + 1
    }
    for index in range {
      switch text[index] {
      case 0x28, 0x5B:
        add(index)
        depth += 1
      case 0x29, 0x5D:
        add(index)
        depth = max(0, depth - 1)
      default: break
      }
    }
    add(range.upperBound)
    return pieces
  }

  /// What stands between dividers and punctuation.
  private func find(
    _ text: [UInt32], _ range: Range<Int>, _ weight: Double, _ matters: inout [Matter]
  ) {
    var current: [UInt32] = []
    func add() {
      let length = MatterForm.countedLength(current[...], vocabulary)
      let words = Array(current.dropFirst(length).suffix(Self.longest))
      current = []
      guard words.count > 1 else { return }
      if let known = matters.firstIndex(where: { $0.words == words }) {
        matters[known].weight = max(matters[known].weight, weight)
      } else if matters.count < Self.most {
        matters.append(Matter(words: words, weight: weight))
      }
    }
    var place = range.lowerBound
    while place < range.upperBound {
      let scalar = text[place]
      if Self.isDigit(scalar) {
        add()
        place += 1
        // 2500户, 20万元, 2021年
        while place < range.upperBound, vocabulary.measures.contains(text[place]) { place += 1 }
      } else if !Self.isWord(scalar) {
        add()
        place += 1
      } else if let (length, kept) = vocabulary.dividers.longest(
        text, at: place, end: range.upperBound)
      {
        if kept > 0 { current += text[place..<place + length] } else { add() }
        place += length
      } else {
        current.append(scalar)
        place += 1
      }
    }
    add()
  }

  /// Matters of one clause; only a list of names has more.
  private static let most = 200
  /// Characters of a matter; more are no name.
  private static let longest = 64

  private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  private static func isWord(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0...0x7F: false
    default: !Folding.isPunctuation(scalar)
    }
  }
}

/// A matter without what counts it and how it comes about.
enum MatterForm {
  /// 高新技术企业培育计划 → 高新技术企业培育
  static func core(_ words: [UInt32], _ vocabulary: TraceVocabulary) -> [UInt32] {
    var core = words[...]
    while true {
      let length = countedLength(core, vocabulary)
      if length > 0, core.count - length > 1 {
        core = core.dropFirst(length)
        continue
      }
      guard
        let ending = vocabulary.endings.first(where: {
          core.count - $0.count > 2 && core.suffix($0.count) == $0[...]
        })
      else { return Array(core) }
      core = core.dropLast(ending.count)
    }
  }

  /// The length of 百项, 三级 at the beginning.
  static func countedLength(_ words: ArraySlice<UInt32>, _ vocabulary: TraceVocabulary) -> Int {
    var length = 0
    for scalar in words {
      if numerals.contains(scalar) {
        length += 1
      } else {
        return length > 0 && vocabulary.measures.contains(scalar) ? length + 1 : 0
      }
    }
    return 0
  }

  private static let numerals = Set("一二三四五六七八九十百千两几".unicodeScalars.map(\.value))
}
