internal import Gongwen
internal import Models

/// Words by which the elements of a document (GB/T 9704-2012 §7) are told apart line by line, from
/// `paragraphs.lexicon`.
final class ParagraphWords: Sendable {
  /// Roles in a leading group.
  let roles: [[UInt32]]
  /// What the title of an office ends with.
  let offices: [[UInt32]]
  /// Headings that most documents have, in full.
  let usualHeadings: [[UInt32]]
  /// What begins an element of its own.
  let elementStarts: [[UInt32]]
  /// What stands in addressees.
  let addressees: [[UInt32]]
  private let titleNouns: [[UInt32]]
  private let noticeNouns: [[UInt32]]
  private let issuing: [[UInt32]]
  private let about: [[UInt32]]
  private let bodyEnds: Set<UInt32>
  private let bodyTails: [[UInt32]]
  private let letterheads: [[UInt32]]
  private let unitLists: [[UInt32]]

  init(models: ModelSet) throws(ModelError) {
    let lexicon = try models.lexicon("paragraphs.lexicon")
    func words(_ name: String) throws(ModelError) -> [[UInt32]] {
      let category = lexicon.category(name)
      guard category >= 0 else {
        throw ModelError(file: lexicon.file, line: 0, reason: "the section [\(name)] is missing")
      }
      return lexicon.entries.filter { $0.category == category }
        .map { $0.word.unicodeScalars.map(\.value) }
    }
    roles = try words("role")
    offices = try words("office")
    usualHeadings = try words("usual-heading")
    elementStarts = try words("element-start")
    addressees = try words("addressee")
    titleNouns = try words("title-noun")
    noticeNouns = try words("notice-noun")
    issuing = try words("issuing")
    about = try words("about")
    bodyEnds = Set(try words("body-end").compactMap(\.last))
    bodyTails = try words("body-tail")
    letterheads = try words("letterhead-end")
    unitLists = try words("unit-list")
  }

  /// Whether a title is at its end: a noun of a title, a bracket such as （试行） after it, or 》.
  func endsTitle(_ line: ArraySlice<UInt32>) -> Bool {
    var line = line
    while let last = line.last, last == 0xFF09 || last == 0x29,
      let open = line.lastIndex(where: { $0 == 0xFF08 || $0 == 0x28 }), open > line.startIndex
    {
      line = line[..<open]
    }
    if line.last == 0x300B || line.last == 0x3E { return true }
    return titleNouns.contains { line.ends(with: $0) }
  }

  func startsTitleVerb(_ line: ArraySlice<UInt32>) -> Bool {
    about.contains { line.starts(with: $0) } || issuing.contains { line.starts(with: $0) }
  }

  /// Whether 关于 or 印发 stands in the line.
  func holdsTitleVerb(_ line: ArraySlice<UInt32>) -> Bool {
    about.contains { LineForms.holds(line, $0) } || holdsIssuing(line)
  }

  func holdsIssuing(_ line: ArraySlice<UInt32>) -> Bool {
    issuing.contains { LineForms.holds(line, $0) }
  }

  func endsWithNotice(_ line: ArraySlice<UInt32>) -> Bool {
    noticeNouns.contains { line.ends(with: $0) }
  }

  func endsWithBody(_ line: ArraySlice<UInt32>) -> Bool {
    line.count >= 3 && line.last.map { bodyEnds.contains($0) } == true
  }

  func startsWithBodyTail(_ line: ArraySlice<UInt32>) -> Bool {
    bodyTails.contains { line.starts(with: $0) }
  }

  func endsLetterhead(_ line: ArraySlice<UInt32>) -> Bool {
    letterheads.contains { line.ends(with: $0) }
  }

  /// Whether the folded line begins with a bracket that names responsible units.
  func startsUnitList(_ folded: [UInt32]) -> Bool {
    guard let first = folded.first, [0x28, 0x5B, 0x3014, 0x3010].contains(first) else {
      return false
    }
    return unitLists.contains { folded.dropFirst().starts(with: $0) }
  }
}
