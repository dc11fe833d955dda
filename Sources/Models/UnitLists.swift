internal import Gongwen

/// What lists of units contain (各有关部门, 各乡镇): the table `unit-lists.table`, whose header says
/// how its lines are written.
public struct UnitLists: Sendable {
  /// Whose documents' lists contain a unit.
  public enum Scope: String, Sendable, CaseIterable {
    /// Those of the unit's own division.
    case own
    /// Those of divisions that contain it.
    case below
    /// Both.
    case from
    /// Those of its own division, if the document names the unit elsewhere.
    case named
    /// Those of its own division, if the document's roster has somebody of the unit.
    case roster
  }

  /// A list that contains a unit.
  public struct List: Hashable, Sendable {
    public var name: String
    public var scope: Scope
    /// Whether its line says that it means all such units; its name may say otherwise.
    public var isWhole: Bool

    public init(name: String, scope: Scope, isWhole: Bool) {
      self.name = name
      self.scope = scope
      self.isWhole = isWhole
    }
  }

  /// What is known of a unit whose lists are sought.
  public struct Member: Equatable, Sendable {
    public var kinds: [String]
    /// Its name without its place (财政局).
    public var names: [String]
    /// What it is in charge of, in every wording (财政).
    public var matters: [String]
    /// Words for its level (县, 县级).
    public var levels: [String]

    public init(kinds: [String], names: [String], matters: [String], levels: [String]) {
      self.kinds = kinds
      self.names = names
      self.matters = matters
      self.levels = levels
    }
  }

  /// What a name may have before it and is the same name without.
  public private(set) var prefixes: [String] = []
  private var kinds: [(kind: String, ending: String)] = []
  private var lists: [(scope: Scope, kinds: Set<String>, isWhole: Bool, patterns: [Substring])] =
    []
  /// Words by which a list means only some of its units.
  private var partWords: [String] = []
  /// Words for the names in patterns; those that the unit gives are empty.
  private var words: [String: [String]] = ["unit": [], "matter": [], "level": []]

  public init(_ model: ModelFile) throws(ModelError) {
    for (number, line) in model.lines {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      switch (fields.first, fields.count) {
      case ("prefix", 2):
        prefixes.append(Self.folded(fields[1]))
      case ("define", 3):
        words[String(fields[1]), default: []] += Self.alternatives(fields[2]).map(Self.folded)
      case ("kind", 3):
        kinds += Self.alternatives(fields[2]).map { (String(fields[1]), Self.folded($0)) }
      case ("part", 2):
        partWords += Self.alternatives(fields[1]).map(Self.folded)
      case ("list", 4), ("some", 4):
        guard let scope = Scope(rawValue: String(fields[1])) else {
          throw ModelError(file: model.name, line: number, reason: "unknown scope \(fields[1])")
        }
        let patterns = Self.alternatives(fields[3])
        if let unknown = patterns.flatMap(Self.names).first(where: { words[$0] == nil }) {
          throw ModelError(file: model.name, line: number, reason: "{\(unknown)} is not defined")
        }
        lists.append(
          (
            scope, Set(fields[2].split(separator: ",").map(String.init)), fields[0] == "list",
            patterns
          ))
      default:
        throw ModelError(
          file: model.name, line: number,
          reason: "expected prefix, define, kind, part, list or some with its fields")
      }
    }
  }

  /// What kinds of unit a name is of; several where endings of several kinds are equally long.
  public func kinds(of name: String) -> [String] {
    let name = Self.folded(name[...])
    var best = 0
    var found: [String] = []
    for (kind, ending) in kinds where name.hasSuffix(ending) && ending.count >= best {
      if ending.count > best { found.removeAll() }
      best = ending.count
      if !found.contains(kind) { found.append(kind) }
    }
    return found
  }

  /// Names of the lists that contain a unit, in the order of the table.
  public func lists(of member: Member) -> [List] {
    var found: [List] = []
    var seen: Set<String> = []
    let words = words.merging(
      ["unit": member.names, "matter": member.matters, "level": member.levels]
    ) { $1 }
    for (scope, kinds, isWhole, patterns) in lists where !kinds.isDisjoint(with: member.kinds) {
      for pattern in patterns {
        for name in expand(pattern, words) where seen.insert(name).inserted {
          found.append(List(name: name, scope: scope, isWhole: isWhole))
        }
      }
    }
    return found
  }

  /// Whether the name of a list says that it means only those that are concerned (有关部门).
  public func meansSome(_ name: String) -> Bool {
    let name = Self.folded(name[...])
    return partWords.contains(where: name.contains)
  }

  /// Names of lists that contain the same kinds of units as the list `name`; empty if it is none.
  public func equals(of name: String) -> [String] {
    let name = Self.folded(name[...])
    let kinds = lists.first { list in
      list.patterns.contains { expand($0, words).contains(name) }
    }?.kinds
    guard let kinds else { return [] }
    return lists.filter { $0.kinds == kinds }
      .flatMap { $0.patterns.flatMap { expand($0, words) } }
  }

  private static func alternatives(_ field: Substring) -> [Substring] {
    field.split(separator: "|", omittingEmptySubsequences: false)
  }

  /// With the folded form of brackets and other punctuation.
  static func folded(_ text: Substring) -> String {
    TextBuffer.string(TextBuffer.fold(String(text)))
  }

  private static func names(in pattern: Substring) -> [String] {
    pattern.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
      .map { String($0.prefix { $0 != "}" }) }
  }

  /// The pattern with every combination of words; none where a name has no words.
  private func expand(_ pattern: Substring, _ words: [String: [String]]) -> [String] {
    var results = [""]
    var rest = pattern
    while !rest.isEmpty {
      let literal = rest.prefix { $0 != "{" }
      rest = rest.dropFirst(literal.count)
      let text = Self.folded(literal)
      if !text.isEmpty { results = results.map { $0 + text } }
      guard rest.first == "{" else { continue }
      let name = rest.dropFirst().prefix { $0 != "}" }
      rest = rest.dropFirst(name.count + 2)
      let choices = words[String(name)] ?? []
      results = results.flatMap { result in choices.map { result + $0 } }
    }
    return results
  }
}
