internal import Dispatch
internal import Gongwen
internal import Register
internal import Synchronization

/// Works beside the thread that feeds the workers, so that they do not wait: one thread makes
/// entries for the register, another stores them. Everything is done in the order in which it was
/// added; after an error nothing more is done.
///
/// Documents that come quickly one after another are stored in one transaction, which writes them
/// faster; none waits for longer than a second to be stored.
final class IngestQueue: Sendable {
  private let register: Register
  private let making = DispatchQueue(label: "making")
  private let storing = DispatchQueue(label: "storing")
  private let error = Mutex<(any Error)?>(nil)
  private let batch = Mutex(Batch())
  private let stored: Job<(IngestEntry, IngestOutcome)>
  /// Keeps what waits from filling the memory: a unit for every `unit` bytes.
  private let room = DispatchSemaphore(value: 0)

  private static let capacity = 256
  private static let unit = 1 << 17
  /// Units that a transaction has, unless the time is up before. There is room for several, so that
  /// the workers need not wait while one is written.
  private static let most = capacity / 4
  private static let patience = DispatchTimeInterval.seconds(1)

  /// What is called on one thread only, and not before it is handed over.
  private struct Job<Value>: @unchecked Sendable {
    let call: (Value) throws -> Void
  }

  private struct Making: @unchecked Sendable {
    let entry: () throws -> IngestEntry
  }

  private struct Batch {
    var entries: [IngestEntry] = []
    var cost = 0
    /// Distinguishes it from those before it.
    var number = 0
  }

  /// - Parameter stored: told on the storing thread what became of each entry.
  init(
    into register: Register, stored: @escaping (IngestEntry, IngestOutcome) throws -> Void
  ) {
    self.register = register
    self.stored = Job(call: stored)
    // A semaphore that ends with less than it began with would trap.
    free(Self.capacity)
  }

  /// - Parameters:
  ///   - bytes: what the entry takes of the memory until it is stored, roughly.
  ///   - entry: makes it, on another thread.
  /// - Throws: what an earlier job threw.
  func add(bytes: Int, _ entry: @escaping () throws -> IngestEntry) throws {
    try check()
    let cost = min(1 + bytes / Self.unit, Self.most)
    for _ in 0..<cost { room.wait() }
    let making = Making(entry: entry)
    self.making.async { [self] in
      let entry = Result { try making.entry() }
      storing.async { [self] in take(entry, cost) }
    }
  }

  /// Adds what is done when all before it is stored.
  ///
  /// - Throws: what an earlier job threw.
  func add(_ job: @escaping () throws -> Void) throws {
    try check()
    let job = Job<Void>(call: job)
    making.async { [self] in
      storing.async { [self] in
        store()
        attempt { try job.call(()) }
      }
    }
  }

  /// Waits until everything is done.
  ///
  /// - Throws: what a job threw.
  func finish() throws {
    making.sync {}
    storing.sync { store() }
    try check()
  }

  private func take(_ entry: Result<IngestEntry, any Error>, _ cost: Int) {
    guard case .success(let made) = entry else {
      attempt { _ = try entry.get() }
      return free(cost)
    }
    let (isFirst, isFull, number) = batch.withLock { batch in
      batch.entries.append(made)
      batch.cost += cost
      return (batch.entries.count == 1, batch.cost >= Self.most, batch.number)
    }
    if isFull {
      store()
    } else if isFirst {
      storing.asyncAfter(deadline: .now() + Self.patience) { [weak self] in
        guard let self, batch.withLock({ $0.number }) == number else { return }
        store()
      }
    }
  }

  /// Stores what has come together.
  private func store() {
    let full = batch.withLock { batch in
      defer { batch = Batch(number: batch.number + 1) }
      return batch
    }
    attempt {
      do {
        for (entry, outcome) in zip(full.entries, try register.ingest(full.entries)) {
          try stored.call((entry, outcome))
        }
      } catch let error as RegisterError where error.code != .locked && full.entries.count > 1 {
        // What can be stored is: a disk may have room for some of them.
        for entry in full.entries { try stored.call((entry, register.ingest([entry])[0])) }
      }
    }
    free(full.cost)
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
