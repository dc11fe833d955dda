internal import Gongwen
internal import Models

/// Units in a line of text that is no document: what lists and subjects say, then further names.
struct UnitMentions {
  let text: TextBuffer
  let cues: UnitCues
  let recognizer: UnitRecognizer
  let matcher: Matcher

  func mentions() -> [UnitTagger.Mention] {
    let whole = 0..<text.count
    let grammar = RoleGrammar(
      cues: cues, segments: UnitSegments(recognizer), text: text, matcher: matcher)
    let zones = UnitZones(grammar: grammar).zones(whole)
    let subjects = SubjectFinder(
      cues: cues, recognizer: recognizer, text: text, matcher: matcher)
    var groups = zones.flatMap(\.groups)
    var start = 0
    for at in 0...text.count
    where at == text.count || Scalars.isSentenceEnd(text.folded[at]) {
      groups += subjects.groups(start..<at, zones: zones.map(\.range))
      start = min(at + 1, text.count)
    }
    var found = groups.flatMap { group in group.units.map { ($0, Optional(group.role)) } }
    found.sort { $0.0.lowerBound < $1.0.lowerBound }
    found = withPlainNames(found, zones: zones.map(\.range))
    let names = UnitCanonicalizer(lexicon: recognizer.lexicon)
    return found.map { range, role in
      UnitTagger.Mention(
        text: text.string(range), canonical: names.canonical(text, range), role: role,
        range: TextRange(range))
    }
  }

  /// Adds names that stand anywhere else in the line, without a role.
  private func withPlainNames(
    _ found: [(Range<Int>, Role?)], zones: [Range<Int>]
  ) -> [(Range<Int>, Role?)] {
    var result: [(Range<Int>, Role?)] = []
    var known = found.makeIterator()
    var next = known.next()
    var at = 0
    while at < text.count {
      if let (range, role) = next, range.lowerBound <= at {
        if range.upperBound > at { result.append((range, role)) }
        at = max(at, range.upperBound)
        next = known.next()
        continue
      }
      let limit = next?.0.lowerBound ?? text.count
      if let unit = recognizer.unit(at: at, end: limit), unit.traits.contains(.named),
        unit.traits.isDisjoint(with: [.bareStem, .loose]), unit.range.count >= 3
      {
        result.append((unit.range, nil))
        at = unit.range.upperBound
      } else {
        at = recognizer.lexicon.token(recognizer.text, at: at, end: limit).end
      }
    }
    return result
  }
}
