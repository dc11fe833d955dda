internal import CICU

/// How characters are compared in searching: by their compatibility forms without case
/// (NFKC_Casefold of Unicode), traditional Chinese characters as simplified ones. Each character is
/// folded on its own, so that places in folded text lead back to the text as published.
struct CharacterFolding: Sendable {
  static let standard = CharacterFolding()

  /// A folded scalar, and whether it is part of a word: a letter, a digit or a Han character. The
  /// rest (punctuation, spaces, signs) separates words.
  struct Folded: Equatable, Sendable {
    var scalar: UInt32
    var isWord: Bool
  }

  /// For each scalar of the Basic Multilingual Plane: 0 for nothing, `several` for what the
  /// dictionary has, else the folded scalar and a bit.
  private var table: [UInt32]
  private var expansions: [UInt32: [Folded]] = [:]
  private var simplified: [UInt32: UInt32] = [:]

  private static let word: UInt32 = 1 << 31
  private static let several: UInt32 = .max

  private init() {
    table = [UInt32](repeating: 0, count: 0x10000)
    let pairs = Array(TraditionalCharacters.pairs.unicodeScalars)
    for index in stride(from: 0, to: pairs.count - 1, by: 2) {
      simplified[pairs[index].value] = pairs[index + 1].value
    }
    for value: UInt32 in 0..<0x10000 {
      // Unified ideographs and Hangul syllables stand for themselves; asking ICU takes time.
      if (0x3400...0x4DBF).contains(value) || (0x4E00...0x9FFF).contains(value)
        || (0xAC00...0xD7A3).contains(value)
      {
        table[Int(value)] = Self.word | (simplified[value] ?? value)
        continue
      }
      let folded = lookUp(value)
      switch folded.count {
      case 0: break
      case 1: table[Int(value)] = folded[0].scalar | (folded[0].isWord ? Self.word : 0)
      default:
        table[Int(value)] = Self.several
        expansions[value] = folded
      }
    }
  }

  /// Calls `body` with each scalar that `scalar` becomes.
  @inline(__always)
  func fold(_ scalar: Unicode.Scalar, _ body: (Folded) -> Void) {
    guard scalar.value < 0x10000 else { return lookUp(scalar.value).forEach(body) }
    switch table[Int(scalar.value)] {
    case 0: break
    case Self.several: expansions[scalar.value]?.forEach(body)
    case let entry: body(Folded(scalar: entry & ~Self.word, isWord: entry & Self.word != 0))
    }
  }

  private func lookUp(_ value: UInt32) -> [Folded] {
    var out = [UInt32](repeating: 0, count: 64)
    let count = gw_fold(value, &out, 64)
    guard count >= 0 else { return [Folded(scalar: value, isWord: false)] }
    return out.prefix(Int(count)).map { scalar in
      let scalar = simplified[scalar] ?? scalar
      return Folded(scalar: scalar, isWord: Self.isWord(scalar))
    }
  }

  /// The categories that the tokenizer `unicode61` makes tokens of.
  private static func isWord(_ value: UInt32) -> Bool {
    switch Unicode.Scalar(value)?.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .privateUse:
      true
    default: false
    }
  }
}
