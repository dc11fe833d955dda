internal import ArgumentParser
internal import Gongwen

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The two documents of a comparison.
struct DocumentPair {
  var old: ExtractedDocument
  var new: ExtractedDocument
}

extension DocumentPair {
  /// Reads both through worker processes.
  ///
  /// - Throws: `ExitCode` 2 where one cannot be read, after a line on standard error has said why;
  ///   `RequestError` where a path holds several documents.
  init(_ old: String, _ new: String, options: RunOptions) throws {
    var documents: [ExtractedDocument] = []
    let run = DocumentRun(options: options, rendering: Rendering(.json))
    let result = try run.perform([old, new]) { body, _ in
      documents.append(try JSONDecoder().decode(ExtractedDocument.self, from: Data(body)))
    }
    guard result.failed == 0 else { throw ExitCode(2) }
    guard documents.count == 2 else {
      throw RequestError(
        options.chosenLanguage == .zh
          ? "比较的是两个文件；所给的文件夹或压缩包中不止一个文件"
          : "two documents are compared; a folder or archive that was given holds another number")
    }
    self.old = documents[0]
    self.new = documents[1]
  }
}
