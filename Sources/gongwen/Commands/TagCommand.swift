internal import ArgumentParser
internal import Gongwen
internal import Models
internal import Tagging

enum Dimension: String, ExpressibleByArgument, CaseIterable {
  case numbers, amounts, deadlines, units, targets
}

struct TagCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case json }

  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Find the mentions of one dimension in lines of text on standard input.",
    discussion: """
      Writes {"text": …, "mentions": […]} for each line, in order. A mention has its text, its \
      range in Unicode scalars and the value fields of the output contract; a number has value, \
      min, max and unit.
      """)

  @Option(help: "What to find.")
  var dimension: Dimension

  @Option(help: "Date (YYYY-MM-DD) that times without a year are counted from.")
  var referenceDate: String?

  @Option(help: "The output's format.")
  var format = Format.json

  @Option(help: "Folder of model files.")
  var models: String?

  func validate() throws {
    if let referenceDate {
      guard Self.isDate(referenceDate) else {
        throw ValidationError("--reference-date must be a date such as 2021-11-22")
      }
    }
  }

  func run() throws {
    guard let directory = ModelsDirectory.find(models) else {
      throw ValidationError("no folder of model files found; name one with --models")
    }
    let tagger = try LineTagger(
      dimension: dimension, referenceDate: referenceDate,
      models: ModelSet(directory: directory))
    while let line = readLine() {
      try Output.standard.write(tagger.tag(line))
    }
  }

  static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }
}
