import Extraction
import Foundation
import Gongwen
import Models
import Register

/// The founding documents as the pipeline makes them, and registers in temporary folders.
enum Corpus {
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let names = [
    "jiangxian-2021-106", "qinshui-2022-50", "shanxi-2019-83", "wenshui-high-tech-enterprises",
    "yuncheng-innovation-centre-2022",
  ]

  static let texts = names.map { "corpus/text/\($0).txt" }
  static let docx = names.map { "corpus/docx/\($0).docx" }

  /// Task tables.
  static let tables: [String] = {
    let folder = "corpus/tables/documents"
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: package.appending(path: folder).path)
    return (names ?? []).sorted().filter { $0.hasSuffix(".docx") }.map { "\(folder)/\($0)" }
  }()

  private static let pipeline = Result {
    let set = try ModelSet(directory: package.appending(path: "models").path)
    return (try Extractor(models: set), try ModelStamp(set))
  }

  /// `path` is relative to the package.
  static func extract(_ path: String) throws -> ExtractedDocument {
    try extract(Array(Data(contentsOf: package.appending(path: path))), path: path)
  }

  static func extract(_ bytes: [UInt8], path: String) throws -> ExtractedDocument {
    let (extractor, stamp) = try pipeline.get()
    return try extractor.explain(bytes, path: path, stamp: stamp).document
  }
}

/// A folder that goes with the value.
final class TemporaryFolder: Sendable {
  let url = FileManager.default.temporaryDirectory.appending(path: "register-\(UUID())")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  var register: String { url.appending(path: "register.sqlite").path }

  /// A register of the founding documents.
  func registerOfTexts() throws -> Register {
    let register = try Register(path: register)
    for path in Corpus.texts {
      _ = try register.ingest(Corpus.extract(path), at: "2026-01-02T03:04:05Z")
    }
    return register
  }
}
