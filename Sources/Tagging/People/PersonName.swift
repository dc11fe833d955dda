internal import Gongwen
internal import Models

/// Tells a person's name from a title.
struct PersonName: Sendable {
  let lexicon: Lexicon
  private let surname: Int
  private let title: Int
  private let role: Int

  init(models: ModelSet) throws(ModelError) {
    lexicon = try models.lexicon("people.lexicon")
    surname = lexicon.category("surname")
    title = lexicon.category("title")
    role = lexicon.category("role")
    guard surname >= 0, title >= 0, role >= 0 else {
      throw ModelError(
        file: lexicon.file, line: 0, reason: "the sections [surname], [title], [role] are needed")
    }
  }

  private static let middleDot: UInt32 = 0xB7

  /// Whether the scalars (spaces left out) are a name: a surname and one or two scalars, or a name
  /// with a middle dot.
  func isName(_ scalars: [UInt32]) -> Bool {
    guard scalars.allSatisfy({ Self.isHan($0) || $0 == Self.middleDot }) else { return false }
    if scalars.contains(Self.middleDot) {
      return (4...16).contains(scalars.count) && scalars.first != Self.middleDot
        && scalars.last != Self.middleDot
    }
    guard (2...4).contains(scalars.count), !endsAsTitle(scalars) else { return false }
    let given = scalars.count - surnameLength(scalars)
    return given == 1 || given == 2
  }

  /// Scalars of the surname that the words begin with; their count if they begin with none.
  private func surnameLength(_ scalars: [UInt32]) -> Int {
    let text = TextBuffer(scalars)
    return lexicon.longestMatch(in: text, at: 0, end: text.count, among: [surname])
      .map { $0.range.count } ?? scalars.count
  }

  /// Whether the words end as a title does (…局局长, …书记).
  func endsAsTitle(_ scalars: [UInt32]) -> Bool {
    let text = TextBuffer(scalars)
    for start in max(0, text.count - 6)..<text.count
    where lexicon.longestMatch(in: text, at: start, end: text.count, among: [title])?
      .range.upperBound == text.count
    {
      return true
    }
    return false
  }

  /// The role that begins at `start`, spaces inside it allowed (组 长), and where it ends.
  func role(
    _ text: UnsafeBufferPointer<UInt32>, at start: Int, end: Int
  ) -> (name: String, end: Int)? {
    var word: [UInt32] = []
    var ends: [Int] = []
    var at = start
    while at < end, word.count < 9 {
      let scalar = text[at]
      if Self.isHan(scalar) {
        word.append(scalar)
        ends.append(at + 1)
      } else if scalar != 0x20 && scalar != 0x09 {
        break
      }
      at += 1
    }
    let buffer = TextBuffer(word)
    guard
      let hit = lexicon.longestMatch(in: buffer, at: 0, end: buffer.count, among: [role])
    else { return nil }
    return (buffer.string(hit.range), ends[hit.range.count - 1])
  }

  func evidence(_ range: Range<Int>) -> Evidence {
    Evidence(file: lexicon.file, line: 1, rule: "roster", range: TextRange(range))
  }

  static func isHan(_ scalar: UInt32) -> Bool { Scalars.isHan(scalar) }
}
