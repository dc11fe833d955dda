internal import CICU

/// Where words begin, by the dictionary of ICU. It cuts names of units badly, so that it serves only
/// to show differences in whole words and never to find them.
final class WordBreaks {
  private let rules: OpaquePointer?

  /// Only Chinese is cut by the dictionary; everything else is a piece of its own.
  private static let source = """
    !!chain;
    $dictionary = [[:Han:]];
    $dictionary $dictionary;
    .;
    """

  init() {
    var line: Int32 = 0
    var column: Int32 = 0
    var status: Int32 = 0
    rules = gw_break_rules_open(
      Self.source, Int32(Self.source.utf8.count), &line, &column, &status)
  }

  deinit {
    if let rules { gw_break_rules_close(rules) }
  }

  /// For each scalar of a text and for its end whether a word begins there; everywhere if ICU has no
  /// dictionary.
  func starts(_ text: [UInt32]) -> [Bool] {
    let all = [Bool](repeating: true, count: text.count + 1)
    guard let rules, let length = Int32(exactly: text.count) else { return all }
    var boundaries = [Int32](repeating: 0, count: text.count + 2)
    var tags = boundaries
    let count = gw_break_rules_boundaries(
      rules, text, length, &boundaries, &tags, Int32(boundaries.count))
    guard count >= 0, Int(count) <= boundaries.count else { return all }
    var starts = [Bool](repeating: false, count: text.count + 1)
    starts[0] = true
    for boundary in boundaries.prefix(Int(count)) {
      if let place = Int(exactly: boundary), starts.indices.contains(place) { starts[place] = true }
    }
    return starts
  }
}
