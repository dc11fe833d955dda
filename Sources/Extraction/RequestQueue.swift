internal import Gongwen
internal import Reading

/// The requests of a run in the order of the output. A file that turns out to hold documents makes
/// room for them at its place.
struct RequestQueue {
  /// What came of a request.
  enum Result {
    case outcome(WorkerPool.Outcome)
    case members([WorkerMember], models: ModelStamp)
  }

  struct Item {
    var identifier: Int
    /// Index of the file that was asked for.
    var origin: Int
    var request: WorkerRequest
    var isSent = false
    var result: Result?
  }

  /// The next is the last.
  private var items: [Item]
  private var identifiers: Int
  /// What was found in each file that was asked for, over all the archives in it.
  private var contents: [Int: (members: Int, bytes: Int)] = [:]
  private let limits: ReadingLimits

  init(_ requests: [WorkerRequest], limits: ReadingLimits) {
    self.limits = limits
    identifiers = requests.count
    items = requests.indices.reversed().map {
      Item(identifier: $0, origin: $0, request: requests[$0])
    }
  }

  var count: Int { items.count }

  /// The first request that was not sent among the first `ahead`.
  mutating func send(ahead: Int) -> (identifier: Int, request: WorkerRequest)? {
    for index in items.indices.suffix(ahead).reversed() where !items[index].isSent {
      items[index].isSent = true
      return (items[index].identifier, items[index].request)
    }
    return nil
  }

  mutating func finish(_ identifier: Int, _ result: Result) {
    if let index = items.lastIndex(where: { $0.identifier == identifier }) {
      items[index].result = result
    }
  }

  /// Takes off the next request whose outcome is there. Files are opened up only when it is their
  /// turn, so that what the limits refuse does not depend on who was faster.
  mutating func take() -> (Item, WorkerPool.Outcome)? {
    while let item = items.last, let result = item.result {
      items.removeLast()
      switch result {
      case .outcome(let outcome): return (item, outcome)
      case .members(let members, let models):
        if let failure = charge(members, to: item.origin) {
          return (item, .failed(failure, models: models))
        }
        for member in members.reversed() {
          var request = item.request
          request.file = request.file ?? request.path
          request.path = member.path
          request.member = member.member
          items.append(Item(identifier: identifiers, origin: item.origin, request: request))
          identifiers += 1
        }
      }
    }
    return nil
  }

  private mutating func charge(_ members: [WorkerMember], to origin: Int) -> DocumentFailure? {
    var (count, bytes) = contents[origin] ?? (0, 0)
    count += members.count
    for member in members {
      let (sum, isTooLarge) = bytes.addingReportingOverflow(max(0, member.size))
      bytes = isTooLarge ? .max : sum
    }
    if count > limits.members {
      return DocumentFailure(
        code: ReadingError.Code.tooManyMembers.rawValue, detail: "\(count) > \(limits.members)")
    }
    if bytes > limits.expansion {
      return DocumentFailure(
        code: ReadingError.Code.tooLarge.rawValue,
        detail: "\(bytes >> 20) MB > \(limits.expansion >> 20) MB")
    }
    contents[origin] = (count, bytes)
    return nil
  }
}
