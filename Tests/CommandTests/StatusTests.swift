import Foundation
import Testing

@Suite struct StatusTests {
  private let folder: TemporaryFolder
  private let register: String

  init() throws {
    folder = try TemporaryFolder()
    register = folder.url.appending(path: "register.sqlite").path
  }

  private func run(_ command: String, _ arguments: String...) throws -> Program.Result {
    try Program.run([command, "--register", register] + arguments)
  }

  @Test(arguments: ["zh", "en"])
  func whatSomebodyShouldLookAt(language: String) throws {
    let documents = try TemporaryFolder()
    let text = Program.corpus.appending(path: "text/qinshui-2022-50.txt")
    let gone = try documents.file("a.txt", Data(contentsOf: text))
    var broken = Data("关于做好工作的通知\n各单位要认真落实".utf8)
    broken.append(0xFF)
    broken.append(contentsOf: "。各部门要积极配合，确保按时完成任务。".utf8)
    _ = try documents.file("b.txt", broken)
    let bad = Program.corpus.appending(path: "bad/encrypted.pdf")
    _ = try documents.file("c.pdf", Data(contentsOf: bad))
    #expect(try run("ingest", documents.url.path).code == 1)
    try FileManager.default.removeItem(at: gone)
    _ = try run("ingest", documents.url.path)

    let json = try run("status", "--format", "json", "--language", language)
    #expect(json.code == 0 && json.errors.isEmpty)
    let object = try #require(json.objects.first)
    #expect(object["documents"] as? Int == 2)
    #expect(object["register"] as? String == register)
    #expect(object["outdated"] as? Int == 0)
    let files = try #require(object["files"] as? [[String: Any]])
    #expect(files.map { $0["state"] as? String } == ["failed", "gone", "warned", "warned"])
    #expect(
      files.map { $0["code"] as? String } == [
        "encrypted", nil, "encoding-guessed", "undecodable-characters",
      ])

    let csv = try run("status", "--format", "csv", "--language", language)
    #expect(csv.text.contains("failed,\(documents.url.path)/c.pdf,pdf,encrypted,,"))
    let table = try run("status", "--language", language).text
    for word in language == "zh"
      ? ["未能读取", "--password", "已不在"] : ["failed", "--password", "gone"]
    {
      #expect(table.contains(word))
    }
    let short = try run("status", "--limit", "1", "--language", language).text
    #expect(short.contains("gongwen status --format csv"))
  }

  @Test(arguments: ["status"])
  func aQuestionMakesNoRegister(command: String) throws {
    let result = try run(command)
    #expect(result.code == 2)
    #expect(result.errors.contains("gongwen ingest"))
    #expect(!FileManager.default.fileExists(atPath: register))
  }

  @Test func theDefaultPlaceIsInTheDataFolder() throws {
    let environment = ["XDG_DATA_HOME": folder.url.appending(path: "data").path]
    let ingest = try Program.run(
      ["ingest", Program.corpus.appending(path: "text").path], environment: environment)
    #expect(ingest.code == 0)
    let status = try Program.run(["status", "--format", "json"], environment: environment)
    #expect(
      status.objects.first?["register"] as? String
        == folder.url.appending(path: "data/gongwen/register.sqlite").path)
    // A relative folder has to be ignored.
    let home = try Program.run(
      ["status"], environment: ["XDG_DATA_HOME": "data", "HOME": folder.url.path])
    #expect(home.errors.contains("\(folder.url.path)/.local/share/gongwen/register.sqlite"))
  }
}
