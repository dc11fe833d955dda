import Extraction
import Foundation
import Gongwen
import Models
import Reading

/// The documents of the corpus and what the pipeline makes of them.
enum Corpus {
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let names = [
    "jiangxian-2021-106", "qinshui-2022-50", "shanxi-2019-83", "wenshui-high-tech-enterprises",
    "yuncheng-innovation-centre-2022",
  ]

  static let texts = names.map { "corpus/text/\($0).txt" }

  static let pdfs = names.flatMap { name in
    ["libreoffice", "typst"].map { "corpus/pdf/\(name).\($0).pdf" }
  }

  static let docx = names.map { "corpus/docx/\($0).docx" }

  static let docs = names.map { "corpus/doc/\($0).doc" }

  static let rtf = "corpus/doc/wenshui-high-tech-enterprises.rtf"

  /// What reads DOC is not installed everywhere.
  static let hasOffice = ["/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Further real documents that lie outside the repository.
  static let others: [String] = ["gold/raw", "plans", "html", "pdf"].flatMap { folder -> [String] in
    let path = "../shared/corpus/real/" + folder
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: package.appending(path: path).path)
    return (names ?? []).sorted().map { path + "/" + $0 }
  }

  static let models = package.appending(path: "models").path

  private static let pipeline = Result {
    let set = try ModelSet(directory: models)
    return (try Extractor(models: set), try ModelStamp(set))
  }

  /// `path` is relative to the package.
  static func extract(_ path: String) throws -> ExtractedDocument {
    try explain(path).document
  }

  /// A text that stands in a test.
  static func extractText(_ text: String) throws -> ExtractedDocument {
    let (extractor, stamp) = try pipeline.get()
    return try extractor.explain(Array(text.utf8), path: "test.txt", stamp: stamp).document
  }

  static func explain(_ path: String) throws -> Explanation {
    let (extractor, stamp) = try pipeline.get()
    let bytes = try Data(contentsOf: package.appending(path: path))
    return try extractor.explain(Array(bytes), path: path, stamp: stamp)
  }
}
