import Foundation
import Gongwen
import Reading
import Testing

/// The boxes of clauses and mentions, held against the glyphs of the page themselves.
@Suite struct BoxTests {
  /// Here digits come from fonts that are a seventh taller than the Han font, and rosters have wide
  /// gaps; a line's box is as tall as its tallest glyph and goes over the gaps.
  static let layouts = ["attachments", "gazette", "policy", "sideways", "tinted", "webprint"].map {
    "corpus/layouts/\($0).pdf"
  }

  /// The glyphs that stand in a clause's boxes are the clause's and no others, and the boxes are
  /// hardly larger than the glyphs.
  @Test(arguments: Corpus.pdfs.map { ($0, 0.95) } + layouts.map { ($0, 0.7) })
  func clauses(_ path: String, _ floor: Double) throws {
    let document = try Corpus.extract(path)
    let glyphs = try PlacedGlyphs(path)
    for clause in document.clauses {
      let inside = glyphs.standing(in: clause.boxes)
      let letters = PlacedGlyphs.letters(clause.text)
      #expect(inside.map(\.scalar).sorted() == letters.sorted(), "\(clause.id) \(clause.text)")
      let agreement = Agreement(clause.boxes, PlacedGlyphs.closed(inside))
      #expect(
        agreement.ratio >= floor, "\(clause.id) \(agreement.ratio) \(clause.text) \(clause.boxes)")
    }
  }

  @Test(arguments: Corpus.pdfs + layouts)
  func mentions(_ path: String) throws {
    let document = try Corpus.extract(path)
    let glyphs = try PlacedGlyphs(path)
    let text = Array(document.text.unicodeScalars)
    var mentions = document.assignments.flatMap { [($0.id, $0.range, $0.boxes)] }
    mentions += document.assignments.flatMap { value in
      value.units.map { ("\(value.id) \($0.name)", $0.range, $0.boxes) }
    }
    mentions += document.deadlines.map { ($0.id, $0.range, $0.boxes) }
    mentions += document.amounts.map { ($0.id, $0.range, $0.boxes) }
    mentions += document.targets.map { ($0.id, $0.range, $0.boxes) }
    for (id, range, boxes) in mentions {
      let words = String(String.UnicodeScalarView(text[range.range]))
      let inside = glyphs.standing(in: boxes)
      #expect(
        inside.map(\.scalar).sorted() == PlacedGlyphs.letters(words).sorted(), "\(id) \(words)")
    }
  }

  /// Where the words of a DOCX stand depends on the program that shows it.
  @Test(arguments: ["corpus/text/jiangxian-2021-106.txt", "corpus/docx/jiangxian-2021-106.docx"])
  func textAndDOCXHaveNone(_ path: String) throws {
    let document = try Corpus.extract(path)
    #expect(document.clauses.allSatisfy { $0.boxes.isEmpty })
    #expect(document.deadlines.allSatisfy { $0.boxes.isEmpty })
    #expect(
      document.assignments.allSatisfy {
        $0.boxes.isEmpty && $0.units.allSatisfy { $0.boxes.isEmpty }
      })
  }
}

/// All glyphs of a document with their places as the reader has them.
struct PlacedGlyphs {
  struct Glyph {
    var scalar: UInt32
    var box: Box
  }

  private var pages: [Int: [Glyph]] = [:]

  init(_ path: String) throws {
    let bytes = try Data(contentsOf: Corpus.package.appending(path: path))
    for page in try DocumentReader().read(Array(bytes), name: path).pages {
      guard let number = page.number else { continue }
      for line in page.lines {
        for (scalar, level) in zip(line.scalars, line.boxes) where !Self.isSpace(scalar) {
          let box = page.placement?.box(level) ?? level
          pages[number, default: []].append(
            Glyph(
              scalar: scalar,
              box: Box(
                page: number, x: Double(box.x), y: Double(box.y), width: Double(box.width),
                height: Double(box.height))))
        }
      }
    }
  }

  /// The glyphs whose middle lies in one of the boxes.
  func standing(in boxes: [Box]) -> [Glyph] {
    Set(boxes.map(\.page)).sorted().flatMap { page in
      (pages[page] ?? []).filter { glyph in
        let (x, y) = (
          glyph.box.x + glyph.box.width / 2, glyph.box.y + glyph.box.height / 2
        )
        return boxes.contains {
          $0.page == page && $0.x <= x && x <= $0.x + $0.width && $0.y <= y
            && y <= $0.y + $0.height
        }
      }
    }
  }

  /// The glyphs' rectangles, each up to the next one of its line: the quarter em between Han and
  /// Latin and what justification adds are of the words.
  static func closed(_ glyphs: [Glyph]) -> [Box] {
    var result = glyphs.map(\.box)
    for index in result.indices.dropLast() {
      let (box, next) = (result[index], result[index + 1])
      let gap = next.x - box.x - box.width
      if box.page == next.page, abs(box.y - next.y) < box.height / 2, gap > 0, gap < box.height {
        result[index].width += gap
      }
    }
    return result
  }

  static func letters(_ text: String) -> [UInt32] {
    text.unicodeScalars.map(\.value).filter { !isSpace($0) }
  }

  private static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x09 || scalar == 0x3000
  }
}

/// How far two sets of rectangles cover the same area: intersection over union.
struct Agreement {
  let ratio: Double

  init(_ boxes: [Box], _ others: [Box]) {
    var (common, all) = (0.0, 0.0)
    for page in Set((boxes + others).map(\.page)) {
      let mine = boxes.filter { $0.page == page }
      let theirs = others.filter { $0.page == page }
      let edges = Set((mine + theirs).flatMap { [$0.x, $0.x + $0.width] }).sorted()
      for (left, right) in zip(edges, edges.dropFirst()) {
        let middle = (left + right) / 2
        func spans(_ boxes: [Box]) -> [ClosedRange<Double>] {
          boxes.filter { $0.x < middle && middle < $0.x + $0.width }
            .map { $0.y...($0.y + $0.height) }
        }
        let (first, second) = (spans(mine), spans(theirs))
        let union = Self.length(first + second)
        all += (right - left) * union
        common += (right - left) * (Self.length(first) + Self.length(second) - union)
      }
    }
    ratio = all > 0 ? common / all : 1
  }

  /// Length that ranges cover together.
  private static func length(_ ranges: [ClosedRange<Double>]) -> Double {
    var (total, end) = (0.0, -Double.infinity)
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      total += max(0, range.upperBound - max(end, range.lowerBound))
      end = max(end, range.upperBound)
    }
    return total
  }
}
