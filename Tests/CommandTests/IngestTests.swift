import Foundation
import Testing

@Suite struct IngestTests {
  private let folder: TemporaryFolder
  private let register: String

  init() throws {
    folder = try TemporaryFolder()
    register = folder.url.appending(path: "register.sqlite").path
  }

  private func ingest(_ arguments: String...) throws -> Program.Result {
    try Program.run(["ingest", "--register", register] + arguments)
  }

  private let text = "\(Program.corpus.path)/text"
  private let docx = "\(Program.corpus.path)/docx"

  @Test func aSecondRunDoesNothing() throws {
    let first = try ingest(text)
    #expect(first.code == 0)
    #expect(first.text == "5 documents: 5 new\n")
    let second = try ingest(text, docx)
    #expect(second.text == "10 documents: 5 duplicate, 5 unchanged\n")
    let third = try ingest(text, docx, "--language", "zh")
    #expect(third.code == 0)
    #expect(third.text == "共10份：未变10\n")
    #expect(third.errors.isEmpty)
  }

  @Test func whatFailsIsToldOnce() throws {
    let file = "\(Program.corpus.path)/bad/encrypted.pdf"
    let first = try ingest(file)
    #expect(first.code == 1)
    #expect(first.text.hasPrefix("1 document: 1 failed\n  1 × encrypted: the file is encrypted; "))
    #expect(first.errors.contains(file))
    let second = try ingest(file)
    #expect(second.code == 0)
    #expect(second.text.hasPrefix("1 document\n1 could not be read before"))
    #expect(second.errors.isEmpty)
    for options in [["--retry"], ["--password", "no"]] {
      #expect(try Program.run(["ingest", file, "--register", register] + options).code == 1)
    }
  }

  @Test func aFileHasOneNameFromEverywhere() throws {
    _ = try folder.file("a.txt", Data(contentsOf: URL(filePath: "\(text)/qinshui-2022-50.txt")))
    #expect(try ingest(folder.url.path).text == "1 document: 1 new\n")
    let relative = try Program.run(
      URL(filePath: "/bin/sh"),
      [
        "-c", "cd \"$1\" && mkdir b && cd b && \"$0\" ingest ../a.txt .././ --register \"$2\"",
        Program.path.path, folder.url.path, register,
      ])
    #expect(relative.text == "2 documents: 2 unchanged\n")
  }

  @Test func goneAndMoved() throws {
    let bytes = try Data(contentsOf: URL(filePath: "\(text)/qinshui-2022-50.txt"))
    let file = try folder.file("a.txt", bytes)
    #expect(try ingest(folder.url.path).code == 0)
    try FileManager.default.moveItem(at: file, to: folder.url.appending(path: "b.txt"))
    #expect(
      try ingest(folder.url.path).text
        == "1 document: 1 duplicate\n1 file is there no more; the content is kept\n")
    #expect(try ingest(folder.url.path).text == "1 document: 1 unchanged\n")
  }

  @Test func anArchiveIsNotOpenedAgain() throws {
    _ = try archive(
      folder, "a.zip",
      [
        ("一.txt", Data(contentsOf: URL(filePath: "\(text)/qinshui-2022-50.txt"))),
        ("二.txt", Data("关于做好工作的通知\n各单位要认真落实。".utf8)),
      ])
    #expect(try ingest(folder.url.path).text == "2 documents: 2 new\n")
    #expect(try ingest(folder.url.path).text == "2 documents: 2 unchanged\n")
  }

  @Test func otherModelsAreNoticed() throws {
    #expect(try ingest(text).code == 0)
    let models = folder.url.appending(path: "models").path
    try FileManager.default.copyItem(
      atPath: Program.package.appending(path: "models").path, toPath: models)
    let handle = try FileHandle(forWritingTo: URL(filePath: "\(models)/units.lexicon"))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("# a remark\n".utf8))
    try handle.close()
    let noticed = try ingest(text, "--models", models)
    #expect(noticed.text.hasPrefix("5 documents: 5 unchanged\n5 were read with other model files"))
    #expect(try ingest(text, "--models", models, "--refresh").text == "5 documents: 5 updated\n")
    #expect(try ingest(text, "--models", models, "--refresh").text == "5 documents: 5 unchanged\n")
  }

  @Test func aFileThatIsNoRegisterIsLeftAlone() throws {
    let words = Data("这不是数据库，只是一些文字。".utf8)
    let file = try folder.file("words.txt", words)
    let result = try Program.run(["ingest", text, "--register", file.path, "--language=zh"])
    #expect(result.code == 2)
    #expect(result.errors.hasPrefix("gongwen: \(file.path)：这不是登记库"))
    #expect(result.errorLines.count == 1)
    #expect(try Data(contentsOf: file) == words)
  }

  @Test func standardInputIsNoFile() throws {
    #expect(try ingest("-").code == 2)
  }
}
