/// Counts of one field: what agrees, what the annotation holds, what the output holds.
public struct Tally: Equatable, Sendable {
  public var agreed = 0
  public var gold = 0
  public var predicted = 0

  public init(agreed: Int = 0, gold: Int = 0, predicted: Int = 0) {
    self.agreed = agreed
    self.gold = gold
    self.predicted = predicted
  }

  public var precision: Double {
    predicted > 0 ? Double(agreed) / Double(predicted) : gold == 0 ? 1 : 0
  }

  public var recall: Double {
    gold > 0 ? Double(agreed) / Double(gold) : 1
  }

  public var f1: Double {
    let sum = precision + recall
    return sum > 0 ? 2 * precision * recall / sum : 0
  }

  static func += (left: inout Self, right: Self) {
    left.agreed += right.agreed
    left.gold += right.gold
    left.predicted += right.predicted
  }
}

/// The fields that are scored, in the order in which they are reported.
public enum ScoredField: String, CaseIterable, Sendable {
  case text, document, outline, boundaries
  case inTable = "in_table"
  case labels, assignments, deadlines, amounts, targets, people
}

/// Something that only one of annotation and output says.
public struct Miss: Equatable, Sendable {
  public enum Kind: String, Sendable { case missed, extra }
  public var field: String
  public var kind: Kind
  public var words: String
}
