import Gongwen
import Testing

/// A document says the same as text, as a file of Word and as PDF of either producer, apart from places and pages.
@Suite struct FormatEqualityTests {
  @Test(arguments: Corpus.names, ["libreoffice", "typst"])
  func textAndPDF(_ name: String, _ producer: String) throws {
    let text = try Corpus.extract("corpus/gold/\(name).canon.txt")
    let pdf = try Corpus.extract("corpus/pdf/\(name).\(producer).pdf")
    expectSame(pdf, text)
    #expect(pdf.clauses.allSatisfy { $0.page != nil && !$0.boxes.isEmpty })
    #expect(text.clauses.allSatisfy { $0.page == nil && $0.boxes.isEmpty })
  }

  @Test(arguments: Corpus.names)
  func textAndDOCX(_ name: String) throws {
    let docx = try Corpus.extract("corpus/docx/\(name).docx")
    expectSame(docx, try Corpus.extract("corpus/gold/\(name).canon.txt"))
    #expect(docx.source.format == .docx)
  }

  @Test(
    .enabled(if: Corpus.hasOffice, "LibreOffice reads DOC and RTF"),
    arguments: Corpus.docs + [Corpus.rtf])
  func docxAndDOC(_ path: String) throws {
    let name = path.split(separator: "/").last?.split(separator: ".").first ?? ""
    let doc = try Corpus.extract(path)
    expectSame(doc, try Corpus.extract("corpus/docx/\(name).docx"))
    #expect(doc.source.format == .doc)
  }

  private func expectSame(_ one: ExtractedDocument, _ text: ExtractedDocument) {
    let mentions = one.withoutBoxes
    #expect(one.text == text.text)
    #expect(one.clauses.map(\.text) == text.clauses.map(\.text))
    #expect(one.clauses.map(\.label) == text.clauses.map(\.label))
    #expect(one.outline.map(\.heading) == text.outline.map(\.heading))
    #expect(one.outline.map(\.level) == text.outline.map(\.level))
    #expect(mentions.assignments == text.assignments)
    #expect(mentions.deadlines == text.deadlines)
    #expect(mentions.amounts == text.amounts)
    #expect(mentions.targets == text.targets)
    #expect(one.people == text.people)
    #expect(one.document == text.document)
  }

  /// One of the packages has a title on one line that the text has on two, so that a space between
  /// two names is its only difference.
  @Test(arguments: Corpus.names)
  func textAndOFD(_ name: String) throws {
    let text = try Corpus.extract("corpus/gold/\(name).canon.txt")
    let ofd = try Corpus.extract("corpus/ofd/\(name).ofd")
    func spaceless(_ texts: [String]) -> [String] { texts.map { $0.filter { $0 != " " } } }
    #expect(spaceless([ofd.text]) == spaceless([text.text]))
    #expect(spaceless(ofd.clauses.map(\.text)) == spaceless(text.clauses.map(\.text)))
    #expect(ofd.clauses.map(\.label) == text.clauses.map(\.label))
    #expect(ofd.outline.map(\.heading) == text.outline.map(\.heading))
    #expect(ofd.outline.map(\.level) == text.outline.map(\.level))
    #expect(ofd.clauses.allSatisfy { $0.page != nil && !$0.boxes.isEmpty })
    let mentions = ofd.withoutBoxes
    #expect(mentions.assignments.map(\.units.count) == text.assignments.map(\.units.count))
    #expect(mentions.deadlines.map(\.end) == text.deadlines.map(\.end))
    #expect(mentions.amounts.map(\.max) == text.amounts.map(\.max))
    #expect(mentions.targets.map(\.metric) == text.targets.map(\.metric))
    if ofd.text == text.text {
      #expect(mentions.assignments == text.assignments)
      #expect(mentions.deadlines == text.deadlines)
      #expect(mentions.amounts == text.amounts)
      #expect(mentions.targets == text.targets)
      #expect(ofd.people == text.people)
      #expect(ofd.document == text.document)
    }
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
