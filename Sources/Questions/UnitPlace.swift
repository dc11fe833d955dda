internal import Gongwen
internal import Models
internal import Register
internal import Tagging

/// Whose unit is asked for: that of a division (平遥县财政局), of a level (县财政局), or any (财政局).
/// Gives the documents in which a name without a place, or a list, means it.
struct UnitPlace {
  var divisions: [Divisions.Division]
  var names: [String]
  var codes: [String]
  var ancestors: [String]
  var word: String?
  var level: AdministrativeLevel?

  init(_ name: UnitName, _ kinds: [String], _ all: Divisions) {
    divisions = name.divisions
    names = divisions.map(all.name(of:))
    codes = divisions.map { String($0.code) }
    ancestors = Array(
      Set(divisions.flatMap { all.ancestors(of: $0).map { String($0.code) } })
    ).sorted()
    word = name.level
    level = divisions.first?.level ?? name.level.flatMap(Self.level(of:))
    if kinds.contains("town") {
      level = .township
    } else if level == nil {
      level = kinds.lazy.compactMap(AdministrativeLevel.init).first
    }
  }

  static func level(of word: String) -> AdministrativeLevel? {
    if word == "国家" || word == "中央" { return .national }
    if word.hasPrefix("省") || word == "自治区" || word == "直辖市" { return .provincial }
    if word.hasPrefix("市") || word.hasPrefix("州") || word == "盟" || word == "自治州" {
      return .municipal
    }
    if ["县", "区", "旗"].contains(where: word.hasPrefix) || word == "自治县" { return .county }
    return word.hasPrefix("乡") || word.hasPrefix("镇") ? .township : nil
  }

  /// Words that documents use for its level; where it is open, those of all.
  var levelWords: [String] {
    if let word { return [word, word + "级"] }
    let endings = names.compactMap { $0.last.map(String.init) }
    let words = endings.isEmpty && level == nil ? ["省", "市", "县", "区", "州"] : endings
    return words.flatMap { [$0, $0 + "级"] }
  }

  /// Documents in which a name without a place means it.
  var own: DocumentScope {
    if !codes.isEmpty { return DocumentScope(Set(codes.map { .region($0) })) }
    guard let level else { return .all }
    // A town's lists stand in documents of its county.
    if level == .township {
      return DocumentScope([.level(.township, ending: nil), .level(.county, ending: nil)])
    }
    let ending = level == .county ? word.map { String($0.prefix(1)) } : nil
    return DocumentScope([.level(level, ending: ending)])
  }

  /// Documents of what it lies in.
  var below: DocumentScope {
    if !codes.isEmpty {
      return DocumentScope(
        Set(ancestors.map { .region($0) }).union([.level(.national, ending: nil)]))
    }
    let order: [AdministrativeLevel] = [.township, .county, .municipal, .provincial, .national]
    guard let level, let place = order.firstIndex(of: level) else { return .all }
    return DocumentScope(Set(order[(place + 1)...].map { .level($0, ending: nil) }))
  }

  func scope(_ scope: UnitLists.Scope) -> DocumentScope {
    switch scope {
    case .own, .named, .roster: own
    case .below: below
    case .from: DocumentScope(own.parts.union(below.parts))
    }
  }

  /// Documents in which a name that the register has, with the same bare name, means it; `nil`
  /// where it never does.
  func scope(of stored: UnitName) -> DocumentScope? {
    if !stored.divisions.isEmpty {
      let isSame =
        divisions.isEmpty
        ? level == nil || stored.divisions.contains { $0.level == level }
        : stored.divisions.contains { codes.contains(String($0.code)) }
      return isSame ? .all : nil
    }
    guard let storedWord = stored.level else { return own }
    if divisions.isEmpty { return word == nil || word == storedWord ? .all : nil }
    let parts = zip(names, codes).compactMap { name, code in
      name.hasSuffix(storedWord) ? Self.within(name, code) : nil
    }
    return parts.isEmpty ? nil : DocumentScope(Set(parts))
  }

  /// Documents of a division and those in it; 市 in a county-level city's documents is the city.
  private static func within(_ name: String, _ code: String) -> DocumentScope.Part {
    if code.hasSuffix("0000") { return .region(String(code.prefix(2))) }
    guard code.hasSuffix("00") else { return .region(code) }
    let prefix = String(code.prefix(4))
    return name.hasSuffix("市")
      ? .regionWithoutCounties(prefix, ending: "市") : .region(prefix)
  }
}
