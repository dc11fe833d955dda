import Foundation
import Gongwen
import Recognition
import Testing

@testable import Reading

@Suite("Scanned pages stand upright and level before they are read")
struct OCRPageTests {
  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "corpus")

  private static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: corpus.appending(path: path)))
  }

  /// The ink of a typeset page that was turned, and how it was found to lie.
  private static func posture(quarters: Int, degrees: Double) throws -> Posture? {
    try bytes("pdf/wenshui-high-tech-enterprises.typst.pdf").withUnsafeBufferPointer { buffer in
      let document = try PDFDocument(buffer, password: nil)
      guard let page = document.page(0), let image = page.drawn(),
        let parted = RedInk.part(image.raster, resolution: image.resolution),
        let turned = parted.grey.turned(quarters), let crooked = turned.rotated(degrees: degrees),
        let ink = Paper.ink(crooked, resolution: image.resolution)
      else { return nil }
      return Posture.likely(ink, resolution: image.resolution).first
    }
  }

  @Test(arguments: [-4, -1.2, -0.3, 0, 0.7, 1.2, 3.5] as [Double])
  func skewIsMeasured(_ degrees: Double) throws {
    let posture = try #require(try Self.posture(quarters: 0, degrees: degrees))
    #expect(posture.quarters == 0)
    #expect(abs(posture.skew + degrees) < 0.2)
  }

  @Test(arguments: [1, 3])
  func linesThatRunUpOrDownAreLaidLevel(_ quarters: Int) throws {
    let posture = try #require(try Self.posture(quarters: quarters, degrees: 0))
    #expect(posture.quarters == 1)
  }

  @Test func placesLeadBackToThePageInTheFile() throws {
    let posture = Posture(quarters: 1, skew: 0)
    let placement = try #require(posture.placement(width: 600, height: 800))
    // The top left of the page in the file is the top right of the page turned to the right.
    let box = placement.box(GlyphBox(x: 780, y: 10, width: 20, height: 10))
    #expect(abs(box.x - 10) < 0.01 && abs(box.y) < 0.01)
    #expect(abs(box.width - 10) < 0.01 && abs(box.height - 20) < 0.01)
  }

  @Test(arguments: ["bad/scan.pdf", "layouts/no-unicode.pdf"])
  func withoutRecognitionThePagesHaveNoText(_ path: String) throws {
    let error = #expect(throws: ReadingError.self) {
      try DocumentReader(options: ReadingOptions(recognition: .off)).read(
        Self.bytes(path), name: path)
    }
    #expect(error?.code == .noTextLayer)
  }

  @Test func withoutAnEngineTheRemediesAreNamed() throws {
    let options = ReadingOptions(engine: .paddle, engineFolder: "/nowhere")
    let error = #expect(throws: ReadingError.self) {
      try DocumentReader(options: options).read(Self.bytes("bad/scan.pdf"), name: "scan.pdf")
    }
    #expect(error?.code == .recognitionMissing)
    #expect(error?.pages == 2)
  }

  @Test func textPagesAreNotRecognised() throws {
    let options = ReadingOptions(engine: .paddle, engineFolder: "/nowhere")
    let paged = try DocumentReader(options: options).read(
      Self.bytes("pdf/qinshui-2022-50.typst.pdf"), name: "a.pdf")
    #expect(paged.format == .pdf)
    #expect(paged.diagnostics.isEmpty)
  }

  /// No line begins with a stop or comma; a sure one may go on a line that the engine cut.
  @Test(arguments: [
    (".", Float(1), true), ("·", 0.95, true), ("，", 0.5, true), ("。", 0.99, false),
    ("立", 0.2, false), ("（", 0.4, false),
  ])
  func specksAreNoStops(_ character: String, _ confidence: Float, _ isSpeck: Bool) throws {
    let scalar = try #require(character.unicodeScalars.first).value
    let found = RecognizedCharacter(
      scalar: scalar, confidence: confidence, x: 0, y: 0, width: 9, height: 9)
    #expect(EdgeNoise.isSpeck(found) == isSpeck)
  }
}
