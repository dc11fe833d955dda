import Foundation
import Gongwen

/// What has to be read out of a document with task tables.
struct TableTruth: Decodable {
  struct Table: Decodable {
    var title: String
    /// The text of each cell by column; what a merged cell covers is empty.
    var grid: [[String]]
    /// For each row the columns that a merged cell from above covers.
    var hanging: [[Int]]
    /// Number of head rows.
    var heads: Int
  }

  struct Row: Decodable {
    struct Time: Decodable {
      var text: String
      /// `nil` for words that set no time (长期坚持).
      var kind: String?
      var start: String?
      var end: String?
    }
    struct Money: Decodable {
      var min: Double?
      var max: Double?
    }
    struct Figure: Decodable {
      var value: Double
      var year: Int
    }

    var kind: String
    /// Section rows and merged categories, outermost first, without their markers.
    var path: [String]
    var task: String
    var lead: [String]
    var responsible: [String]
    var cooperating: [String]
    var deadline: Time?
    var amounts: [Money]
    var targets: [Figure]
  }

  var title: String
  var tables: [Table]
  var rows: [Row]

  init(_ name: String) throws {
    let path = "\(TableCorpusTests.folder)\(name).truth.json"
    let data = try Data(contentsOf: Corpus.package.appending(path: path))
    self = try JSONDecoder().decode(TableTruth.self, from: data)
  }

  /// White space apart from the tabs between cells does not count.
  private static func squeezed(_ text: some StringProtocol) -> String {
    String(text.filter { $0 == "\t" || !$0.isWhitespace })
  }

  func compareRows(_ document: ExtractedDocument) -> TableTally {
    var lines: [String: Int] = [:]
    for line in document.text.split(separator: "\n") {
      var line = Self.squeezed(line)
      while line.hasSuffix("\t") { line.removeLast() }
      lines[line, default: 0] += 1
    }
    var tally = TableTally()
    for row in tables.flatMap(\.grid) {
      let expected = Self.squeezed(row.joined(separator: "\t"))
      let isFound = lines[expected, default: 0] > 0
      if isFound { lines[expected, default: 0] -= 1 }
      tally.count(isFound, expected)
    }
    return tally
  }
}

/// How many of the expected things were found.
struct TableTally {
  private(set) var expected = 0
  private(set) var found = 0
  private(set) var missing: [String] = []

  var rate: Double { expected == 0 ? 1 : Double(found) / Double(expected) }

  mutating func count(_ isFound: Bool, _ what: String) {
    expected += 1
    if isFound { found += 1 } else { missing.append(what) }
  }

  static func += (left: inout TableTally, right: TableTally) {
    left.expected += right.expected
    left.found += right.found
    left.missing += right.missing
  }

  func report(_ name: String, _ format: String, _ what: String) {
    let share = String(format: "%5.1f", 100 * rate)
    print("\(what): \(format) \(name): \(found)/\(expected) \(share) %")
  }
}
