import Foundation
import Gongwen
import Testing

/// Documents with task tables whose truth a script knows (`scripts/make-task-tables`): what is read
/// of them in every format.
@Suite struct TableCorpusTests {
  static let folder = "corpus/tables/documents/"

  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(
      atPath: Corpus.package.appending(path: folder).path)
    return (files ?? []).filter { $0.hasSuffix(".truth.json") }
      .map { String($0.dropLast(".truth.json".count)) }.sorted()
  }()

  /// Each document in one format after the other, so that every format has its share.
  static let files = names.enumerated().map { index, name in
    "\(folder)\(name).\(formats[index % formats.count])"
  }

  /// PDF of the generator and of an office program.
  static let formats = ["pdf", "office.pdf", "ofd", "docx", "html"]

  /// The share of rows whose cells are read exactly, each under its column.
  @Test(arguments: formats) func rowsAreRead(_ format: String) throws {
    try check(format, "rows read") { $0.compareRows($1) }
  }

  /// The share of rows that became obligations with all that the table says of them.
  @Test(arguments: formats) func rowsAreUnderstood(_ format: String) throws {
    try check(format, "rows understood") { $0.compareObligations($1) }
  }

  private func check(
    _ format: String, _ what: String,
    _ compare: (TableTruth, ExtractedDocument) throws -> TableTally
  ) throws {
    var total = TableTally()
    for name in Self.names {
      let tally = try compare(
        try TableTruth(name), try Corpus.extract("\(Self.folder)\(name).\(format)"))
      tally.report(name, format, what)
      total += tally
    }
    total.report("all", format, what)
    #expect(total.rate >= 0.98, "\(format): \(total.missing.prefix(5))")
  }
}
