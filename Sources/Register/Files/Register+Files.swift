internal import GRDB

extension Register {
  /// Whether a file has to be read. A file of known size and date is taken to be unchanged; with
  /// another date it is compared by its bytes.
  ///
  /// - Parameter digest: gives the SHA-256 of the file, `nil` where it cannot be read.
  public func standing(
    of path: String, _ sighting: FileSighting, under rule: IngestRule, at time: String,
    digest: () -> String?
  ) throws -> FileStanding {
    guard let size = sighting.size, let modified = sighting.modified else { return .unread }
    guard let known = try read({ try KnownFile.find($0, path) }) else {
      return try adopt(path, sighting, rule, time, digest)
    }
    if known.size != size || known.modified != modified || known.sha256 == nil {
      guard let expected = known.sha256, let found = digest(), found == expected else {
        return known.isContainer ? .unread : try adopt(path, sighting, rule, time, digest)
      }
      try write { try known.touch($0, size: size, modified: modified) }
    }
    if known.entries.contains(where: rule.wantsAgain) { return .unread }
    if known.isGone { try comeBack(known) }
    return .known(
      documents: known.entries.count, failures: known.entries.count { $0.failure != nil },
      outdated: known.entries.count(where: rule.isOutdated))
  }

  /// A file that was moved or copied needs no reading.
  private func adopt(
    _ path: String, _ sighting: FileSighting, _ rule: IngestRule, _ time: String,
    _ digest: () -> String?
  ) throws -> FileStanding {
    let isSizeKnown = try read { database in
      try database.cachedStatement(sql: "SELECT 1 FROM files WHERE size = ? LIMIT 1")
        .fetchRow([sighting.size]) != nil
    }
    guard isSizeKnown, let sha256 = digest() else { return .unread }
    let isCopied = try write {
      try FileRow.copy($0, to: path, sha256: sha256, sighting, under: rule, at: time)
    }
    return isCopied ? .copy : .unread
  }

  private func comeBack(_ file: KnownFile) throws {
    try write { database in
      try database.execute(
        sql: """
          UPDATE files SET gone_since = NULL WHERE \(file.isContainer ? "container_id" : "id") = ?
          """, arguments: [file.id])
    }
  }

  /// Marks the files at or below a path that are there no more; their documents stay. Returns how
  /// many there are.
  ///
  /// - Parameter exists: whether there is a file at a path.
  public func markGone(
    below path: String, at time: String, exists: (String) -> Bool
  ) throws -> Int {
    let folder = path.hasSuffix("/") ? path : path + "/"
    // What follows in the order of bytes after all that begins with the folder's path.
    let end = String(folder.dropLast()) + "0"
    let files = try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT files.id, coalesce(containers.path, files.path) FROM files
          LEFT JOIN containers ON containers.id = files.container_id
          WHERE (files.path = ? OR files.path >= ? AND files.path < ?) AND gone_since IS NULL
          """, arguments: [path, folder, end])
    }
    let gone = files.filter { !exists($0[1]) }
    guard !gone.isEmpty else { return 0 }
    try write { database in
      let mark = try database.cachedStatement(sql: "UPDATE files SET gone_since = ? WHERE id = ?")
      for file in gone { try mark.execute(arguments: [time, file[0] as Int64]) }
    }
    return gone.count
  }
}
