import Foundation
import Testing

@Suite struct ReadmeTests {
  /// The table in the description is what the program prints, apart from what `…` leaves out.
  @Test(arguments: [("README.md", "en"), ("README.zh.md", "zh")])
  func theTableIsReal(_ page: String, _ language: String) throws {
    let text = try String(contentsOf: Program.package.appending(path: page), encoding: .utf8)
    let start = try #require(text.range(of: "```text\n")).upperBound
    let end = try #require(text[start...].range(of: "\n```")).lowerBound
    let file = "corpus/pdf/jiangxian-2021-106.typst.pdf"
    let result = try Program.run(
      [
        "extract", Program.package.appending(path: file).path, "--language", language,
      ], environment: ["COLUMNS": "100"])
    let printed = result.text.replacing(Program.package.path + "/", with: "")
      .split(separator: "\n")
    var at = 0
    for line in text[start..<end].split(separator: "\n") where line != "…" {
      let place = printed[at...].firstIndex(of: line)
      #expect(place != nil, "\(page): \(line)")
      at = (place ?? at - 1) + 1
    }
  }

  @Test func everyCommandIsDescribed() throws {
    let help = try Program.run(["--help"]).text
    let commands = help.split(separator: "\n").filter { $0.hasPrefix("  ") }
      .compactMap { $0.split(separator: " ").first }
      .filter { ["extract", "explain", "tag", "evaluate", "models"].contains($0) }
    #expect(commands.count == 5)
    for page in ["README.md", "README.zh.md"] {
      let text = try String(contentsOf: Program.package.appending(path: page), encoding: .utf8)
      for command in commands { #expect(text.contains("`gongwen \(command)")) }
    }
  }
}
