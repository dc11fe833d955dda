public import Gongwen

/// The annotation of one document, as `NAME.gold.json` holds it: a contract object in which
/// mentions name the text of their clause instead of an identifier.
public struct GoldDocument: Codable, Sendable {
  /// Name of the annotated file; an output belongs to it if both names agree up to the first dot.
  public var source: String
  public var document: DocumentMetadata
  public var outline: [Heading]
  public var clauses: [LabelledClause]
  public var assignments: [GoldAssignment]
  public var deadlines: [GoldDeadline]
  public var amounts: [GoldAmount]
  public var targets: [GoldTarget]
  public var people: [GoldPerson]

  public struct Heading: Codable, Sendable {
    public var part: String
    public var marker: String?
    public var heading: String
    public var level: Int
  }

  public struct LabelledClause: Codable, Sendable {
    public var text: String
    public var label: String
  }

  public struct GoldAssignment: Codable, Sendable {
    public var clause: String
    public var role: String
    public var units: [String]
  }

  public struct GoldDeadline: Codable, Sendable {
    public var clause: String
    public var text: String
    public var kind: String
    public var start: String?
    public var end: String?
  }

  public struct GoldAmount: Codable, Sendable {
    public var clause: String
    public var text: String
    public var min: Double?
    public var max: Double?
    public var bound: String
  }

  public struct GoldTarget: Codable, Sendable {
    public var clause: String
    public var metric: String
    public var comparator: String
    public var value: Double?
    public var unit: String?
  }

  public struct GoldPerson: Codable, Sendable {
    public var role: String
    public var name: String
    public var title: String?
  }

  /// What documents and annotations are matched by: the last component of a path up to its first
  /// dot.
  public static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.prefix { $0 != "." })
  }
}
