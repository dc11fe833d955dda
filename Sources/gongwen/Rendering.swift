internal import ArgumentParser
internal import Extraction
internal import Gongwen
internal import Reporting

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, jsonl, csv, tsv, markdown, html, xlsx
}

/// What a worker makes of a document.
struct Rendering: ParsableArguments {
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, csv, tsv, markdown, html, explanation, png, pdf
  }

  @Option(help: .hidden)
  var render = Kind.json

  @Option(help: .hidden)
  var width = 100

  @Flag(help: .hidden)
  var styled = false

  @Option(help: .hidden)
  var renderLanguage = Language.en

  /// Number of the only clause to explain.
  @Option(help: .hidden)
  var clause: Int?

  @OptionGroup var picture: PageSelection

  init() {}

  init(
    _ kind: Kind, width: Int = 100, styled: Bool = false, language: Language = .en,
    clause: Int? = nil, picture: PageSelection = PageSelection()
  ) {
    render = kind
    self.width = width
    self.styled = styled
    renderLanguage = language
    self.clause = clause
    self.picture = picture
  }

  /// The same as arguments of a worker.
  var arguments: [String] {
    ["--render", render.rawValue, "--width", "\(width)"] + (styled ? ["--styled"] : [])
      + ["--render-language", renderLanguage.rawValue]
      + (clause.map { ["--clause", "\($0)"] } ?? [])
      + (isPicture ? picture.arguments : [])
  }

  /// Whether the document's own pages are drawn.
  var isPicture: Bool { render == .png || render == .pdf }

  /// What stands before the first document.
  var head: [UInt8] {
    let table = ObligationTable.empty(renderLanguage)
    switch render {
    case .csv: return table.csvHead()
    case .tsv: return table.tsvHead()
    case .markdown: return table.markdownHead()
    case .html: return table.htmlHead(renderLanguage, spare: ObligationTable.spare)
    case .table, .json, .jsonl, .explanation, .png, .pdf: return []
    }
  }

  /// What stands after the last document.
  var end: [UInt8] {
    render == .html ? ObligationTable.empty(renderLanguage).htmlEnd(renderLanguage) : []
  }

  func body(_ explanation: Explanation) -> [UInt8] {
    let document = explanation.document
    switch render {
    case .json: return document.jsonLine()
    case .jsonl, .csv, .tsv, .markdown, .html: return body(FlatRow.rows(of: document))
    case .table:
      let table = TerminalTable(width: width, isStyled: styled, language: renderLanguage)
      return Array(table.render(document).utf8)
    case .explanation:
      return Array(ExplanationText(language: renderLanguage).render(explanation, clause).utf8)
    // These are made of the file itself.
    case .png, .pdf: return []
    }
  }

  /// Rows of the flat table; nothing in a format that is no flat table.
  func body(_ rows: [FlatRow]) -> [UInt8] {
    let table = ObligationTable.table(rows, renderLanguage)
    switch render {
    case .csv: return table.csvRows()
    case .tsv: return table.tsvRows()
    case .jsonl: return table.asText().jsonLines()
    case .markdown: return table.markdownRows()
    case .html: return ObligationTable.readable(rows, renderLanguage).htmlRows()
    case .json, .table, .explanation, .png, .pdf: return []
    }
  }

  /// What stands for a document that gave nothing; only a reader of JSON gets something on the
  /// output, everyone gets a line on standard error.
  func body(failed document: ExtractedDocument) -> [UInt8] {
    render == .json ? document.jsonLine() : []
  }
}
