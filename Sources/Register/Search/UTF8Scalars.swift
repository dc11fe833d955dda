/// The scalars of a text in UTF-8, as the register gives it out. Han characters take three bytes, so
/// that these and ASCII come first; what is no UTF-8 stands as U+FFFD.
struct UTF8Scalars: Sequence, IteratorProtocol {
  private let text: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  @inline(__always)
  mutating func next() -> Unicode.Scalar? {
    guard place < text.count else { return nil }
    let first = text[place]
    if first < 0x80 {
      place += 1
      return Unicode.Scalar(first)
    }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard place + length <= text.count, first >= 0xC2, first < 0xF5 else { return broken() }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in place + 1..<place + length {
      guard text[index] & 0xC0 == 0x80 else { return broken() }
      value = value << 6 | UInt32(text[index] & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value) else { return broken() }
    place += length
    return scalar
  }

  private mutating func broken() -> Unicode.Scalar {
    place += 1
    return "\u{FFFD}"
  }
}
