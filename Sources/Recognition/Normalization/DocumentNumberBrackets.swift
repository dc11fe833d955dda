/// The year of a document number stands in `〔〕` (晋政发〔2021〕6号). These brackets are rare outside
/// official documents, so that engines take them for others.
enum DocumentNumberBrackets {
  static func restore(_ characters: inout [RecognizedCharacter]) {
    guard characters.count >= 9 else { return }
    for open in 1...(characters.count - 8) where isNumber(characters, at: open) {
      characters[open].scalar = 0x3014
      characters[open + 5].scalar = 0x3015
    }
  }

  /// Han, bracket, year, bracket, a number of up to five figures, 号.
  private static func isNumber(_ characters: [RecognizedCharacter], at open: Int) -> Bool {
    guard ScriptKind.isHan(characters[open - 1].scalar),
      isLike(characters[open].scalar, opens: true),
      isLike(characters[open + 5].scalar, opens: false),
      isYear(characters[(open + 1)...(open + 4)])
    else { return false }
    var index = open + 6
    if index < characters.count, characters[index].scalar == 0x7B2C { index += 1 }
    let from = index
    while index < characters.count, ScriptKind.isDigit(characters[index].scalar) { index += 1 }
    return (1...5).contains(index - from) && index < characters.count
      && characters[index].scalar == 0x53F7
  }

  /// A bracket, or a letter or stroke that looks like one.
  private static func isLike(_ scalar: UInt32, opens: Bool) -> Bool {
    Bracket(scalar).map { $0.opens == opens }
      ?? (opens ? "LC{" : "JI|}").unicodeScalars.contains { $0.value == scalar }
  }

  private static func isYear(_ characters: ArraySlice<RecognizedCharacter>) -> Bool {
    let scalars = characters.map(\.scalar)
    return scalars.allSatisfy(ScriptKind.isDigit)
      && (scalars[0] == 0x31 && scalars[1] == 0x39 || scalars[0] == 0x32 && scalars[1] == 0x30)
  }
}
