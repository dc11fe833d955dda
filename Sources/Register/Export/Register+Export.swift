internal import GRDB
public import Gongwen

extension Register {
  /// Hands out the current versions that pass a filter, one after the other by day of issue, each
  /// with those of its obligations that pass. All are of one state of the register, however long it
  /// takes. A document none of whose obligations passes is left out if the filter is about them.
  ///
  /// A row's `id` is the identifier of its clause in the register; `source` is the file that the
  /// version was read from, or another that holds it.
  ///
  /// - Parameter passes: how often to go through them.
  /// - Parameter deliver: takes a document and the number of the pass, from 0 on.
  public func export(
    _ filter: RegisterFilter, passes: Int = 1, deliver: (DocumentRows, Int) throws -> Void
  ) throws {
    do {
      try pool.read { database in
        let choices = try ExportedVersions(database, filter).choices
        for pass in 0..<passes {
          for choice in choices {
            let reader = try VersionReader(database, version: choice.version)
            let document = try reader.rows(passing: filter, units: choice.units)
            guard !document.rows.isEmpty || !filter.limitsRows else { continue }
            try deliver(document, pass)
          }
        }
      }
    } catch let error as DatabaseError {
      throw RegisterError(error, path)
    }
  }
}
