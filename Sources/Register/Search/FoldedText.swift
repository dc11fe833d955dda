internal import Gongwen

/// The characters of a text that words are made of, folded, with where they come from. Characters
/// between words are left out, but where they stood is known: 科技，特派 is not 科技特派.
struct FoldedText: Equatable, Sendable {
  /// Folded scalars of words.
  private(set) var scalars: [UInt32] = []
  /// Whether something stands between a scalar and the one before it.
  private(set) var startsRun: [Bool] = []
  /// Index of the scalar of the text that each comes from.
  private(set) var origins: [Int] = []

  init(_ text: String) {
    let length = text.utf8.count / 3 + 4
    scalars.reserveCapacity(length)
    startsRun.reserveCapacity(length)
    origins.reserveCapacity(length)
    add(text.unicodeScalars)
  }

  init(_ text: some Sequence<Unicode.Scalar>) {
    add(text)
  }

  init(utf8 text: UnsafeBufferPointer<UInt8>) {
    read(text)
  }

  /// Becomes another text, given in UTF-8.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    scalars.removeAll(keepingCapacity: true)
    startsRun.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    let length = text.count / 3 + 4
    scalars.reserveCapacity(length)
    startsRun.reserveCapacity(length)
    origins.reserveCapacity(length)
    add(UTF8Scalars(text: text))
  }

  private mutating func add(_ text: some Sequence<Unicode.Scalar>) {
    let folding = CharacterFolding.standard
    var isApart = true
    var origin = 0
    for scalar in text {
      folding.fold(scalar) { folded in
        guard folded.isWord else {
          isApart = true
          return
        }
        scalars.append(folded.scalar)
        startsRun.append(isApart)
        origins.append(origin)
        isApart = false
      }
      origin += 1
    }
  }

  var count: Int { scalars.count }
  var isEmpty: Bool { scalars.isEmpty }

  /// Its runs of word characters.
  var runs: [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in scalars.indices where index > 0 && startsRun[index] {
      result.append(start..<index)
      start = index
    }
    if start < count { result.append(start..<count) }
    return result
  }

  /// Where `words` begin in this text; what separates words must separate them here too, whatever
  /// it is.
  ///
  /// - Parameter most: how many places are wanted.
  func places(of words: FoldedText, most: Int = .max) -> [Int] {
    guard let first = words.scalars.first, words.count <= count else { return [] }
    var result: [Int] = []
    var start = 0
    let last = count - words.count
    while start <= last, result.count < most {
      if scalars[start] == first, matches(words, at: start) { result.append(start) }
      start += 1
    }
    return result
  }

  private func matches(_ words: FoldedText, at start: Int) -> Bool {
    for index in 1..<max(1, words.count)
    where scalars[start + index] != words.scalars[index]
      || startsRun[start + index] != words.startsRun[index]
    {
      return false
    }
    return true
  }

  /// Whether a place of some length cuts a number or a Latin word: 5家 in 15家.
  func cutsWord(at start: Int, count length: Int) -> Bool {
    let end = start + length
    return joins(start) || joins(end)
  }

  private func joins(_ index: Int) -> Bool {
    guard index > 0, index < count, !startsRun[index] else { return false }
    let (before, after) = (scalars[index - 1], scalars[index])
    return Self.isDigit(before) && Self.isDigit(after)
      || Self.isLatin(before) && Self.isLatin(after)
  }

  static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }

  static func isLatin(_ value: UInt32) -> Bool {
    (0x61...0x7A).contains(value) || (0xC0...0x24F).contains(value)
  }

  /// The range of the text that a place of some length is.
  func range(at start: Int, count length: Int) -> TextRange {
    guard length > 0, start >= 0, start + length <= count else { return TextRange(0, 0) }
    return TextRange(origins[start], origins[start + length - 1] + 1)
  }
}
