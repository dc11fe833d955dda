import Foundation
import Gongwen
import Testing

@testable import Evaluation

@Suite struct EvaluationTests {
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: [
    ("第三条、内容", "内容"), ("第二十一章总则", "总则"), ("一、总体要求", "总体要求"),
    ("（二）主要目标", "主要目标"), ("(十二)、保障", "保障"), ("1.加强领导", "加强领导"),
    ("12、落实", "落实"), ("1.5倍以上", "1.5倍以上"), ("(3)考核", "考核"), ("一是抓落实", "抓落实"),
    ("一是", "一是"), ("三年内", "三年内"), ("一、", "一、"), ("＃ ２．Ａ　Ｂ", "AB"),
    ("“到2025年”—完成", "\"到2025年\"-完成"), ("聚焦企业技术难题开展技术预测探索", "聚焦企业技术难题开展技术"),
  ])
  func keys(_ clause: String, _ key: String) {
    #expect(TextBuffer.string(Folding.key(clause)) == key)
  }

  @Test func figuresOfATally() {
    #expect(Tally().precision == 1 && Tally().recall == 1 && Tally().f1 == 1)
    #expect(Tally(agreed: 0, gold: 3, predicted: 0).precision == 0)
    #expect(Tally(agreed: 2, gold: 4, predicted: 2).f1 == 2.0 / 3)
  }

  /// Compares with Python's difflib on random pairs of texts over a small alphabet, where ties
  /// abound.
  @Test func blocksAreThoseOfDifflib() throws {
    let script = """
      import json, random, sys
      from difflib import SequenceMatcher
      random.seed(7)
      for n in range(300):
          a, b = ("".join(random.choice("abcd") for _ in range(random.randrange(40))) for _ in "ab")
          m = SequenceMatcher(None, a, b, autojunk=False)
          blocks = [list(x) for x in m.get_matching_blocks()[:-1]]
          print(json.dumps({"a": a, "b": b, "blocks": blocks, "ratio": m.ratio()}))
      """
    let lines = try python(["-c", script]).split(separator: "\n")
    #expect(lines.count == 300)
    for line in lines {
      let pair = try JSONDecoder().decode(Pair.self, from: Data(line.utf8))
      let found = MatchingBlocks(pair.a.scalars, pair.b.scalars)
      #expect(found.blocks.map { [$0.a, $0.b, $0.size] } == pair.blocks)
      #expect(MatchingBlocks.ratio(pair.a.scalars, pair.b.scalars) == pair.ratio)
    }
  }

  private struct Pair: Codable {
    var a: String
    var b: String
    var blocks: [[Int]]
    var ratio: Double
  }

  /// The scorer that comes with the corpus and this evaluation agree on every field of every
  /// founding document, for outputs that are partly wrong.
  @Test func scoresAreThoseOfTheReference() throws {
    let gold = Self.package.appending(path: "corpus/gold")
    var annotations: [GoldDocument] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: gold.path).sorted()
    where file.hasSuffix(".gold.json") {
      let data = try Data(contentsOf: gold.appending(path: file))
      annotations.append(try JSONDecoder().decode(GoldDocument.self, from: data))
    }
    let outputs = annotations.dropLast().map(Self.flawed)
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appending(path: "gongwen-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(outputs.flatMap { $0.jsonLine() }).write(to: file)
    let score = Self.package.appending(path: "corpus/score.py").path
    let printed = try python([score, gold.path, file.path, "--json"])
    let reference = try JSONDecoder().decode(
      [String: [String: Double]].self, from: Data(printed.utf8))
    let evaluation = Evaluation(gold: annotations, predicted: Array(outputs))
    for field in ScoredField.allCases {
      let tally = evaluation.total(field)
      let figures = try #require(reference[field.rawValue])
      #expect(figures["p"] == tally.precision, "\(field)")
      #expect(figures["r"] == tally.recall, "\(field)")
      #expect(figures["f1"] == tally.f1, "\(field)")
      #expect(figures["gold"] == Double(tally.gold), "\(field)")
      #expect(figures["pred"] == Double(tally.predicted), "\(field)")
    }
  }

  /// An output made of an annotation with every seventh thing changed.
  private static func flawed(_ gold: GoldDocument) -> ExtractedDocument {
    var document = ExtractedDocument(
      source: Source(path: "folder/" + gold.source, sha256: "", format: .text),
      models: ModelStamp(version: "1", sha256: ""), document: gold.document)
    document.document.issuers = document.document.issuers.map { $0 + "x" }
    var identifiers: [String: String] = [:]
    var at = 0
    for (index, clause) in gold.clauses.enumerated() {
      let text = index % 7 == 3 ? String(clause.text.dropFirst(2)) : clause.text
      let range = TextRange(at, at + text.unicodeScalars.count)
      at = range.end + 1
      identifiers[clause.text] = "c\(index)"
      document.clauses.append(
        Clause(
          id: "c\(index)", section: nil, text: text,
          label: index % 7 == 5 ? .duty : Label(rawValue: clause.label) ?? .context, range: range))
    }
    let nowhere = TextRange(0, 0)
    for (index, entry) in gold.outline.enumerated() where index % 7 != 1 {
      document.outline.append(
        OutlineEntry(
          id: "s\(index)", part: entry.part, marker: entry.marker, heading: entry.heading,
          level: entry.level, parent: nil, range: nowhere, page: nil))
    }
    for (index, value) in gold.assignments.enumerated() where index % 7 != 2 {
      let units = value.units.map { Assignment.Unit(name: $0, canonical: $0, range: nowhere) }
      document.assignments.append(
        Assignment(
          id: "a\(index)", role: Role(rawValue: value.role) ?? .responsible, units: units,
          scope: .clause(identifiers[value.clause] ?? ""), range: nowhere))
    }
    for (index, value) in gold.deadlines.enumerated() {
      document.deadlines.append(
        Deadline(
          id: "d\(index)", clause: identifiers[value.clause] ?? "", text: value.text + "前",
          kind: index % 3 == 0 ? .by : Deadline.Kind(rawValue: value.kind) ?? .by,
          start: value.start, end: index % 7 == 2 ? nil : value.end, range: nowhere))
    }
    for (index, value) in gold.amounts.enumerated() {
      document.amounts.append(
        Amount(
          id: "m\(index)", clause: identifiers[value.clause] ?? "", text: value.text,
          min: index % 4 == 3 ? 1 : value.min, max: value.max, bound: .exact, range: nowhere))
    }
    for (index, value) in gold.targets.enumerated() {
      document.targets.append(
        Target(
          id: "t\(index)", clause: identifiers[value.clause] ?? "", text: "",
          metric: index % 2 == 0 ? value.metric : "全县" + value.metric,
          comparator: Target.Comparator(rawValue: value.comparator) ?? .reach,
          value: index % 7 == 6 ? 7 : value.value ?? 0, unit: value.unit, range: nowhere))
    }
    document.people = gold.people.map {
      Person(group: "", role: $0.role, name: $0.name, title: $0.title)
    }
    return document
  }

  private func python(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
