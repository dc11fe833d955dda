import Gongwen
import Testing

/// A document says the same as text and as PDF of either producer, apart from places and pages.
@Suite struct FormatEqualityTests {
  @Test(arguments: Corpus.names, ["libreoffice", "typst"])
  func textAndPDF(_ name: String, _ producer: String) throws {
    let text = try Corpus.extract("corpus/gold/\(name).canon.txt")
    let pdf = try Corpus.extract("corpus/pdf/\(name).\(producer).pdf")
    #expect(pdf.text == text.text)
    #expect(pdf.clauses.map(\.text) == text.clauses.map(\.text))
    #expect(pdf.clauses.map(\.label) == text.clauses.map(\.label))
    #expect(pdf.outline.map(\.heading) == text.outline.map(\.heading))
    #expect(pdf.outline.map(\.level) == text.outline.map(\.level))
    #expect(pdf.assignments == text.assignments)
    #expect(pdf.deadlines == text.deadlines)
    #expect(pdf.amounts == text.amounts)
    #expect(pdf.targets == text.targets)
    #expect(pdf.people == text.people)
    #expect(pdf.document == text.document)
    #expect(pdf.clauses.allSatisfy { $0.page != nil && !$0.boxes.isEmpty })
    #expect(text.clauses.allSatisfy { $0.page == nil && $0.boxes.isEmpty })
  }
}
