import Foundation
import GRDB
import Gongwen
import Testing

@testable import Register

@Suite struct SearchTextTests {
  @Test(arguments: [
    ("牵头单位", " 牵头 头单 单位 位"),
    ("5G网络，建", "5g 网络 络 , 建"),
    ("位", " 位"),
    ("（２０２１）年", "(2021) 年"),
  ])
  func indexed(text: String, tokens: String) {
    #expect(SearchText.indexed(text) == tokens)
  }

  @Test(arguments: [
    ("牵头", "\" 牵头 \""), ("头", "\" 头\" *"), ("5G网络", "\"5g 网络 \""), ("，", nil),
    ("\"牵头\"", "\" 牵头 \""),
  ])
  func phrase(words: String, query: String?) {
    #expect(SearchText.phrase(words) == query)
  }

  /// Folded piece by piece as ICU folds the whole.
  @Test func foldedAsAWhole() {
    let odd: [UInt32] = [
      0x41, 0x7A, 0x301, 0xFF21, 0xFF9E, 0xFF76, 0x2460, 0x338F, 0x2026, 0x1100, 0x1161, 0x11A8,
      0xAC00, 0x3099, 0x304B, 0xF900, 0x2F00, 0x3008, 0x4E00, 0x20, 0xA0, 0x2003, 0x1F600, 0x20000,
      0x3243, 0xB5, 0xDF, 0x130, 0x2011, 0xFB01, 0x6C49, 0xFF0C, 0x3002,
    ]
    var state: UInt32 = 1
    for _ in 0..<5000 {
      let text = (0..<6).map { _ -> UInt32 in
        state = state &* 1_664_525 &+ 1_013_904_223
        return odd[Int(state >> 16) % odd.count]
      }
      #expect(FoldedScalars.of(TextBuffer.string(text)) == FoldedScalars.byICU(text), "\(text)")
    }
  }

  /// Every sequence of one to six Han characters of the founding documents, against a plain scan.
  @Test func findsWhatAScanFinds() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let document = try Corpus.extract(Corpus.texts[0])
    _ = try register.ingest(document, at: "2026-01-02T03:04:05Z")
    let clauses = try register.pool.read { database in
      try Row.fetchAll(database, sql: "SELECT id, text FROM clauses ORDER BY id")
        .map { (id: $0[0] as Int64, text: SearchText.fold($0[1])) }
    }
    let ideographs = Array(document.text.unicodeScalars)
    for length in 1...6 {
      for start in stride(from: 0, to: ideographs.count - length, by: 13) {
        let scalars = ideographs[start..<(start + length)]
        guard scalars.allSatisfy(SearchText.isIdeograph) else { continue }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        let word = String(view)
        let expected = clauses.filter { $0.text.contains(word) }.map(\.id)
        #expect(try register.clauses(with: word) == expected, "\(word)")
      }
    }
  }
}
