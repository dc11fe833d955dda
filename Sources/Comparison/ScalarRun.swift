extension [UInt32] {
  /// Whether a run of scalars stands in it; an empty one does not.
  func holds(_ run: [UInt32]) -> Bool {
    guard let first = run.first, run.count <= count else { return false }
    for start in 0...count - run.count
    where self[start] == first && self[start..<start + run.count] == run[...] {
      return true
    }
    return false
  }

  /// Whether one of two names begins or ends with the other, so that it only says more: 高新技术企业,
  /// 新增高新技术企业. Names of nothing are not alike.
  func saysSame(as other: [UInt32]) -> Bool {
    if self == other { return !isEmpty }
    let (short, long) = count < other.count ? (self, other) : (other, self)
    return short.count >= 2 && (long.starts(with: short) || long.suffix(short.count) == short[...])
  }
}
