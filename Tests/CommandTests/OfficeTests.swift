import Foundation
import Testing

/// DOC, WPS and RTF with LibreOffice, without it, and with one that does what it should not.
@Suite("Conversion of old office files")
struct OfficeTests {
  static let doc = Program.corpus.appending(path: "doc/qinshui-2022-50.doc")
  static let other = Program.corpus.appending(path: "doc/jiangxian-2021-106.doc")

  static let hasOffice = ["/usr/bin/soffice", "/usr/bin/libreoffice"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// A folder for PATH with a program in the place of LibreOffice.
  private func path(_ folder: TemporaryFolder, _ commands: String) throws -> String {
    let program = try folder.file("soffice", "#!/bin/sh\n\(commands)\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: program.path)
    return folder.url.path
  }

  private func code(_ result: Program.Result) -> String? {
    let diagnostics = result.objects.first?["diagnostics"] as? [[String: Any]]
    return diagnostics?.first?["code"] as? String
  }

  private func isRunning(_ command: String) throws -> Bool {
    try Program.run(URL(filePath: "/usr/bin/env"), ["pgrep", "-f", "^\(command)$"]).code == 0
  }

  @Test func withoutLibreOfficeThePackageIsNamed() throws {
    for (language, words) in [("zh", "安装"), ("en", "install")] {
      let result = try Program.run(
        ["extract", Self.doc.path, "--format", "json", "--language", language],
        environment: ["PATH": "/nowhere"])
      #expect(result.code == 1)
      #expect(code(result) == "converter-missing")
      #expect(result.errorLines.count == 1)
      #expect(result.errors.contains("libreoffice-writer-nogui"))
      #expect(result.errors.contains(words))
    }
  }

  @Test func conversionHasATimeLimit() throws {
    let folder = try TemporaryFolder()
    let temporary = try TemporaryFolder()
    let text = Program.corpus.appending(path: "text/qinshui-2022-50.txt").path
    let result = try Program.run(
      ["extract", Self.doc.path, text, "--format", "json", "--time-limit", "2", "--jobs", "1"],
      environment: [
        "PATH": path(folder, "exec sleep 86401"), "TMPDIR": temporary.url.path,
      ])
    #expect(result.code == 1)
    #expect(result.objects.count == 2)
    #expect(code(result) == "time-limit")
    #expect(result.errorLines.count == 1)
    #expect(result.errors.contains("--time-limit"))
    #expect(result.errors.contains("LibreOffice"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.url.path).isEmpty)
    #expect(try !isRunning("sleep 86401"))
  }

  @Test func anInterruptedRunEndsLibreOffice() throws {
    let folder = try TemporaryFolder()
    let temporary = try TemporaryFolder()
    let process = Process()
    process.executableURL = Program.path
    process.arguments = ["extract", Self.doc.path]
    process.standardOutput = FileHandle.nullDevice
    process.environment = ProcessInfo.processInfo.environment.merging([
      "TMPDIR": temporary.url.path, "PATH": try path(folder, "exec sleep 86402"),
      "GONGWEN_MODELS": Program.package.appending(path: "models").path,
    ]) { _, new in new }
    try process.run()
    for _ in 0..<400 where try !isRunning("sleep 86402") { usleep(50_000) }
    #expect(try isRunning("sleep 86402"))
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    for _ in 0..<40 where try isRunning("sleep 86402") { usleep(50_000) }
    #expect(try !isRunning("sleep 86402"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.url.path).isEmpty)
  }

  @Test(arguments: [
    "exit 0", "exit 1", "kill -SEGV $$", "mkdir result; echo no > result/document.docx",
    "mkdir result; mkdir result/document.docx", "mkdir result; ln -s / result/document.docx",
  ])
  func whatIsNotConvertedIsDamaged(_ commands: String) throws {
    let folder = try TemporaryFolder()
    // The folder of the document is the only one that may be written.
    let result = try Program.run(
      ["extract", Self.doc.path, "--format", "json"],
      environment: ["PATH": path(folder, "cd \"$HOME\"; " + commands)])
    #expect(result.code == 1)
    #expect(["damaged", "unsupported-format"].contains(code(result)))
  }

  @Test func encryptedDocumentsSaySo() throws {
    var bytes = [UInt8](try Data(contentsOf: Self.doc))
    // The start of the stream of Word, with its flag of encryption (MS-DOC, FibBase).
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: [0xEC, 0xA5]) })
    bytes[start + 0x0B] |= 1
    let folder = try TemporaryFolder()
    let file = try folder.file("a.doc", Data(bytes))
    let result = try Program.run(["extract", file.path, "--format", "json", "--language", "zh"])
    #expect(code(result) == "encrypted")
    #expect(result.errors.contains("加密"))
  }

  @Test(
    .enabled(if: hasOffice, "LibreOffice reads DOC"),
    arguments: ["a.wps", "a.docx", "a.pdf", "a.txt", "a"])
  func namesDoNotMatter(_ name: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(name, Data(contentsOf: Self.doc))
    let result = try Program.run(["extract", file.path, "--format", "json"])
    #expect(result.code == 0)
    let usual = try Program.run(["extract", Self.doc.path, "--format", "json"])
    #expect(result.text == usual.text.replacing(Self.doc.path, with: file.path))
  }

  @Test(.enabled(if: hasOffice, "LibreOffice reads DOC"))
  func severalConversionsDoNotDisturbEachOther() throws {
    let temporary = try TemporaryFolder()
    let files = [Self.doc.path, Self.other.path, Self.doc.path, Self.other.path]
    let results = try ["1", "4"].map {
      try Program.run(
        ["extract", "--format", "json", "--jobs", $0] + files,
        environment: ["TMPDIR": temporary.url.path])
    }
    #expect(results.allSatisfy { $0.code == 0 && $0.objects.count == 4 })
    #expect(results[0].output == results[1].output)
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.url.path).isEmpty)
  }
}
