import Foundation
import Testing

@Suite struct InputTests {
  static let corpus = Program.corpus.path

  @Test(arguments: ["json", "jsonl", "csv", "tsv", "markdown", "table"])
  func jobsDoNotChangeTheOutput(_ format: String) throws {
    let outputs = try ["1", "2", "8"].map { jobs in
      try Program.run([
        "extract", Self.corpus + "/text", Self.corpus + "/pdf/qinshui-2022-50.typst.pdf",
        "/no/such/file", "--format", format,
        "--jobs", jobs,
      ])
    }
    #expect(outputs.allSatisfy { $0.output == outputs[0].output })
    #expect(outputs.allSatisfy { $0.errors == outputs[0].errors })
    #expect(!outputs[0].output.isEmpty)
  }

  @Test func outputIsInInputOrderAndFoldersAreSorted() throws {
    let folder = try TemporaryFolder()
    let inner = folder.url.appending(path: "b")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    for name in ["c.txt", "a.md", "b/z.txt", "b/y.html", ".hidden.txt", "notes.json"] {
      _ = try folder.file(name, "各县区要加强管理。\n")
    }
    let last = Self.corpus + "/text/qinshui-2022-50.txt"
    let result = try Program.run([
      "extract", last, folder.url.path, last, "--format", "json",
    ])
    let paths = result.objects.compactMap { ($0["source"] as? [String: Any])?["path"] as? String }
    #expect(
      paths == [last] + ["a.md", "b/y.html", "b/z.txt", "c.txt"].map { folder.url.path + "/" + $0 }
        + [last])
  }

  @Test func standardInputIsADocument() throws {
    let file = Self.corpus + "/pdf/qinshui-2022-50.typst.pdf"
    let data = try Data(contentsOf: URL(filePath: file))
    let named = try Program.run(["extract", file, "--format", "json"])
    let piped = try Program.run(["extract", "-", "--format", "json"], input: data)
    #expect(piped.code == 0)
    #expect(piped.text == named.text.replacing("\"path\":\"\(file)\"", with: "\"path\":\"-\""))
  }

  @Test func outputFileIsWholeOrNotThere() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "table.csv")
    let result = try Program.run([
      "extract", Self.corpus + "/text", "--format", "csv", "--output", file.path,
    ])
    #expect(result.code == 0)
    #expect(result.output.isEmpty)
    let printed = try Program.run(["extract", Self.corpus + "/text", "--format", "csv"])
    #expect(try Data(contentsOf: file) == printed.output)
    let other = folder.url.appending(path: "other.csv")
    let failed = try Program.run([
      "extract", Self.corpus + "/text", "--output", other.path, "--models", folder.url.path,
    ])
    #expect(failed.code == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["table.csv"])
  }

  @Test func nothingButTextGoesIntoAPipe() throws {
    let result = try Program.run(["extract", Self.corpus + "/text", "--format", "table"])
    #expect(result.errors.isEmpty)
    #expect(!result.text.contains("\u{1B}"))
    #expect(!result.text.contains("\r"))
  }

  @Test func workersReadRequestsByThemselves() throws {
    let file = Self.corpus + "/text/qinshui-2022-50.txt"
    let input = Data("{\"path\":\"\(file)\"}\n{\"path\":\"/no/such/file\"}\n".utf8)
    let result = try Program.run(["worker"], input: input)
    let extracted = try Program.run(["extract", file, "/no/such/file", "--format", "json"])
    #expect(result.output == extracted.output)
    #expect(result.code == 0)
  }
}
