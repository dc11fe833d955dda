import Foundation
import Testing

@Suite("Every limit is reached, and said in words that name its option")
struct LimitTests {
  private static let line = Data("各县区要加强管理，6月底前完成整改。\n".utf8)

  /// Runs `extract` on a file between two good ones, in both languages.
  private func check(
    _ file: URL, _ options: [String], code: String, names option: String,
    path: String? = nil, objects: Int = 3, input: Data = Data()
  ) throws {
    let good = try TemporaryFolder()
    let text = try good.file("good.txt", Self.line).path
    for language in ["zh", "en"] {
      let result = try Program.run(
        ["extract", text, file.path, text, "--format", "json", "--language", language] + options)
      #expect(result.code == 1)
      #expect(result.objects.count == objects)
      let failed = result.objects.filter { ($0["clauses"] as? [Any])?.isEmpty == true }
      #expect(
        failed.compactMap { ($0["diagnostics"] as? [[String: Any]])?.first?["code"] as? String }
          == [code])
      #expect(
        failed.compactMap { ($0["source"] as? [String: Any])?["path"] as? String }
          == [path ?? file.path])
      #expect(result.errorLines.count == 1)
      #expect(result.errors.contains(option), "\(result.errors)")
    }
  }

  @Test func time() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.url.appending(path: "endless.pdf")
    try #require(mkfifo(pipe.path, 0o600) == 0)
    let writer = open(pipe.path, O_RDWR)
    defer { close(writer) }
    try check(pipe, ["--time-limit", "1"], code: "time-limit", names: "--time-limit")
  }

  @Test func memory() throws {
    try check(
      URL(filePath: "/dev/zero"), ["--memory-limit", "200"], code: "memory-limit",
      names: "--memory-limit")
  }

  @Test func pages() throws {
    let pdf = Program.corpus.appending(path: "pdf/qinshui-2022-50.typst.pdf")
    try check(pdf, ["--max-pages", "3"], code: "too-many-pages", names: "--max-pages")
  }

  @Test func nesting() throws {
    let folder = try TemporaryFolder()
    let page = "<html><body>" + String(repeating: "<div>", count: 200) + "各县区要加强管理，认真执行。"
    let file = try folder.file("deep.html", page)
    try check(file, ["--max-nesting", "100"], code: "too-deep", names: "--max-nesting")
  }

  @Test(arguments: ["a.docx", "a.ofd"])
  func nestingInPackages(_ name: String) throws {
    let folder = try TemporaryFolder()
    let deep = String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200)
    let parts: [(String, String)] =
      name == "a.docx"
      ? [("word/document.xml", "<w:document xmlns:w=\"w\">\(deep)</w:document>")]
      : [
        ("OFD.xml", "<OFD><DocBody><DocRoot>Document.xml</DocRoot></DocBody></OFD>"),
        ("Document.xml", "<Document><Pages>\(deep)</Pages></Document>"),
      ]
    let file = try archive(folder, name, parts.map { ($0.0, Data($0.1.utf8)) })
    try check(file, ["--max-nesting", "100"], code: "too-deep", names: "--max-nesting")
  }

  @Test func pagesOfPackages() throws {
    let ofd = Program.corpus.appending(path: "ofd-features/two-bodies.ofd")
    try check(ofd, ["--max-pages", "1"], code: "too-many-pages", names: "--max-pages")
  }

  @Test func archivesInArchives() throws {
    let folder = try TemporaryFolder()
    var name = "0.txt"
    var content = Self.line
    for level in 1...3 {
      content = try Data(contentsOf: archive(folder, "\(level).zip", [(name, content)]))
      name = "\(level).zip"
    }
    let file = folder.url.appending(path: name)
    try check(
      file, ["--max-archives", "2"], code: "archive-too-deep", names: "--max-archives",
      path: file.path + "/2.zip/1.zip")
  }

  @Test func expansionOfADocument() throws {
    let folder = try TemporaryFolder()
    let body = Data("<w:document><w:body/>".utf8) + Data(repeating: 0x20, count: 3 << 20)
    let file = try archive(
      folder, "bomb.docx",
      [("[Content_Types].xml", Data("<Types/>".utf8)), ("word/document.xml", body)])
    try check(file, ["--max-expansion", "1"], code: "too-large", names: "--max-expansion")
  }

  @Test func expansionOfAnArchive() throws {
    let folder = try TemporaryFolder()
    let file = try archive(
      folder, "bomb.zip",
      (0..<3).map { ("\($0).txt", Data(repeating: 0x20, count: 700_000)) })
    try check(file, ["--max-expansion", "2"], code: "too-large", names: "--max-expansion")
  }

  @Test func members() throws {
    let folder = try TemporaryFolder()
    let file = try archive(folder, "many.zip", (0..<5).map { ("\($0).txt", Self.line) })
    try check(file, ["--max-members", "4"], code: "too-many-members", names: "--max-members")
  }

  @Test func membersOfAllArchivesInAnArchive() throws {
    let folder = try TemporaryFolder()
    let inner = try Data(
      contentsOf: archive(folder, "inner.zip", (0..<3).map { ("\($0).txt", Self.line) }))
    let file = try archive(folder, "outer.zip", [("a.txt", Self.line), ("b.zip", inner)])
    try check(
      file, ["--max-members", "4"], code: "too-many-members", names: "--max-members",
      path: file.path + "/b.zip", objects: 4)
  }

  @Test(arguments: ["memory-limit", "max-expansion", "max-pages", "max-members", "time-limit"])
  func senselessLimitsAreRefused(_ name: String) throws {
    for value in ["0", "-1", "99999999999999999999", "x"] {
      let result = try Program.run(["extract", "/no/such/file", "--\(name)", value])
      // Seconds may be as many as one likes.
      if name == "time-limit", value.hasPrefix("9") { continue }
      #expect(result.code == 2, "--\(name) \(value)")
    }
  }

  @Test func workersLeaveNothingBehind() throws {
    let folder = try TemporaryFolder()
    let temporary = folder.url.appending(path: "tmp")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    let result = try Program.run(
      [
        "extract", "/dev/zero", Program.corpus.appending(path: "text").path, "--memory-limit",
        "200",
      ],
      environment: ["TMPDIR": temporary.path])
    #expect(result.code == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
  }

  /// A worker that is killed from outside stands for one that crashes.
  @Test(arguments: [("SEGV", "parser-crashed"), ("KILL", "memory-limit"), ("", "time-limit")])
  func aWorkerThatEndsLeavesNothingBehind(_ signal: String, _ code: String) throws {
    let folder = try TemporaryFolder()
    let temporary = folder.url.appending(path: "tmp")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    let pipe = folder.url.appending(path: "endless.pdf")
    try #require(mkfifo(pipe.path, 0o600) == 0)
    let writer = open(pipe.path, O_RDWR)
    defer { close(writer) }
    let output = try folder.file("out", Data())
    let text = try folder.file("good.txt", Self.line)
    let process = Process()
    process.executableURL = Program.path
    process.arguments = [
      "extract", pipe.path, text.path, "--format", "json", "--jobs", "1", "--time-limit",
      signal.isEmpty ? "1" : "600",
    ]
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    process.environment = ProcessInfo.processInfo.environment.merging([
      "TMPDIR": temporary.path, "GONGWEN_MODELS": Program.package.appending(path: "models").path,
    ]) { _, new in new }
    try process.run()
    if !signal.isEmpty {
      // The worker is ready once it waits for the pipe.
      let children = "/proc/\(process.processIdentifier)/task/\(process.processIdentifier)/children"
      var worker = ""
      for _ in 0..<600 {
        let found = (try? String(contentsOfFile: children, encoding: .utf8)) ?? ""
        worker = String(found.split(separator: " ").first ?? "")
        let files =
          (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(worker)/fd")) ?? []
        let isReading = files.contains {
          (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(worker)/fd/\($0)"))
            == pipe.path
        }
        if isReading { break }
        usleep(50_000)
      }
      _ = try Program.run(URL(filePath: "/usr/bin/env"), ["kill", "-\(signal)", worker])
    }
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    let objects = try String(contentsOf: output, encoding: .utf8).split(separator: "\n")
    #expect(objects.count == 2)
    #expect(objects.first?.contains("\"code\":\"\(code)\"") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func anInterruptedRunLeavesNothingBehind(_ signal: Int32) throws {
    let folder = try TemporaryFolder()
    let temporary = folder.url.appending(path: "tmp")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    let pipe = folder.url.appending(path: "endless.pdf")
    try #require(mkfifo(pipe.path, 0o600) == 0)
    let writer = open(pipe.path, O_RDWR)
    defer { close(writer) }
    let process = Process()
    process.executableURL = Program.path
    process.arguments = ["extract", pipe.path]
    process.standardOutput = FileHandle.nullDevice
    process.environment = ProcessInfo.processInfo.environment.merging([
      "TMPDIR": temporary.path, "GONGWEN_MODELS": Program.package.appending(path: "models").path,
    ]) { _, new in new }
    try process.run()
    let scratch = { try FileManager.default.contentsOfDirectory(atPath: temporary.path) }
    for _ in 0..<200 where try scratch().isEmpty { usleep(50_000) }
    #expect(try scratch().count == 1)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == signal)
    #expect(try scratch().isEmpty)
  }

  @Test func theSandboxIsReported() throws {
    let result = try Program.run(["worker", "--sandbox-report"])
    let report = try #require(result.objects.first)
    #expect(report["seccomp"] as? Bool == true)
    #expect((report["landlock"] as? Int ?? 0) >= 1)
  }
}
