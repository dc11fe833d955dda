internal import Gongwen

/// Pages that print a document twice, for the screen and for the telephone or the printer.
enum RepeatedText {
  /// Drops the second copy where the lines from some place on repeat those from the beginning.
  static func remove(from lines: inout [Line]) {
    guard lines.count >= 10 else { return }
    let half = (lines.count + 1) / 2
    // A heading or two may stand before the first copy only.
    for start in 0..<min(4, half) {
      for copy in max(half - 4, start + 5)...min(half + 4, lines.count - 1)
      where lines[copy].scalars == lines[start].scalars {
        let length = lines.count - copy
        guard length >= 5, start + length <= copy else { continue }
        if (0..<length).allSatisfy({ lines[start + $0].scalars == lines[copy + $0].scalars }) {
          lines.removeSubrange(copy...)
          return
        }
      }
    }
  }
}
