internal import Gongwen

/// Parts of other formats that a Word document imports (`w:altChunk`, ECMA-376 part 1 §17.17.2):
/// web archives, web pages, text, RTF and Word documents.
struct DOCXChunks {
  let package: DOCXPackage
  let options: ReadingOptions
  /// How many documents the importing one stands in.
  let depth: Int

  /// Documents in documents beyond this are made to exhaust the reader.
  private static let deepest = 4

  func lines(_ id: String) -> [Line] {
    guard let (path, bytes) = package.part(id) else {
      package.warn("an imported part is missing")
      return []
    }
    do throws(ReadingError) {
      let paged = try read(bytes, path)
      package.add(paged.diagnostics)
      return paged.pages.flatMap(\.lines)
    } catch {
      package.warn("the imported part \(path) cannot be read: \(error.code.rawValue)")
      return []
    }
  }

  private func read(_ bytes: [UInt8], _ path: String) throws(ReadingError) -> PagedText {
    guard depth < Self.deepest else { throw ReadingError(code: .tooDeep, file: path) }
    switch ContentFormat.detect(bytes) {
    case .docx: return try DOCXReader(options: options, depth: depth + 1).read(bytes, name: path)
    default: return try DocumentReader(options: options).read(bytes, name: path)
    }
  }
}
