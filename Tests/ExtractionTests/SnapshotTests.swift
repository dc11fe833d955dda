import Foundation
import Gongwen
import Testing

/// The whole contract object of each founding document, as it was when it was last reviewed.
@Suite struct SnapshotTests {
  @Test(arguments: Corpus.names)
  func object(_ name: String) throws {
    var document = try Corpus.extract("corpus/text/\(name).txt")
    // The models change more often than what they say of these documents.
    document.models.sha256 = ""
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let now = try encoder.encode(document) + Data("\n".utf8)
    let file = Corpus.package.appending(path: "corpus/snapshots/\(name).json")
    if ProcessInfo.processInfo.environment["GONGWEN_UPDATE_SNAPSHOTS"] != nil {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try now.write(to: file)
      return
    }
    let reviewed = try Data(contentsOf: file)
    guard now != reviewed else { return }
    let (old, new) = (lines(reviewed), lines(now))
    let difference = new.difference(from: old).prefix(20).map { change in
      switch change {
      case .insert(let line, let text, _): "+ \(line + 1): \(text)"
      case .remove(let line, let text, _): "- \(line + 1): \(text)"
      }
    }
    Issue.record(
      """
      \(name) differs from its snapshot; if that is meant, run scripts/update-snapshots
      \(difference.joined(separator: "\n"))
      """)
  }

  private func lines(_ data: Data) -> [Substring] {
    String(decoding: data, as: UTF8.self).split(separator: "\n")
  }
}
