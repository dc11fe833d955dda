internal import Gongwen
internal import Register
internal import Tagging

extension UnitResolver {
  /// Where a document has 教育局（科学技术局）, both are one body in the documents of its division:
  /// who asks for 科学技术局 there is told what 教育局 has to do.
  func sameBody(
    _ asked: UnitName, _ place: UnitPlace, _ register: Register, as known: [UnitReach]
  ) throws -> [UnitReach] {
    var seen = Set(known.map(\.unit))
    var result: [UnitReach] = []
    for reach in known where reach.match == .named {
      let both = reader.read(reach.name)
      guard !both.others.isEmpty else { continue }
      let names = ([both.bare] + both.others).filter {
        $0 != asked.bare && !asked.others.contains($0)
      }
      guard !names.isEmpty else { continue }
      let regions = try register.regions(of: reach.unit)
      for (id, text) in try register.units(containing: names) {
        let stored = reader.read(text)
        guard names.contains(stored.bare), let scope = place.scope(of: stored),
          let shared = scope.within(regions), seen.insert(id).inserted
        else { continue }
        result.append(UnitReach(unit: id, name: text, match: .named, scope: shared))
      }
    }
    return result
  }
}

extension DocumentScope {
  /// The documents of these divisions that are in the scope; `nil` where there are none.
  fileprivate func within(_ regions: [String]) -> DocumentScope? {
    let shared = regions.filter { code in
      parts.contains { part in
        switch part {
        case .all: true
        case .region(let prefix), .regionWithoutCounties(let prefix, _): code.hasPrefix(prefix)
        // A division of another level has no documents of this one.
        case .level(let level, _): level == Self.level(of: code)
        }
      }
    }
    return shared.isEmpty ? nil : DocumentScope(Set(shared.map { .region($0) }))
  }

  private static func level(of code: String) -> AdministrativeLevel {
    code.hasSuffix("0000") ? .provincial : code.hasSuffix("00") ? .municipal : .county
  }
}
