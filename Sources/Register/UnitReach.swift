internal import GRDB
public import Gongwen

/// In which documents a name means the unit that is asked for: 县财政局 is 平遥县's only in documents
/// of 平遥县. A document is in the scope if it is in one of its parts.
public struct DocumentScope: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    case all
    /// Documents of a level; where an ending is given, of divisions whose names end so.
    case level(AdministrativeLevel, ending: String?)
    /// Documents of divisions whose codes begin so.
    case region(String)
    /// The same without counties whose names end so.
    case regionWithoutCounties(String, ending: String)
  }

  public var parts: Set<Part>

  public init(_ parts: Set<Part>) {
    self.parts = parts
  }

  public static let all = DocumentScope([.all])

  /// A condition on the table `versions`.
  var condition: SQL {
    if parts.contains(.all) { return "1" }
    // Hundreds of whole codes are looked up at once.
    let codes = parts.compactMap { part in
      if case .region(let code) = part, code.utf8.count == 6 { code } else { nil }
    }
    var conditions = parts.filter { part in
      if case .region(let code) = part { code.utf8.count != 6 } else { true }
    }.map(Self.condition)
    if !codes.isEmpty { conditions.append("versions.region_code IN \(codes.sorted())") }
    return conditions.isEmpty ? "0" : "(" + conditions.joined(separator: " OR ") + ")"
  }

  private static func condition(_ part: Part) -> SQL {
    switch part {
    case .all: "1"
    case .level(let level, nil): "versions.level = \(level.rawValue)"
    case .level(let level, let ending?):
      "(versions.level = \(level.rawValue) AND versions.region_name GLOB \("*" + ending))"
    case .region(let code): "versions.region_code GLOB \(code + "*")"
    case .regionWithoutCounties(let code, let ending):
      """
      (versions.region_code GLOB \(code + "*") AND NOT (versions.level = 'county'
        AND versions.region_name GLOB \("*" + ending)))
      """
    }
  }
}

/// A name in the register through which a unit is reached.
public struct UnitReach: Hashable, Sendable {
  /// Identifier in the table `units`.
  public var unit: Int64
  public var name: String
  public var match: Match
  public var scope: DocumentScope
  public var condition: Condition

  /// How sure it is that the unit is meant.
  public enum Match: String, Sendable, CaseIterable {
    /// The unit's own name.
    case named
    /// The name of a unit that probably is the same (卫生健康和体育局 for 卫生健康局).
    case likely
    /// The name of a list that contains the unit.
    case list
    /// The name of a list of those that are concerned, of which the unit may be one (有关部门).
    case some
  }

  /// What else must be so in a document.
  public enum Condition: Hashable, Sendable {
    case none
    /// The unit is named there in its own right.
    case named
    /// The roster has somebody with one of these words in the title.
    case roster([String])
  }

  public init(
    unit: Int64, name: String, match: Match, scope: DocumentScope, condition: Condition = .none
  ) {
    self.unit = unit
    self.name = name
    self.match = match
    self.scope = scope
    self.condition = condition
  }
}

/// A unit that a reader asks for, with all names through which the register has it.
public struct UnitSelection: Equatable, Sendable {
  /// Its official name, as far as it is known.
  public var name: String
  public var reaches: [UnitReach]

  public init(name: String, reaches: [UnitReach] = []) {
    self.name = name
    self.reaches = reaches
  }
}
