/// What the layout of a page says about the next.
struct LayoutMemory {
  /// The empty strips between the columns of prose, left to right, in points.
  var gutters: [ClosedRange<Float>] = []
  /// The columns of the table without rules that the page ended with.
  var columns: [ClosedRange<Float>] = []
}
