/// The documents of a zip archive.
struct ArchiveContainer: DocumentContainer {
  private let archive: ZipArchive
  private let name: String
  private let options: ReadingOptions
  let documents: [ContainedDocument]

  init(_ bytes: [UInt8], name: String, options: ReadingOptions) throws(ReadingError) {
    do throws(ZipArchive.Failure) {
      archive = try ZipArchive(bytes, allowance: options.limits.expansion)
    } catch {
      throw Self.error(error, name)
    }
    self.name = name
    self.options = options
    documents = archive.entries.compactMap { entry in
      let path = ContainedDocument.safePath(entry.name)
      let parts = path.split(separator: "/")
      guard let file = parts.last, entry.name.last != "/", DocumentName.isDocument(file),
        // What Apple's archiver adds to every file.
        parts.first != "__MACOSX"
      else { return nil }
      return ContainedDocument(index: entry.index, name: path, size: entry.size)
    }
  }

  func content(of index: Int) throws(ReadingError) -> (bytes: [UInt8], charset: String?) {
    guard let entry = archive.entries.first(where: { $0.index == index }) else {
      throw ReadingError(code: .damaged, file: name, detail: "no member \(index)")
    }
    do throws(ZipArchive.Failure) {
      return (try archive.read(entry, password: options.password), nil)
    } catch {
      throw Self.error(error, name)
    }
  }

  private static func error(_ failure: ZipArchive.Failure, _ name: String) -> ReadingError {
    switch failure {
    case .damaged(let reason): ReadingError(code: .damaged, file: name, detail: reason)
    case .tooLarge: ReadingError(code: .tooLarge, file: name)
    case .encrypted: ReadingError(code: .encrypted, file: name)
    case .wrongPassword: ReadingError(code: .wrongPassword, file: name)
    case .tooDeep(let detail): ReadingError(code: .tooDeep, file: name, detail: detail)
    }
  }
}
