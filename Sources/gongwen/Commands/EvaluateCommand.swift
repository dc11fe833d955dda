internal import ArgumentParser
internal import Evaluation
internal import Gongwen

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

struct EvaluateCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case table, json }

  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score the extraction of documents against annotations.",
    discussion: """
      A document belongs to the annotation NAME.gold.json whose source has the same name up to \
      the first dot. Annotations without a document count as missed.
      """)

  @Argument(help: "Documents, folders of documents, or -.")
  var files: [String]

  @Option(help: "Folder of NAME.gold.json files.")
  var gold: String

  @Option(help: "table or json.")
  var format = Format.table

  @Flag(help: "List what the documents miss and what they have too much.")
  var misses = false

  @OptionGroup var options: RunOptions

  func run() throws {
    let annotations = try readGold()
    var documents: [ExtractedDocument] = []
    let run = DocumentRun(options: options, rendering: Rendering(.json))
    let result = try run.perform(files) { body, _ in
      documents.append(try JSONDecoder().decode(ExtractedDocument.self, from: Data(body)))
    }
    let evaluation = Evaluation(gold: annotations, predicted: documents)
    for entry in evaluation.entries where !entry.hasOutput {
      Console.error("gongwen: no document for the annotation of \(entry.source)")
    }
    switch format {
    case .table: try Output.standard.write(table(evaluation))
    case .json: try Output.standard.write(json(evaluation))
    }
    if result.failed > 0 { throw ExitCode(1) }
  }

  private func readGold() throws -> [GoldDocument] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: gold) else {
      throw ValidationError("the folder \(gold) cannot be read")
    }
    let annotations = try names.filter { $0.hasSuffix(".gold.json") }.sorted().map { name in
      do {
        let data = FileManager.default.contents(atPath: gold + "/" + name) ?? Data()
        return try JSONDecoder().decode(GoldDocument.self, from: data)
      } catch {
        throw ValidationError("\(gold)/\(name) is no annotation: \(error)")
      }
    }
    guard !annotations.isEmpty else {
      throw ValidationError("the folder \(gold) holds no NAME.gold.json")
    }
    return annotations
  }

  private func table(_ evaluation: Evaluation) -> String {
    var text = Self.left("field", 12) + " " + Self.right("P", 6) + " " + Self.right("R", 6)
    text += " " + Self.right("F1", 6) + " " + Self.right("gold", 6) + " " + Self.right("pred", 6)
    text += "\n"
    for field in ScoredField.allCases {
      let tally = evaluation.total(field)
      text += Self.left(field.rawValue, 12)
      for value in [tally.precision, tally.recall, tally.f1] {
        text += " " + Self.right(Self.decimals(value), 6)
      }
      text += " " + Self.right("\(tally.gold)", 6) + " " + Self.right("\(tally.predicted)", 6)
      text += "\n"
    }
    for entry in evaluation.entries {
      let figures = ScoredField.allCases.map { field in
        "\(field.rawValue)=\(Self.decimals(entry.score.tallies[field]?.f1 ?? 0))"
      }
      text += "\(entry.source) " + figures.joined(separator: " ") + "\n"
    }
    if misses {
      for entry in evaluation.entries {
        for miss in entry.score.misses {
          text += "\(entry.source)\t\(miss.field)\t\(miss.kind.rawValue)\t\(miss.words)\n"
        }
      }
    }
    return text
  }

  /// One object with a member for each field, and with `--misses` the list of misses.
  private func json(_ evaluation: Evaluation) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      for field in ScoredField.allCases {
        let tally = evaluation.total(field)
        json.key(field.rawValue)
        json.object { json in
          json.field("p", tally.precision)
          json.field("r", tally.recall)
          json.field("f1", tally.f1)
          json.field("gold", tally.gold)
          json.field("pred", tally.predicted)
        }
      }
      guard misses else { return }
      json.key("misses")
      json.array(evaluation.entries) { json, entry in
        for miss in entry.score.misses {
          json.value([entry.source, miss.field, miss.kind.rawValue, miss.words])
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// Three decimals, halves to even as they are printed elsewhere.
  private static func decimals(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded(.toNearestOrEven))
    let rest = "\(thousandths % 1000)"
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
