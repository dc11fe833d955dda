public import Gongwen
public import Register

/// The question who is responsible for a matter, taken apart: 由哪个部门牵头 asks for a role, 平遥县 for
/// documents of a region, 《…》 or a document number for one document; what is left is the matter.
public struct MatterQuestion: Sendable {
  public private(set) var matter: Matter

  /// - Parameters:
  ///   - text: a matter or a question in plain words.
  ///   - words: the words of such questions.
  ///   - regions: the divisions of which there are documents.
  public init(_ text: String, words: QuestionWords, regions: [Region]) {
    var reading = Reading(text: Array(text), words: words)
    reading.takeTitles()
    reading.takeNumber()
    reading.takeAskers()
    reading.takeNouns()
    reading.readOffice()
    reading.takeLevels()
    reading.takeRegion(regions)
    matter = Matter(segments: reading.segments())
    matter.role = reading.role
    matter.level = reading.level
    matter.region = reading.region
    matter.titles = reading.titles
    matter.generic = words[.generic].map(\.text)
    matter.vague = words[.vague].map(\.text)
    matter.particles = Set(
      words[.particle].filter { $0.text.count == 1 }.flatMap(\.text.unicodeScalars))
    if matter.isEmpty, !matter.titles.isEmpty {
      matter.segments = matter.titles
    } else if matter.isEmpty, !reading.asks {
      // Nothing but the name of a region or a level: that is the matter.
      matter.segments = [text]
    }
    matter.wordings = words.wordings(of: matter.segments)
  }
}

/// A question of which the parts that are understood are taken out one by one.
private struct Reading {
  var text: [Character]
  let words: QuestionWords
  /// Whether a character is taken.
  private var isTaken: [Bool]
  var role: Role?
  var level: AdministrativeLevel?
  var region: Region?
  var titles: [String] = []
  /// Whether it has words of asking.
  private(set) var asks = false

  init(text: [Character], words: QuestionWords) {
    self.text = text
    self.words = words
    isTaken = [Bool](repeating: false, count: text.count)
  }

  private mutating func take(_ range: Range<Int>) {
    for index in range { isTaken[index] = true }
  }

  private func isFree(_ range: Range<Int>) -> Bool {
    range.upperBound <= text.count && !isTaken[range].contains(true)
  }

  /// The longest word of a kind at a place.
  private func word(_ kind: QuestionWords.Kind, at start: Int) -> (QuestionWords.Word, Range<Int>)?
  {
    words[kind].filter { isHere($0.characters, start) }
      .max { $0.characters.count < $1.characters.count }
      .map { ($0, start..<start + $0.characters.count) }
  }

  /// The longest word of a kind that ends at a place.
  private func word(_ kind: QuestionWords.Kind, endingAt end: Int) -> Range<Int>? {
    words[kind].filter {
      $0.characters.count <= end && isHere($0.characters, end - $0.characters.count)
    }
    .max { $0.characters.count < $1.characters.count }
    .map { end - $0.characters.count..<end }
  }

  private func isHere(_ word: [Character], _ start: Int) -> Bool {
    start >= 0 && start + word.count <= text.count && isFree(start..<start + word.count)
      && text[start..<start + word.count].elementsEqual(word)
  }

  /// 《…》 is a document, unless there is nothing else.
  mutating func takeTitles() {
    var start: Int?
    for index in text.indices {
      if text[index] == "《" {
        start = start ?? index
      } else if text[index] == "》", let first = start {
        let range = first..<index + 1
        let rest = text.count - range.count
        if rest >= 4, range.count > 6 {
          titles.append(String(text[(first + 1)..<index]))
          takeDocument(range)
        }
        start = nil
      }
    }
  }

  /// 晋政办发〔2019〕83号
  mutating func takeNumber() {
    let opening = Set<Character>("〔[［(（【")
    let closing = Set<Character>("〕]］)）】")
    for index in text.indices where opening.contains(text[index]) && index + 5 < text.count {
      let year = text[(index + 1)...(index + 4)]
      guard year.allSatisfy(\.isNumber), closing.contains(text[index + 5]) else { continue }
      var start = index
      while start > 0, start > index - 8, text[start - 1].isLetter { start -= 1 }
      var end = index + 6
      while end < text.count, text[end].isNumber || text[end] == "第" { end += 1 }
      if end < text.count, text[end] == "号" { end += 1 }
      guard start < index else { continue }
      titles.append(String(text[start..<end]))
      takeDocument(start..<end)
      return
    }
  }

  /// Takes the name of a document with 里 or 中 after it.
  private mutating func takeDocument(_ range: Range<Int>) {
    let end = range.upperBound
    let isInside = end < text.count && "里中内".contains(text[end])
    take(range.lowerBound..<(isInside ? end + 1 : end))
  }

  /// 由哪个部门牵头, 归谁管, 谁来负责
  mutating func takeAskers() {
    var index = 0
    while index < text.count {
      guard let (_, asker) = word(.asker, at: index) else {
        index += 1
        continue
      }
      var range = asker
      asks = true
      take(asker)
      while let before = word(.before, endingAt: range.lowerBound),
        word(.noun, endingAt: range.lowerBound).map({ $0.count <= before.count }) ?? true
      {
        take(before)
        range = before.lowerBound..<range.upperBound
      }
      if let (noun, place) = nounBefore(range.lowerBound) {
        setRole(noun)
        take(place)
        range = place.lowerBound..<range.upperBound
      }
      takeAfter(&range)
      if let (verb, place) = word(.verb, at: range.upperBound) {
        setRole(verb)
        take(place)
        range = range.lowerBound..<place.upperBound
        takeAfter(&range)
      } else if let (noun, place) = word(.noun, at: range.upperBound) {
        setRole(noun)
        take(place)
        range = range.lowerBound..<place.upperBound
      }
      index = range.upperBound
    }
  }

  private mutating func takeAfter(_ range: inout Range<Int>) {
    while let (_, after) = word(.after, at: range.upperBound) {
      take(after)
      range = range.lowerBound..<after.upperBound
    }
  }

  private func nounBefore(_ end: Int) -> (QuestionWords.Word, Range<Int>)? {
    guard let place = word(.noun, endingAt: end) else { return nil }
    return word(.noun, at: place.lowerBound)
  }

  /// 责任单位, 牵头单位 without a question word.
  mutating func takeNouns() {
    for index in text.indices {
      guard let (noun, place) = word(.noun, at: index) else { continue }
      asks = true
      setRole(noun)
      take(place)
      var range = place
      takeAfter(&range)
    }
  }

  private mutating func setRole(_ word: QuestionWords.Word) {
    if role == nil, let name = word.field { role = Role(rawValue: name) }
  }

  /// 领导小组的日常工作: whoever has its office does it.
  mutating func readOffice() {
    guard role == nil, holds(.group), holds(.daily) else { return }
    role = .office
  }

  private func holds(_ kind: QuestionWords.Kind) -> Bool {
    text.indices.contains { word(kind, at: $0) != nil }
  }

  mutating func takeLevels() {
    for index in text.indices {
      guard let (word, place) = word(.level, at: index) else { continue }
      level = level ?? word.field.flatMap(AdministrativeLevel.init)
      take(place)
    }
  }

  /// The region with the longest code that is named in full, or by its short name where a part of
  /// the question begins or ends and enough is left for a matter: 路桥 in 路桥建设 is no district.
  mutating func takeRegion(_ regions: [Region]) {
    for candidate in regions.sorted(by: { $0.name.count > $1.name.count }) {
      for name in Self.names(candidate.name) {
        let characters = Array(name)
        let isFull = name == candidate.name
        for start in text.indices where isHere(characters, start) {
          let end = start + characters.count
          let isAfterPreposition = start > 0 && "在于".contains(text[start - 1])
          guard isFull || isAfterPreposition || isShortNameAlone(start..<end) else { continue }
          take((isAfterPreposition ? start - 1 : start)..<end)
          let isInner = region.map { candidate.code > $0.code } ?? true
          if isInner { region = candidate }
        }
      }
    }
  }

  private func isShortNameAlone(_ range: Range<Int>) -> Bool {
    guard isEdge(range.lowerBound - 1) || isEdge(range.upperBound) else { return false }
    if isEdge(range.upperBound) || text[range.upperBound] == "的" { return true }
    var next = range.upperBound
    while !isEdge(next) { next += 1 }
    return next - range.upperBound >= Self.shortestMatter
  }

  /// Characters after the short name of a division that may be a matter of their own.
  private static let shortestMatter = 3

  private func isEdge(_ index: Int) -> Bool {
    !text.indices.contains(index) || isTaken[index] || text[index].isPunctuation
      || text[index].isWhitespace
  }

  /// 湖南省 and 湖南; 祁县 has no short name.
  private static func names(_ name: String) -> [String] {
    let endings = [
      "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "藏族羌族自治州", "自治州", "自治县", "省", "市", "县", "区",
      "州",
    ]
    let short = endings.first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) }
    guard let short, short.count > 1 else { return [name] }
    return name.hasSuffix("自治州") ? [name, short + "州", short] : [name, short]
  }

  /// What is left, without the words that open and close a question.
  func segments() -> [String] {
    var segments = text.indices.split { isTaken[$0] || Self.separates(text[$0]) }
      .map { $0.map { text[$0] } }
    let ends = words[.particle].map(\.characters)
    for index in segments.indices {
      var segment = segments[index][...]
      var before = -1
      while segment.count != before {
        before = segment.count
        if index == 0 { strip(&segment, words[.opening].map(\.characters), atEnd: false) }
        strip(&segment, words[.closing].map(\.characters), atEnd: true)
        strip(&segment, ends, atEnd: true)
        strip(&segment, ends, atEnd: false)
      }
      segments[index] = Array(segment)
    }
    return segments.filter { !$0.isEmpty }.map { String($0) }
  }

  private func strip(
    _ segment: inout ArraySlice<Character>, _ words: [[Character]], atEnd: Bool
  ) {
    let found = words.filter { word in
      word.count < segment.count
        && (atEnd ? segment.suffix(word.count) : segment.prefix(word.count)).elementsEqual(word)
    }.max { $0.count < $1.count }
    guard let found, segment.count - found.count >= 2 else { return }
    segment = atEnd ? segment.dropLast(found.count) : segment.dropFirst(found.count)
  }

  private static func separates(_ character: Character) -> Bool {
    character.isWhitespace || "？?。！!，,；;：:".contains(character)
  }
}
