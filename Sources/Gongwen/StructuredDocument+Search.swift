extension StructuredDocument {
  /// The index of the clause that holds the scalar at `offset`, if one does.
  public func clauseIndex(at offset: Int) -> Int? {
    var low = 0
    var high = clauses.count
    while low < high {
      let middle = (low + high) / 2
      if clauses[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < clauses.count && clauses[low].range.start <= offset ? low : nil
  }
}
