internal import ArgumentParser
internal import Glibc
internal import Gongwen
internal import Register

extension BenchmarkRegisterCommand {
  /// Makes a register as large as is asked for and says how fast it was written.
  struct Make: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write documents varied from real ones into a new register.")

    @OptionGroup var originals: Originals

    @Argument(help: "The register's file.")
    var register: String

    @Option(help: "Clauses to write at least.")
    var clauses = 1_000_000

    @Option(help: "Documents to write at least.")
    var documents = 0

    func run() throws {
      let variation = try originals.variation()
      let register = try Register(path: register)
      var written = (clauses: 0, bytes: 0, documents: 0)
      var spent = Clock.Pair(wall: 0, processor: 0)
      var number = 0
      while written.clauses < clauses || written.documents < documents {
        // Made beforehand, so that making them takes none of the time.
        var documents: [ExtractedDocument] = []
        while documents.reduce(0, { $0 + $1.clauses.count }) < Self.stretch {
          // Some documents come in two versions.
          for version in 0..<(number % 50 == 7 ? 2 : 1) {
            var document = variation.document(number, version: version)
            if version > 0 { document.source.path += ".new" }
            documents.append(document)
          }
          number += 1
        }
        try spent.measure {
          let queue = IngestQueue(into: register) { _, _ in }
          for document in documents {
            try queue.add(bytes: Self.bytes * document.clauses.count) {
              IngestEntry(
                document, FileSighting(size: 1, modified: "1"), at: "2026-01-01T00:00:00Z")
            }
          }
          try queue.finish()
        }
        for document in documents {
          written.clauses += document.clauses.count
          written.bytes += document.clauses.reduce(0) { $0 + $1.text.utf8.count }
          written.documents += 1
        }
      }
      try spent.measure { try register.mergeIndex(afterStoring: written.clauses) }
      var json = JSONWriter()
      json.object { json in
        json.field("documents", written.documents)
        json.field("clauses", written.clauses)
        json.field("textBytes", written.bytes)
        json.field("seconds", spent.wall)
        json.field("processorSeconds", spent.processor)
        json.field("clausesPerSecond", Double(written.clauses) / spent.wall)
      }
      json.endLine()
      try Output.standard.write(json.bytes)
    }

    /// Clauses that are written at one go.
    private static let stretch = 50_000
    /// Bytes of a document's JSON for each of its clauses.
    private static let bytes = 900
  }

  enum Clock {
    /// Seconds that passed and those of the processor.
    struct Pair {
      var wall: Double
      var processor: Double

      mutating func measure(_ work: () throws -> Void) rethrows {
        let start = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
        try work()
        wall += seconds(CLOCK_MONOTONIC) - start.0
        processor += seconds(CLOCK_PROCESS_CPUTIME_ID) - start.1
      }
    }

    static func seconds(_ clock: clockid_t) -> Double {
      var time = timespec()
      clock_gettime(clock, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
  }
}
