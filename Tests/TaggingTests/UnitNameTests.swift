import Models
import Testing

@testable import Tagging

/// The parts of names that readers type and registers hold.
@Suite struct UnitNameTests {
  private static let reader = Result {
    let models = try TestModels.load()
    let divisions = try Divisions(
      name: "divisions.table", contents: try models.source("divisions.table"))
    return try UnitNameReader(models: models, divisions: divisions, prefixes: ["中共"])
  }

  @Test(
    arguments: [
      ("市住房和城乡建设局〈市人民防空办公室〉", nil, "市", "住房和城乡建设局", ["人民防空办公室"]),
      ("县教育局（县科学技术局）", nil, "县", "教育局", ["科学技术局"]),
      ("共青团平遥县委", 140_728, nil, "共产主义青年团委员会", []),
      ("平遥团县委", 140_728, nil, "共产主义青年团委员会", []),
      ("团市委", nil, "市", "共产主义青年团委员会", []),
      ("共产主义青年团县委员会", nil, "县", "共产主义青年团委员会", []),
    ] as [(String, Int?, String?, String, [String])])
  func parts(
    _ text: String, _ code: Int?, _ level: String?, _ bare: String, _ others: [String]
  ) throws {
    let name = try Self.reader.get().read(text)
    #expect(name.divisions.first?.code == code)
    #expect(name.level == level)
    #expect(name.others == others)
    #expect(name.bare == bare)
  }
}
