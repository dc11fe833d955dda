internal import Gongwen

/// An objective while its clause is being read.
struct TargetDraft {
  /// The number, or the word that stands for it (全覆盖).
  var figure: Range<Int>
  var metric: Range<Int>
  var comparator: Target.Comparator
  var value: Double
  var unit: String?
  var evidence: [Evidence]
  /// Whether the figure has a cell of its own, beside that of its metric.
  var isCell = false

  /// The shortest run of words that holds metric and figure.
  var extent: Range<Int> {
    isCell
      ? figure
      : min(figure.lowerBound, metric.lowerBound)..<max(figure.upperBound, metric.upperBound)
  }

  func traced(
    id: String, clause: String, deadline: String?, _ text: TextBuffer
  ) -> Traced<Target> {
    Traced(
      Target(
        id: id, clause: clause, text: text.string(extent), metric: text.string(metric),
        comparator: comparator, value: value, unit: unit, deadline: deadline,
        range: TextRange(extent)),
      evidence)
  }
}
