internal import Gongwen
internal import Models
internal import Tagging

/// Finds the mentions of one dimension in lines that belong to no document.
struct LineTagger {
  private let dimension: Dimension
  private let referenceDate: String?
  private let tagger: Tagger
  private let matcher = Matcher()

  init(dimension: Dimension, referenceDate: String?, models: ModelSet) throws(ModelError) {
    self.dimension = dimension
    self.referenceDate = referenceDate
    tagger = try Tagger(models: models)
  }

  /// The line of JSON for a line of text.
  func tag(_ line: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("mentions")
      mentions(document(line), to: &json)
      json.field("text", line)
    }
    json.endLine()
    return json.bytes
  }

  private func mentions(_ document: StructuredDocument, to json: inout JSONWriter) {
    let text = document.text
    if dimension == .numbers {
      json.array(tagger.numbers.mentions(in: text)) { $1.write(to: &$0) }
      return
    }
    if dimension == .units {
      json.array(tagger.units.mentions(text, with: matcher)) { $1.write(to: &$0) }
      return
    }
    if dimension == .deadlines {
      let reference = TimeReference(date: referenceDate.flatMap { CalendarDay($0) })
      let found = tagger.deadlines.mentions(in: text, reference: reference, with: matcher)
      json.array(found) { $1.value.writeMention(to: &$0) }
      return
    }
    if dimension == .amounts {
      let amounts = tagger.amounts.mentions(in: text, numbers: tagger.numbers, with: matcher)
      json.array(amounts) { $1.writeMention(to: &$0) }
      return
    }
    let numbers = tagger.numbers.scan(text, range: 0..<text.count)
    let amounts = tagger.amounts.propose(document, numbers: numbers, with: matcher)
    let deadlines = tagger.deadlines.propose(document, numbers: numbers, with: matcher)
    let targets = tagger.targets.propose(
      document, numbers: numbers, amounts: amounts, deadlines: deadlines, with: matcher)
    json.array(targets) { $1.value.writeMention(to: &$0) }
  }

  /// A document of one paragraph of the body.
  private func document(_ line: String) -> StructuredDocument {
    let text = TextBuffer(line)
    var clauses: [Clause] = []
    var start = 0
    for index in 0..<text.count
    where index == text.count - 1 || Self.clauseEnds.contains(text.scalars[index]) {
      let range = start..<index + 1
      clauses.append(
        Clause(
          id: "c\(clauses.count)", section: nil, text: text.string(range),
          range: TextRange(range)))
      start = index + 1
    }
    return StructuredDocument(
      text: text,
      paragraphs: [Paragraph(range: 0..<text.count, kind: .body, part: "正文")],
      document: DocumentMetadata(issuedOn: referenceDate), clauses: clauses,
      paragraphOfClause: clauses.map { _ in 0 })
  }

  /// `。！？；`
  private static let clauseEnds: Set<UInt32> = [0x3002, 0xFF01, 0xFF1F, 0xFF1B]
}
