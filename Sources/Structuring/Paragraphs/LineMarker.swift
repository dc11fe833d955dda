/// Recognises the mark of a numbered item at the head of a line: 一、 （一） 1. （1） 第一条 ①.
enum LineMarker {
  static func begins(_ line: [UInt32]) -> Bool {
    guard let first = line.first else { return false }
    switch first {
    case 0x7B2C:
      let rest = line.dropFirst().drop {
        CharacterClass.isHanNumeral($0) || CharacterClass.isDigit($0)
      }
      // 条 章 节 款 部 篇
      return rest.startIndex > 1
        && [0x6761, 0x7AE0, 0x8282, 0x6B3E, 0x90E8, 0x7BC7].contains(rest.first ?? 0)
    case 0xFF08, 0x28:
      let rest = line.dropFirst().drop {
        CharacterClass.isHanNumeral($0) || CharacterClass.isDigit($0)
      }
      return rest.startIndex > 1 && rest.startIndex <= 5
        && (rest.first == 0xFF09 || rest.first == 0x29)
    case 0x2460...0x249B: return true
    default:
      if CharacterClass.isHanNumeral(first) {
        let rest = line.drop { CharacterClass.isHanNumeral($0) }
        // 、 ， ． and their half-width forms
        return rest.startIndex <= 3 && [0x3001, 0xFF0E, 0x2E].contains(rest.first ?? 0)
      }
      guard CharacterClass.isDigit(first) else { return false }
      let rest = line.drop { CharacterClass.isDigit($0) }
      return rest.startIndex <= 3 && [0x2E, 0xFF0E, 0x3001].contains(rest.first ?? 0)
        && !CharacterClass.isDigit(rest.dropFirst().first ?? 0)
    }
  }
}
