/// The dash of Chinese text, `——`, is as wide as two characters. Engines read it as one hyphen, one
/// dash or the numeral 一: the room that it takes up tells what it is.
enum DashSpan {
  static func widen(_ characters: inout [RecognizedCharacter]) {
    if isPageNumber(characters) {
      characters[0].scalar = dash
      characters[characters.count - 1].scalar = dash
      return
    }
    markSpans(&characters)
    guard let em = pitch(of: characters) else { return }
    var index = 0
    while index < characters.count {
      if isTwoWide(characters, index, em: em) {
        let whole = characters[index]
        let middle = whole.x + whole.width / 2
        characters[index] = half(of: whole, from: middle - em, em: em)
        characters.insert(half(of: whole, from: middle, em: em), at: index + 1)
        index += 1
      }
      index += 1
    }
  }

  private static let dash: UInt32 = 0x2014

  private static func isDash(_ scalar: UInt32) -> Bool {
    scalar == 0x2D || (0x2010...0x2015).contains(scalar) || scalar == 0x2500
  }

  private static let one: UInt32 = 0x4E00

  /// `—12—`, the form of page numbers (GB/T 9704-2012, 7.5).
  private static func isPageNumber(_ characters: [RecognizedCharacter]) -> Bool {
    guard (3...6).contains(characters.count), let first = characters.first,
      let last = characters.last
    else { return false }
    return [first, last].allSatisfy { isDash($0.scalar) || $0.scalar == one }
      && (isDash(first.scalar) || isDash(last.scalar))
      && characters.dropFirst().dropLast().allSatisfy { ScriptKind.isDigit($0.scalar) }
  }

  /// `3月—10月`: no numeral stands between the end of a date or figure and a digit.
  private static func markSpans(_ characters: inout [RecognizedCharacter]) {
    let ends = Set("年月日时".unicodeScalars.map(\.value))
    for index in characters.indices.dropFirst().dropLast()
    where characters[index].scalar == one && ScriptKind.isDigit(characters[index + 1].scalar) {
      let before = characters[index - 1].scalar
      if ends.contains(before) || ScriptKind.isDigit(before) { characters[index].scalar = dash }
    }
  }

  private static func isTwoWide(
    _ characters: [RecognizedCharacter], _ index: Int, em: Float
  ) -> Bool {
    let scalar = characters[index].scalar
    guard isDash(scalar) || scalar == one else { return false }
    func distance(to other: Int) -> Float? {
      guard characters.indices.contains(other), ScriptKind.isHan(characters[other].scalar),
        !isDash(characters[other].scalar)
      else { return nil }
      return abs(characters[other].center - characters[index].center) / em
    }
    let room: ClosedRange<Float> = 1.3...2
    let before = distance(to: index - 1)
    let after = distance(to: index + 1)
    if let before, let after { return room.contains(before) && room.contains(after) }
    // The numeral stands free at the end of a line only by chance.
    guard index == 0, let after else { return false }
    return room.contains(after)
  }

  private static func half(
    of whole: RecognizedCharacter, from x: Float, em: Float
  ) -> RecognizedCharacter {
    var result = whole
    result.scalar = dash
    result.x = x
    result.width = em
    return result
  }

  /// The usual distance between the middles of neighbouring Han characters.
  static func pitch(of characters: [RecognizedCharacter]) -> Float? {
    var distances: [Float] = []
    for (left, right) in zip(characters, characters.dropFirst())
    where ScriptKind.isHan(left.scalar) && ScriptKind.isHan(right.scalar) {
      distances.append(right.center - left.center)
    }
    guard distances.count >= 3 else { return nil }
    distances.sort()
    let middle = distances[distances.count / 2]
    return middle > 0 ? middle : nil
  }
}

extension RecognizedCharacter {
  /// Middle from left to right.
  var center: Float { x + width / 2 }
}
