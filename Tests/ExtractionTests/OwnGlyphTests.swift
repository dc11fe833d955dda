import Foundation
import Gongwen
import Testing

/// The boxes of clauses and mentions, measured from the glyphs that poppler or the file's own XML
/// place.
@Suite struct OwnGlyphTests {
  static let typeset = Corpus.pdfs + Corpus.names.map { "corpus/ofd/\($0).ofd" }

  @Test(arguments: typeset)
  func boxesHoldTheirGlyphsAlone(_ path: String) throws {
    let page = try Placed(path)
    // What is not found would not be measured.
    #expect(page.shareFound > 0.995)
    var sum = 0.0
    for clause in page.document.clauses {
      let ratio = Agreement(clause.boxes, page.boxes(of: clause.range.range)).ratio
      sum += ratio
      #expect(ratio >= 0.95, "\(clause.id) \(ratio) \(clause.text) \(clause.boxes)")
      #expect(page.strangers(in: clause.boxes, besides: clause.range.range).isEmpty, "\(clause.id)")
    }
    #expect(sum >= 0.995 * Double(page.document.clauses.count))
    let mentions = page.document.mentionPlaces
    #expect(!mentions.isEmpty)
    for (range, boxes) in mentions {
      #expect(page.strangers(in: boxes, besides: range).isEmpty, "\(range)")
      #expect(page.areAllIn(boxes, range), "\(range)")
    }
  }
}

extension ExtractedDocument {
  fileprivate var mentionPlaces: [(Range<Int>, [Box])] {
    assignments.map { ($0.range.range, $0.boxes) }
      + assignments.flatMap(\.units).map { ($0.range.range, $0.boxes) }
      + deadlines.map { ($0.range.range, $0.boxes) } + amounts.map { ($0.range.range, $0.boxes) }
      + targets.map { ($0.range.range, $0.boxes) }
  }
}

/// A document and its own glyphs with their places in its text.
private struct Placed {
  let document: ExtractedDocument
  let shareFound: Double
  private let glyphs: [OwnGlyphs.Glyph]
  private let offsets: [Int?]
  private var byPage: [Int: [Int]] = [:]
  private var byOffset: [Int: Int] = [:]

  init(_ path: String) throws {
    document = try Corpus.extract(path)
    let own = try OwnGlyphs(path)
    glyphs = own.glyphs
    let text = document.text.unicodeScalars.map(\.value)
    offsets = own.places(in: text)
    let letters = text.count { $0 > 0x20 && $0 != 0x3000 }
    shareFound = Double(offsets.count { $0 != nil }) / Double(letters)
    for (index, glyph) in glyphs.enumerated() where !glyph.isSpace {
      byPage[glyph.box.page, default: []].append(index)
      if let offset = offsets[index] { byOffset[offset] = index }
    }
  }

  /// Rectangles of the glyphs of a stretch of the text, and of what is between two of them: spaces,
  /// and what justification adds, which is less than a quarter of their height.
  func boxes(of range: Range<Int>) -> [Box] {
    var result: [Box] = []
    var last: Int?
    for index in range.compactMap({ byOffset[$0] }) {
      var box = glyphs[index].box
      if let last, last < index, let end = result.last, end.page == box.page {
        result += glyphs[(last + 1)..<index].filter(\.isSpace).map(\.box)
        let gap = box.x - end.x - end.width
        if end.y == box.y, gap > 0, gap < box.height / 4 {
          (box.x, box.width) = (box.x - gap, box.width + gap)
        }
      }
      result.append(box)
      last = index
    }
    return result
  }

  /// Glyphs in the boxes that are not of this stretch of the text.
  func strangers(in boxes: [Box], besides range: Range<Int>) -> [OwnGlyphs.Glyph] {
    Set(boxes.map(\.page)).flatMap { byPage[$0] ?? [] }.filter { index in
      !(offsets[index].map(range.contains) ?? false)
        && boxes.contains { $0.holdsMiddle(of: glyphs[index].box) }
    }.map { glyphs[$0] }
  }

  func areAllIn(_ boxes: [Box], _ range: Range<Int>) -> Bool {
    range.compactMap { byOffset[$0] }.allSatisfy { index in
      boxes.contains { $0.holdsMiddle(of: glyphs[index].box) }
    }
  }
}

extension Box {
  fileprivate func holdsMiddle(of other: Box) -> Bool {
    let (middleX, middleY) = (other.x + other.width / 2, other.y + other.height / 2)
    return page == other.page && x <= middleX && middleX <= x + width && y <= middleY
      && middleY <= y + height
  }
}
