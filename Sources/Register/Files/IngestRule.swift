/// Which known files are read again though they have not changed.
public struct IngestRule: Equatable, Sendable {
  /// Hash of the models that would read them.
  public var models: String
  /// Version of the program that would.
  public var program: String
  /// Whether files are read again that other models or another program read.
  public var refreshes: Bool
  /// Whether every file that failed is tried again.
  public var retries: Bool
  /// Codes of failures for which the file itself is to blame. A file that failed for one of them is
  /// tried again only with other models or another program; one that failed for another reason,
  /// such as a limit or a missing engine, is tried every time.
  public var lasting: Set<String>

  public init(
    models: String, program: String, refreshes: Bool = false, retries: Bool = false,
    lasting: Set<String> = []
  ) {
    self.models = models
    self.program = program
    self.refreshes = refreshes
    self.retries = retries
    self.lasting = lasting
  }

  func isOutdated(_ entry: KnownFile.Entry) -> Bool {
    entry.models != models || entry.program != program
  }

  func wantsAgain(_ entry: KnownFile.Entry) -> Bool {
    guard let failure = entry.failure else { return refreshes && isOutdated(entry) }
    return retries || isOutdated(entry) || !lasting.contains(failure)
  }
}

/// What the register has of a file that is there.
public enum FileStanding: Equatable, Sendable {
  /// It has to be read.
  case unread
  /// It is known as it is, with as many documents in it. `failures` of them gave nothing, `outdated`
  /// were read with other models or by another program.
  case known(documents: Int, failures: Int, outdated: Int)
  /// It is new, but another file with the same bytes is known; it was stored with that one's document.
  case copy
}
