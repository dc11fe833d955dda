import Foundation
import Testing

@Suite struct IngestTests {
  @Test func aSecondRunDoesNothing() throws {
    let folder = try TemporaryFolder()
    let register = try folder.file("register.sqlite", Data()).path
    let arguments = ["ingest", "\(Program.corpus.path)/text", "--register", register]
    let first = try Program.run(arguments)
    #expect(first.code == 0)
    #expect(first.text.hasPrefix("new 5"))
    let second = try Program.run(arguments)
    #expect(second.code == 0)
    #expect(second.text == "unchanged 5\n")
  }

  @Test func whatFailsIsCounted() throws {
    let folder = try TemporaryFolder()
    let register = try folder.file("register.sqlite", Data()).path
    let result = try Program.run([
      "ingest", "\(Program.corpus.path)/bad/encrypted.pdf", "--register", register,
    ])
    #expect(result.code == 1)
    #expect(result.text == "failed 1\n")
  }

  @Test func aFileThatIsNoRegisterIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    let words = Data("这不是数据库，只是一些文字。".utf8)
    let file = try folder.file("words.txt", words)
    let result = try Program.run([
      "ingest", "\(Program.corpus.path)/text", "--register", file.path,
    ])
    #expect(result.code == 2)
    #expect(result.errors.contains("words.txt"))
    #expect(try Data(contentsOf: file) == words)
  }
}
