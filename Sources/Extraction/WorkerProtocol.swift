public import Gongwen

/// A line on a worker's standard input: one document.
public struct WorkerRequest: Codable, Equatable, Sendable {
  /// Path as the output shall name it.
  public var path: String
  /// Where the bytes are, if not at `path` (standard input has no path of its own).
  public var file: String?
  /// Password of an encrypted document.
  public var password: String?

  public init(path: String, file: String? = nil, password: String? = nil) {
    self.path = path
    self.file = file
    self.password = password
  }
}

/// A framed worker's first line: the models that it uses, or why it cannot use them.
public struct WorkerGreeting: Codable, Equatable, Sendable {
  public var models: ModelStamp?
  public var error: String?

  public init(models: ModelStamp? = nil, error: String? = nil) {
    self.models = models
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

  public init(
    length: Int, failure: DocumentFailure? = nil, notices: [Diagnostic] = [],
    counts: ExtractionCounts = ExtractionCounts()
  ) {
    self.length = length
    self.failure = failure
    self.notices = notices
    self.counts = counts
  }
}
