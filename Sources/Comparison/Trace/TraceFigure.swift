internal import Gongwen

/// A figure of the lower obligation beside the one of the higher clause that it answers.
public struct TraceFigure: Equatable, Sendable {
  public enum Kind: String, Codable, Sendable, CaseIterable { case target, amount, deadline }

  public var kind: Kind
  /// The thing counted, or the case that an amount is for.
  public var subject: String?
  /// As printed, with the time by which it is to be reached.
  public var lower: String
  public var higher: String
  /// Whether both say the same.
  public var isSame: Bool
}

/// The figures of one document's obligations.
struct TraceFigures {
  private let deadlines: [String: Deadline]
  private let amounts: [String: Amount]
  private let targets: [String: Target]
  /// The thing counted in each target, without its division.
  private let metrics: [String: [UInt32]]

  init(_ document: ExtractedDocument, _ vocabulary: TraceVocabulary) {
    deadlines = Dictionary(
      document.deadlines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    amounts = Dictionary(
      document.amounts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    targets = Dictionary(
      document.targets.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let matters = Matters(vocabulary: vocabulary)
    metrics = targets.mapValues { matters.whole($0.metric) }
  }

  static func pairs(
    _ lower: Obligation, _ lowerFigures: TraceFigures, _ higher: Obligation,
    _ higherFigures: TraceFigures
  ) -> [TraceFigure] {
    var found: [TraceFigure] = []
    let higherTargets = higher.targets.compactMap { higherFigures.targets[$0] }
    for target in lower.targets.compactMap({ lowerFigures.targets[$0] }) {
      let metric = lowerFigures.metrics[target.id] ?? []
      let counted = higherTargets.filter {
        (higherFigures.metrics[$0.id] ?? []).saysSame(as: metric)
      }
      guard let other = counted.first(where: { isSame($0, target) }) ?? counted.first else {
        continue
      }
      let (mine, its) = (lowerFigures.text(target), higherFigures.text(other))
      found.append(
        TraceFigure(
          kind: .target, subject: target.metric, lower: mine.text, higher: its.text,
          isSame: isSame(target, other) && mine.end == its.end))
    }
    let hasTargets = !found.isEmpty
    // Sums of money answer each other where both grant them: not a reward and the size of a fund.
    let areGranted = lower.label == .incentive && higher.label == .incentive
    let lowerAmounts = areGranted ? lower.amounts.compactMap { lowerFigures.amounts[$0] } : []
    let higherAmounts = higher.amounts.compactMap { higherFigures.amounts[$0] }
    for amount in lowerAmounts {
      let sameCase = higherAmounts.filter { $0.condition == amount.condition }
      guard
        let other = sameCase.first(where: { isSame($0, amount) }) ?? sameCase.first
          ?? (higherAmounts.count == 1 ? higherAmounts.first : nil)
      else { continue }
      found.append(
        TraceFigure(
          kind: .amount, subject: amount.condition, lower: amount.text, higher: other.text,
          isSame: isSame(amount, other)))
    }
    if !hasTargets,
      let mine = lower.deadlines.compactMap({ lowerFigures.deadlines[$0] }).first,
      let its = higher.deadlines.compactMap({ higherFigures.deadlines[$0] }).first
    {
      found.append(
        TraceFigure(
          kind: .deadline, lower: mine.text, higher: its.text,
          isSame: Self.isSame(mine, its)))
    }
    return found
  }

  /// 2021年：2500户
  private func text(_ target: Target) -> (text: String, end: String?) {
    let deadline = target.deadline.flatMap { deadlines[$0] }
    guard let deadline, !target.text.contains(deadline.text) else {
      return (target.text, deadline?.end)
    }
    return ("\(deadline.text)\(target.text)", deadline.end)
  }

  private static func isSame(_ a: Target, _ b: Target) -> Bool {
    a.value == b.value && a.comparator == b.comparator
  }

  /// 2021年 and 到2021年 are over on the same day.
  private static func isSame(_ a: Deadline, _ b: Deadline) -> Bool {
    a.end == b.end && a.rule == b.rule && (a.end != nil || a.start == b.start)
  }

  private static func isSame(_ a: Amount, _ b: Amount) -> Bool {
    a.min == b.min && a.max == b.max && a.per == b.per
  }
}
