/// Straight quotation marks beside Han characters become “”; opening and closing ones take turns
/// within a line.
enum QuotationMarks {
  static func turn(_ lines: inout [[RecognizedCharacter]]) {
    for line in lines.indices {
      turn(&lines[line], straight: 0x22, open: 0x201C, close: 0x201D)
      turn(&lines[line], straight: 0x27, open: 0x2018, close: 0x2019)
    }
  }

  private static func turn(
    _ line: inout [RecognizedCharacter], straight: UInt32, open: UInt32, close: UInt32
  ) {
    let places = line.indices.filter { [straight, open, close].contains(line[$0].scalar) }
    guard let first = places.first,
      line.contains(where: { ScriptKind.isHan($0.scalar) })
    else { return }
    // An odd one belongs to a neighbouring line: the others tell whether it opens or closes.
    var isOpen = places.count % 2 == 1 && line[first].scalar == close
    let certain = places.contains { line[$0].scalar != straight }
    guard certain || places.count % 2 == 0 || isEdge(first, of: line) else { return }
    if !certain, places.count % 2 == 1 { isOpen = first + 1 >= line.count }
    for index in places {
      if line[index].scalar == straight { line[index].scalar = isOpen ? close : open }
      isOpen = line[index].scalar == open
    }
  }

  private static func isEdge(_ index: Int, of line: [RecognizedCharacter]) -> Bool {
    index == 0 || index + 1 == line.count
  }
}
