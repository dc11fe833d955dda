internal import Gongwen
internal import Register
internal import Reporting

/// The answer to the question who is responsible, in every format.
struct ResponsibilityView {
  var answer: ResponsibilityAnswer
  var wording: SearchWording

  var table: DataTable {
    let keys = [
      "unit", "role", "name", "path", "title", "document_number", "issued_on", "region", "page",
      "text", "score",
    ]
    return DataTable(
      name: "who", columns: keys.map { DataTable.Column($0, $0) },
      rows: answer.units.map { unit in
        [
          .text(unit.unit), .text(unit.role?.rawValue ?? "issuer"), .text(unit.name),
          .list(unit.path), .optional(unit.document.title),
          .optional(unit.document.documentNumber), .date(unit.document.issuedOn),
          .optional(unit.document.region), unit.page.map { .integer($0) } ?? .empty,
          .list(unit.evidence.map(\.text)), .number(Self.rounded(unit.score)),
        ]
      })
  }

  func text(offset: Int) -> String {
    let passages = PassageText(width: Console.width, isStyled: Console.isStyled)
    var result = answer.remarks.map { passages.remark(wording.remark($0, answer), indent: 0) }
      .joined()
    for (index, unit) in answer.units.enumerated() {
      result += passages.heading(
        "\(offset + index + 1). \(unit.name)（\(wording.role(unit.role))）"
          + (unit.name == unit.unit ? "" : " \(unit.unit)"))
      for evidence in unit.evidence.prefix(1) {
        result += passages.passage(evidence.text, highlights: evidence.highlights, indent: 2)
      }
      result += passages.remark(
        wording.place(unit.document, path: unit.path, page: unit.page), indent: 2)
    }
    if answer.units.count < answer.total {
      result += passages.heading(
        wording.part(offset + 1, offset + answer.units.count, of: answer.total))
    }
    for near in answer.near { result += passages.remark(wording.near(near)) }
    return result
  }

  func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("matter", answer.matter)
      json.field("subject", answer.subject)
      json.field("remarks", answer.remarks.map(\.rawValue))
      json.field("total", answer.total)
      json.key("units")
      json.array(answer.units) { json, unit in
        json.object { json in
          json.field("unit", unit.unit)
          json.field("name", unit.name)
          json.field("role", unit.role?.rawValue ?? "issuer")
          json.field("score", Self.rounded(unit.score))
          json.key("document")
          unit.document.write(to: &json)
          json.field("path", unit.path)
          json.field("page", unit.page)
          json.key("clauses")
          json.array(unit.evidence) { json, evidence in
            json.object { json in
              json.field("clause", Int(evidence.clause))
              json.field("text", evidence.text)
              json.key("highlights")
              json.array(evidence.highlights) { $0.value($1) }
              json.field("page", evidence.page)
            }
          }
        }
      }
      json.key("near")
      json.array(answer.near) { $1.write(to: &$0) }
    }
    return json.bytes
  }

  private static func rounded(_ score: Double) -> Double { (score * 1000).rounded() / 1000 }
}
