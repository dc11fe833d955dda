/// Words over Unicode scalars. Nodes are found by a hash of (node, scalar); two small bit sets turn
/// most places of a text away before that.
@usableFromInline
struct Trie: Sendable {
  /// An entry of the hash: the child that `key` (node and scalar) leads to, and the value of the
  /// word that ends there or -1.
  private struct Slot: Sendable {
    var key: UInt64
    var child: Int32
    var value: Int32

    static let empty = Slot(key: .max, child: -1, value: -1)
  }

  private static let root: Int32 = -1

  /// One bit for each scalar of the basic plane that is a word.
  @usableFromInline
  private(set) var singles: [UInt64] = Array(repeating: 0, count: 0x10000 / 64)
  /// One bit for each hash of the first two scalars of a word: false positives, no false negatives.
  @usableFromInline
  private(set) var pairs: [UInt64] = Array(repeating: 0, count: 0x10000 / 64)
  private var slots: [Slot] = Array(repeating: .empty, count: 1 << 10)
  private var used = 0

  /// Adds a word and returns the value that it had before, or -1.
  mutating func insert(_ word: [UInt32], value: Int32) -> Int32 {
    if word.count == 1 {
      let index = Int(word[0] & 0xFFFF)
      singles[index >> 6] |= 1 << UInt64(index & 63)
    } else {
      let index = Self.pair(word[0], word[1])
      pairs[index >> 6] |= 1 << UInt64(index & 63)
    }
    var node = Self.root
    var last = 0
    for scalar in word {
      if used * 2 >= slots.count { grow() }
      let key = Self.key(node, scalar)
      last = slots.withUnsafeBufferPointer { Self.slot(key, in: $0) }
      if slots[last].child < 0 {
        slots[last] = Slot(key: key, child: Int32(used), value: -1)
        used += 1
      }
      node = slots[last].child
    }
    let old = slots[last].value
    slots[last].value = value
    return old
  }

  /// Whether a word may begin at `start`.
  @inlinable
  @inline(__always)
  func mayBegin(_ text: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    let single = Int(text[start] & 0xFFFF)
    if singles[single >> 6] & (1 << UInt64(single & 63)) != 0 { return true }
    guard start + 1 < end else { return false }
    let pair = Self.pair(text[start], text[start + 1])
    return pairs[pair >> 6] & (1 << UInt64(pair & 63)) != 0
  }

  @inline(__always)
  func walk(
    _ text: UnsafeBufferPointer<UInt32>, from start: Int, to end: Int,
    _ found: (_ value: Int32, _ end: Int) -> Void
  ) {
    slots.withUnsafeBufferPointer { slots in
      var node = Self.root
      var at = start
      while at < end {
        let slot = slots[Self.slot(Self.key(node, text[at]), in: slots)]
        guard slot.child >= 0 else { return }
        at += 1
        if slot.value >= 0 { found(slot.value, at) }
        node = slot.child
      }
    }
  }

  /// The value and the end of the longest word that begins at `start`, (-1, `start`) if none does.
  @inline(__always)
  func longest(
    _ text: UnsafeBufferPointer<UInt32>, from start: Int, to end: Int
  ) -> (entry: Int, end: Int) {
    var found = (entry: -1, end: start)
    walk(text, from: start, to: end) { value, position in
      found = (entry: Int(value), end: position)
    }
    return found
  }

  @inlinable
  @inline(__always)
  static func pair(_ first: UInt32, _ second: UInt32) -> Int {
    Int(truncatingIfNeeded: (first &* 0x9E37_79B1 ^ second &* 0x85EB_CA77) >> 13) & 0xFFFF
  }

  @inline(__always)
  private static func slot(_ key: UInt64, in slots: UnsafeBufferPointer<Slot>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[slot].key != key && slots[slot].key != .max { slot = (slot + 1) & mask }
    return slot
  }

  @inline(__always)
  private static func key(_ node: Int32, _ scalar: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 21 | UInt64(scalar & 0x1F_FFFF)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: .empty, count: old.count * 4)
    for entry in old where entry.key != .max {
      let slot = slots.withUnsafeBufferPointer { Self.slot(entry.key, in: $0) }
      slots[slot] = entry
    }
  }
}
