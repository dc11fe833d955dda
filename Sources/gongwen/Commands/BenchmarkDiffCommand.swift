internal import ArgumentParser
internal import Comparison
internal import Gongwen

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Times the comparison of two contract objects without the reading of documents.
struct BenchmarkDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark-diff",
    abstract: "Time the comparison of two documents that extract --format json has written.",
    shouldDisplay: false)

  @Argument(help: "The old document's contract object.")
  var old: String

  @Argument(help: "The new document's contract object.")
  var new: String

  @Option(help: "How often to compare.")
  var rounds = 5

  func run() throws {
    let (old, new) = (try Self.read(old), try Self.read(new))
    var times: [Double] = []
    var edits = 0
    let clock = ContinuousClock()
    for _ in 0..<max(1, rounds) {
      let time = clock.measure {
        edits = DocumentComparison(old: old, new: new).edits.count
      }
      times.append(
        Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3)
    }
    var json = JSONWriter()
    json.object { json in
      json.field("clauses", old.clauses.count)
      json.field("edits", edits)
      json.key("milliseconds")
      json.array(times.sorted()) { $0.value($1) }
    }
    json.endLine()
    try Output.standard.write(json.bytes)
  }

  private static func read(_ path: String) throws -> ExtractedDocument {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("\(path) cannot be read")
    }
    return try JSONDecoder().decode(ExtractedDocument.self, from: data)
  }
}
