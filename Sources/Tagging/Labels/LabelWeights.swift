internal import Gongwen
internal import Models

/// How much features and their combinations speak for each label (`labels.table`).
///
/// A line is `feature [& feature …]`, a feature with `!` before it must be absent; then, separated by
/// tabs, the weights for `duty`, `target`, `incentive` and `context`. The label with the largest sum
/// wins. Features are named by what makes them:
/// - `CATEGORY` of `labels.lexicon`: one of its words stands in the clause; `head.CATEGORY` at the
///   beginning of the clause, `segment.CATEGORY` after a comma, `final.CATEGORY` at its end,
///   `authority.CATEGORY` and `private.CATEGORY` where the nearest subject before it is a public
///   body or a private party, `adverbial.CATEGORY` directly after an adverb;
/// - `shape.RULE` of `labels.patterns`;
/// - `title.CLASS`, `in.CLASS`, `own.CLASS`, `under.CLASS` of `sections.lexicon`: the document's
///   title, the innermost section that has a class, the clause's own heading, the heading that the
///   clause stands directly under;
/// - `previous.LABEL` in the same paragraph, `list.LABEL` where the paragraph before ended in `:` or
///   `;`;
/// - the names in `LabelWeights.fixed`.
///
/// A line `layout.KIND` without weights makes every clause of such a paragraph context.
struct LabelWeights: Sendable {
  struct Row: Sendable {
    var name: String
    var line: Int
    /// The first feature of the row, on whose words it rests.
    var anchor: Int
    var required: FeatureMask
    var forbidden: FeatureMask
    var weights: SIMD4<Float>
    /// How much the row speaks for each label against the others.
    var margins: SIMD4<Float>
  }

  /// Features that the engine itself computes.
  static let fixed = [
    "any", "money", "percent", "count", "year", "conditional", "bracketed", "lead-in", "semicolon",
    "short", "medium", "long", "entry", "run-in", "alone", "row", "roster", "top", "paragraph",
    "unsectioned", "ends-in-de", "unpunctuated", "covers", "article", "amount", "deadline",
    "objective", "assigned", "prohibited",
  ]
  static let labels: [Label] = [.duty, .target, .incentive, .context]

  let file: String
  /// The kinds of paragraph that are always context, with their lines.
  private var layout: [(kind: Paragraph.Kind, line: Int)] = []
  private(set) var rows: [Row] = []
  private var features: [String: Int] = [:]
  /// Rows by their first feature, so that a clause looks only at rows that may apply.
  private var byAnchor: [Int32] = []
  /// By feature: where its rows begin in `byAnchor`; they end where those of the next begin.
  private var anchorStarts: [Int] = []

  init(_ model: ModelFile) throws(ModelError) {
    file = model.name
    for (number, line) in model.lines {
      let fields = line.utf8.split(separator: UInt8(ascii: "\t")).map { Substring($0) }
      if fields.count == 1, line.hasPrefix("layout.") {
        guard let kind = Paragraph.Kind(rawValue: String(line.dropFirst("layout.".count))) else {
          throw ModelError(file: file, line: number, reason: "no paragraph is of this kind")
        }
        layout.append((kind, number))
        continue
      }
      let values = fields.dropFirst().compactMap { Float($0) }
      guard fields.count == 5, values.count == 4 else {
        throw ModelError(
          file: file, line: number, reason: "expected 'feature [& feature …]' and four weights")
      }
      let weights = SIMD4(values[0], values[1], values[2], values[3])
      var row = Row(
        name: String(fields[0]), line: number, anchor: -1, required: FeatureMask(),
        forbidden: FeatureMask(), weights: weights, margins: weights * 4 - weights.sum())
      for (name, negated) in Self.parts(fields[0]) {
        let feature = features[name] ?? features.count
        guard feature < Features.capacity else {
          throw ModelError(
            file: file, line: number, reason: "more than \(Features.capacity) features")
        }
        features[name] = feature
        if negated {
          row.forbidden.insert(feature)
        } else {
          row.required.insert(feature)
          if row.anchor < 0 { row.anchor = feature }
        }
      }
      guard row.anchor >= 0 else {
        throw ModelError(file: file, line: number, reason: "a row needs a feature without '!'")
      }
      rows.append(row)
    }
    var rowsOf = Array(repeating: [Int32](), count: features.count)
    for index in rows.indices { rowsOf[rows[index].anchor].append(Int32(index)) }
    for list in rowsOf {
      anchorStarts.append(byAnchor.count)
      byAnchor += list
    }
    anchorStarts.append(byAnchor.count)
  }

  /// The line that makes a kind of paragraph context, if one does.
  func layoutLine(_ kind: Paragraph.Kind) -> Int? {
    layout.last { $0.kind == kind }?.line
  }

  /// The bit of a feature, or -1 if no row asks for it.
  func feature(_ name: String) -> Int {
    features[name] ?? -1
  }

  /// The names that rows ask for and `known` does not hold, with the lines that use them.
  func unknown(_ known: Set<String>) -> [(name: String, line: Int)] {
    rows.flatMap { row in Self.parts(row.name[...]).map { (name: $0.name, line: row.line) } }
      .filter { !known.contains($0.name) }
  }

  /// The sum for each label, and calls `each` for the rows that apply.
  @inline(__always)
  func sum(_ features: borrowing Features, _ each: (_ row: Int) -> Void) -> SIMD4<Float> {
    var sum = SIMD4<Float>(repeating: 0)
    rows.withUnsafeBufferPointer { rows in
      features.eachInserted { feature in
        for index in anchorStarts[feature]..<anchorStarts[feature + 1] {
          let row = Int(byAnchor[index])
          if features.contains(rows[row].required) && !features.touches(rows[row].forbidden) {
            sum += rows[row].weights
            each(row)
          }
        }
      }
    }
    return sum
  }

  /// The features of a row and whether they must be absent.
  private static func parts(_ row: Substring) -> [(name: String, negated: Bool)] {
    row.utf8.split(separator: UInt8(ascii: "&")).map { part in
      var name = part
      while name.first == UInt8(ascii: " ") { name.removeFirst() }
      while name.last == UInt8(ascii: " ") { name.removeLast() }
      let negated = name.first == UInt8(ascii: "!")
      if negated { name.removeFirst() }
      return (String(Substring(name)), negated)
    }
  }
}
