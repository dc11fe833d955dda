import Foundation
import Testing

@Suite struct ModelsCommandTests {
  static let models = Program.package.appending(path: "models")

  @Test func theModelsOfTheProgramAreSound() throws {
    let result = try Program.run(["models", "check", Self.models.path])
    #expect(result.errors.isEmpty)
    #expect(result.code == 0)
  }

  @Test func everyFileIsListed() throws {
    let listed = try Program.run(["models"]).text
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.models.path)
    for name in names where name != "VERSION" { #expect(listed.contains(name + " "), "\(name)") }
    #expect(listed.contains("version 2026.1"))
  }

  @Test(arguments: [
    ("amounts.patterns", "rule broken : (", "amounts.patterns:LAST: "),
    ("amounts.patterns", "rule r : {{nothing}}", "amounts.patterns:LAST: 'nothing' is not defined"),
    ("amounts.patterns", "rule r : 万元\n+ 五⟦千元⟧", "amounts.patterns:LAST: rule r does not match"),
    ("amounts.patterns", "rule r : 万元\n- 五万元", "amounts.patterns:LAST: rule r must not match"),
    ("amounts.patterns", "nonsense", "amounts.patterns:LAST: expected"),
    ("units.lexicon", "[open", "units.lexicon:LAST: a section is written [name]"),
    ("clauses.rbbi", "$x = [", "clauses.rbbi:"),
  ])
  func errorsNameTheLine(_ name: String, _ added: String, _ message: String) throws {
    let folder = try TemporaryFolder()
    let models = folder.url.appending(path: "models")
    try FileManager.default.copyItem(at: Self.models, to: models)
    let file = models.appending(path: name)
    let text = try String(contentsOf: file, encoding: .utf8) + added + "\n"
    try text.write(to: file, atomically: false, encoding: .utf8)
    let last = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    let result = try Program.run(["models", "check", models.path])
    #expect(result.code == 1)
    let expected = models.path + "/" + message.replacing("LAST", with: "\(last)")
    #expect(result.errors.contains(expected), "\(result.errors)")
  }

  @Test func anAliasCanBeAdded() throws {
    let folder = try TemporaryFolder()
    let models = folder.url.appending(path: "models")
    try FileManager.default.copyItem(at: Self.models, to: models)
    let file = models.appending(path: "units.lexicon")
    let text = try String(contentsOf: file, encoding: .utf8)
    let section = try #require(text.range(of: "[name]\n"))
    try text.replacingCharacters(in: section, with: "[name]\n星际委\t星际航行管理委员会\n").write(
      to: file, atomically: false, encoding: .utf8)
    let input = Data("县星际委要制定方案。\n".utf8)
    let result = try Program.run(
      ["tag", "--dimension", "units", "--models", models.path], input: input)
    #expect(result.text.contains("县星际航行管理委员会"), "\(result.text)")
  }
}
