internal import Glibc
public import Gongwen

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
  /// An open file that the workers shall have under the same number.
  public var inherited: Int32?

  public init(
    command: [String], jobs: Int, timeLimit: Double, memoryLimit: Int, inherited: Int32? = nil
  ) {
    self.command = command
    self.jobs = max(1, jobs)
    self.timeLimit = timeLimit
    self.memoryLimit = memoryLimit
    self.inherited = inherited
  }

  public enum Outcome: Sendable {
    case reply(WorkerReply, body: [UInt8])
    /// The worker was killed or died, and the models that it used.
    case failed(DocumentFailure, models: ModelStamp)
  }

  /// Calls `deliver` once for each request, in their order, and `progress` whenever a document is
  /// done.
  public func run(
    _ requests: [WorkerRequest], progress: (_ done: Int) -> Void = { _ in },
    deliver: (_ index: Int, _ outcome: Outcome) throws -> Void
  ) throws {
    var run = PoolRun(pool: self, requests: requests)
    defer { run.stop() }
    try run.perform(progress: progress, deliver: deliver)
  }
}

public enum WorkerPoolError: Error, Equatable, Sendable {
  /// A worker process cannot be started at all.
  case cannotStart(String)
  /// The workers cannot use the model files.
  case models(String)
}

/// One worker process with what it is doing.
private struct Worker {
  var child: ChildProcess
  var frames = FrameReader()
  var models: ModelStamp?
  /// Index of the request that it works on.
  var request: Int?
  /// Monotonic seconds at which it has to be done.
  var due = 0.0
}

private struct PoolRun {
  let pool: WorkerPool
  let requests: [WorkerRequest]
  private var workers: [Worker] = []
  /// Outcomes that wait for their turn.
  private var waiting: [Int: WorkerPool.Outcome] = [:]
  private var nextToSend = 0
  private var nextToDeliver = 0
  private var done = 0

  init(pool: WorkerPool, requests: [WorkerRequest]) {
    self.pool = pool
    self.requests = requests
  }

  mutating func perform(
    progress: (_ done: Int) -> Void,
    deliver: (_ index: Int, _ outcome: WorkerPool.Outcome) throws -> Void
  ) throws {
    while nextToDeliver < requests.count {
      try dispatch()
      try wait()
      let before = done
      try collect()
      if done > before { progress(done) }
      while let outcome = waiting.removeValue(forKey: nextToDeliver) {
        try deliver(nextToDeliver, outcome)
        nextToDeliver += 1
      }
    }
  }

  mutating func stop() {
    for worker in workers {
      if worker.request != nil { worker.child.kill() }
      _ = worker.child.finish()
    }
    workers = []
  }

  /// Gives idle workers something to do. Documents run ahead of the output only so far that the
  /// results that wait do not fill the memory.
  private mutating func dispatch() throws {
    let ahead = nextToDeliver + 4 * pool.jobs
    while nextToSend < min(requests.count, ahead) {
      let index: Int
      if let idle = workers.firstIndex(where: { $0.request == nil }) {
        index = idle
      } else if workers.count < pool.jobs {
        let child = try ChildProcess(arguments: pool.command, inherited: pool.inherited)
        workers.append(Worker(child: child))
        index = workers.count - 1
      } else {
        return
      }
      let line = try JSONEncoder().encode(requests[nextToSend]) + [0x0A]
      workers[index].request = nextToSend
      workers[index].due = Self.now + pool.timeLimit
      nextToSend += 1
      // A worker that died since takes no request; the end of its output tells.
      _ = line.withUnsafeBytes { write(workers[index].child.input, $0.baseAddress, $0.count) }
    }
  }

  private func wait() throws {
    var polls = workers.map { pollfd(fd: $0.child.output, events: Int16(POLLIN), revents: 0) }
    let due = workers.filter { $0.request != nil }.map(\.due).min() ?? Self.now
    let milliseconds = max(0, min((due - Self.now) * 1000, 1e9)).rounded(.up)
    _ = poll(&polls, nfds_t(polls.count), Int32(milliseconds))
  }

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
        finish(request, .reply(reply, body: body))
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
    workers[index].models = models
    workers[index].due = Self.now + pool.timeLimit
  }

  private mutating func bury(_ index: Int, killed: Bool) throws {
    let worker = workers.remove(at: index)
    if killed { worker.child.kill() }
    let ending = worker.child.finish()
    guard let request = worker.request else { return }
    guard let models = worker.models else {
      throw WorkerPoolError.cannotStart(Self.describe(ending))
    }
    let failure =
      if killed {
        DocumentFailure(
          code: DocumentFailure.timeLimit, detail: "\(Self.short(pool.timeLimit)) s")
      } else if ending.signal == SIGKILL || ending.peakMemory > pool.memoryLimit / 10 * 8 {
        DocumentFailure(
          code: DocumentFailure.memoryLimit, detail: "\(pool.memoryLimit >> 20) MB")
      } else {
        DocumentFailure(code: DocumentFailure.parserCrashed, detail: Self.describe(ending))
      }
    finish(request, .failed(failure, models: models))
  }

  private mutating func finish(_ request: Int, _ outcome: WorkerPool.Outcome) {
    waiting[request] = outcome
    done += 1
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

/// Cuts what a framed worker writes into lines and bodies.
struct FrameReader {
  private var buffer: [UInt8] = []
  private var reply: WorkerReply?

  /// Appends what can be read without waiting; true at the end of the output.
  mutating func fill(from descriptor: Int32) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { piece in
      while true {
        let count = read(descriptor, piece.baseAddress, piece.count)
        if count > 0 {
          buffer.append(contentsOf: piece[..<count])
        } else if count == 0 {
          return true
        } else if errno != EINTR {
          return false
        }
      }
    }
  }

  mutating func nextLine() -> [UInt8]? {
    guard let end = buffer.firstIndex(of: 0x0A) else { return nil }
    let line = Array(buffer[..<end])
    buffer.removeFirst(end + 1)
    return line
  }

  /// Takes lines of progress off; true if there was one.
  mutating func skipProgress() -> Bool {
    var found = false
    while reply == nil, buffer.starts(with: #"{"page":"#.utf8), nextLine() != nil { found = true }
    return found
  }

  private mutating func take() -> [UInt8] {
    var body: [UInt8] = []
    swap(&body, &buffer)
    return body
  }

  mutating func nextReply() throws -> (WorkerReply, body: [UInt8])? {
    if reply == nil, let line = nextLine() {
      reply = try JSONDecoder().decode(WorkerReply.self, from: Data(line))
      buffer.reserveCapacity(reply?.length ?? 0)
    }
    guard let complete = reply, buffer.count >= complete.length else { return nil }
    reply = nil
    // A worker writes nothing after its reply until it is asked again, so that the buffer, which
    // may be large, is handed on as it is.
    guard buffer.count > complete.length else { return (complete, take()) }
    let body = Array(buffer[..<complete.length])
    buffer.removeFirst(complete.length)
    return (complete, body)
  }
}
