import Foundation
import Testing

@Suite struct DiffTests {
  private static let text = "\(Program.corpus.path)/text/qinshui-2022-50.txt"

  /// The same document in another format says the same.
  @Test(
    arguments: [
      "jiangxian-2021-106", "qinshui-2022-50", "shanxi-2019-83", "wenshui-high-tech-enterprises",
      "yuncheng-innovation-centre-2022",
    ], ["pdf/?.libreoffice.pdf", "pdf/?.typst.pdf", "docx/?.docx", "ofd/?.ofd"])
  func formatsDoNotMatter(_ name: String, _ form: String) throws {
    let file = form.replacing("?", with: name)
    let result = try Program.run([
      "diff", "\(Program.corpus.path)/text/\(name).txt", "\(Program.corpus.path)/\(file)",
    ])
    #expect(result.code == 0, "\(result.text)")
    #expect(result.text.contains("The same"))
  }

  @Test(arguments: ["terminal", "json", "html", "markdown", "csv"])
  func differencesGiveOne(_ format: String) throws {
    let folder = try TemporaryFolder()
    let words = try String(contentsOfFile: Self.text, encoding: .utf8)
    let other = try folder.file("new.txt", Data((words + "\n抄送：县档案馆。\n").utf8))
    let output = try folder.file("out", Data()).path
    let arguments = ["diff", Self.text, other.path, "--format", format]
    let result = try Program.run(arguments)
    #expect(result.code == 1)
    #expect(result.text.contains("档案馆"))
    #expect(try Program.run(arguments + ["--output", output]).code == 1)
    #expect(try Data(contentsOf: URL(filePath: output)) == result.output)
  }

  @Test func troubleGivesTwo() throws {
    let missing = try Program.run(["diff", Self.text, "no-such-file.txt"])
    #expect(missing.code == 2)
    #expect(missing.errors.contains("no-such-file.txt"))
    let folder = try Program.run(["diff", Self.text, "\(Program.corpus.path)/text"])
    #expect(folder.code == 2)
    #expect(folder.errors.contains("two documents"))
    let temporary = try TemporaryFolder()
    let empty = try temporary.file("empty.txt", Data()).path
    let none = temporary.url.appending(path: "none.sqlite").path
    for (arguments, said) in [
      ([Self.text, empty], "empty"), ([empty, empty], "empty"),
      ([Self.text, "\(Program.corpus.path)/bad/encrypted.pdf"], "--password"),
      ([Self.text], "two documents"), ([Self.text, Self.text, Self.text], "two documents"),
      (["1@1", Self.text, "--register", none], "gongwen ingest"),
    ] {
      let result = try Program.run(["diff"] + arguments)
      #expect(result.code == 2, "\(arguments)")
      #expect(result.errors.contains(said), "\(result.errors)")
    }
    #expect(try Program.run(["diff", Self.text, Self.text]).code == 0)
  }

  @Test func typographyCountsOnRequest() throws {
    let folder = try TemporaryFolder()
    let old = try folder.file("old.txt", Data("一、要加强领导，落实责任。\n".utf8)).path
    let new = try folder.file("new.txt", Data("一、要加强领导,落实责任。\n".utf8)).path
    #expect(try Program.run(["diff", old, new]).code == 0)
    let shown = try Program.run(["diff", old, new, "--typography"])
    #expect(shown.code == 1)
    #expect(shown.text.contains("[-，-]{+,+}"))
  }

  /// Versions in the register differ as their files do, whatever stands for the document.
  @Test func versionsInTheRegister() throws {
    let folder = try TemporaryFolder()
    let register = folder.url.appending(path: "register.sqlite").path
    let words = "某县人民政府关于加快发展的实施意见\n某政发〔2021〕5号\n一、主要任务\n（一）加强管理。"
    for (name, year) in [("old.txt", "2021"), ("new.txt", "2022")] {
      let text = words + "\(year)年底前建成10个示范基地。由县财政局牵头，落实各项政策。\n"
      let file = try folder.file(name, Data(text.utf8))
      #expect(try Program.run(["ingest", file.path, "--register", register]).code == 0)
    }
    for (old, new) in [("1@1", "1@2"), ("某政发〔2021〕5号@1", "old.txt@2")] {
      let result = try Program.run(["diff", old, new, "--register", register])
      #expect(result.code == 1)
      #expect(result.text.contains("[-2021年底前-]{+2022年底前+}"))
      #expect(result.text.contains("deadline moved"))
    }
    #expect(try Program.run(["diff", "1@2", "1@2", "--register", register]).code == 0)
    // A version and a file, and the current version without its number.
    let files = ["old.txt", "new.txt"].map { folder.url.appending(path: $0).path }
    for (arguments, code) in [
      (["1@1", files[1]], Int32(1)), ([files[0], "1@2"], 1), ([files[0], "1@1"], 0),
      (["1", files[1]], 0), (["1", "1@1"], 1),
    ] {
      let result = try Program.run(["diff"] + arguments + ["--register", register])
      #expect(result.code == code, "\(arguments)")
      #expect(result.text.contains("deadline moved") == (code == 1))
    }
    for other in ["1@3", "2@1"] {
      let result = try Program.run(["diff", "1@1", other, "--register", register])
      #expect(result.code == 2)
      #expect(result.errors.contains(other.prefix(1)))
    }
  }
}
