import Gongwen
import Testing

/// A document says the same as text and as PDF of either producer, apart from places and pages.
@Suite struct FormatEqualityTests {
  @Test(arguments: Corpus.names, ["libreoffice", "typst"])
  func textAndPDF(_ name: String, _ producer: String) throws {
    let text = try Corpus.extract("corpus/gold/\(name).canon.txt")
    let pdf = try Corpus.extract("corpus/pdf/\(name).\(producer).pdf")
    let mentions = pdf.withoutBoxes
    #expect(pdf.text == text.text)
    #expect(pdf.clauses.map(\.text) == text.clauses.map(\.text))
    #expect(pdf.clauses.map(\.label) == text.clauses.map(\.label))
    #expect(pdf.outline.map(\.heading) == text.outline.map(\.heading))
    #expect(pdf.outline.map(\.level) == text.outline.map(\.level))
    #expect(mentions.assignments == text.assignments)
    #expect(mentions.deadlines == text.deadlines)
    #expect(mentions.amounts == text.amounts)
    #expect(mentions.targets == text.targets)
    #expect(pdf.people == text.people)
    #expect(pdf.document == text.document)
    #expect(pdf.clauses.allSatisfy { $0.page != nil && !$0.boxes.isEmpty })
    #expect(text.clauses.allSatisfy { $0.page == nil && $0.boxes.isEmpty })
  }
}

extension ExtractedDocument {
  /// The same without places, to compare what formats with and without geometry say.
  var withoutBoxes: ExtractedDocument {
    var result = self
    for index in clauses.indices { result.clauses[index].boxes = [] }
    for index in assignments.indices {
      result.assignments[index].boxes = []
      for unit in assignments[index].units.indices {
        result.assignments[index].units[unit].boxes = []
      }
    }
    for index in deadlines.indices { result.deadlines[index].boxes = [] }
    for index in amounts.indices { result.amounts[index].boxes = [] }
    for index in targets.indices { result.targets[index].boxes = [] }
    return result
  }
}
