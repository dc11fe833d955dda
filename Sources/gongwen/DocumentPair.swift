internal import ArgumentParser
internal import Glibc
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
    let documents = try Self.read([old, new], options: options)
    self.old = documents[0]
    self.new = documents[1]
  }

  /// Reads files, as many documents as there are paths.
  ///
  /// - Throws: as `init`.
  static func read(_ paths: [String], options: RunOptions) throws -> [ExtractedDocument] {
    guard !paths.isEmpty else { return [] }
    var options = options
    if options.jobs == nil, paths.allSatisfy(isShortText) { options.jobs = 1 }
    var documents: [ExtractedDocument] = []
    let run = DocumentRun(options: options, rendering: Rendering(.json))
    let result = try run.perform(paths) { body, _ in
      documents.append(try JSONDecoder().decode(ExtractedDocument.self, from: Data(body)))
    }
    guard result.failed == 0 else { throw ExitCode(2) }
    guard documents.count == paths.count else {
      throw RequestError(
        options.chosenLanguage == .zh
          ? "比较的是两个文件；所给的文件夹或压缩包中不止一个文件"
          : "two documents are compared; a folder or archive that was given holds another number")
    }
    return documents
  }

  /// Whether a file is read sooner than another worker is started for it, with models of its own.
  private static func isShortText(_ path: String) -> Bool {
    guard path != "-", let file = fopen(path, "r") else { return false }
    defer { fclose(file) }
    var info = stat()
    guard fstat(fileno(file), &info) == 0, info.st_mode & S_IFMT == S_IFREG,
      info.st_size <= mostOfShortText
    else { return false }
    var beginning = [UInt8](repeating: 0, count: 1024)
    let count = fread(&beginning, 1, beginning.count, file)
    // Only other formats hold zero bytes or are called PDF.
    return !beginning.prefix(count).contains(0) && !beginning.starts(with: "%PDF".utf8)
  }

  private static let mostOfShortText = 500_000
}
