internal import ArgumentParser
internal import Glibc
internal import Gongwen
internal import Reporting

/// Writes the workbook of some documents.
enum WorkbookOutput {
  /// A terminal would show noise.
  static func check(_ output: String?, _ language: Language) throws {
    guard output == nil, Console.isOutputTerminal else { return }
    throw RequestError(
      language == .zh
        ? "xlsx 是二进制文件；请用 --output 指定文件名" : "xlsx is no text; name a file with --output")
  }

  /// - Parameter documents: goes through the documents as often as it is told and says which time
  ///   it is, from 0 on.
  static func write(
    to sink: Output, _ language: Language,
    documents: (_ passes: Int, _ deliver: (DocumentRows, Int) throws -> Void) throws -> Void
  ) throws {
    try sink.write { path in
      var units = UnitCounts()
      var workbook: ObligationWorkbook?
      func begun() throws -> ObligationWorkbook {
        if let workbook { return workbook }
        let new = try ObligationWorkbook(
          path: path, temporaryFolder: folder(of: path), language: language, units: units)
        workbook = new
        return new
      }
      do {
        try documents(2) { document, pass in
          if pass == 0 { units.add(document) } else { try begun().append(document) }
        }
        try begun().close()
      } catch let error as SpreadsheetError {
        // The library does not always say why; a disk that is full is what it nearly always is.
        throw OutputError(sink.path, error.systemError == 0 ? ENOSPC : error.systemError)
      }
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
