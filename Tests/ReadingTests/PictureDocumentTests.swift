import Foundation
import Gongwen
import Recognition
import Testing

@testable import Reading

/// Files of `scripts/make-picture-documents`.
@Suite("Pages that are pictures are recognised in every format")
struct PictureDocumentTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// What `scripts/install-ocr` filled.
  private static let folder: String? = {
    let path = root.appending(path: "ocr").path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  private static let hasPaddle =
    (try? RecognitionEngines.best(name: .paddle, folder: folder)) != nil

  private static func read(
    _ file: String, _ recognition: RecognitionMode = .auto
  ) throws -> PagedText {
    let bytes = [UInt8](try Data(contentsOf: root.appending(path: "corpus").appending(path: file)))
    let options = ReadingOptions(
      recognition: recognition, engine: .paddle, engineFolder: folder ?? "/nowhere")
    return try DocumentReader(options: options).read(bytes, name: file)
  }

  private static func text(_ paged: PagedText) -> String {
    paged.pages.flatMap(\.lines).map { line in
      String(String.UnicodeScalarView(line.scalars.compactMap(Unicode.Scalar.init)))
    }.joined(separator: "\n")
  }

  @Test(
    .enabled(if: hasPaddle, "run scripts/install-ocr"),
    arguments: [
      ("pictures/picture.ofd", SourceFormat.ofd, 1), ("pictures/picture.docx", .docx, 1),
      ("pictures/stamped.pdf", .scan, 1), ("pictures/pages.tiff", .scan, 2),
    ])
  func picturesAreRead(_ file: String, _ format: SourceFormat, _ pages: Int) throws {
    let paged = try Self.read(file)
    let text = Self.text(paged)
    #expect(paged.format == format)
    #expect(paged.pages.count == pages)
    #expect(text.contains("一、发展目标"))
    #expect(text.split(separator: "习近平新时代中国特色社会主义思想").count == 2)
    #expect(paged.diagnostics.contains { $0.code == "page-recognised" && $0.page == 1 })
  }

  @Test(.enabled(if: hasPaddle, "run scripts/install-ocr"))
  func aPictureBetweenTypedWordsIsReadInItsPlace() throws {
    let paged = try Self.read("pictures/mixed.docx")
    #expect(paged.pages.map(\.number) == [1, 2, 3])
    #expect(paged.pages.map { $0.width > 0 } == [false, true, false])
    let text = Self.text(paged)
    #expect(text.hasPrefix("现将通知扫描件发给你们。\n"))
    #expect(text.contains("一、发展目标"))
    #expect(text.hasSuffix("\n联系人：办公室"))
  }

  @Test func withoutRecognitionTypedWordsAreKept() throws {
    let paged = try Self.read("pictures/mixed.docx", .off)
    #expect(Self.text(paged) == "现将通知扫描件发给你们。\n联系人：办公室")
    #expect(paged.diagnostics.map(\.code) == ["part-not-read"])
  }

  @Test(.enabled(if: hasPaddle, "run scripts/install-ocr"))
  func aNumberTypedOnAScanIsReadOnce() throws {
    let text = Self.text(try Self.read("pictures/stamped.pdf"))
    #expect(text.split(separator: "7", omittingEmptySubsequences: false).count == 2)
  }

  @Test func aNumberTypedOnAScanIsNotAllThatItSays() throws {
    let paged = try Self.read("pictures/stamped.pdf", .off)
    #expect(paged.diagnostics.map(\.code) == ["page-without-text"])
  }

  @Test(
    arguments: ["pictures/picture.ofd", "pictures/picture.docx", "pictures/pages.tiff"])
  func withoutRecognitionPicturesHaveNoText(_ file: String) throws {
    let error = #expect(throws: ReadingError.self) { try Self.read(file, .off) }
    #expect(error?.code == .noTextLayer)
    #expect(error?.detail == RecognitionNotes.isOff)
  }

  @Test(.enabled(if: !hasPaddle, "the engine is installed"), arguments: ["ofd", "docx"])
  func withoutAnEngineTheRemedyIsNamed(_ kind: String) throws {
    let error = #expect(throws: ReadingError.self) { try Self.read("pictures/picture.\(kind)") }
    #expect(error?.code == .recognitionMissing)
  }

  @Test(.enabled(if: hasPaddle, "run scripts/install-ocr"))
  func aBlankSheetIsSaidToBeBlank() throws {
    let error = #expect(throws: ReadingError.self) { try Self.read("pictures/blank.pdf") }
    #expect(error?.code == .emptyFile)
  }

  /// White paper of 60 by 80 dots: an error with a reason and not an empty table.
  @Test(.enabled(if: hasPaddle, "run scripts/install-ocr"))
  func aBlankPictureIsAnError() throws {
    let blank =
      "iVBORw0KGgoAAAANSUhEUgAAADwAAABQAQAAAABtsSv+AAAAFElEQVQoz2P4DwEfGEYZo4yhzwAAK95479/gaXwA"
      + "AAAASUVORK5CYII="
    let bytes = [UInt8](try #require(Data(base64Encoded: blank)))
    let options = ReadingOptions(engine: .paddle, engineFolder: Self.folder)
    let error = #expect(throws: ReadingError.self) {
      try DocumentReader(options: options).read(bytes, name: "blank.png")
    }
    #expect(error?.code == .emptyFile)
    #expect(error?.pages == 1)
  }

  @Test(.enabled(if: hasPaddle, "run scripts/install-ocr"))
  func pagesWithTextAreRecognisedWhereThatIsForced() throws {
    let paged = try Self.read("pdf/wenshui-high-tech-enterprises.typst.pdf", .force)
    #expect(paged.format == .scan)
    #expect(
      paged.pages.allSatisfy { $0.lines.contains { $0.boxes.contains { $0.confidence != nil } } })
  }

  @Test func numbersHaveNoSpacesThatOnlyTheMeasureSaw() {
    func glyph(_ scalar: Unicode.Scalar, _ x: Float, afterSpace: Bool = false) -> Glyph {
      let width: Float = scalar.value < 0x80 ? 8 : 16
      return Glyph(
        scalar: scalar.value, x0: x, y0: 0, x1: x + width, y1: 16, style: 0, em: 16,
        isAfterSpace: afterSpace, confidence: 0.9)
    }
    let builder = LineBuilder(styles: [GlyphStyle(font: "", size: 16)])
    let loose = builder.line(
      [glyph("共", 0), glyph("1", 17), glyph("0", 31), glyph("户", 40)], em: 16)
    #expect(loose.scalars.map { Unicode.Scalar($0) } == ["共", "1", "0", "户"])
    let typed = builder.line(
      [glyph("李", 0), glyph("县", 20, afterSpace: true), glyph("长", 36)], em: 16)
    #expect(typed.scalars.count == 4)
  }
}
