public import Gongwen

/// A line on a worker's standard input: one document.
public struct WorkerRequest: Codable, Equatable, Sendable {
  /// Path as the output shall name it.
  public var path: String
  /// Where the bytes are, if not at `path` (standard input has no path of its own).
  public var file: String?
  /// Password of an encrypted document.
  public var password: String?
  /// Which document inside the file is meant: its position in the file that holds it, after those
  /// of the files that hold that, from the outermost in. `nil` means the file itself.
  public var member: [Int]?

  public init(
    path: String, file: String? = nil, password: String? = nil, member: [Int]? = nil
  ) {
    self.path = path
    self.file = file
    self.password = password
    self.member = member
  }
}

/// A document that a worker found inside a file; a request for it has the same `path` and `member`.
public struct WorkerMember: Codable, Equatable, Sendable {
  public var path: String
  public var member: [Int]
  /// Bytes that it takes up unpacked.
  public var size: Int

  public init(path: String, member: [Int], size: Int) {
    self.path = path
    self.member = member
    self.size = size
  }
}

/// A framed worker's first line: the models that it uses and what it can no longer do, or why it
/// cannot use the models.
public struct WorkerGreeting: Codable, Equatable, Sendable {
  public var models: ModelStamp?
  public var sandbox: Sandbox?
  public var error: String?

  public init(models: ModelStamp? = nil, sandbox: Sandbox? = nil, error: String? = nil) {
    self.models = models
    self.sandbox = sandbox
    self.error = error
  }
}

/// A line that a framed worker may write while it works on a document.
public struct WorkerProgress: Codable, Equatable, Sendable {
  /// Number of the page (1-based) whose characters were just recognised.
  public var page: Int

  public init(page: Int) {
    self.page = page
  }
}

/// The line that a framed worker writes before the rendered document.
public struct WorkerReply: Codable, Equatable, Sendable {
  /// Bytes of the rendered document, which follow the line.
  public var length: Int
  /// Why the document gave nothing, if it did not.
  public var failure: DocumentFailure?
  /// What the person who ran the program should know.
  public var notices: [Diagnostic]
  public var counts: ExtractionCounts
  /// The documents in the file, where it is none itself; nothing is rendered then.
  public var members: [WorkerMember]?

  public init(
    length: Int, failure: DocumentFailure? = nil, notices: [Diagnostic] = [],
    counts: ExtractionCounts = ExtractionCounts(), members: [WorkerMember]? = nil
  ) {
    self.length = length
    self.failure = failure
    self.notices = notices
    self.counts = counts
    self.members = members
  }
}
