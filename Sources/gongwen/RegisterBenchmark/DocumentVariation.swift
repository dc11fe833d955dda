internal import Gongwen

/// Makes further documents out of real ones: other units, numbers, years, places, titles and
/// clauses, each of the length of what it replaces, so that all ranges stay true.
struct DocumentVariation {
  /// Code and name of an administrative division.
  typealias Division = (code: String, name: String)

  private struct Name: Hashable {
    var printed: [UInt32]
    var official: String
  }

  private let originals: [ExtractedDocument]
  private let divisions: [Division]
  /// Printed names of units by their length.
  private var names: [Int: [Name]] = [:]
  /// Clauses without mentions by length and label.
  private var clauses: [String: [[UInt32]]] = [:]
  private var characters: [UInt32] = []

  init(_ originals: [ExtractedDocument], divisions: [Division]) {
    self.originals = originals
    self.divisions = divisions
    for document in originals {
      let text = document.text.unicodeScalars.map(\.value)
      characters += text.filter(Self.isHan)
      for unit in document.assignments.flatMap(\.units) {
        let printed = unit.name.unicodeScalars.map(\.value)
        names[printed.count, default: []].append(Name(printed: printed, official: unit.canonical))
      }
      for clause in Self.plainClauses(document) {
        clauses[Self.key(clause), default: []].append(Array(text[clause.range.range]))
      }
    }
  }

  /// The `number`th document; the same number gives the same document.
  ///
  /// - Parameter version: other versions of a document differ in some clauses.
  func document(_ number: Int, version: Int = 0) -> ExtractedDocument {
    var random = RandomNumbers(seed: number)
    var document = originals[number % originals.count]
    let years = Int.random(in: 0...8, using: &random) - 4
    let division = divisions.randomElement(using: &random) ?? ("140728", "")
    describe(&document, number, division, years, &random)
    let original = document.text.unicodeScalars.map(\.value)
    var text = original
    var other = RandomNumbers(seed: number &+ version &* 7_654_321)
    replaceClauses(document, &text, &other)
    let units = replaceUnits(document, &text, &random)
    replaceNumbers(&text, years, &random)
    apply(text, original, units, years, to: &document)
    return document
  }

  // MARK: The text

  /// Clauses without mentions.
  private static func plainClauses(_ document: ExtractedDocument) -> [Clause] {
    let taken = Set(
      document.deadlines.map(\.clause) + document.amounts.map(\.clause)
        + document.targets.map(\.clause))
    let mentions = document.assignments.map(\.range) + document.outline.map(\.range)
    let starts = Set(mentions.map(\.start))
    let length = document.text.unicodeScalars.count
    return document.clauses.filter { clause in
      clause.range.end <= length && clause.range.start < clause.range.end
        && !taken.contains(clause.id)
        && !clause.range.range.contains { starts.contains($0) }
        && !document.assignments.contains { $0.range.range.overlaps(clause.range.range) }
    }
  }

  private static func key(_ clause: Clause) -> String {
    "\(clause.label.rawValue) \(clause.range.end - clause.range.start)"
  }

  private func replaceClauses(
    _ document: ExtractedDocument, _ text: inout [UInt32], _ random: inout RandomNumbers
  ) {
    for clause in Self.plainClauses(document) where random.happens(60) {
      let range = clause.range.range
      if let other = clauses[Self.key(clause)]?.randomElement(using: &random) {
        text.replaceSubrange(range, with: other)
      }
      // A word that is nowhere else.
      if range.count > 8, random.happens(40) {
        let place = Int.random(in: range.lowerBound..<range.upperBound - 2, using: &random)
        for index in place..<place + 2 where Self.isHan(text[index]) {
          text[index] = characters.randomElement(using: &random) ?? text[index]
        }
      }
    }
  }

  /// What became of each official name.
  private func replaceUnits(
    _ document: ExtractedDocument, _ text: inout [UInt32], _ random: inout RandomNumbers
  ) -> [String: String] {
    var chosen: [Name: Name] = [:]
    var officials: [String: String] = [:]
    for unit in document.assignments.flatMap(\.units)
    where unit.range.end <= text.count && unit.range.start <= unit.range.end {
      let old = Name(printed: Array(text[unit.range.range]), official: unit.canonical)
      if chosen[old] == nil {
        var new = old
        if random.happens(50) {
          new = names[old.printed.count]?.randomElement(using: &random) ?? old
        }
        if random.happens(10), new.printed.count >= 5 {
          for index in 0..<2 {
            new.printed[index] = characters.randomElement(using: &random) ?? new.printed[index]
          }
          new.official = TextBuffer.string(new.printed)
        }
        chosen[old] = new
        officials[unit.canonical] = new.official
      }
      if let new = chosen[old], new.printed.count == unit.range.range.count {
        text.replaceSubrange(unit.range.range, with: new.printed)
      }
    }
    return officials
  }

  private func replaceNumbers(
    _ text: inout [UInt32], _ years: Int, _ random: inout RandomNumbers
  ) {
    var at = 0
    while at < text.count {
      var end = at
      while end < text.count, Self.isDigit(text[end]) { end += 1 }
      let digits = text[at..<end]
      if digits.count == 4, let year = Int(TextBuffer.string(digits)), 1900..<2100 ~= year {
        text.replaceSubrange(at..<end, with: "\(year + years)".unicodeScalars.map(\.value))
      } else if digits.count > 1 {
        for index in at + 1..<end {
          text[index] = 0x30 + UInt32.random(in: 0..<10, using: &random)
        }
      }
      at = max(end, at + 1)
    }
  }

  // MARK: What is said of the text

  private func describe(
    _ document: inout ExtractedDocument, _ number: Int, _ division: Division, _ years: Int,
    _ random: inout RandomNumbers
  ) {
    let place = document.document.region?.name
    func moved(_ text: String) -> String {
      guard let place, let found = text.firstRange(of: place) else { return text }
      return text.replacingCharacters(in: found, with: division.name)
    }
    document.source.path = "generated/\(number / 1000)/\(number).txt"
    var hash = SHA256()
    hash.update("\(number)".utf8)
    document.source.sha256 = hash.finish()
    document.document.title = document.document.title.map(moved)
    document.document.issuers = document.document.issuers.map(moved)
    document.document.addressees = document.document.addressees.map(moved)
    let letters = (0..<2).compactMap { _ in characters.randomElement(using: &random) }
    document.document.documentNumber =
      "\(TextBuffer.string(letters))办发〔\(2018 + years)〕\(number)号"
    document.document.issuedOn =
      document.document.issuedOn.map { Self.shift($0, years) }
      ?? "\(2018 + years)-\(["03", "06", "11"][number % 3])-\(10 + number % 18)"
    if document.document.region != nil {
      document.document.region = Region(code: division.code, name: division.name)
      document.document.level =
        division.code.hasSuffix("0000")
        ? .provincial : division.code.hasSuffix("00") ? .municipal : .county
    }
  }

  private func apply(
    _ text: [UInt32], _ original: [UInt32], _ units: [String: String], _ years: Int,
    to document: inout ExtractedDocument
  ) {
    func slice(_ range: TextRange, or old: String) -> String {
      range.start >= 0 && range.end <= text.count && range.start <= range.end
        && old.unicodeScalars.elementsEqual(
          original[range.range].lazy.compactMap { Unicode.Scalar($0) })
        ? TextBuffer.string(text[range.range]) : old
    }
    document.text = TextBuffer.string(text)
    var texts: [String: (old: String, new: String)] = [:]
    for index in document.clauses.indices {
      let old = document.clauses[index].text
      document.clauses[index].text = slice(document.clauses[index].range, or: old)
      texts[document.clauses[index].id] = (old, document.clauses[index].text)
    }
    for index in document.assignments.indices {
      for unit in document.assignments[index].units.indices {
        let old = document.assignments[index].units[unit]
        document.assignments[index].units[unit].name = slice(old.range, or: old.name)
        document.assignments[index].units[unit].canonical = units[old.canonical] ?? old.canonical
      }
    }
    for index in document.deadlines.indices {
      let old = document.deadlines[index]
      document.deadlines[index].text = slice(old.range, or: old.text)
      document.deadlines[index].start = old.start.map { Self.shift($0, years) }
      document.deadlines[index].end = old.end.map { Self.shift($0, years) }
    }
    for index in document.amounts.indices {
      document.amounts[index].text = slice(
        document.amounts[index].range, or: document.amounts[index].text)
    }
    for index in document.targets.indices {
      document.targets[index].text = slice(
        document.targets[index].range, or: document.targets[index].text)
    }
    for index in document.obligations.indices {
      let old = document.obligations[index]
      if let change = texts[old.clause], change.old == old.text {
        document.obligations[index].text = change.new
      }
      for unit in old.units.indices {
        let canonical = old.units[unit].canonical
        document.obligations[index].units[unit].canonical = units[canonical] ?? canonical
      }
    }
  }

  private static func shift(_ date: String, _ years: Int) -> String {
    guard let year = Int(date.prefix(4)) else { return date }
    let rest = date.dropFirst(4)
    return "\(year + years)" + (rest == "-02-29" ? "-02-28" : rest)
  }

  private static func isDigit(_ scalar: UInt32) -> Bool { 0x30...0x39 ~= scalar }

  private static func isHan(_ scalar: UInt32) -> Bool { 0x4E00...0x9FFF ~= scalar }
}

extension String {
  fileprivate func firstRange(of other: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) {
        return start..<(index(start, offsetBy: other.count))
      }
      start = index(after: start)
    }
    return nil
  }

  fileprivate func replacingCharacters(in range: Range<String.Index>, with other: String) -> String
  {
    self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}
