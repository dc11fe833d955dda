import Foundation
import Testing

@Suite struct ExportTests {
  static let folder = Program.corpus.appending(path: "text").path

  /// A register of the founding documents.
  static func register(_ folder: TemporaryFolder) throws -> String {
    let path = folder.url.appending(path: "register.sqlite").path
    let result = try Program.run(["ingest", Self.folder, "--register", path])
    #expect(result.code == 0, "\(result.errors)")
    return path
  }

  /// Lines of CSV without their last cell, the identifier.
  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\r\n").map { $0.prefix(upTo: $0.lastIndex(of: ",") ?? $0.endIndex) }
  }

  @Test func rowsAreThoseOfExtract() throws {
    let folder = try TemporaryFolder()
    let register = try Self.register(folder)
    let exported = try Program.run(["export", "--format", "csv", "--register", register])
    let extracted = try Program.run(["extract", Self.folder, "--format", "csv"])
    #expect(exported.code == 0)
    #expect(Self.lines(exported.text).first == Self.lines(extracted.text).first)
    #expect(Self.lines(exported.text).count > 100)
    #expect(Self.lines(exported.text).sorted() == Self.lines(extracted.text).sorted())
  }

  @Test(arguments: ["csv", "tsv", "jsonl", "markdown"])
  func filesAreWhatStandardOutputGets(_ format: String) throws {
    let folder = try TemporaryFolder()
    let register = try Self.register(folder)
    let arguments = ["export", "--format", format, "--register", register, "--language", "zh"]
    let file = folder.url.appending(path: "out").path
    let printed = try Program.run(arguments + ["--label", "target"])
    let written = try Program.run(arguments + ["--label", "target", "--output", file])
    #expect(printed.code == 0 && written.code == 0)
    #expect(written.output.isEmpty)
    #expect(try Data(contentsOf: URL(filePath: file)) == printed.output)
    #expect(!printed.text.contains("duty"))
  }

  @Test(arguments: [
    ("/dev/full", "磁盘已满"), ("/no-such-folder/x.csv", "文件夹不存在"), ("/tmp", "这是一个文件夹"),
  ])
  func placesThatCannotBeWritten(_ place: String, _ words: String) throws {
    let folder = try TemporaryFolder()
    let register = try Self.register(folder)
    let result = try Program.run([
      "export", "--format", "csv", "--register", register, "--output", place, "--language", "zh",
    ])
    #expect(result.code == 2)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(result.errorLines.count == 1)
  }

  @Test func aRegisterIsNotWrittenOverByMistake() throws {
    let folder = try TemporaryFolder()
    let register = try Self.register(folder)
    let copy = folder.url.appending(path: "copy.sqlite")
    let arguments = ["export", "--format", "sqlite", "--register", register, "--language", "zh"]
    func run(_ more: [String]) throws -> Program.Result { try Program.run(arguments + more) }
    #expect(try run([]).code == 2)
    #expect(try run(["--output", copy.path, "--since", "2022-01-01"]).code == 0)
    let first = try Data(contentsOf: copy)
    let second = try run(["--output", copy.path])
    #expect(second.code == 2)
    #expect(second.errors.contains("文件已存在"))
    #expect(try Data(contentsOf: copy) == first)
    #expect(try run(["--output", copy.path, "--overwrite"]).code == 0)
    #expect(try Data(contentsOf: copy) != first)
    #expect(try run(["--output", register, "--overwrite"]).code == 2)
    let all = try Program.run(["export", "--format", "csv", "--register", register])
    let copied = try Program.run(["export", "--format", "csv", "--register", copy.path])
    #expect(all.output == copied.output)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        .allSatisfy { !$0.hasPrefix("copy.sqlite.") })
  }

  @Test func calendarsHoldWhatIsDue() throws {
    let folder = try TemporaryFolder()
    let register = try Self.register(folder)
    let result = try Program.run([
      "export", "--format", "ics", "--register", register, "--language", "zh",
    ])
    #expect(result.code == 0)
    let lines = result.text.split(separator: "\r\n")
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
    #expect(lines.count { $0 == "BEGIN:VEVENT" } > 10)
    #expect(lines.count { $0 == "BEGIN:VEVENT" } == lines.count { $0 == "END:VEVENT" })
    let identifiers = lines.filter { $0.hasPrefix("UID:") }
    #expect(Set(identifiers).count == identifiers.count)
    let due = try Program.run([
      "due", "--format", "ics", "--register", register, "--today", "2025-06-30", "--language", "zh",
      "--within", "1y",
    ])
    let near = due.text.split(separator: "\r\n").filter { $0.hasPrefix("UID:") }
    #expect(!near.isEmpty && Set(near).isSubset(of: identifiers))
  }
}
