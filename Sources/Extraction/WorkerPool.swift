internal import Glibc
public import Gongwen
public import Reading

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Runs documents through worker processes, each under a time and a memory limit, and gives the
/// results in the order of the requests.
public struct WorkerPool {
  /// The command line of a worker; the first argument is the program's path.
  public var command: [String]
  /// Most worker processes at one time.
  public var jobs: Int
  /// Seconds for one document, and anew from each of its pages whose characters were recognised.
  public var timeLimit: Double
  /// Bytes that a worker may use; the worker keeps this limit itself, the pool only uses it to say
  /// why a worker ended.
  public var memoryLimit: Int
  /// What the files of documents that are asked for may hold altogether.
  public var limits: ReadingLimits
  /// An open file that the workers shall have under the same number.
  public var inherited: Int32?

  public init(
    command: [String], jobs: Int, timeLimit: Double, memoryLimit: Int,
    limits: ReadingLimits = ReadingLimits(), inherited: Int32? = nil
  ) {
    self.command = command
    self.jobs = max(1, jobs)
    self.timeLimit = timeLimit
    self.memoryLimit = memoryLimit
    self.limits = limits
    self.inherited = inherited
  }

  public enum Outcome: Sendable {
    case reply(WorkerReply, body: [UInt8])
    /// The worker was killed or died, and the models that it used.
    case failed(DocumentFailure, models: ModelStamp)
  }

  /// Calls `deliver` for each request in their order, or for each of the documents in its file, and
  /// `progress` whenever a document is done. A signal that ends this process ends the workers first.
  ///
  /// - Parameters:
  ///   - ending: the signals where the caller holds them back itself; it is then told by
  ///     `WorkerPoolError.interrupted` that one has come.
  ///   - shutIn: takes once what the workers can no longer do, before the first result.
  ///   - deliver: takes the index of the request, the request of the document, and what came of it.
  public func run(
    _ requests: [WorkerRequest], ending held: EndingSignals? = nil,
    shutIn: (Sandbox) -> Void = { _ in },
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in },
    deliver: (_ index: Int, _ document: WorkerRequest, _ outcome: Outcome) throws -> Void
  ) throws {
    let ending = held ?? EndingSignals()
    // The workers go first, then the signal takes its course.
    defer { if held == nil { ending.release() } }
    var run = PoolRun(pool: self, requests: requests, ending: ending)
    defer { run.stop() }
    try run.perform(shutIn: shutIn, progress: progress, deliver: deliver)
  }
}

public enum WorkerPoolError: Error, Equatable, Sendable {
  /// A worker process cannot be started at all.
  case cannotStart(String)
  /// The workers cannot use the model files.
  case models(String)
  /// A signal asks this process to end.
  case interrupted
}

/// One worker process with what it is doing.
private struct Worker {
  var child: ChildProcess
  var scratch: ScratchFolder
  var frames = FrameReader()
  var models: ModelStamp?
  /// Identifier of the request that it works on.
  var request: Int?
  /// Monotonic seconds at which it has to be done.
  var due = 0.0
}

private struct PoolRun {
  let pool: WorkerPool
  private let ending: EndingSignals
  private var queue: RequestQueue
  private var workers: [Worker] = []
  private var done = 0
  private var hasGreeting = false
  /// What the first worker can no longer do, until it is told.
  private var sandbox: Sandbox?

  init(pool: WorkerPool, requests: [WorkerRequest], ending: EndingSignals) {
    self.pool = pool
    self.ending = ending
    queue = RequestQueue(requests, limits: pool.limits)
  }

  mutating func perform(
    shutIn: (Sandbox) -> Void, progress: (_ done: Int, _ of: Int) -> Void,
    deliver: (_ index: Int, _ document: WorkerRequest, _ outcome: WorkerPool.Outcome) throws ->
      Void
  ) throws {
    while queue.count > 0 {
      try dispatch()
      try wait()
      let before = done
      try collect()
      if let sandbox {
        shutIn(sandbox)
        self.sandbox = nil
      }
      while let (item, outcome) = queue.take() {
        done += 1
        try deliver(item.origin, item.request, outcome)
      }
      if done > before { progress(done, done + queue.count) }
    }
  }

  mutating func stop() {
    for worker in workers {
      if worker.request != nil { worker.child.kill() }
      _ = worker.child.finish()
      worker.scratch.remove()
    }
    workers = []
  }

  /// Gives idle workers something to do. Documents run ahead of the output only so far that the
  /// results that wait do not fill the memory.
  private mutating func dispatch() throws {
    while true {
      let idle = workers.firstIndex { $0.request == nil }
      guard idle != nil || workers.count < pool.jobs else { return }
      guard let (identifier, request) = queue.send(ahead: 4 * pool.jobs) else { return }
      let index = try idle ?? start()
      let line = try JSONEncoder().encode(request) + [0x0A]
      workers[index].request = identifier
      // A worker that is only starting is not yet at the document.
      workers[index].due =
        Self.now
        + (workers[index].models == nil ? max(pool.timeLimit, Self.timeToStart) : pool.timeLimit)
      // A worker that died since takes no request; the end of its output tells.
      _ = line.withUnsafeBytes { write(workers[index].child.input, $0.baseAddress, $0.count) }
    }
  }

  private mutating func start() throws -> Int {
    let scratch = try ScratchFolder()
    do {
      let child = try ChildProcess(
        arguments: pool.command + ["--scratch", scratch.path], scratch: scratch.path,
        inherited: pool.inherited)
      workers.append(Worker(child: child, scratch: scratch))
    } catch {
      scratch.remove()
      throw error
    }
    return workers.count - 1
  }

  private func wait() throws {
    var polls = workers.map { pollfd(fd: $0.child.output, events: Int16(POLLIN), revents: 0) }
    polls.append(pollfd(fd: ending.descriptor, events: Int16(POLLIN), revents: 0))
    let due = workers.filter { $0.request != nil }.map(\.due).min() ?? Self.now
    let milliseconds = max(0, min((due - Self.now) * 1000, 1e9)).rounded(.up)
    _ = poll(&polls, nfds_t(polls.count), Int32(milliseconds))
    if polls[polls.count - 1].revents != 0 { throw WorkerPoolError.interrupted }
  }

  /// Seconds that a worker may take on a busy machine until it has its models.
  private static let timeToStart = 60.0

  /// Takes what the workers wrote and ends those that ran out of time.
  private mutating func collect() throws {
    let now = Self.now
    for index in workers.indices.reversed() {
      let ended = workers[index].frames.fill(from: workers[index].child.output)
      if workers[index].models == nil, let line = workers[index].frames.nextLine() {
        try greet(index, line)
      }
      if workers[index].frames.skipProgress() { workers[index].due = now + pool.timeLimit }
      if let (reply, body) = try workers[index].frames.nextReply(),
        let request = workers[index].request
      {
        if let members = reply.members, let models = workers[index].models {
          queue.finish(request, .members(members, models: models))
        } else {
          queue.finish(request, .outcome(.reply(reply, body: body)))
        }
        workers[index].request = nil
      }
      if ended {
        try bury(index, killed: false)
      } else if workers[index].request != nil, workers[index].due <= now {
        try bury(index, killed: true)
      }
    }
  }

  private mutating func greet(_ index: Int, _ line: [UInt8]) throws {
    let greeting = try JSONDecoder().decode(WorkerGreeting.self, from: Data(line))
    guard let models = greeting.models else {
      throw WorkerPoolError.models(greeting.error ?? "")
    }
    if !hasGreeting { sandbox = greeting.sandbox }
    hasGreeting = true
    workers[index].models = models
    workers[index].due = Self.now + pool.timeLimit
  }

  private mutating func bury(_ index: Int, killed: Bool) throws {
    let worker = workers.remove(at: index)
    if killed { worker.child.kill() }
    let ending = worker.child.finish()
    worker.scratch.remove()
    guard let request = worker.request else { return }
    guard let models = worker.models else {
      throw WorkerPoolError.cannotStart(Self.describe(ending))
    }
    let failure =
      if killed {
        DocumentFailure(
          code: DocumentFailure.timeLimit, detail: "\(Self.short(pool.timeLimit)) s")
      } else if ranOutOfMemory(ending) {
        DocumentFailure(
          code: DocumentFailure.memoryLimit, detail: "\(pool.memoryLimit >> 20) MB")
      } else {
        DocumentFailure(code: DocumentFailure.parserCrashed, detail: Self.describe(ending))
      }
    queue.finish(request, .outcome(.failed(failure, models: models)))
  }

  /// The system kills a process that takes too much, and an allocation that is refused traps or
  /// aborts. What grows is doubled, so that less than a third of the limit may have been in use.
  private func ranOutOfMemory(_ ending: ChildProcess.Ending) -> Bool {
    switch ending.signal {
    case SIGKILL: true
    case SIGILL, SIGTRAP, SIGABRT: ending.peakMemory > pool.memoryLimit / 4
    default: ending.peakMemory > pool.memoryLimit / 10 * 8
    }
  }

  private static func describe(_ ending: ChildProcess.Ending) -> String {
    if let signal = ending.signal { return "signal \(signal)" }
    return "exit code \(ending.exitCode ?? 0)"
  }

  private static func short(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
