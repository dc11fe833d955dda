internal import ArgumentParser
internal import Gongwen
internal import Register
internal import Reporting

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search the texts and titles of the register.",
    discussion: """
      Words with spaces between them must all occur. Quotes make a phrase; AND, OR and NOT in \
      capitals and parentheses combine words. Traditional characters, full-width letters and any \
      brackets of document numbers are found as well.
      """)

  @Argument(help: "Words to look for.")
  var words: [String]

  @OptionGroup var options: QuestionOptions

  func run() throws {
    let wording = SearchWording(options.chosenLanguage)
    let answer: SearchAnswer
    do {
      try options.requireTable()
      let register = try options.place.openForReading()
      answer = try register.search(
        words.joined(separator: " "),
        filter: options.filter.resolved(
          register, options.chosenLanguage), page: options.page)
    } catch let error as SearchError {
      throw RequestError(wording.message(error))
    }
    let text =
      switch options.format {
      case .json: String(decoding: answer.json(), as: UTF8.self) + "\n"
      case .csv: table(answer).csv()
      case .table: terminal(answer, wording)
      }
    try Output.standard.write(text)
  }

  private func table(_ answer: SearchAnswer) -> DataTable {
    let keys = [
      "kind", "text", "path", "title", "document_number", "issued_on", "region", "page", "label",
      "clause",
    ]
    return DataTable(
      name: "search", columns: keys.map { DataTable.Column($0, $0) },
      rows: answer.hits.map { hit in
        [
          .text(hit.kind.rawValue), .text(hit.text), .list(hit.path),
          .optional(hit.document.title), .optional(hit.document.documentNumber),
          .date(hit.document.issuedOn), .optional(hit.document.region),
          hit.page.map { .integer($0) } ?? .empty, .optional(hit.label?.rawValue),
          hit.clause.map { .integer(Int($0)) } ?? .empty,
        ]
      })
  }

  private func terminal(_ answer: SearchAnswer, _ wording: SearchWording) -> String {
    let passages = PassageText(width: Console.width, isStyled: Console.isStyled)
    var result = answer.remarks.map { passages.remark(wording.remark($0), indent: 0) }.joined()
    for hit in answer.hits {
      result += passages.passage(hit.text, highlights: hit.highlights)
      result += passages.remark(wording.place(hit.document, path: hit.path, page: hit.page))
    }
    result += passages.heading(wording.summary(answer, offset: options.offset))
    for near in answer.near { result += passages.remark(wording.near(near)) }
    return result
  }
}

extension SearchAnswer {
  /// The answer as one object.
  func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("reading", reading)
      json.field("remarks", remarks)
      json.field("total", total)
      json.field("totalIsExact", isTotalExact)
      json.key("hits")
      json.array(hits) { json, hit in
        json.object { json in
          json.field("kind", hit.kind.rawValue)
          json.field("text", hit.text)
          json.key("highlights")
          json.array(hit.highlights) { $0.value($1) }
          json.field("path", hit.path)
          json.key("document")
          hit.document.write(to: &json)
          json.field("page", hit.page)
          json.field("label", hit.label?.rawValue)
          json.field("clause", hit.clause.map { Int($0) })
        }
      }
      json.key("near")
      json.array(near) { $1.write(to: &$0) }
    }
    return json.bytes
  }
}

extension DocumentReference {
  func write(to json: inout JSONWriter) {
    json.object {
      $0.field("title", title)
      $0.field("documentNumber", documentNumber)
      $0.field("issuedOn", issuedOn)
      $0.field("region", region)
      $0.field("id", Int(id))
    }
  }
}

extension NearWord {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("word", word)
      json.field("hits", hits)
      json.key("near")
      json.array(near) { json, neighbour in
        json.object {
          $0.field("word", neighbour.word)
          $0.field("hits", neighbour.hits)
        }
      }
    }
  }
}
