/// How much was found in one document or in many.
public struct ExtractionCounts: Codable, Equatable, Sendable {
  public var duties = 0
  public var targets = 0
  public var incentives = 0
  /// Different units, counted document by document.
  public var units = 0
  public var deadlines = 0
  public var amounts = 0
  public var people = 0

  public var obligations: Int { duties + targets + incentives }

  public init() {}

  public init(_ document: ExtractedDocument) {
    for obligation in document.obligations {
      switch obligation.label {
      case .duty: duties += 1
      case .target: targets += 1
      case .incentive: incentives += 1
      case .context: break
      }
    }
    units = Set(document.assignments.flatMap { $0.units.map(\.canonical) }).count
    deadlines = document.deadlines.count
    amounts = document.amounts.count
    people = document.people.count
  }

  public static func += (left: inout Self, right: Self) {
    left.duties += right.duties
    left.targets += right.targets
    left.incentives += right.incentives
    left.units += right.units
    left.deadlines += right.deadlines
    left.amounts += right.amounts
    left.people += right.people
  }
}
