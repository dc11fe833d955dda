import Foundation
import Testing

/// What a spreadsheet program makes of the workbook.
@Suite struct WorkbookTests {
  static let calc = "/usr/lib/libreoffice/program/libsclo.so"

  /// Sheets of a workbook as rows of cells, by their names, as LibreOffice shows them.
  private func sheets(_ workbook: URL, _ folder: TemporaryFolder) throws -> [String: [[String]]] {
    let out = folder.url.appending(path: "csv")
    let result = try Program.run(
      URL(filePath: "/usr/bin/soffice"),
      [
        "--headless", "-env:UserInstallation=file://\(folder.url.path)/profile", "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
        "--outdir", out.path, workbook.path,
      ], environment: ["LC_ALL": "C.UTF-8"])
    #expect(result.code == 0)
    var sheets: [String: [[String]]] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: out.path) {
      let name = file.dropLast(4).drop { $0 != "-" }.dropFirst()
      let text = try String(contentsOf: out.appending(path: file), encoding: .utf8)
      sheets[String(name)] = Self.cells(text)
    }
    return sheets
  }

  /// Cells of CSV with either kind of line ends.
  static func cells(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var wasQuote = false
    for scalar in text.unicodeScalars where scalar != "\u{FEFF}" && scalar != "\r" {
      if isQuoted, scalar == "\"", !wasQuote {
        wasQuote = true
        continue
      }
      if wasQuote, scalar != "\"" { isQuoted = false }
      wasQuote = false
      switch scalar {
      case "\"" where !isQuoted && cell.isEmpty: isQuoted = true
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        row = []
        cell = ""
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: calc), "LibreOffice Calc is absent"))
  func libreOfficeShowsTheSameCells() throws {
    let folder = try TemporaryFolder()
    let register = try ExportTests.register(folder)
    let file = folder.url.appending(path: "table.xlsx")
    let written = try Program.run([
      "export", "--format", "xlsx", "--register", register, "--language", "en", "--output",
      file.path,
    ])
    #expect(written.code == 0, "\(written.errors)")
    let table = try Program.run(["export", "--format", "csv", "--register", register])
    let expected = Self.cells(table.text)
    let sheets = try sheets(file, folder)
    #expect(
      Set(sheets.keys) == [
        "Obligations", "Units × duties", "Units", "Deadlines", "Amounts", "Targets", "Documents",
      ])
    let found = try #require(sheets["Obligations"])
    #expect(found.count == expected.count)
    for (row, other) in zip(found.dropFirst(), expected.dropFirst()) {
      #expect(row.map(Self.bare) == other.map(Self.bare))
    }
    #expect(try #require(sheets["Documents"]).count == 6)
    #expect(try #require(sheets["Deadlines"]).dropFirst().allSatisfy { $0.count == 9 })
  }

  /// Without separators between thousands, the apostrophe before formulas and ends of lines.
  private static func bare(_ cell: String) -> String {
    if cell.wholeMatch(of: /[0-9,]+/) != nil { return cell.replacing(",", with: "") }
    return cell.hasPrefix("'") ? String(cell.dropFirst()) : cell
  }

  @Test func standardOutputGetsTheFile() throws {
    let folder = try TemporaryFolder()
    let register = try ExportTests.register(folder)
    let arguments = ["export", "--format", "xlsx", "--register", register]
    let file = folder.url.appending(path: "table.xlsx")
    let printed = try Program.run(arguments)
    let written = try Program.run(arguments + ["--output", file.path])
    #expect(printed.code == 0 && written.code == 0)
    #expect(printed.output.starts(with: Data("PK".utf8)))
    #expect(try Data(contentsOf: file) == printed.output)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        .count { $0.hasPrefix("table") } == 1)
  }

  @Test(arguments: ["xlsx", "html"])
  func extractWritesOneFileOfAllDocuments(_ format: String) throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "table")
    let result = try Program.run([
      "extract", ExportTests.folder, "\(Program.corpus.path)/bad/encrypted.pdf", "--format",
      format, "--output", file.path, "--language", "zh",
    ])
    #expect(result.code == 1)
    #expect(result.errorLines.count == 1)
    let data = try Data(contentsOf: file)
    #expect(data.count > 30_000)
    #expect(data.starts(with: Data((format == "xlsx" ? "PK" : "<!DOCTYPE html>").utf8)))
  }
}
