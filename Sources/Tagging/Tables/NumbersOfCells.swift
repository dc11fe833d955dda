internal import Gongwen

extension [NumberToken] {
  /// The numbers that lie in `range`, of a list in text order.
  func numbers(in range: Range<Int>) -> ArraySlice<NumberToken> {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.lowerBound < range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var end = low
    while end < count, self[end].range.upperBound <= range.upperBound { end += 1 }
    return self[low..<end]
  }
}
