import Gongwen
import Reading
import Testing

@testable import Extraction

private let models = ModelStamp(version: "1", sha256: "")

private func reply() -> RequestQueue.Result {
  .outcome(.reply(WorkerReply(length: 0), body: []))
}

private func members(_ names: [String], of item: WorkerRequest, size: Int = 1)
  -> RequestQueue.Result
{
  .members(
    names.indices.map {
      WorkerMember(
        path: item.path + "/" + names[$0], member: (item.member ?? []) + [$0], size: size)
    }, models: models)
}

/// Answers every request, files of documents by what `contents` says of them.
private func run(
  _ paths: [String], contents: [String: [String]], limits: ReadingLimits = ReadingLimits(),
  ahead: Int = 3, newestFirst: Bool = false, size: Int = 1
) -> [String] {
  var queue = RequestQueue(paths.map { WorkerRequest(path: $0) }, limits: limits)
  var open: [(Int, WorkerRequest)] = []
  var delivered: [String] = []
  while queue.count > 0 {
    while let sent = queue.send(ahead: ahead) { open.append(sent) }
    if !open.isEmpty {
      let (identifier, request) = newestFirst ? open.removeLast() : open.removeFirst()
      queue.finish(
        identifier, contents[request.path].map { members($0, of: request, size: size) } ?? reply())
    }
    while let (item, outcome) = queue.take() {
      let path = item.request.path
      if case .failed(let failure, _) = outcome {
        delivered.append("\(item.origin) \(path) \(failure.code)")
      } else {
        delivered.append("\(item.origin) \(path)")
      }
    }
  }
  return delivered
}

@Suite("Order of documents that stand in files of documents")
struct WorkerQueueTests {
  static let contents = [
    "a.zip": ["1.txt", "in.zip", "2.txt"], "a.zip/in.zip": ["3.txt", "4.txt"], "c.zip": ["5.txt"],
  ]

  @Test(arguments: [1, 2, 3, 100], [false, true])
  func documentsTakeThePlaceOfTheirFile(_ ahead: Int, _ newestFirst: Bool) {
    let order = run(
      ["0.txt", "a.zip", "b.txt", "c.zip"], contents: Self.contents, ahead: ahead,
      newestFirst: newestFirst)
    #expect(
      order == [
        "0 0.txt", "1 a.zip/1.txt", "1 a.zip/in.zip/3.txt", "1 a.zip/in.zip/4.txt", "1 a.zip/2.txt",
        "2 b.txt", "3 c.zip/5.txt",
      ])
  }

  @Test(arguments: [1, 2, 100], [false, true])
  func limitsHoldForAFileWithAllThatIsInIt(_ ahead: Int, _ newestFirst: Bool) {
    // Three documents, then two more in an archive inside: four are allowed.
    let limits = [
      ("too-many-members", ReadingLimits(members: 4)), ("too-large", ReadingLimits(expansion: 49)),
    ]
    for (code, limits) in limits {
      let order = run(
        ["a.zip", "c.zip"], contents: Self.contents, limits: limits, ahead: ahead,
        newestFirst: newestFirst, size: 10)
      #expect(
        order == [
          "0 a.zip/1.txt", "0 a.zip/in.zip \(code)", "0 a.zip/2.txt", "1 c.zip/5.txt",
        ])
    }
  }

  @Test func requestsForMembersReadTheOutermostFile() throws {
    var queue = RequestQueue(
      [WorkerRequest(path: "a.zip", password: "p")], limits: ReadingLimits())
    let sent = queue.send(ahead: 1)
    let first = try #require(sent)
    queue.finish(first.identifier, members(["b.txt"], of: first.request))
    if queue.take() != nil { Issue.record("a file of documents is no document") }
    let second = queue.send(ahead: 1)
    #expect(
      second?.request
        == WorkerRequest(path: "a.zip/b.txt", file: "a.zip", password: "p", member: [0]))
  }

  @Test func sizesCannotOverflow() {
    let order = run(["a.zip"], contents: Self.contents, size: Int.max)
    #expect(order == ["0 a.zip too-large"])
  }
}
