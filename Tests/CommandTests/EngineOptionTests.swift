import Foundation
import Testing

@Suite("Engines for character recognition on the command line")
struct EngineOptionTests {
  static let picture = Program.corpus.appending(path: "pictures/pages.tiff").path

  /// What `scripts/install-ocr` filled.
  static let folder = Program.package.appending(path: "ocr").path

  static let installed: [String] = [
    ("paddle", folder + "/lib/libopenvino_c.so"),
    ("tesseract", "/usr/share/tesseract-ocr/5/tessdata/chi_sim.traineddata"),
  ].compactMap { FileManager.default.isReadableFile(atPath: $0.1) ? $0.0 : nil }

  private func codes(_ result: Program.Result) -> [String] {
    let diagnostics = result.objects.first?["diagnostics"] as? [[String: Any]]
    return (diagnostics ?? []).compactMap { $0["code"] as? String }
  }

  @Test(arguments: installed)
  func theNamedEngineReads(_ engine: String) throws {
    let result = try Program.run([
      "extract", Self.picture, "--format", "json", "--ocr-engine", engine, "--ocr-folder",
      Self.folder,
    ])
    #expect(result.code == 0)
    #expect(codes(result) == ["page-recognised", "page-recognised"])
    #expect(result.text.contains("recognised by \(engine)"))
    #expect((result.objects.first?["text"] as? String)?.contains("发展目标") == true)
  }

  /// No other engine steps in for the one that was asked for.
  @Test func anEngineThatIsMissingIsAnError() throws {
    let result = try Program.run([
      "extract", Self.picture, "--format", "json", "--ocr-engine", "paddle", "--ocr-folder",
      "/no/such/folder",
    ])
    #expect(result.code == 1)
    #expect(codes(result) == ["ocr-not-installed"])
    #expect(result.errors.contains("scripts/install-ocr"))
    let source = result.objects.first?["source"] as? [String: Any]
    #expect(source?["pages"] as? Int == 2)
  }

  @Test func anUnknownEngineIsAMistakeInTheCommand() throws {
    let result = try Program.run(["extract", Self.picture, "--ocr-engine", "none-such"])
    #expect(result.code == 2)
    #expect(result.errors.contains("'paddle'") && result.errors.contains("'tesseract'"))
  }
}
