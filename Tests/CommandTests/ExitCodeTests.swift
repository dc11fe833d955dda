import Foundation
import Testing

@Suite struct ExitCodeTests {
  static let text = Program.corpus.appending(path: "text/qinshui-2022-50.txt").path

  static let cases: [([String], Int32)] = [
    (["extract", text, "--format", "json"], Int32(0)),
    (["explain", text], 0),
    (["models"], 0),
    (["--version"], 0),
    (["--help"], 0),
    (["extract", "--help"], 0),
    (["extract", text, "/no/such/file.pdf"], 1),
    (["extract", "/no/such/file.pdf"], 1),
    (["explain", "/no/such/file.pdf"], 1),
    (["extract"], 2),
    (["no-such-command"], 2),
    (["extract", text, "--format", "no-such-format"], 2),
    (["extract", text, "--jobs", "0"], 2),
    (["extract", text, "--time-limit", "0"], 2),
    (["extract", text, "--models", "/no/such/folder"], 2),
    (["extract", text, "--output", "/no/such/folder/file"], 2),
    (["tag", "--dimension", "no-such-dimension"], 2),
    (["tag", "--dimension", "deadlines", "--reference-date", "yesterday"], 2),
    (["evaluate", text, "--gold", "/no/such/folder"], 2),
    (["models", "check", "/no/such/folder"], 2),
  ]

  @Test(arguments: cases)
  func code(_ arguments: [String], _ expected: Int32) throws {
    let result = try Program.run(arguments)
    #expect(result.code == expected)
    #expect(result.errors.isEmpty == (expected == 0))
  }

  @Test func everyCodeIsDocumented() throws {
    let page = try String(
      contentsOf: Program.package.appending(path: "docs/exit-codes.md"), encoding: .utf8)
    for code in 0...2 { #expect(page.contains("| \(code) |")) }
  }

  @Test func aReaderThatGoesAwayIsNoFault() throws {
    let result = try Program.run(
      URL(filePath: "/bin/sh"),
      [
        "-c",
        "{ \"$0\" extract \"$1\" --format json; echo $? >&2; } | head -c 1 >/dev/null",
        Program.path.path, Program.corpus.appending(path: "pdf").path,
      ])
    #expect(result.errors == "0\n")
  }
}
