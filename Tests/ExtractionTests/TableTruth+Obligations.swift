import Foundation
import Gongwen

extension TableTruth {
  /// How many rows became obligations with their words, path, units, time, money and figures, and no
  /// others.
  func compareObligations(_ document: ExtractedDocument) -> TableTally {
    let lookup = ObligationLookup(document)
    var rest = document.obligations[...]
    var tally = TableTally()
    for row in rows {
      guard let found = Self.take(row, from: &rest) else {
        tally.count(false, "no obligation: \(row.task)")
        continue
      }
      let faults = found.flatMap { lookup.faults($0, row) } + lookup.faults(found, row)
      tally.count(faults.isEmpty, "\(faults.joined(separator: "; ")): \(row.task)")
    }
    return tally
  }

  /// The obligations, in order, whose words make up the row's: one for each of its clauses.
  private static func take(
    _ row: Row, from rest: inout ArraySlice<Obligation>
  ) -> ArraySlice<Obligation>? {
    let task = squeezed(row.task)
    for start in rest.indices {
      var words = ""
      for end in start..<rest.endIndex {
        words += unmarked(squeezed(rest[end].text))
        if words == task {
          defer { rest = rest[(end + 1)...] }
          return rest[start...end]
        }
        if words.count >= task.count || !task.hasPrefix(words) { break }
      }
    }
    return nil
  }

  private static func squeezed(_ text: String) -> String {
    String(text.filter { !$0.isWhitespace })
  }

  private static func unmarked(_ text: String) -> String {
    text.replacing(/^(?:\d+[.、]|（[一二三四五六七八九十\d]+）)/, with: "")
  }
}

/// Looks up what a document says of a row, and names what is wrong with it.
private struct ObligationLookup {
  private let deadlines: [String: Deadline]
  private let amounts: [String: Amount]
  private let targets: [String: Target]

  init(_ document: ExtractedDocument) {
    deadlines = Dictionary(uniqueKeysWithValues: document.deadlines.map { ($0.id, $0) })
    amounts = Dictionary(uniqueKeysWithValues: document.amounts.map { ($0.id, $0) })
    targets = Dictionary(uniqueKeysWithValues: document.targets.map { ($0.id, $0) })
  }

  /// What every clause of a row has to have.
  func faults(_ obligation: Obligation, _ row: TableTruth.Row) -> [String] {
    var faults: [String] = []
    let labels: [String: Label] = ["task": .duty, "incentive": .incentive, "indicator": .target]
    if obligation.label != labels[row.kind] { faults.append("label \(obligation.label)") }
    let roles: [(Role, [String])] = [
      (.lead, row.lead), (.responsible, row.responsible), (.cooperating, row.cooperating),
      (.supervising, []),
    ]
    for (role, expected) in roles {
      let units = obligation.units.filter { $0.role == role }.map(\.name)
      if units != expected { faults.append("\(role) \(units)") }
    }
    // The outermost heading is the title of the table.
    if obligation.path.isEmpty || Array(obligation.path.dropFirst()) != row.path {
      faults.append("path \(obligation.path)")
    }
    let times = obligation.deadlines.compactMap { deadlines[$0] }
    if !isRight(times, row) { faults.append("deadline \(times.map(\.text))") }
    return faults
  }

  /// Indicators have their times with their figures; times within the task are its own.
  private func isRight(_ times: [Deadline], _ row: TableTruth.Row) -> Bool {
    if row.kind == "indicator" { return true }
    guard let time = row.deadline, let kind = time.kind else {
      return times.allSatisfy { row.task.contains($0.text.filter { !$0.isWhitespace }) }
    }
    return times.contains {
      $0.kind.rawValue == kind && $0.start == time.start && $0.end == time.end
    }
  }

  /// What the clauses of a row have to have together.
  func faults(_ found: ArraySlice<Obligation>, _ row: TableTruth.Row) -> [String] {
    var faults: [String] = []
    let money = found.flatMap(\.amounts).compactMap { amounts[$0] }
    let sums = money.map { [$0.min, $0.max] }
    if sums != row.amounts.map({ [$0.min, $0.max] }) {
      faults.append("amounts \(money.map(\.text))")
    }
    guard row.kind == "indicator" else { return faults }
    let figures = found.flatMap(\.targets).compactMap { targets[$0] }
    let areRight = zip(figures, row.targets).allSatisfy { figure, expected in
      let end = figure.deadline.flatMap { deadlines[$0]?.end }
      let margin: Double = 1e-6 * max(1, abs(expected.value))
      return abs(figure.value - expected.value) < margin && end == "\(expected.year)-12-31"
    }
    if figures.count != row.targets.count || !areRight {
      faults.append("targets \(figures.map(\.text))")
    }
    return faults
  }
}
