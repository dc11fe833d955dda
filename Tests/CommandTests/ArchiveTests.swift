import Foundation
import Testing

/// A zip archive made by Python, which is needed for the tests anyway.
func archive(
  _ folder: TemporaryFolder, _ name: String, _ members: [(name: String, content: Data)]
) throws -> URL {
  let file = folder.url.appending(path: name)
  var arguments = ["-c", script, file.path]
  for (index, member) in members.enumerated() {
    arguments += [member.name, try folder.file("\(name).\(index).part", member.content).path]
  }
  let result = try Program.run(URL(filePath: "/usr/bin/env"), ["python3"] + arguments)
  try #require(result.code == 0, "\(result.errors)")
  for index in members.indices {
    try FileManager.default.removeItem(at: folder.url.appending(path: "\(name).\(index).part"))
  }
  return file
}

private let script = """
  import sys, zipfile
  with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
      for name, path in zip(sys.argv[2::2], sys.argv[3::2]):
          archive.write(path, name)
  """

@Suite("Archives and messages on the command line")
struct ArchiveTests {
  static let text = Program.corpus.appending(path: "text/qinshui-2022-50.txt")
  static let pdf = Program.corpus.appending(path: "pdf/qinshui-2022-50.typst.pdf")

  private static let line = Data("各县区要加强管理，6月底前完成整改。\n".utf8)

  /// Two documents, one that is none, and an archive with one more.
  private func mixed(_ folder: TemporaryFolder) throws -> URL {
    let inner = try archive(folder, "inner.zip", [("内/甲.txt", Self.line)])
    return try archive(
      folder, "mixed.zip",
      [
        ("通知.txt", try Data(contentsOf: Self.text)), ("a/b.pdf", try Data(contentsOf: Self.pdf)),
        ("inner.zip", try Data(contentsOf: inner)), ("run.exe", Data("MZ".utf8)),
        ("bad.pdf", Data([0, 1, 2, 3, 0, 1])),
      ])
  }

  private func paths(_ result: Program.Result) -> [String] {
    result.objects.compactMap { ($0["source"] as? [String: Any])?["path"] as? String }
  }

  @Test func everyDocumentHasItsObjectAtItsPlace() throws {
    let folder = try TemporaryFolder()
    let file = try mixed(folder)
    let result = try Program.run([
      "extract", Self.text.path, file.path, Self.text.path, "--format", "json",
    ])
    #expect(result.code == 1)
    let inside = ["a/b.pdf", "bad.pdf", "inner.zip/内/甲.txt", "通知.txt"]
    #expect(
      paths(result) == [Self.text.path] + inside.map { file.path + "/" + $0 } + [Self.text.path])
    #expect(result.errorLines.count == 1)
    #expect(result.errors.contains(file.path + "/bad.pdf: "))
    // What stands in an archive is what stands in a folder.
    let alone = try Program.run(["extract", Self.pdf.path, "--format", "json"])
    let member = try #require(result.text.split(separator: "\n").dropFirst().first)
    #expect(
      String(member).replacing(file.path + "/a/b.pdf", with: Self.pdf.path) + "\n" == alone.text)
  }

  @Test(arguments: ["json", "csv", "table"])
  func jobsDoNotChangeTheOutput(_ format: String) throws {
    let folder = try TemporaryFolder()
    let file = try mixed(folder).path
    let results = try ["1", "3", "8"].map {
      try Program.run(["extract", file, Self.text.path, file, "--format", format, "--jobs", $0])
    }
    #expect(results.allSatisfy { $0.output == results[0].output })
    #expect(results.allSatisfy { $0.errors == results[0].errors })
  }

  @Test func archivesComeFromStandardInputToo() throws {
    let folder = try TemporaryFolder()
    let file = try mixed(folder)
    let result = try Program.run(
      ["extract", "-", "--format", "json"], input: try Data(contentsOf: file))
    #expect(paths(result) == ["-/a/b.pdf", "-/bad.pdf", "-/inner.zip/内/甲.txt", "-/通知.txt"])
  }

  @Test func workersByThemselvesAnswerWithALineForEach() throws {
    let folder = try TemporaryFolder()
    let file = try mixed(folder).path
    let asked = try Program.run(["worker"], input: Data("{\"path\":\"\(file)\"}\n".utf8))
    let extracted = try Program.run(["extract", file, "--format", "json"])
    #expect(asked.output == extracted.output)
    let one = try Program.run(
      ["worker"], input: Data("{\"path\":\"x\",\"file\":\"\(file)\",\"member\":[0]}\n".utf8))
    #expect(paths(one) == ["x"])
  }

  @Test func passwordsOpenArchives() throws {
    let file = Program.corpus.appending(path: "bad/encrypted.zip").path
    let member = file + "/通知.txt"
    for (options, code, expected) in [
      ([], Int32(1), "encrypted"), (["--password", "guess"], 1, "wrong-password"),
      (["--password", "gongwen"], 0, nil as String?),
    ] {
      let result = try Program.run(["extract", file, "--format", "json"] + options)
      #expect(result.code == code)
      #expect(paths(result) == [member])
      let diagnostics = result.objects.first?["diagnostics"] as? [[String: Any]]
      #expect(diagnostics?.first?["code"] as? String == expected)
    }
  }

  @Test func aMessageGivesItsTextAndItsAttachments() throws {
    let folder = try TemporaryFolder()
    let pdf = try Data(contentsOf: Self.pdf).base64EncodedString(options: .lineLength76Characters)
    let file = try folder.file(
      "m.eml",
      """
      From: a@example.cn
      Subject: =?utf-8?b?6YCa55+l?=
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain; charset=utf-8

      各县区要加强管理，6月底前完成整改。
      --b
      Content-Type: application/octet-stream
      Content-Disposition: attachment; filename="=?utf-8?b?6ZmE5Lu2LnBkZg==?="
      Content-Transfer-Encoding: base64

      \(pdf)
      --b--

      """)
    let result = try Program.run(["extract", file.path, "--format", "json"])
    #expect(result.code == 0, "\(result.errors)")
    #expect(paths(result) == [file.path, file.path + "/附件.pdf"])
    #expect(result.objects.first?["text"] as? String == "各县区要加强管理，6月底前完成整改。")
  }

  @Test func framesLieBesideThePageAndNowhereElse() throws {
    let folder = try TemporaryFolder()
    let frames = folder.url.appending(path: "p_files")
    try FileManager.default.createDirectory(at: frames, withIntermediateDirectories: true)
    let words = "各县区要加强管理，认真贯彻执行本通知的各项规定。"
    let frame = try folder.file("p_files/a.html", "<html><body><p>\(words)</p></body></html>")
    try FileManager.default.createSymbolicLink(
      at: frames.appending(path: "b.html"), withDestinationURL: frame)
    func text(_ name: String) throws -> String? {
      let page = try folder.file(
        "p.html", "<html><body><p>特此通知，请遵照执行，不得有误。</p><iframe src=\"\(name)\"></iframe>")
      return try Program.run(["extract", page.path, "--format", "json"]).objects.first?["text"]
        as? String
    }
    #expect(try text("p_files/a.html")?.contains(words) == true)
    #expect(try text("p_files/b.html")?.contains(words) == false)
    #expect(try text("../\(folder.url.lastPathComponent)/p_files/a.html")?.contains(words) == false)
  }
}
