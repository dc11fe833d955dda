/// Cuts text into lines of at most `width` columns. Chinese may break anywhere but not before
/// closing and after opening punctuation; runs of Latin letters and digits stay together where they
/// fit.
public enum TextWrapping {
  /// The lines, without line ends.
  public static func wrap(_ text: String, width: Int) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return ranges(scalars, width: width).map {
      String(String.UnicodeScalarView(scalars[$0]))
    }
  }

  /// The lines; a space or line end between two is in neither.
  static func ranges(_ scalars: [Unicode.Scalar], width: Int) -> [Range<Int>] {
    guard !scalars.isEmpty else { return [0..<0] }
    var lines: [Range<Int>] = []
    var start = 0
    while start < scalars.count {
      var end = start
      var used = 0
      while end < scalars.count, scalars[end] != "\n" {
        let next = DisplayWidth.of(scalars[end])
        if used + next > width { break }
        used += next
        end += 1
      }
      if end == start, scalars[end] != "\n" { end += 1 }
      if end < scalars.count, scalars[end] != "\n" { end = allowedBreak(scalars, start, end) }
      lines.append(start..<end)
      start = end
      if start < scalars.count, scalars[start] == "\n" || scalars[start] == " " { start += 1 }
    }
    return lines
  }

  /// The last place at or before `end` where a line may end; `end` itself if there is none after
  /// the first third of the line.
  private static func allowedBreak(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> Int {
    var place = end
    while place > start, place >= start + (end - start) / 3 {
      let (before, after) = (scalars[place - 1], scalars[place])
      if !neverFirst.contains(after), !neverLast.contains(before),
        !(isWordLike(before) && isWordLike(after))
      {
        return place
      }
      place -= 1
    }
    return end
  }

  private static func isWordLike(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x25, 0x2D: true
    default: false
    }
  }

  private static let neverFirst = Set("，。、；：！？）》”’〕】〉％%,.;:!?)]".unicodeScalars)
  private static let neverLast = Set("（《“‘〔【〈([".unicodeScalars)
}
