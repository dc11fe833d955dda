internal import ArgumentParser
internal import Glibc
internal import Gongwen

extension BenchmarkRegisterCommand {
  /// Makes text files for `gongwen ingest`.
  struct Texts: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write documents varied from real ones as text files.")

    @OptionGroup var originals: Originals

    @Argument(help: "The folder to write into.")
    var folder: String

    @Option(help: "Documents.")
    var documents = 100

    @Option(help: "Paragraphs of a document at most.")
    var paragraphs = Int.max

    func run() throws {
      let variation = try originals.variation()
      mkdir(folder, 0o777)
      for number in 0..<documents {
        let document = variation.document(number)
        // A number and a title of its own, so that it is no version of another document.
        let named = """
          \(document.document.documentNumber ?? "")

          \(document.document.title ?? "关于有关事项的通知")
          """
        let lines = document.text.split(separator: "\n")
          .filter { $0 != document.document.title ?? "" }
        let text = named + "\n" + lines.prefix(paragraphs).joined(separator: "\n") + "\n"
        let inner = "\(folder)/\(number / 1000)"
        mkdir(inner, 0o777)
        let output = try Output.open("\(inner)/\(number).txt")
        try output.write(text)
        try output.commit()
      }
    }
  }
}
