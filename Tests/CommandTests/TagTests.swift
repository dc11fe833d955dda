import Foundation
import Testing

@Suite struct TagTests {
  private func tag(_ dimension: String, _ text: String, _ options: [String] = []) throws
    -> [[String: Any]]
  {
    let result = try Program.run(
      ["tag", "--dimension", dimension] + options, input: Data(text.utf8))
    #expect(result.code == 0 && result.errors.isEmpty)
    return result.objects
  }

  @Test func everyLineHasItsObjectInOrder() throws {
    let lines = ["奖励5万元。", "", "没有数字", "到2025年培育10家企业", "最后一行没有换行3个"]
    let objects = try tag("numbers", lines.joined(separator: "\n"))
    #expect(objects.compactMap { $0["text"] as? String } == lines)
    #expect(objects.map { ($0["mentions"] as? [Any])?.count } == [1, 0, 0, 2, 1])
  }

  @Test(arguments: [
    ("numbers", ["max", "min", "range", "text", "unit", "value"]),
    ("amounts", ["bound", "condition", "currency", "max", "min", "per", "range", "text"]),
    ("deadlines", ["end", "kind", "range", "rule", "start", "text"]),
    ("units", ["canonical", "openEnded", "range", "role", "text"]),
    ("targets", ["comparator", "metric", "range", "text", "unit", "value"]),
  ])
  func fields(_ dimension: String, _ fields: [String]) throws {
    let text = "力争到2025年，县财政局要安排资金500万元。高新技术企业达到10家以上。"
    let mentions = try #require(
      try tag(dimension, text, ["--reference-date", "2021-03-01"])[0]["mentions"]
        as? [[String: Any]])
    #expect(!mentions.isEmpty)
    for mention in mentions {
      #expect(mention.keys.sorted() == fields)
      let range = try #require(mention["range"] as? [Int])
      let scalars = Array(text.unicodeScalars)[range[0]..<range[1]]
      #expect(mention["text"] as? String == String(String.UnicodeScalarView(scalars)))
    }
  }

  @Test func theReferenceDateGivesTheYear() throws {
    for (date, end) in [("2021-03-01", "2021-06-30"), ("2030-12-31", "2030-06-30")] {
      let mentions =
        try tag("deadlines", "6月底前完成任务。", ["--reference-date", date])[0]["mentions"]
        as? [[String: Any]]
      #expect(mentions?.first?["end"] as? String == end)
    }
  }

  /// A program at the other end of a pipe gets its answer before it sends the next line.
  @Test func answersAreNotHeldBack() throws {
    let process = Process()
    process.executableURL = Program.path
    process.arguments = [
      "tag", "--dimension", "numbers", "--models", Program.package.appending(path: "models").path,
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for text in ["5万元", "10家"] {
      try input.fileHandleForWriting.write(contentsOf: Data((text + "\n").utf8))
      let answer = output.fileHandleForReading.availableData
      #expect(String(decoding: answer, as: UTF8.self).contains("\"text\":\"\(text)\"}\n"))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
