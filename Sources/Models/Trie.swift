/// Words over Unicode scalars. The first scalar is looked up in a table, further ones in a hash of
/// (node, scalar).
@usableFromInline
struct Trie: Sendable {
  private var roots: [Int32] = Array(repeating: -1, count: 0x10000)
  /// One bit for each scalar that begins a word: small enough to stay in the nearest cache, where
  /// most scalars of a text are turned away.
  @usableFromInline
  private(set) var starts: [UInt64] = Array(repeating: 0, count: 0x10000 / 64)
  private var keys: [UInt64] = Array(repeating: .max, count: 1 << 10)
  private var children: [Int32] = Array(repeating: -1, count: 1 << 10)
  private var used = 0
  private var values: [Int32] = []

  /// Adds a word and returns the value that it had before, or -1.
  mutating func insert(_ word: [UInt32], value: Int32) -> Int32 {
    var node: Int32 = -1
    for scalar in word {
      let child = node < 0 ? root(scalar) : self.child(node, scalar)
      if child >= 0 {
        node = child
      } else {
        let new = Int32(values.count)
        values.append(-1)
        if node < 0 && scalar < 0x10000 {
          roots[Int(scalar)] = new
          starts[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
        } else {
          setChild(node, scalar, new)
        }
        node = new
      }
    }
    let old = values[Int(node)]
    values[Int(node)] = value
    return old
  }

  /// Whether a word may begin with `scalar`.
  @inlinable
  @inline(__always)
  func mayBegin(_ scalar: UInt32) -> Bool {
    scalar >= 0x10000 || starts[Int(scalar >> 6)] & (1 << UInt64(scalar & 63)) != 0
  }

  @inline(__always)
  func walk(
    _ text: UnsafeBufferPointer<UInt32>, from start: Int, to end: Int,
    _ found: (_ value: Int32, _ end: Int) -> Void
  ) {
    guard start < end, mayBegin(text[start]) else { return }
    var node = root(text[start])
    var at = start + 1
    while node >= 0 {
      let value = values[Int(node)]
      if value >= 0 { found(value, at) }
      guard at < end else { return }
      node = child(node, text[at])
      at += 1
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

  @inline(__always)
  private func root(_ scalar: UInt32) -> Int32 {
    scalar < 0x10000 ? roots[Int(scalar)] : child(-1, scalar)
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
    while keys[slot] != key && keys[slot] != .max { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  @inline(__always)
  private func child(_ node: Int32, _ scalar: UInt32) -> Int32 {
    children[slot(key(node, scalar))]
  }

  @inline(__always)
  private func key(_ node: Int32, _ scalar: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 21 | UInt64(scalar & 0x1F_FFFF)
  }

  private mutating func setChild(_ node: Int32, _ scalar: UInt32, _ new: Int32) {
    if used * 2 >= keys.count { grow() }
    let key = key(node, scalar)
    let slot = slot(key)
    keys[slot] = key
    children[slot] = new
    used += 1
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldChildren = children
    keys = Array(repeating: .max, count: oldKeys.count * 4)
    children = Array(repeating: -1, count: oldKeys.count * 4)
    for (index, key) in oldKeys.enumerated() where key != .max {
      let slot = slot(key)
      keys[slot] = key
      children[slot] = oldChildren[index]
    }
  }
}
