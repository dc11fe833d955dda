import Extraction
import Foundation
import Gongwen
import Models
import Reading
import Testing

@Suite struct EmptyDocumentTests {
  /// A page with nothing but its number gives a reason, not an empty table.
  @Test(arguments: [(RecognitionMode.off, ReadingError.Code.noTextLayer), (.auto, .emptyFile)])
  func aPageNumberIsNoDocument(mode: RecognitionMode, code: ReadingError.Code) throws {
    let set = try ModelSet(directory: Corpus.models)
    let extractor = try Extractor(models: set)
    let stamp = try ModelStamp(set)
    let error = #expect(throws: ReadingError.self) {
      try extractor.explain(
        Self.pdf("- 1 -"), path: "a.pdf", options: ReadingOptions(recognition: mode), stamp: stamp)
    }
    #expect(error?.code == code)
    #expect(error?.pages == 1)
  }

  /// One page with a line at its foot.
  private static func pdf(_ line: String) -> [UInt8] {
    let content = "BT /F 12 Tf 280 40 Td (\(line)) Tj ET"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        + "/Resources << /Font << /F 5 0 R >> >> >>",
      "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    var file = "%PDF-1.4\n"
    var table = "0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let place = "\(file.utf8.count)"
      table += String(repeating: "0", count: 10 - place.count) + place + " 00000 n \n"
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    let count = objects.count + 1
    file += "xref\n0 \(count)\n\(table)trailer\n<< /Size \(count) /Root 1 0 R >>\n"
    return Array((file + "startxref\n\(start)\n%%EOF\n").utf8)
  }
}
