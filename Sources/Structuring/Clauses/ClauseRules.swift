internal import CICU
internal import Models
internal import Synchronization

/// The compiled break rules of `clauses.rbbi`.
///
/// An ICU break iterator serves one thread at a time, so idle ones wait in a pool and a further one
/// is compiled when all are in use.
final class ClauseRules: Sendable {
  /// Owned by the pool or by the one call that took it out.
  private struct Iterator: @unchecked Sendable {
    let rules: OpaquePointer
  }

  private let source: String
  private let idle: Mutex<[Iterator]>

  init(models: ModelSet) throws(ModelError) {
    let file = "clauses.rbbi"
    // The header is checked like that of any other model file.
    _ = try models.file(file)
    source = try models.source(file)
    var line: Int32 = 0
    var column: Int32 = 0
    var status: Int32 = 0
    guard let first = Self.open(source, &line, &column, &status) else {
      throw ModelError(
        file: file, line: Int(line),
        reason: "ICU refuses the break rules at column \(column) (status \(status))")
    }
    idle = Mutex([first])
  }

  deinit {
    for iterator in idle.withLock({ $0 }) { gw_break_rules_close(iterator.rules) }
  }

  /// The ends of all pieces of `text` in order. `capacity` is an upper bound of their number.
  func boundaries(of text: [UInt32], capacity: Int) -> [Int32] {
    guard !text.isEmpty, let iterator = take() else { return [] }
    defer { idle.withLock { $0.append(iterator) } }
    var tags = [Int32](repeating: 0, count: capacity)
    return [Int32](unsafeUninitializedCapacity: capacity) { buffer, count in
      let found = gw_break_rules_boundaries(
        iterator.rules, text, Int32(text.count), buffer.baseAddress, &tags, Int32(capacity))
      count = min(capacity, max(0, Int(found)))
    }
  }

  private func take() -> Iterator? {
    if let iterator = idle.withLock({ $0.popLast() }) { return iterator }
    var line: Int32 = 0
    var column: Int32 = 0
    var status: Int32 = 0
    return Self.open(source, &line, &column, &status)
  }

  private static func open(
    _ source: String, _ line: inout Int32, _ column: inout Int32, _ status: inout Int32
  ) -> Iterator? {
    var source = source
    return source.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        gw_break_rules_open(
          characters.baseAddress, Int32(characters.count), &line, &column, &status)
      }
    }.map(Iterator.init)
  }
}
