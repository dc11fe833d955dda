internal import Dispatch
internal import Gongwen
internal import Synchronization

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Works beside the thread that feeds the workers, so that they do not wait: one thread reads the
/// JSON of documents, another stores them. All that is added is done in its order, on the storing
/// thread; after an error nothing more is done.
final class IngestQueue: Sendable {
  private let reading = DispatchQueue(label: "reading")
  private let storing = DispatchQueue(label: "storing")
  private let error = Mutex<(any Error)?>(nil)
  /// Keeps what waits from filling the memory: a unit for every `unit` bytes of JSON.
  private let room = DispatchSemaphore(value: 0)

  private static let capacity = 64
  private static let unit = 1 << 17

  /// What is called on one thread only, and not before it is handed over.
  private struct Job<Value>: @unchecked Sendable {
    let call: (Value) throws -> Void
  }

  init() {
    // A semaphore that ends with less than it began with would trap.
    free(Self.capacity)
  }

  /// - Parameter body: the contract's JSON.
  /// - Throws: what an earlier job threw.
  func add(_ body: [UInt8], store: @escaping (ExtractedDocument) throws -> Void) throws {
    try check()
    let cost = min(1 + body.count / Self.unit, Self.capacity)
    for _ in 0..<cost { room.wait() }
    let job = Job(call: store)
    reading.async { [self] in
      let document = Result {
        try JSONDecoder().decode(ExtractedDocument.self, from: Data(body))
      }
      storing.async { [self] in
        attempt { try job.call(document.get()) }
        free(cost)
      }
    }
  }

  /// - Throws: what an earlier job threw.
  func add(_ job: @escaping () throws -> Void) throws {
    try check()
    let job = Job<Void>(call: job)
    reading.async { [self] in
      storing.async { [self] in attempt { try job.call(()) } }
    }
  }

  /// Waits until everything is done.
  ///
  /// - Throws: what a job threw.
  func finish() throws {
    reading.sync {}
    storing.sync {}
    try check()
  }

  private func check() throws {
    if let error = error.withLock({ $0 }) { throw error }
  }

  private func attempt(_ job: () throws -> Void) {
    guard error.withLock({ $0 == nil }) else { return }
    do {
      try job()
    } catch {
      self.error.withLock { $0 = error }
    }
  }

  private func free(_ units: Int) {
    for _ in 0..<units { room.signal() }
  }
}
