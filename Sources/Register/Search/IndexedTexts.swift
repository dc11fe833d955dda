/// Texts as the full-text index gets them, one after another.
struct IndexedTexts: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init(_ texts: some Collection<String>) {
    ends.reserveCapacity(texts.count)
    for text in texts {
      SearchText.index(text, into: &bytes)
      ends.append(bytes.count)
    }
  }

  /// Calls `body` with each text in UTF-8 in turn.
  func visit(_ body: (_ index: Int, UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
    try bytes.withUnsafeBufferPointer { all in
      var start = 0
      for (index, end) in ends.enumerated() {
        try body(index, UnsafeBufferPointer(rebasing: all[start..<end]))
        start = end
      }
    }
  }
}
