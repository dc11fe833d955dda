internal import Extraction
internal import Gongwen
internal import Models
internal import Register

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Takes files up into a register.
struct IngestRun {
  var options: RunOptions
  var register: Register
  var rule: IngestRule
  var ending: EndingSignals
  /// Whether a folder without documents is a mistake: one that is followed may be filled later.
  var expectsDocuments = true
  /// Takes what became of a document, on another thread.
  var told: (_ document: ExtractedDocument, _ outcome: IngestOutcome) throws -> Void

  /// - Parameters:
  ///   - roots: absolute paths of documents and folders.
  ///   - summary: what was done up to an error, too.
  /// - Throws: `RegisterError`; `WorkerPoolError.interrupted` where a signal ends the program.
  func perform(_ roots: [String], _ summary: inout IngestSummary) throws {
    try markGone(roots, &summary)
    let entries = InputList(roots).entries.filter {
      expectsDocuments || $0.failure?.code != DocumentFailure.folderWithoutDocuments
    }
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
    let tally = Tally(summary)
    let queue = IngestQueue(into: register) { entry, outcome in
      if [.new, .updated].contains(outcome) { tally.clauses += entry.document.clauses.count }
      try count(entry, outcome, &tally.summary)
    }
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
      if let failure = delivery.failure, Self.aboutNoDocument.contains(failure.code) {
        try queue.add { tally.summary.fail(failure.code) }
        return
      }
      let failure = delivery.failure.map {
        FileFailure(code: $0.code, page: $0.page, detail: $0.detail)
      }
      let body = delivery.body
      try queue.add(bytes: body.count) {
        let document = try JSONDecoder().decode(ExtractedDocument.self, from: Data(body))
        return IngestEntry(document, failure: failure, sighting, at: FileState.now)
      }
    }
    try finish()
    try queue.finish()
    // All is stored; without this, questions only take a little longer.
    try? register.mergeIndex(afterStoring: tally.clauses) { !ending.hasCome }
  }

  /// The summary while another thread counts in it.
  private final class Tally {
    var summary: IngestSummary
    /// Clauses that were stored.
    var clauses = 0

    init(_ summary: IngestSummary) {
      self.summary = summary
    }
  }

  private func count(
    _ entry: IngestEntry, _ outcome: IngestOutcome, _ summary: inout IngestSummary
  ) throws {
    if let failure = entry.failure {
      summary.fail(failure.code)
    } else {
      summary.count(outcome)
      if entry.document.diagnostics.contains(where: { !Notices.onWording.contains($0.code) }) {
        summary.warned += 1
      }
    }
    try told(entry.document, outcome)
  }

  /// Marks what is at or below paths no more.
  func markGone(_ roots: [String], _ summary: inout IngestSummary) throws {
    for root in roots {
      summary.gone += try register.markGone(below: root, at: FileState.now) {
        !FileState.isGone($0)
      }
    }
  }

  /// That there is nothing to read is no fact about a document.
  private static let aboutNoDocument: Set = [
    DocumentFailure.notFound, DocumentFailure.folder, DocumentFailure.folderWithoutDocuments,
  ]
}
