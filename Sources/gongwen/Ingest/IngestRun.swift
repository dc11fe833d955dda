internal import Extraction
internal import Gongwen
internal import Models
internal import Register

/// Takes files up into a register.
struct IngestRun {
  var options: RunOptions
  var register: Register
  var rule: IngestRule
  var ending: EndingSignals
  /// Takes what became of a document, on another thread.
  var told: (_ document: ExtractedDocument, _ outcome: IngestOutcome) throws -> Void

  /// - Parameters:
  ///   - roots: absolute paths of documents and folders.
  ///   - summary: what was done up to an error, too.
  /// - Throws: `RegisterError`; `WorkerPoolError.interrupted` where a signal ends the program.
  func perform(_ roots: [String], _ summary: inout IngestSummary) throws {
    try markGone(roots, &summary)
    let entries = InputList(roots).entries
    var unread: [InputList.Entry] = []
    var sightings: [FileSighting] = []
    for entry in entries {
      guard !ending.hasCome else { throw WorkerPoolError.interrupted }
      // The state before the file is read: what changes meanwhile is seen the next time.
      let sighting = FileState.sighting(entry.path)
      let standing =
        entry.failure == nil
        ? try register.standing(
          of: entry.path, sighting, under: rule, at: FileState.now,
          digest: { InputFile.digest(entry.path) }) : .unread
      switch standing {
      case .unread:
        unread.append(entry)
        sightings.append(sighting)
      case .copy: summary.count(.duplicate)
      case .known(let documents, let failures, let outdated):
        summary.count(.unchanged, documents - failures)
        summary.knownFailures += failures
        summary.outdated += outdated
      }
    }
    guard !unread.isEmpty else { return }
    try read(unread, sightings, &summary)
  }

  private func read(
    _ entries: [InputList.Entry], _ sightings: [FileSighting], _ summary: inout IngestSummary
  ) throws {
    let queue = IngestQueue()
    let tally = Tally(summary)
    // What was read before an error is kept.
    defer {
      try? queue.finish()
      summary = tally.summary
    }
    /// The archive or message whose documents are coming, and which have come.
    var container: (index: Int, documents: [String])?
    func finish() throws {
      guard let (index, documents) = container else { return }
      container = nil
      try queue.add {
        let path = entries[index].path
        guard let digest = InputFile.digest(path) else { return }
        try register.finish(
          container: path, sha256: digest, sightings[index], documents: documents,
          at: FileState.now)
      }
    }
    let run = DocumentRun(
      options: options, rendering: Rendering(.json), tellsWarnings: false, ending: ending)
    _ = try run.perform(entries) { delivery in
      if container?.index != delivery.index { try finish() }
      var sighting = sightings[delivery.index]
      if delivery.isMember {
        container = (delivery.index, (container?.documents ?? []) + [delivery.path])
        sighting = FileSighting(
          container: entries[delivery.index].path, program: sighting.program)
      }
      try queue.add(delivery.body) { document in
        try store(document, delivery.failure, sighting, &tally.summary)
      }
    }
    try finish()
    try queue.finish()
  }

  /// The summary while another thread counts in it.
  private final class Tally {
    var summary: IngestSummary

    init(_ summary: IngestSummary) {
      self.summary = summary
    }
  }

  private func store(
    _ document: ExtractedDocument, _ failure: DocumentFailure?, _ sighting: FileSighting,
    _ summary: inout IngestSummary
  ) throws {
    guard let failure else {
      let outcome = try register.ingest(document, sighting, at: FileState.now)
      summary.count(outcome)
      if document.diagnostics.contains(where: { !Notices.onWording.contains($0.code) }) {
        summary.warned += 1
      }
      return try told(document, outcome)
    }
    summary.fail(failure.code)
    try told(document, .failed)
    // That there is nothing to read is no fact about a document.
    guard !Self.aboutNoDocument.contains(failure.code) else { return }
    _ = try register.ingest(
      failed: document,
      FileFailure(code: failure.code, page: failure.page, detail: failure.detail), sighting,
      at: FileState.now)
  }

  /// Marks what is at or below paths no more.
  func markGone(_ roots: [String], _ summary: inout IngestSummary) throws {
    for root in roots {
      summary.gone += try register.markGone(below: root, at: FileState.now) {
        !FileState.isGone($0)
      }
    }
  }

  private static let aboutNoDocument: Set = [
    DocumentFailure.notFound, DocumentFailure.folder, DocumentFailure.folderWithoutDocuments,
  ]
}
