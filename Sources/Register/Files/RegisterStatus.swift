internal import GRDB

/// What a register holds and what became of the files that were given to it.
public struct RegisterStatus: Equatable, Sendable {
  /// The register's file.
  public var path: String
  /// Its size and that of its journal.
  public var bytes: Int
  /// Version of the schema.
  public var schema: String
  public var documents: Int
  public var versions: Int
  /// Clauses of all versions.
  public var clauses: Int
  /// Obligations of current versions.
  public var obligations: Int
  public var files: [Files]
  public var readings: [Reading]
  /// Files that somebody should look at: failed, gone, with warnings.
  public var reports: [Report]

  public enum State: String, Sendable, CaseIterable {
    case stored, warned, failed, gone
  }

  /// Files in a state and a format.
  public struct Files: Equatable, Sendable {
    public var state: State
    public var format: String
    public var count: Int
  }

  /// Files that the same models and program read.
  public struct Reading: Equatable, Sendable {
    public var modelsVersion: String
    public var modelsSHA256: String
    public var program: String
    public var count: Int
  }

  /// A file with one reason to look at it.
  public struct Report: Equatable, Sendable {
    public var path: String
    public var format: String
    public var state: State
    /// Of the failure or the warning; `nil` for a file that is gone.
    public var code: String?
    /// 1-based pages that it is about, in rising order.
    public var pages: [Int]
    /// What the library or the system says of a failure, the English words of a warning.
    public var detail: String
    /// When it was last read, or when it was noticed that it is gone; ISO 8601.
    public var time: String
  }
}

extension Register {
  /// - Parameter ignored: codes of diagnostics that are no warnings.
  public func status(ignoring ignored: Set<String>) throws -> RegisterStatus {
    try read { database in
      func number(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
      let reports = try Self.reports(database, ignored)
      return RegisterStatus(
        path: path, bytes: RegisterFile(path).size,
        schema: try String.fetchOne(database, sql: "SELECT max(identifier) FROM grdb_migrations")
          ?? "",
        documents: try number("SELECT count(*) FROM documents"),
        versions: try number("SELECT count(*) FROM versions"),
        clauses: try number("SELECT count(*) FROM clauses"),
        obligations: try number(
          """
          SELECT sum(obligation_count) FROM documents
          JOIN versions ON versions.id = documents.current_version
          """),
        files: try Self.files(database, reports),
        readings: try Self.readings(database), reports: reports)
    }
  }

  private static func files(
    _ database: Database, _ reports: [RegisterStatus.Report]
  ) throws -> [RegisterStatus.Files] {
    var counts: [String: [RegisterStatus.State: Int]] = [:]
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT format, CASE WHEN gone_since IS NULL THEN status ELSE 'gone' END, count(*)
        FROM files GROUP BY 1, 2
        """)
    for row in rows {
      guard let state = RegisterStatus.State(rawValue: row[1]) else { continue }
      counts[row[0], default: [:]][state] = row[2]
    }
    var seen: Set<String> = []
    for report in reports where report.state == .warned && seen.insert(report.path).inserted {
      counts[report.format]?[.stored, default: 0] -= 1
      counts[report.format]?[.warned, default: 0] += 1
    }
    return counts.sorted { $0.key < $1.key }.flatMap { format, counts in
      RegisterStatus.State.allCases.compactMap { state in
        guard let count = counts[state], count > 0 else { return nil }
        return RegisterStatus.Files(state: state, format: format, count: count)
      }
    }
  }

  private static func readings(_ database: Database) throws -> [RegisterStatus.Reading] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT models_version, models_sha256, program, count(*) FROM files
        WHERE gone_since IS NULL GROUP BY 1, 2, 3 ORDER BY 4 DESC, 2, 3
        """
    ).map {
      RegisterStatus.Reading(
        modelsVersion: $0[0], modelsSHA256: $0[1], program: $0[2], count: $0[3])
    }
  }

  /// Failed files, then those that are gone, then those with warnings, each in the order of paths.
  private static func reports(
    _ database: Database, _ ignored: Set<String>
  ) throws -> [RegisterStatus.Report] {
    let failed = try Row.fetchAll(
      database,
      sql: """
        SELECT path, format, failure_code, failure_page, failure_detail, last_seen FROM files
        WHERE status = 'failed' AND gone_since IS NULL ORDER BY path
        """
    ).map {
      RegisterStatus.Report(
        path: $0[0], format: $0[1], state: .failed, code: $0[2],
        pages: ($0[3] as Int?).map { [$0] } ?? [], detail: $0[4] ?? "", time: $0[5])
    }
    let gone = try Row.fetchAll(
      database,
      sql: "SELECT path, format, gone_since FROM files WHERE gone_since IS NOT NULL ORDER BY path"
    ).map {
      RegisterStatus.Report(
        path: $0[0], format: $0[1], state: .gone, pages: [], detail: "", time: $0[2])
    }
    let warnings = try Row.fetchAll(
      database,
      sql: """
        SELECT path, format, code, page, message, last_seen FROM diagnostics
        JOIN files ON files.id = diagnostics.file_id
        WHERE status = 'stored' AND gone_since IS NULL ORDER BY path, code, page
        """)
    var warned: [RegisterStatus.Report] = []
    for row in warnings where !ignored.contains(row[2]) {
      let page: Int? = row[3]
      if let last = warned.last, last.path == row[0], last.code == row[2] {
        if let page { warned[warned.count - 1].pages.append(page) }
      } else {
        warned.append(
          RegisterStatus.Report(
            path: row[0], format: row[1], state: .warned, code: row[2],
            pages: page.map { [$0] } ?? [], detail: row[4], time: row[5]))
      }
    }
    return failed + gone + warned
  }
}
