import Foundation
import Gongwen
import Models
import Testing

@testable import Structuring

/// The folder of the package.
let packageFolder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

func makeStructurer() throws -> Structurer {
  try Structurer(models: ModelSet(directory: packageFolder.appending(path: "models").path))
}

/// Structures lines that are one paragraph each.
func structure(_ lines: [String], metadata: PageMetadata = PageMetadata()) throws
  -> StructuredDocument
{
  try makeStructurer().structure(
    lines.map { AssembledParagraph($0.unicodeScalars.map(\.value)) }, metadata: metadata,
    diagnostics: [])
}

@Suite struct ClauseTests {
  static let examples: [(String, [String])] = [
    ("建立机制。加强领导；务必落实", ["建立机制。", "加强领导；", "务必落实"]),
    ("按照《办法。》执行。好", ["按照《办法。》执行。", "好"]),
    ("他说：“好。”然后走了。", ["他说：“好。”然后走了。"]),
    ("（一）完成。（二）落实。）尾", ["（一）完成。", "（二）落实。）", "尾"]),
    ("未闭合（括号。不保护；任何", ["未闭合（括号。", "不保护；", "任何"]),
    ("〔责任单位：甲；乙】丙。丁", ["〔责任单位：甲；", "乙】丙。", "丁"]),
    ("错配（〔甲；乙）丙。丁〕戊；己", ["错配（〔甲；乙）丙。丁〕戊；己"]),
    ("什么?!好!;的", ["什么?!", "好!;", "的"]),
    ("　甲。 乙 ", ["甲。", "乙"]),
    ("甲\u{20000}。乙", ["甲\u{20000}。", "乙"]),
  ]

  @Test(arguments: examples)
  func cuts(paragraph: String, expected: [String]) throws {
    let document = try structure([paragraph])
    #expect(document.clauses.map(\.text) == expected)
  }

  @Test func endsWithItsParagraph() throws {
    let document = try structure(["一、总体要求", "甲（乙", "丙）丁。", ""])
    #expect(document.clauses.map(\.text) == ["一、总体要求", "甲（乙", "丙）丁。"])
    #expect(document.paragraphOfClause == [0, 1, 2])
  }

  @Test func unclosedBracketsStayLinear() throws {
    let unclosed = String(repeating: "（", count: 100_000)
    #expect(try structure([unclosed + "甲。乙"]).clauses.count == 2)
    let nested = unclosed + "甲。乙" + String(repeating: "）", count: 100_000)
    #expect(try structure([nested]).clauses.count == 1)
  }

  /// The clauses of every annotated text are those of the reference rule.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: goldFolders[0].path)))
  func equalsTheReferenceRule() throws {
    struct Gold: Decodable {
      struct Clause: Decodable { var text: String }
      var clauses: [Clause]
    }
    let structurer = try makeStructurer()
    for folder in Self.goldFolders {
      for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
      where file.hasSuffix(".canon.txt") {
        let name = String(file.dropLast(".canon.txt".count))
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        let gold = try JSONDecoder().decode(
          Gold.self, from: Data(contentsOf: folder.appending(path: name + ".gold.json")))
        let document = structurer.structure(
          text.split(separator: "\n").map { AssembledParagraph($0.unicodeScalars.map(\.value)) },
          metadata: PageMetadata(), diagnostics: [])
        #expect(document.clauses.map(\.text) == gold.clauses.map(\.text), "\(file)")
      }
    }
  }

  static let goldFolders = ["../shared/eval/gold", "../shared/corpus/real/gold"].map {
    packageFolder.appending(path: $0).standardizedFileURL
  }
}
