public import Gongwen

/// A unit that the register has.
public struct UnitCount: Equatable, Sendable {
  public var name: String
  /// Other names under which documents have it, the most frequent first; of units with very many
  /// mentions those of the first thousand.
  public var printed: [String]
  public var documents: Int
  public var obligations: Int
  /// Obligations by role.
  public var roles: [Role: Int]
}

/// Units, those with the most obligations first.
public struct UnitsAnswer: Equatable, Sendable {
  public var units: [UnitCount]
  /// In all pages.
  public var total: Int
}
