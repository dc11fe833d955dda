/// Finds the documents in files that hold several: zip archives, and mail messages with attachments.
public struct ContainerReader: Sendable {
  public var options: ReadingOptions

  public init(options: ReadingOptions = ReadingOptions()) {
    self.options = options
  }

  /// The documents in a file in the order of their names, or `nil` where the file is a document
  /// itself.
  ///
  /// - Parameter depth: files of documents that the file stands in.
  /// - Throws: where the file cannot be read, holds no document, or goes beyond a limit.
  public func documents(
    in bytes: [UInt8], depth: Int, name: String
  ) throws(ReadingError) -> [ContainedDocument]? {
    guard let container = try open(bytes, name) else { return nil }
    let limits = options.limits
    guard depth < limits.archives else {
      throw ReadingError(code: .archiveTooDeep, file: name, detail: "> \(limits.archives)")
    }
    let found = container.documents
    guard !found.isEmpty else { throw ReadingError(code: .archiveWithoutDocuments, file: name) }
    guard found.count <= limits.members else {
      throw ReadingError(
        code: .tooManyMembers, file: name, detail: "\(found.count) > \(limits.members)")
    }
    let size = found.reduce(0) { Self.sum($0, $1.size) }
    guard size <= limits.expansion else {
      throw ReadingError(
        code: .tooLarge, file: name,
        detail: "\(size >> 20) MB > \(limits.expansion >> 20) MB")
    }
    return found.sorted { first, second in
      first.name == second.name
        ? first.index < second.index
        : first.name.utf8.lexicographicallyPrecedes(second.name.utf8)
    }
  }

  /// The bytes of a document inside a file, and the encoding that is declared for them.
  ///
  /// - Parameter path: the `index` of the document, after those of the files that hold it from the
  ///   outermost in.
  public func read(
    _ path: [Int], in bytes: [UInt8], name: String
  ) throws(ReadingError) -> (bytes: [UInt8], charset: String?) {
    var content: (bytes: [UInt8], charset: String?) = (bytes, nil)
    for index in path {
      guard let container = try open(content.bytes, name) else {
        throw ReadingError(code: .damaged, file: name, detail: "no archive")
      }
      content = try container.content(of: index)
    }
    return content
  }

  private func open(
    _ bytes: [UInt8], _ name: String
  ) throws(ReadingError) -> (any DocumentContainer)? {
    switch ContentFormat.detect(bytes) {
    case .archive: try ArchiveContainer(bytes, name: name, options: options)
    case .mail: try MailContainer(bytes, name: name, options: options)
    default: nil
    }
  }

  /// The sum, or the largest number where it is larger.
  private static func sum(_ first: Int, _ second: Int) -> Int {
    let (sum, isTooLarge) = first.addingReportingOverflow(second)
    return isTooLarge ? .max : sum
  }
}
