internal import Gongwen
internal import Models

/// Units in a line of text that is no document: what lists and subjects say, then further names.
struct UnitMentions {
  let text: TextBuffer
  let cues: UnitCues
  let recognizer: UnitRecognizer
  let matcher: Matcher

  private struct Found {
    var range: Range<Int>
    var role: Role?
    var openEnded = false
  }

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
    var found = groups.flatMap { group in
      group.units.map { Found(range: $0, role: group.role, openEnded: group.openEnded) }
    }
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    found = withPlainNames(found)
    let names = UnitCanonicalizer(lexicon: recognizer.lexicon)
    return found.map {
      UnitTagger.Mention(
        text: text.string($0.range), canonical: names.canonical(text, $0.range), role: $0.role,
        openEnded: $0.openEnded, range: TextRange($0.range))
    }
  }

  /// Adds names that stand anywhere else in the line, without a role.
  private func withPlainNames(
    _ found: [Found]
  ) -> [Found] {
    var result: [Found] = []
    var known = found.makeIterator()
    var next = known.next()
    var at = 0
    while at < text.count {
      if let mention = next, mention.range.lowerBound <= at {
        if mention.range.upperBound > at { result.append(mention) }
        at = max(at, mention.range.upperBound)
        next = known.next()
        continue
      }
      let limit = next?.range.lowerBound ?? text.count
      if let unit = recognizer.unit(at: at, end: limit), unit.traits.isStrong,
        unit.traits.isDisjoint(with: [.loose]), unit.range.count >= 3
      {
        result.append(Found(range: unit.range))
        at = unit.range.upperBound
      } else {
        at = recognizer.lexicon.token(recognizer.text, at: at, end: limit).end
      }
    }
    return result
  }
}
