import Gongwen
import Testing

@testable import Register

/// What is said of a matter that the register does not, or only in part, speak of.
@Suite struct MatterPartTests {
  private let folder: TemporaryFolder
  private let register: Register

  init() throws {
    folder = try TemporaryFolder()
    register = try folder.registerOfTexts()
  }

  @Test func aWordThatStandsNowhere() throws {
    let answer = try register.responsible(for: Matter(segments: ["火星科技特派员"]))
    #expect(answer.remarks.contains(.absentPart))
    #expect(answer.missing == ["火星"])
    #expect(answer.subject == "科技特派员")
    #expect(!answer.units.isEmpty)
  }

  @Test func aSmallPartIsNotTheMatter() throws {
    let answer = try register.responsible(for: Matter(segments: ["火星探测器发射企业"]))
    #expect(answer.units.isEmpty)
    #expect(answer.remarks == [.unknownMatter])
    #expect(!answer.near.isEmpty)
  }

  @Test(arguments: ["科技特派员", "高新技术企业认定", "新型研发机构建设"])
  func wholeMatters(matter: String) throws {
    let answer = try register.responsible(for: Matter(segments: [matter]))
    #expect(!answer.units.isEmpty)
    #expect(answer.missing.isEmpty && answer.subject == matter)
    #expect(!answer.remarks.contains(.absentPart) && !answer.remarks.contains(.onlyPart))
  }

  @Test(arguments: [[], [""], ["？"]])
  func noMatter(segments: [String]) throws {
    #expect(throws: SearchError.noMatter) {
      try register.responsible(for: Matter(segments: segments))
    }
  }

  @Test(arguments: ["qGDPq", "90001234567"])
  func piecesOfLatinWordsAreNotNear(word: String) throws {
    let answer = try register.search(word)
    #expect(answer.total == 0)
    #expect(answer.near.allSatisfy { $0.near.isEmpty }, "\(answer.near)")
  }
}
