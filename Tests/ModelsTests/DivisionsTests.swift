import Foundation
import Gongwen
import Testing

@testable import Models

@Suite struct DivisionsTests {
  static let table: Divisions = {
    let models = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "models/divisions.table")
    guard let contents = try? String(contentsOf: models, encoding: .utf8),
      let table = try? Divisions(name: "divisions.table", contents: contents)
    else { fatalError("models/divisions.table cannot be read") }
    return table
  }()

  struct Case: CustomStringConvertible, Sendable {
    var text: String
    /// What is found at its beginning.
    var name: String
    var codes: [Int]
    var description: String { text }
  }

  static let cases = [
    Case(text: "绛县人民政府", name: "绛县", codes: [140826]),
    Case(text: "山西省人民政府", name: "山西省", codes: [140000]),
    Case(text: "广州市天河区", name: "广州市", codes: [440100]),
    Case(text: "阿坝州财政局", name: "阿坝州", codes: [513200]),
    Case(text: "阿坝藏族羌族自治州财政局", name: "阿坝藏族羌族自治州", codes: [513200]),
    Case(text: "内蒙古自治区", name: "内蒙古自治区", codes: [150000]),
    Case(text: "襄樊市人民政府", name: "襄樊市", codes: [420600]),
    Case(text: "长白县教育局", name: "长白县", codes: [220623]),
    Case(text: "县人民政府", name: "", codes: []),
    Case(text: "市", name: "", codes: []),
  ]

  @Test(arguments: cases)
  func findsTheLongestName(_ example: Case) {
    let text = TextBuffer(example.text)
    let found = text.folded.withUnsafeBufferPointer {
      Self.table.longestMatch(in: $0, at: 0, end: $0.count)
    }
    #expect(text.string(0..<found.end) == example.name)
    #expect(found.divisions.map(\.code) == example.codes)
  }

  @Test func namesThatSeveralDivisionsHave() {
    let text = TextBuffer("鼓楼区")
    let found = text.folded.withUnsafeBufferPointer {
      Self.table.longestMatch(in: $0, at: 0, end: $0.count)
    }
    #expect(Set(found.divisions.map(\.code)).isSuperset(of: [320106, 320302, 350102, 410204]))
  }

  @Test func levelsAndAncestors() throws {
    let county = try #require(Self.table.divisions(code: 440106).first)
    #expect(county.level == .county)
    #expect(Self.table.name(of: county) == "天河区")
    #expect(Self.table.ancestors(of: county).map(\.code).sorted() == [440000, 440100])
  }

  @Test(arguments: [
    ("#: version 1\n14082\t绛县\n", 2), ("#: version 1\n140826\n", 2),
    ("#: version 1\n\n140826\t绛县\t\t20x5\n", 3), ("140826\t绛县\n", 1),
  ])
  func errorsNameTheLine(contents: String, line: Int) {
    let error = #expect(throws: ModelError.self) {
      try Divisions(name: "t.table", contents: contents)
    }
    #expect(error?.line == line)
  }
}
