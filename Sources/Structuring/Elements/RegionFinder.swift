internal import Gongwen
internal import Models

/// Finds the administrative division and the level of the body that issues a document.
struct RegionFinder {
  let text: TextBuffer
  let divisions: Divisions
  let rules: ElementRules

  /// Where to look, best first: issuing bodies, then the title, then a source's own label.
  func find(
    bodies: [Range<Int>], title: Range<Int>?, number: Range<Int>?, label: [UInt32]
  ) -> (region: Region?, level: AdministrativeLevel?) {
    let province = number.flatMap { rules.province(text, at: $0.lowerBound) }
    let labelled = chain(label)
    for body in bodies {
      if isNational(body) { return (nil, .national) }
      if let found = division(in: body, province: province, labelled) {
        return (found, level(of: found, body))
      }
    }
    if let found = labelled.last {
      let region = Region(code: String(found.code), name: divisions.name(of: found))
      return (region, level(of: region, bodies.first ?? 0..<0))
    }
    if let title, !isNational(title), let found = division(in: title, province: province, []) {
      return (found, level(of: found, 0..<0))
    }
    if let title, isNational(title) { return (nil, .national) }
    let isTown = bodies.contains(where: isTown) || title.map(namesTown) == true
    return (nil, isTown ? .township : nil)
  }

  private func isNational(_ body: Range<Int>) -> Bool {
    guard rules.beginsWithNationalBody(text, body) else { return false }
    // Local branches of national bodies name their division (国家税务总局某省税务局).
    return division(in: body, province: nil, []) == nil
  }

  /// The innermost division named in `range`.
  private func division(
    in range: Range<Int>, province: Int?, _ labelled: [Divisions.Division]
  ) -> Region? {
    text.folded.withUnsafeBufferPointer { folded in
      for start in range.lowerBound..<min(range.upperBound, range.lowerBound + 24) {
        let found = divisions.longestMatch(in: folded, at: start, end: range.upperBound)
        guard !found.divisions.isEmpty else { continue }
        return resolve(found, in: range, folded, province, labelled).map {
          Region(code: String($0.code), name: divisions.name(of: $0))
        }
      }
      return nil
    }
  }

  private func resolve(
    _ first: (divisions: [Divisions.Division], end: Int), in range: Range<Int>,
    _ folded: UnsafeBufferPointer<UInt32>, _ province: Int?, _ labelled: [Divisions.Division]
  ) -> Divisions.Division? {
    var current = first.divisions
    var end = first.end
    while true {
      let next = divisions.longestMatch(in: folded, at: end, end: range.upperBound)
      let inner = next.divisions.filter { inner in
        current.contains { $0.contains(inner) && $0.code != inner.code }
      }
      guard !inner.isEmpty else { break }
      current = inner
      end = next.end
    }
    return choose(current, province, labelled)
  }

  /// One of several divisions of the same name: one that the rest of the document speaks for.
  private func choose(
    _ candidates: [Divisions.Division], _ province: Int?, _ labelled: [Divisions.Division]
  ) -> Divisions.Division? {
    var candidates = candidates
    func keep(_ condition: (Divisions.Division) -> Bool) {
      let kept = candidates.filter(condition)
      if !kept.isEmpty { candidates = kept }
    }
    keep { $0.lastYear == 0 }
    keep { candidate in labelled.contains { $0.contains(candidate) } }
    if let province { keep { $0.code / 10_000 == province / 10_000 } }
    if candidates.count > 1 {
      let counts = candidates.map(mentions)
      if let most = counts.max(), most > 0 {
        candidates = zip(candidates, counts).filter { $0.1 == most }.map(\.0)
      }
    }
    return candidates.count == 1 ? candidates[0] : nil
  }

  /// How often the text names the divisions that a division lies in.
  private func mentions(_ division: Divisions.Division) -> Int {
    let parents = divisions.ancestors(of: division)
    guard !parents.isEmpty else { return 0 }
    var count = 0
    text.folded.withUnsafeBufferPointer { folded in
      for start in 0..<min(folded.count, 20_000) {
        let found = divisions.longestMatch(in: folded, at: start, end: folded.count)
        if found.divisions.contains(where: { parents.contains($0) }) { count += 1 }
      }
    }
    return count
  }

  /// The divisions that a label such as 广东省深圳市福田区 names one after another.
  private func chain(_ label: [UInt32]) -> [Divisions.Division] {
    label.withUnsafeBufferPointer { folded in
      var found: [Divisions.Division] = []
      var at = 0
      while at < folded.count {
        let next = divisions.longestMatch(in: folded, at: at, end: folded.count)
        let inner = next.divisions.filter { inner in
          inner.lastYear == 0 && (found.last?.contains(inner) ?? true)
        }
        guard let division = inner.first, inner.count == 1 || found.isEmpty else { break }
        found.append(division)
        at = next.end
      }
      return found
    }
  }

  /// Towns and streets lie below the county whose division they are found by.
  private func level(of region: Region, _ body: Range<Int>) -> AdministrativeLevel? {
    if isTown(body) { return .township }
    return Int(region.code).flatMap { divisions.divisions(code: $0).first?.level }
  }

  private func isTown(_ body: Range<Int>) -> Bool {
    let name = text.string(body)
    return ["镇人民政府", "乡人民政府", "街道办事处", "镇政府", "乡政府", "镇委员会", "乡委员会"]
      .contains(where: name.hasSuffix)
  }

  /// Whether a title begins with the name of a town or street (某镇2017年度工作计划), and the text
  /// speaks of 我镇 or 镇政府.
  private func namesTown(_ title: Range<Int>) -> Bool {
    let head = text.folded[title].prefix(9)
    for (kind, own) in Self.towns {
      guard let first = head.dropFirst(2).indices.first(where: { head[$0...].starts(with: kind) })
      else { continue }
      let end = first + kind.count
      guard end < head.endIndex, Scalars.isDigit(head[end]) || Self.afterTown.contains(head[end])
      else { continue }
      return own.contains { LineForms.holds(text.folded[...], $0) }
    }
    return false
  }

  /// 关, 开, 人, 党
  private static let afterTown: Set<UInt32> = [0x5173, 0x5F00, 0x4EBA, 0x515A]

  /// What a township's name ends with, and what it calls itself.
  private static let towns: [(kind: [UInt32], own: [[UInt32]])] = [
    ("镇", ["我镇", "镇政府", "镇党委", "全镇"]), ("乡", ["我乡", "乡政府", "乡党委", "全乡"]),
    ("街道", ["本街道", "街道办事处", "全街道", "街道党工委"]),
  ].map { kind, own in (scalars(kind), own.map(scalars)) }

  private static func scalars(_ word: String) -> [UInt32] { word.unicodeScalars.map(\.value) }
}
