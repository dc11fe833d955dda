import Foundation
import Testing

@Suite struct RenderTests {
  static let file = Program.corpus.appending(path: "pdf/qinshui-2022-50.typst.pdf").path

  private func render(
    _ arguments: [String], to name: String, of file: String = file
  ) throws -> (result: Program.Result, bytes: Data?, folder: [String]) {
    let folder = try TemporaryFolder()
    let output = folder.url.appending(path: name)
    let result = try Program.run(["render", file] + arguments + ["-o", output.path])
    return (
      result, try? Data(contentsOf: output),
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    )
  }

  /// Width and height of a PNG picture, from its header.
  private func size(_ png: Data?) throws -> (width: Int, height: Int) {
    let bytes = [UInt8](try #require(png))
    try #require(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) && bytes.count > 24)
    func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    return (number(16), number(20))
  }

  /// An A4 page; the legend stands below it.
  @Test func aPageBecomesAPicture() throws {
    let plain = try render(["--page", "2", "--dpi", "72"], to: "page.png")
    #expect(plain.result.code == 0 && plain.result.errors.isEmpty)
    #expect(try size(plain.bytes) == (596, 842))
    let marked = try render(["--page", "2", "--dpi", "72", "--highlight"], to: "page.png")
    #expect(try size(marked.bytes) == (596, 872))
    #expect(marked.folder == ["page.png"])
  }

  /// The pages stay text, and the same input makes the same bytes.
  @Test func allPagesBecomeAPDF() throws {
    let marked = try render(["--highlight"], to: "marked.PDF")
    #expect(marked.result.code == 0)
    #expect(marked.bytes == (try render(["--highlight"], to: "marked.PDF").bytes))
    let folder = try TemporaryFolder()
    let file = try folder.file("marked.pdf", try #require(marked.bytes))
    let read = try Program.run(["extract", file.path, "--format", "json"]).objects.first
    let source = try #require(read?["source"] as? [String: Any])
    let original = try Program.run(["extract", Self.file, "--format", "json"]).objects.first
    let pages = (original?["source"] as? [String: Any])?["pages"] as? Int
    #expect(source["pages"] as? Int == pages)
    let text = try #require(read?["text"] as? String)
    #expect(text == original?["text"] as? String)
    let one = try render(["--highlight", "--page", "3"], to: "one.pdf")
    let single = try folder.file("one.pdf", try #require(one.bytes))
    let object = try Program.run(["extract", single.path, "--format", "json"]).objects.first
    #expect((object?["source"] as? [String: Any])?["pages"] as? Int == 1)
  }

  @Test func aDocumentWithPasswordIsDrawn() throws {
    let file = Program.corpus.appending(path: "bad/encrypted.pdf").path
    #expect(try render([], to: "page.png", of: file).result.code == 1)
    let page = try render(["--password", "gongwen"], to: "page.png", of: file)
    #expect(page.result.code == 0)
    #expect(page.bytes != nil)
  }

  /// A picture is its own page; without a resolution that makes sense it is a sheet of A4.
  @Test func aPictureIsDrawn() throws {
    let folder = try TemporaryFolder()
    let page = try render(["--page", "2", "--dpi", "72"], to: "page.png")
    let file = try folder.file("scan.png", try #require(page.bytes))
    let drawn = try render(["--dpi", "36"], to: "page.png", of: file.path)
    #expect(drawn.result.code == 0 && drawn.result.errors.isEmpty)
    #expect(try size(drawn.bytes) == (298, 421))
    #expect(try #require(drawn.bytes).count > 3000)
    #expect(try render(["--page", "2"], to: "page.png", of: file.path).result.code == 1)
  }

  static let wrong: [(arguments: [String], name: String, file: String, code: Int32, says: String)] =
    [
      (["--page", "999"], "page.png", file, 1, "pages"),
      (["--page", "999"], "page.pdf", file, 1, "pages"),
      ([], "page.png", "text/qinshui-2022-50.txt", 1, "convert it to PDF"),
      ([], "page.jpg", file, 2, "must end in .png or .pdf"),
      ([], "no/such/folder/page.png", file, 2, "No such file"),
      (["--dpi", "5"], "page.png", file, 2, "--dpi"),
      (["--page", "0"], "page.png", file, 2, "--page"),
    ]

  /// What goes wrong has a reason, and no output is left behind.
  @Test(arguments: wrong.indices)
  func mistakesHaveAReason(_ index: Int) throws {
    let wrong = Self.wrong[index]
    let file =
      wrong.file.hasPrefix("/") ? wrong.file : Program.corpus.appending(path: wrong.file).path
    let (result, bytes, folder) = try render(
      wrong.arguments + ["--language", "en"], to: wrong.name, of: file)
    #expect(result.code == wrong.code)
    #expect(result.errors.contains(wrong.says), "\(result.errors)")
    #expect(bytes == nil)
    #expect(folder.isEmpty)
  }

  @Test func aPageThatIsTooLargeIsRefused() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "large.pdf",
      """
      %PDF-1.4
      1 0 obj
      << /Type /Catalog /Pages 2 0 R >>
      endobj
      2 0 obj
      << /Type /Pages /Count 1 /Kids [3 0 R] >>
      endobj
      3 0 obj
      << /Type /Page /Parent 2 0 R /MediaBox [0 0 14000 14000] >>
      endobj
      trailer
      << /Size 4 /Root 1 0 R >>
      %%EOF

      """)
    let refused = try render(["--language", "en"], to: "page.png", of: file.path)
    #expect(refused.result.code == 1)
    #expect(refused.result.errors.contains("--dpi"))
    #expect(refused.folder.isEmpty)
    #expect(try render(["--dpi", "20"], to: "page.png", of: file.path).result.code == 0)
  }
}
