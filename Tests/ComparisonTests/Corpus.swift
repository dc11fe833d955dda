import Extraction
import Foundation
import Gongwen
import Models

/// The founding documents as the pipeline makes them, and documents made of clauses.
enum Corpus {
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let names = [
    "jiangxian-2021-106", "qinshui-2022-50", "shanxi-2019-83", "wenshui-high-tech-enterprises",
    "yuncheng-innovation-centre-2022",
  ]

  private static let pipeline = Result {
    let set = try ModelSet(directory: package.appending(path: "models").path)
    return (try Extractor(models: set), try ModelStamp(set))
  }

  static func extract(_ text: String, path: String = "text.txt") throws -> ExtractedDocument {
    let (extractor, stamp) = try pipeline.get()
    return try extractor.explain(Array(text.utf8), path: path, stamp: stamp).document
  }

  /// The founding documents in the order of `names`.
  static let founding = Result {
    try names.map { name in
      let path = "corpus/text/\(name).txt"
      return try extract(
        String(contentsOf: package.appending(path: path), encoding: .utf8), path: path)
    }
  }

  /// A document of nothing but clauses.
  static func document(_ clauses: [String]) -> ExtractedDocument {
    var document = ExtractedDocument(
      source: Source(path: "made.txt", sha256: "", format: .text),
      models: ModelStamp(version: "", sha256: ""))
    var place = 0
    for (index, text) in clauses.enumerated() {
      let end = place + text.unicodeScalars.count
      document.clauses.append(
        Clause(id: "c\(index)", section: nil, text: text, range: TextRange(place, end)))
      place = end + 1
    }
    document.text = clauses.joined(separator: "\n")
    return document
  }
}
