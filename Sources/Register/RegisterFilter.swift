internal import GRDB
public import Gongwen

/// Which documents and rows a question is about; an empty list or `nil` leaves a matter open.
public struct RegisterFilter: Equatable, Sendable {
  /// Units any of which has to be responsible, with the documents in which each of their names
  /// means them.
  public var selections: [UnitSelection] = []
  public var roles: [Role] = []
  /// First digits of codes of administrative divisions: `14` for a province and all in it, `1408`
  /// for a prefecture, `140728` for a county.
  public var regions: [String] = []
  public var levels: [AdministrativeLevel] = []
  /// Words that the name of an issuing body contains.
  public var issuers: [String] = []
  /// First day of issue, ISO 8601.
  public var since: String?
  /// Last day of issue, ISO 8601.
  public var until: String?
  public var labels: [Label] = []

  public init() {}

  /// Whether it asks for certain documents.
  var limitsVersions: Bool {
    !(regions.isEmpty && levels.isEmpty && issuers.isEmpty && since == nil && until == nil)
  }

  /// A condition on the table `versions`, `1` for all.
  var versionCondition: SQL {
    var conditions: [SQL] = []
    if !regions.isEmpty {
      conditions.append(
        any(regions.map { "versions.region_code GLOB \($0.filter(\.isNumber) + "*")" }))
    }
    if !levels.isEmpty {
      conditions.append("versions.level IN \(levels.map { $0.rawValue })")
    }
    if !issuers.isEmpty {
      conditions.append(any(issuers.map { "instr(versions.issuers, \($0)) > 0" }))
    }
    if let since { conditions.append("versions.issued_on >= \(since)") }
    if let until { conditions.append("versions.issued_on <= \(until)") }
    return conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")
  }

  private func any(_ conditions: [SQL]) -> SQL {
    "(" + conditions.joined(separator: " OR ") + ")"
  }
}

/// A part of a long answer.
public struct AnswerPage: Equatable, Sendable {
  /// Rows at most.
  public var limit: Int
  /// Rows passed over before.
  public var offset: Int

  public init(limit: Int = 50, offset: Int = 0) {
    self.limit = max(0, limit)
    self.offset = max(0, offset)
  }
}

extension RegisterFilter {
  /// What a filter asks for, by the names of the program's options.
  public enum Part: String, Sendable, CaseIterable {
    case unit, role, region, level, issuer, since, until, label
  }

  /// The filter with nothing but some of its parts.
  public func keeping(_ parts: Set<Part>) -> RegisterFilter {
    var kept = RegisterFilter()
    if parts.contains(.unit) { kept.selections = selections }
    if parts.contains(.role) { kept.roles = roles }
    if parts.contains(.region) { kept.regions = regions }
    if parts.contains(.level) { kept.levels = levels }
    if parts.contains(.issuer) { kept.issuers = issuers }
    if parts.contains(.since) { kept.since = since }
    if parts.contains(.until) { kept.until = until }
    if parts.contains(.label) { kept.labels = labels }
    return kept
  }
}
