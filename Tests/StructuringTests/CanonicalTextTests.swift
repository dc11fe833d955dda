import Foundation
import Gongwen
import Models
import Reading
import Testing

@testable import Structuring

/// Paragraphs of documents as published against the annotated canonical texts, white space aside.
@Suite("Canonical text of published documents")
struct CanonicalTextTests {
  /// Texts as they came, with their canonical text where there is one beside the package.
  static let pairs: [(raw: URL, canonical: URL)] = {
    let corpus = packageFolder.appending(path: "corpus")
    let real = packageFolder.appending(path: "../shared/corpus/real/gold")
    return
      files(corpus.appending(path: "text"), corpus.appending(path: "gold"))
      + files(real.appending(path: "raw"), real)
  }()

  private static func files(_ folder: URL, _ gold: URL) -> [(raw: URL, canonical: URL)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { name in
      let stem = name.prefix { $0 != "." }
      return (folder.appending(path: name), gold.appending(path: stem + ".canon.txt"))
    }
  }

  @Test(arguments: pairs.indices)
  func isReached(_ index: Int) throws {
    let pair = Self.pairs[index]
    let expected = try String(contentsOf: pair.canonical, encoding: .utf8)
    for source in [pair.raw, pair.canonical] {
      let bytes = [UInt8](try Data(contentsOf: source))
      let paged = try DocumentReader().read(bytes, name: source.lastPathComponent)
      let models = try ModelSet(directory: packageFolder.appending(path: "models").path)
      let paragraphs = try TextParagraphs(models: models).assemble(paged)
      let found = paragraphs.map { Self.key(TextBuffer.string($0.scalars)) }
      let wanted = expected.split(separator: "\n").map { Self.key(String($0)) }
      #expect(found == wanted, "\(source.lastPathComponent)")
    }
  }

  private static func key(_ line: String) -> String {
    String(line.unicodeScalars.filter { !Scalars.isSpace($0.value) })
  }
}
