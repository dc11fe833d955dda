import Foundation
import Gongwen
import Models
import Questions
import Testing

@testable import Register

@Suite struct MatterQuestionTests {
  private static let words = Result {
    try QuestionWords(ModelSet(directory: Corpus.package.appending(path: "models").path))
  }

  private static let regions = [
    Region(code: "140000", name: "山西省"), Region(code: "140826", name: "绛县"),
    Region(code: "141121", name: "文水县"), Region(code: "331004", name: "路桥区"),
  ]

  @Test(arguments: [
    ("高新技术企业认定", "高新技术企业认定", nil), ("谁负责科技特派员工作？", "科技特派员", nil),
    ("科技特派员工作由哪个部门牵头？", "科技特派员", Role.lead), ("科技特派员归谁管", "科技特派员", nil),
    ("哪些单位配合做科技特派员工作？", "科技特派员", .cooperating), ("科技特派员的责任单位是谁", "科技特派员", nil),
    ("科技特派员由谁承担？", "科技特派员", nil), ("请问科技特派员这项工作找哪个部门办理呢？", "科技特派员", nil),
    ("科技特派员牵头单位", "科技特派员", .lead), ("科技特派员由谁监督？", "科技特派员", .supervising),
    ("领导小组办公室设在哪里", "领导小组办公室", .office), ("路桥建设谁负责", "路桥建设", nil),
    ("谁负责", "", nil),
  ])
  func matters(question: String, matter: String, role: Role?) throws {
    let read = MatterQuestion(
      question, words: try Self.words.get(), regions: Self.regions
    ).matter
    #expect(read.text == matter)
    #expect(read.role == role)
    #expect(read.region == nil)
  }

  @Test(arguments: [
    ("绛县科技特派员谁负责", "科技特派员", "绛县"), ("科技特派员在绛县由谁负责", "科技特派员", "绛县"),
    ("山西科技特派员由谁负责", "科技特派员", "山西省"), ("山西省绛县的科技特派员谁管？", "科技特派员", "绛县"),
    ("路桥的科技特派员谁管？", "科技特派员", "路桥区"),
  ])
  func regions(question: String, matter: String, region: String) throws {
    let read = MatterQuestion(
      question, words: try Self.words.get(), regions: Self.regions
    ).matter
    #expect(read.text == matter)
    #expect(read.region?.name == region)
  }

  @Test func levelsAndDocuments() throws {
    let words = try Self.words.get()
    let level = MatterQuestion("省里谁负责科技特派员？", words: words, regions: []).matter
    #expect(level.level == .provincial && level.text == "科技特派员")
    let title = MatterQuestion(
      "《关于促进科技创新的实施意见》中科技特派员由谁负责？", words: words, regions: []
    ).matter
    #expect(title.titles == ["关于促进科技创新的实施意见"])
    let number = MatterQuestion(
      "晋政办发〔2019〕83号里科技特派员由谁负责？", words: words, regions: []
    ).matter
    #expect(number.titles == ["晋政办发〔2019〕83号"])
    #expect(number.text == "科技特派员")
  }

  @Test(arguments: [
    "", "？", "谁", "谁谁谁谁", String(repeating: "谁负责", count: 300), "《》", "《《《", "〔2019〕", "(2019",
    String(repeating: "科", count: 1000), "'; DROP TABLE", "\0",
  ])
  func oddQuestions(text: String) throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let matter = MatterQuestion(
      text, words: try Self.words.get(), regions: Self.regions
    ).matter
    do {
      #expect(try register.responsible(for: matter).units.isEmpty)
    } catch let error as SearchError {
      #expect([.nothingToFind, .noMatter, .tooLong].contains(error))
    }
  }
}
