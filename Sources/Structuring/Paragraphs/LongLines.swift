internal import Gongwen

/// Cuts a line that holds many paragraphs, or a whole document.
enum LongLines {
  static func split(_ line: Line) -> [[UInt32]] { [line.scalars] }
}
