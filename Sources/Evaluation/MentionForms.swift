internal import Gongwen

/// A title of a document, with or without 《》.
struct Title: Equatable, CustomStringConvertible {
  var scalars: [UInt32]

  init(_ text: String) {
    var scalars = Folding.norm(text)[...]
    while let first = scalars.first, first == 0x300A || first == 0x300B { scalars.removeFirst() }
    while let last = scalars.last, last == 0x300A || last == 0x300B { scalars.removeLast() }
    self.scalars = Array(scalars)
  }

  var description: String { TextBuffer.string(scalars) }
}

/// An outline entry as it is compared.
struct Entry: Equatable, CustomStringConvertible {
  var part: String
  var marker: [UInt32]
  var heading: [UInt32]
  var level: Int

  init(_ part: String, _ marker: String?, _ heading: String, _ level: Int) {
    self.part = part
    self.marker = Folding.norm(marker ?? "")
    self.level = level
    var scalars = Folding.norm(heading)
    while let last = scalars.last, [0x3002, 0x2E, 0x3A, 0x3B].contains(last) {
      scalars.removeLast()
    }
    self.heading = scalars
  }

  init(_ entry: GoldDocument.Heading) {
    self.init(entry.part, entry.marker, entry.heading, entry.level)
  }

  init(_ entry: OutlineEntry) {
    self.init(entry.part, entry.marker, entry.heading, entry.level)
  }

  var description: String {
    "\(part) | \(TextBuffer.string(marker)) | \(TextBuffer.string(heading)) | \(level)"
  }
}

/// A member of a group as it is compared.
struct Member: Equatable, CustomStringConvertible {
  var role: [UInt32]
  var name: [UInt32]
  var title: [UInt32]

  init(_ person: GoldDocument.GoldPerson) {
    role = Folding.norm(person.role)
    name = Folding.norm(person.name)
    title = Folding.norm(person.title ?? "")
  }

  init(_ person: Person) {
    role = Folding.norm(person.role)
    name = Folding.norm(person.name)
    title = Folding.norm(person.title ?? "")
  }

  var description: String {
    [role, name, title].map { TextBuffer.string($0) }.joined(separator: " | ")
  }
}

/// The clause texts that mentions of an output belong to.
struct ClausePlaces {
  private var byIdentifier: [String: String] = [:]
  private var sections: [String: OutlineEntry] = [:]
  private var starts: [(start: Int, text: String)] = []

  init(_ document: ExtractedDocument) {
    for clause in document.clauses {
      byIdentifier[clause.id] = clause.text
      starts.append((clause.range.start, clause.text))
    }
    starts.sort { $0.start < $1.start }
    for entry in document.outline { sections[entry.id] = entry }
  }

  func text(_ clause: String) -> String { byIdentifier[clause] ?? "" }

  /// A section's text is that of the first clause in it.
  func text(_ scope: Assignment.Scope) -> String {
    switch scope {
    case .clause(let id): return text(id)
    case .section(let id):
      guard let entry = sections[id] else { return "" }
      return starts.first { $0.start >= entry.range.start }?.text ?? entry.heading
    }
  }
}

struct UnitMention: Equatable, CustomStringConvertible {
  var key: [UInt32]
  var role: String
  var unit: [UInt32]

  init(_ clause: String, _ role: String, _ unit: String) {
    key = Folding.key(clause)
    self.role = role
    self.unit = Folding.norm(unit)
  }

  var description: String { "\(TextBuffer.string(key)) | \(role) | \(TextBuffer.string(unit))" }
}

struct TimeMention: CustomStringConvertible {
  var key: [UInt32]
  var text: String
  var start: String?
  var end: String?
  var kind: String

  init(_ deadline: GoldDocument.GoldDeadline) {
    key = Folding.key(deadline.clause)
    text = deadline.text
    start = deadline.start
    end = deadline.end
    kind = deadline.kind
  }

  init(_ deadline: Deadline, _ places: ClausePlaces) {
    key = Folding.key(places.text(deadline.clause))
    text = deadline.text
    start = deadline.start
    end = deadline.end
    kind = deadline.kind.rawValue
  }

  /// The kind counts only where no last day is known.
  static func agree(_ gold: Self, _ predicted: Self) -> Bool {
    gold.key == predicted.key && touching(gold.text, predicted.text)
      && gold.start == predicted.start && gold.end == predicted.end
      && (gold.kind == predicted.kind || gold.end != nil)
  }

  var description: String {
    "\(TextBuffer.string(key)) | \(text) | \(start ?? "–") | \(end ?? "–") | \(kind)"
  }
}

struct MoneyMention: CustomStringConvertible {
  var key: [UInt32]
  var text: String
  var min: Double?
  var max: Double?
  var bound: String

  init(_ amount: GoldDocument.GoldAmount) {
    key = Folding.key(amount.clause)
    text = amount.text
    min = amount.min
    max = amount.max
    bound = amount.bound
  }

  init(_ amount: Amount, _ places: ClausePlaces) {
    key = Folding.key(places.text(amount.clause))
    text = amount.text
    min = amount.min
    max = amount.max
    bound = amount.bound.rawValue
  }

  static func agree(_ gold: Self, _ predicted: Self) -> Bool {
    gold.key == predicted.key && close(gold.min, predicted.min) && close(gold.max, predicted.max)
      && touching(gold.text, predicted.text)
  }

  var description: String {
    "\(TextBuffer.string(key)) | \(text) | \(show(min)) | \(show(max)) | \(bound)"
  }
}

struct TargetMention: CustomStringConvertible {
  var key: [UInt32]
  var metric: String
  var comparator: String
  var value: Double?
  var unit: String?

  init(_ target: GoldDocument.GoldTarget) {
    key = Folding.key(target.clause)
    metric = target.metric
    comparator = target.comparator
    value = target.value
    unit = target.unit
  }

  init(_ target: Target, _ places: ClausePlaces) {
    key = Folding.key(places.text(target.clause))
    metric = target.metric
    comparator = target.comparator.rawValue
    value = target.value
    unit = target.unit
  }

  /// Metrics agree where half of their scalars do.
  static func agree(_ gold: Self, _ predicted: Self) -> Bool {
    gold.key == predicted.key && gold.comparator == predicted.comparator
      && close(gold.value, predicted.value) && (gold.unit ?? "") == (predicted.unit ?? "")
      && MatchingBlocks.ratio(Folding.norm(gold.metric), Folding.norm(predicted.metric)) >= 0.5
  }

  var description: String {
    "\(TextBuffer.string(key)) | \(metric) | \(comparator) | \(show(value)) | \(unit ?? "–")"
  }
}

/// Whether one text is part of the other.
private func touching(_ a: String, _ b: String) -> Bool {
  let (a, b) = (Folding.norm(a), Folding.norm(b))
  return contains(a, b) || contains(b, a)
}

private func contains(_ text: [UInt32], _ part: [UInt32]) -> Bool {
  guard part.count <= text.count else { return false }
  return (0...text.count - part.count).contains { text[$0...].starts(with: part) }
}

private func close(_ a: Double?, _ b: Double?) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return a == b || abs(a - b) <= 1e-6 * max(abs(a), abs(b), 1e-9)
}

private func show(_ value: Double?) -> String {
  guard let value else { return "–" }
  return Int(exactly: value).map(String.init) ?? value.description
}
