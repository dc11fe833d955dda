import Foundation
import GRDB
import Gongwen
import Testing

@testable import Register

@Suite struct ExportTests {
  private let time = "2026-01-02T03:04:05Z"

  /// What is known of a clause only in its document: identifiers and ranges.
  private func bare(_ row: FlatRow) -> FlatRow {
    var row = row
    row.id = ""
    for index in row.deadlines.indices {
      row.deadlines[index].id = ""
      row.deadlines[index].clause = ""
      row.deadlines[index].range = TextRange(0, 0)
      row.deadlines[index].boxes = []
    }
    for index in row.amounts.indices {
      row.amounts[index].id = ""
      row.amounts[index].clause = ""
      row.amounts[index].range = TextRange(0, 0)
      row.amounts[index].boxes = []
    }
    for index in row.targets.indices {
      row.targets[index].id = ""
      row.targets[index].clause = ""
      row.targets[index].deadline = nil
      row.targets[index].range = TextRange(0, 0)
      row.targets[index].boxes = []
    }
    return row
  }

  @Test(
    arguments: Corpus.texts + Corpus.docx
      + ["corpus/tables/documents"].flatMap { folder in
        ((try? FileManager.default.contentsOfDirectory(
          atPath: Corpus.package.appending(path: folder).path)) ?? []).sorted()
          .filter { $0.hasSuffix(".docx") }.map { "\(folder)/\($0)" }
      })
  func rowsAreThoseOfTheDocument(path: String) throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let document = try Corpus.extract(path)
    _ = try register.ingest(document, at: time)
    var found: [DocumentRows] = []
    try register.export(RegisterFilter()) { document, _ in found.append(document) }
    let expected = DocumentRows(document)
    #expect(found.count == 1)
    #expect(found[0].source == path)
    for (one, other) in zip(found[0].rows, expected.rows) { #expect(bare(one) == bare(other)) }
    #expect(found[0].rows.count == expected.rows.count)
    #expect(found[0].metadata == expected.metadata)
  }

  @Test func filtersChooseDocumentsAndRows() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    for path in Corpus.texts { _ = try register.ingest(Corpus.extract(path), at: time) }
    func rows(_ change: (inout RegisterFilter) -> Void) throws -> [DocumentRows] {
      var filter = RegisterFilter()
      change(&filter)
      var found: [DocumentRows] = []
      try register.export(filter) { document, _ in found.append(document) }
      return found
    }
    let all = try rows { _ in }
    #expect(all.count == Corpus.texts.count)
    #expect(all.compactMap(\.metadata.issuedOn) == all.compactMap(\.metadata.issuedOn).sorted())
    #expect(try rows { $0.since = "2021-01-01" }.count < all.count)
    let targets = try rows { $0.labels = [.target] }
    #expect(!targets.isEmpty)
    #expect(targets.flatMap(\.rows).allSatisfy { $0.label == .target })
    let duties = try rows { $0.roles = [.responsible] }
    #expect(!duties.isEmpty)
    #expect(duties.flatMap(\.rows).allSatisfy { $0.units.contains { $0.role == .responsible } })
    let unit = try #require(duties.first?.rows.first?.units.first { $0.role == .responsible })
    let id = try #require(
      try register.pool.read {
        try Int64.fetchOne(
          $0, sql: "SELECT id FROM units WHERE name = ?", arguments: [unit.canonical])
      })
    let reach = UnitReach(unit: id, name: unit.canonical, match: .named, scope: .all)
    let own = try rows {
      $0.selections = [UnitSelection(name: unit.canonical, reaches: [reach])]
      $0.roles = [.responsible]
    }
    #expect(own.flatMap(\.rows).allSatisfy { $0.units.contains { $0.canonical == unit.canonical } })
    #expect(!own.isEmpty)
    #expect(try rows { $0.selections = [UnitSelection(name: "没有的单位")] }.isEmpty)
  }

  @Test func troubleNamesTheRegister() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    _ = try register.ingest(Corpus.extract(Corpus.texts[0]), at: time)
    try register.pool.write { try $0.execute(sql: "DROP TABLE targets") }
    let error = #expect(throws: RegisterError.self) {
      try register.export(RegisterFilter()) { _, _ in }
    }
    #expect(error?.path == folder.register)
  }
}
