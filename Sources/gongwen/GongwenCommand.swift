internal import ArgumentParser

@main
struct GongwenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gongwen",
    abstract: "Reads published Chinese government documents into a table of obligations.",
    version: "0.1.0",
    subcommands: [ExtractCommand.self])
}
