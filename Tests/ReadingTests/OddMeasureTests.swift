import Foundation
import Gongwen
import Testing

@testable import Reading

/// Broken files give pages and glyphs any size and any place. Each case ended the program once.
@Suite struct OddMeasureTests {
  /// A page with two rows of a table, so that its ruling lines are looked for.
  private func pdf(box: String, matrix: String, size: String) -> [UInt8] {
    let cells = (0..<4).map { row in
      "1 0 0 1 50 \(700 - 20 * row) Tm (Alpha beta) Tj 1 0 0 1 250 \(700 - 20 * row) Tm (Gamma) Tj"
    }.joined(separator: "\n")
    let content = "q \(matrix) cm BT /F \(size) Tf \(cells) ET Q"
    return Array(
      """
      %PDF-1.4
      1 0 obj
      << /Type /Catalog /Pages 2 0 R >>
      endobj
      2 0 obj
      << /Type /Pages /Count 1 /Kids [3 0 R] >>
      endobj
      3 0 obj
      << /Type /Page /Parent 2 0 R /MediaBox [\(box)] /Contents 4 0 R
      /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>
      endobj
      4 0 obj
      << /Length \(content.utf8.count) >>
      stream
      \(content)
      endstream
      endobj
      trailer
      << /Size 5 /Root 1 0 R >>
      %%EOF

      """.utf8)
  }

  static let odd = [
    ("0 0 595 842", "1 0 0 1 0 0", "12"),
    ("0 0 99999999999999999999999999 842", "1 0 0 1 0 0", "12"),
    ("0 0 1e38 1e38", "1 0 0 1 0 0", "12"),
    ("0 0 0 0", "1 0 0 1 0 0", "12"),
    ("0 0 0.0000001 0.0000001", "1 0 0 1 0 0", "12"),
    ("0 0 595 842", "1 0 0 1 3000 3000", "12"),
    ("0 0 595 842", "1 0 0 1 -3000 -3000", "12"),
    ("0 0 595 842", "99999999999999999999 0 0 99999999999999999999 0 0", "12"),
    ("0 0 595 842", "1 0 0 1 0 0", "99999999999999999999"),
    ("0 0 595 842", "0.00000001 0 0 0.00000001 0 0", "0.00001"),
  ]

  @Test(arguments: odd.indices)
  func isReadOrRefused(_ index: Int) {
    let (box, matrix, size) = Self.odd[index]
    let paged = try? DocumentReader(options: ReadingOptions(recognition: .off)).read(
      pdf(box: box, matrix: matrix, size: size), name: "odd.pdf")
    for page in paged?.pages ?? [] {
      #expect(page.width.isFinite && page.height.isFinite)
      #expect(
        page.lines.allSatisfy { line in
          line.boxes.allSatisfy { $0.x.isFinite && $0.width.isFinite && $0.y.isFinite }
        })
    }
  }

  @Test func glyphsOffThePageAreErasedNowhere() {
    for (x, y) in [(Float(500), Float(50)), (-500, 50), (50, 500), (50, -500), (1e30, 1e30)] {
      var image = RuleImage(columns: 100, rows: 100)
      for pixel in image.darkness.indices { image.darkness[pixel] = 7 }
      image.erase(
        Glyph(scalar: 0x4E00, x0: x, y0: y, x1: x + 10, y1: y + 10, style: 0), scale: 1,
        isSideways: false)
      #expect(image.darkness.allSatisfy { $0 == 7 })
    }
  }
}
