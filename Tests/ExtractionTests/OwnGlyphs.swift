import CPoppler
import Foundation
import Gongwen

/// The glyphs of a file as poppler or the file's own XML place them, without the program's readers.
struct OwnGlyphs {
  struct Glyph {
    var scalar: UInt32
    var box: Box
    var isSpace: Bool { scalar == 0x20 || scalar == 0x3000 || scalar == 0xA0 }
  }

  /// In the order of the file or, for PDF, in poppler's.
  private(set) var glyphs: [Glyph] = []

  enum Failure: Error { case unreadable }

  init(_ path: String) throws {
    let url = Corpus.package.appending(path: path)
    if path.hasSuffix(".ofd") { try readOFD(url) } else { try readPDF(url) }
  }

  private mutating func readPDF(_ url: URL) throws {
    guard let document = poppler_document_new_from_file(url.absoluteString, nil, nil) else {
      throw Failure.unreadable
    }
    defer { g_object_unref(UnsafeMutableRawPointer(document)) }
    for index in 0..<poppler_document_get_n_pages(document) {
      guard let page = poppler_document_get_page(document, index) else { throw Failure.unreadable }
      defer { g_object_unref(UnsafeMutableRawPointer(page)) }
      guard let raw = poppler_page_get_text(page) else { continue }
      defer { g_free(raw) }
      var places: UnsafeMutablePointer<PopplerRectangle>?
      var count: guint = 0
      poppler_page_get_text_layout(page, &places, &count)
      defer { g_free(places) }
      for (scalar, at) in zip(String(cString: raw).unicodeScalars, 0..<Int(count)) {
        guard let place = places?[at], scalar != "\n" else { continue }
        add(
          scalar.value, page: Int(index) + 1, x: place.x1, y: place.y1, width: place.x2 - place.x1,
          height: place.y2 - place.y1)
      }
    }
  }

  private mutating func readOFD(_ url: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "ofd-glyphs.py")
    process.arguments = ["python3", script.path, url.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure.unreadable }
    for line in output.split(separator: "\n") {
      let values = line.split(separator: " ").compactMap { Double($0) }
      guard values.count == 6 else { throw Failure.unreadable }
      add(
        UInt32(values[1]), page: Int(values[0]), x: values[2], y: values[3], width: values[4],
        height: values[5])
    }
  }

  private mutating func add(
    _ scalar: UInt32, page: Int, x: Double, y: Double, width: Double, height: Double
  ) {
    glyphs.append(
      Glyph(
        scalar: Self.folded(scalar),
        box: Box(page: page, x: x, y: y, width: width, height: height)))
  }

  /// For each glyph its place in the text, where the order of both agrees.
  func places(in text: [UInt32]) -> [Int?] {
    let letters = text.indices.filter { !Self.isWhite(text[$0]) }
    let drawn = glyphs.indices.filter { !glyphs[$0].isSpace }
    let difference = drawn.map { glyphs[$0].scalar }
      .difference(from: letters.map { Self.folded(text[$0]) })
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var result = [Int?](repeating: nil, count: glyphs.count)
    let kept = letters.indices.filter { !removed.contains($0) }
    let met = drawn.indices.filter { !inserted.contains($0) }
    for (letter, glyph) in zip(kept, met) { result[drawn[glyph]] = letters[letter] }
    return result
  }

  private static func isWhite(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x3000 || scalar == 0xA0 || scalar == 0x09 || scalar == 0x0A
  }

  /// Fonts name some Han glyphs by radicals and compatibility characters.
  private static func folded(_ scalar: UInt32) -> UInt32 {
    guard let value = Unicode.Scalar(scalar) else { return scalar }
    let folded = String(Character(value)).precomposedStringWithCompatibilityMapping.unicodeScalars
    return folded.count == 1 ? folded.first?.value ?? scalar : scalar
  }
}
