/// The parts of a clause that some ranges cover, asked in logarithmic time: a clause without an end
/// may hold hundreds of thousands of figures.
struct Coverage {
  private let starts: [Int]
  /// For each range, the furthest end of it and of those before it.
  private let ends: [Int]

  init(_ ranges: some Sequence<Range<Int>>) {
    let sorted = ranges.sorted { $0.lowerBound < $1.lowerBound }
    starts = sorted.map(\.lowerBound)
    var furthest = 0
    ends = sorted.map { range in
      furthest = max(furthest, range.upperBound)
      return furthest
    }
  }

  func overlaps(_ range: Range<Int>) -> Bool {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < range.upperBound { low = middle + 1 } else { high = middle }
    }
    return low > 0 && ends[low - 1] > range.lowerBound
  }
}
