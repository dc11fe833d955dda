/// A ruling line of a table, in points.
struct Rule {
  /// y of a horizontal rule, x of a vertical one.
  var at: Float
  /// The other coordinate, `from` < `to`.
  var from: Float
  var to: Float

  func reaches(_ point: Float, within slack: Float) -> Bool {
    from - slack <= point && point <= to + slack
  }
}

struct PageRules {
  var horizontal: [Rule] = []
  var vertical: [Rule] = []
}
