import Extraction
import Foundation
import Gongwen
import Reading
import Testing

@Suite struct BadInputTests {
  /// Runs `extract` on a bad file between two good ones: the good ones are processed, the bad one
  /// has a line on standard error with its name and an object with its code.
  private func check(
    _ bad: URL, code: String, options: [String] = [], pages: Int? = nil
  ) throws {
    let good = Program.corpus.appending(path: "text/wenshui-high-tech-enterprises.txt").path
    let result = try Program.run(
      ["extract", good, bad.path, good, "--format", "json"] + options)
    #expect(result.code == 1)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.contains(bad.path + ": "))
    let objects = result.objects
    try #require(objects.count == 3)
    #expect((objects[0]["clauses"] as? [Any])?.isEmpty == false)
    #expect(objects[0]["text"] as? String == objects[2]["text"] as? String)
    let diagnostics = try #require(objects[1]["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.map { $0["code"] as? String } == [code])
    #expect(objects[1]["text"] as? String == "")
    let source = try #require(objects[1]["source"] as? [String: Any])
    #expect(source["path"] as? String == bad.path)
    #expect(source["pages"] as? Int == pages)
    #expect(Set(objects[0].keys) == Set(objects[1].keys))
  }

  @Test func emptyFile() throws {
    let folder = try TemporaryFolder()
    try check(folder.file("empty.txt", Data()), code: "empty-file")
  }

  @Test func missingFile() throws {
    let folder = try TemporaryFolder()
    try check(folder.url.appending(path: "none.pdf"), code: "not-found")
  }

  @Test func folderWithoutDocuments() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("data.json", "{}")
    try check(folder.url, code: "folder-without-documents")
  }

  @Test func binaryNoise() throws {
    let folder = try TemporaryFolder()
    var state: UInt64 = 42
    let noise = (0..<20_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    try check(folder.file("noise.txt", Data(noise)), code: "binary-noise")
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func unreadableFile() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("secret.txt", "各单位要加强管理。")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
    try check(file, code: "unreadable")
  }

  @Test func truncatedPDF() throws {
    let folder = try TemporaryFolder()
    let whole = try Data(
      contentsOf: Program.corpus.appending(path: "pdf/qinshui-2022-50.typst.pdf"))
    try check(folder.file("cut.pdf", whole.prefix(3000)), code: "damaged")
  }

  @Test func encryptedPDF() throws {
    try check(Program.corpus.appending(path: "bad/encrypted.pdf"), code: "encrypted")
    try check(
      Program.corpus.appending(path: "bad/encrypted.pdf"), code: "wrong-password",
      options: ["--password", "guess"])
    let opened = try Program.run([
      "extract", Program.corpus.appending(path: "bad/encrypted.pdf").path, "--format", "json",
      "--password", "gongwen",
    ])
    #expect(opened.code == 0)
    #expect((opened.objects.first?["text"] as? String)?.contains("企业") == true)
  }

  @Test func scannedPDF() throws {
    try check(
      Program.corpus.appending(path: "bad/scan.pdf"), code: "no-text-layer",
      options: ["--ocr", "off"], pages: 2)
  }

  @Test func aParserThatHangsIsKilled() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.url.appending(path: "endless.pdf")
    #expect(mkfifo(pipe.path, 0o600) == 0)
    // With a writer that never writes, reading waits for ever.
    let writer = open(pipe.path, O_RDWR)
    defer { close(writer) }
    let start = Date()
    let result = try Program.run([
      "extract", pipe.path, "--format", "csv", "--time-limit", "1",
    ])
    #expect(result.code == 1)
    #expect(result.errors.contains("--time-limit"))
    #expect(Date().timeIntervalSince(start) < 30)
  }

  @Test func memoryIsLimited() throws {
    let result = try Program.run([
      "extract", "/dev/zero", "--format", "csv", "--memory-limit", "256",
    ])
    #expect(result.code == 1)
    #expect(result.errors.contains("--memory-limit"))
  }

  @Test func messagesSpeakTheLanguageThatIsAskedFor() throws {
    let chinese = try Program.run(["extract", "/no/such/file", "--language", "zh"])
    #expect(chinese.errors == "gongwen: /no/such/file: 没有这个文件；请检查路径\n")
    let byLocale = try Program.run(
      ["extract", "/no/such/file"], environment: ["LANG": "zh_CN.UTF-8"])
    #expect(byLocale.errors == chinese.errors)
    let english = try Program.run(
      ["extract", "/no/such/file", "--language", "en"], environment: ["LANG": "zh_CN.UTF-8"])
    #expect(english.errors == "gongwen: /no/such/file: there is no such file; check the path\n")
  }

  @Test func everyFailureHasWordsAndIsDocumented() throws {
    let page = try String(
      contentsOf: Program.package.appending(path: "docs/exit-codes.md"), encoding: .utf8)
    for code in ReadingError.Code.allCases.map(\.rawValue) + DocumentFailure.ownCodes {
      #expect(DocumentFailure.words(code, .zh) != nil, "\(code) has no words")
      #expect(page.contains("| `\(code)` |"), "\(code) is not documented")
    }
  }

  @Test func everyDiagnosticIsDocumented() throws {
    let page = try String(
      contentsOf: Program.package.appending(path: "docs/exit-codes.md"), encoding: .utf8)
    let sources = Program.package.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    var codes: Set<Substring> = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let source = try String(contentsOf: file, encoding: .utf8)
      // Where a diagnostic is made.
      codes.formUnion(source.matches(of: /(?:\bcode: |\breport\(\s*)"([a-z-]+)"/).map(\.1))
    }
    #expect(codes.count > 10)
    for code in codes { #expect(page.contains("| `\(code)` |"), "\(code) is not documented") }
  }
}
