import Gongwen
import Testing

@testable import Reading

private typealias File = DOCXPackageFile

@Suite("Boxes, notes and imported parts of Word documents")
struct DOCXPartTests {
  private static func box(_ text: String) -> String {
    """
    <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx>\
    <w:txbxContent>\(File.paragraph(text))</w:txbxContent></wps:txbx></wps:wsp></wp:anchor>\
    </w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>\
    \(File.paragraph(text))</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>\
    </mc:AlternateContent></w:r>
    """
  }

  @Test func boxesAreReadOnce() throws {
    let body = "<w:p>\(File.run("甲"))\(Self.box("框"))\(File.run("乙"))</w:p>"
    #expect(try File(body: body).lines() == ["甲乙", "框"])
    #expect(try File(body: "<w:p>\(Self.box("框"))</w:p>").lines() == ["框"])
  }

  @Test func ofTwoAlternativesTheOneWithTextIsRead() throws {
    let body = """
      <w:p><w:r><mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice>\
      <mc:Fallback>\(File.run("甲"))</mc:Fallback></mc:AlternateContent></w:r></w:p>
      """
    #expect(try File(body: body).lines() == ["甲"])
  }

  /// Looking for the text of each alternative anew took minutes.
  @Test(.timeLimit(.minutes(1)))
  func alternativesInAlternativesAreReadInOneGo() throws {
    let depth = 900
    let body =
      "<w:p>" + String(repeating: "<mc:AlternateContent><mc:Choice>", count: depth)
      + String(repeating: "<w:r/>", count: 100_000) + File.run("甲")
      + String(repeating: "</mc:Choice></mc:AlternateContent>", count: depth) + "</w:p>"
    #expect(try File(body: body).lines() == ["甲"])
  }

  private static func notes(_ kind: String) -> String {
    """
    <w:\(kind) w:id="-1" w:type="separator">\(File.paragraph("—"))</w:\(kind)>\
    <w:\(kind) w:id="1">\(File.paragraph("注一"))\(File.paragraph("又"))</w:\(kind)>\
    <w:\(kind) w:id="2">\(File.paragraph("注二"))</w:\(kind)>
    """
  }

  @Test(arguments: ["footnote", "endnote"])
  func notesStandBelowTheirParagraph(_ kind: String) throws {
    func reference(_ id: Int) -> String { "<w:r><w:\(kind)Reference w:id=\"\(id)\"/></w:r>" }
    let body =
      "<w:p>\(File.run("甲"))\(reference(1))\(File.run("乙"))\(reference(1))\(reference(9))</w:p>"
      + File.table(
        File.row("<w:tc><w:p>\(File.run("丙"))\(reference(2))</w:p></w:tc>", File.cell("丁")),
        File.row(File.cell("戊"), File.cell("己")))
    #expect(
      try File(body: body, parts: [kind + "s": Self.notes(kind)]).lines()
        == ["甲乙", "注一", "又", "丙|丁", "戊|己", "注二"])
  }

  private static let mht = """
    MIME-Version: 1.0
    Content-Type: multipart/related; boundary=b

    --b
    Content-Type: text/html; charset="gb2312"
    Content-Transfer-Encoding: quoted-printable
    Content-Location: file:///C:/a.htm

    <html><body><p>=B8=F7=CF=D8=D2=AA=BC=D3=C7=BF=B9=DC=C0=ED=A1=A3</p></body></html>
    --b--

    """

  static let chunks: [(path: String, content: [UInt8], line: String)] = [
    ("a.mht", Array(mht.utf8), "各县要加强管理。"),
    (
      "a.html", Array("<html><body><p>各县要加强管理，认真执行本通知。</p></body></html>".utf8),
      "各县要加强管理，认真执行本通知。"
    ),
    ("a.txt", Array("各县要加强管理。".utf8), "各县要加强管理。"),
    ("a.docx", DOCXPackageFile(body: DOCXPackageFile.paragraph("内")).bytes, "内"),
  ]

  @Test(arguments: chunks.indices)
  func importedPartsStandInTheirPlace(_ index: Int) throws {
    let (path, content, line) = Self.chunks[index]
    let body = File.paragraph("甲") + "<w:altChunk r:id=\"c\"/>" + File.paragraph("乙")
    let file = File(body: body, chunks: [("c", path, content)])
    #expect(try file.lines() == ["甲", line, "乙"])
  }

  @Test func importedPartsThatCannotBeReadAreReported() throws {
    let body = File.paragraph("甲") + "<w:altChunk r:id=\"c\"/><w:altChunk r:id=\"none\"/>"
    let paged = try File(body: body, chunks: [("c", "a.bin", [0, 1, 2, 3, 0, 0, 0])]).read()
    #expect(paged.diagnostics.map(\.code) == ["part-not-read", "part-not-read"])
  }

  @Test func documentsInDocumentsEnd() throws {
    var content = File(body: File.paragraph("0")).bytes
    for level in 1...6 {
      content =
        File(
          body: File.paragraph("\(level)") + "<w:altChunk r:id=\"c\"/>",
          chunks: [("c", "a.docx", content)]
        ).bytes
    }
    let paged = try DocumentReader().read(content, name: "a.docx")
    #expect(
      paged.pages.flatMap(\.lines).map { TextBuffer.string($0.scalars) } == [
        "6", "5", "4", "3", "2",
      ])
    #expect(paged.diagnostics.map(\.code) == ["part-not-read"])
  }

  @Test(arguments: ["w:r", "w:p", "w:tbl", "w:sdt", "mc:AlternateContent", "w:txbxContent", "x"])
  func deepDocumentsAreRefused(_ element: String) throws {
    let body =
      String(repeating: "<\(element)>", count: 5000) + "甲"
      + String(repeating: "</\(element)>", count: 5000)
    let error = #expect(throws: ReadingError.self) { try File(body: body).read() }
    #expect(error?.code == .tooDeep)
    #expect(error?.detail == "word/document.xml: > 2000")
    // Where more is allowed, it is read.
    let limits = ReadingLimits(nesting: 100_000)
    let empty = #expect(throws: ReadingError.self) {
      try File(body: body).read(ReadingOptions(limits: limits))
    }
    #expect(empty?.code == .emptyFile)
  }
}
