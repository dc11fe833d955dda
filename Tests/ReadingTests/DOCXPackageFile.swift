import Gongwen

@testable import Reading

/// A Word document made of the XML of its parts.
struct DOCXPackageFile {
  /// What stands in `w:body`.
  var body: String
  /// What stands in the root elements of the other parts, by the kind of their relationship.
  var parts: [String: String] = [:]
  /// Parts of other formats: identifier, path from `word/`, content.
  var chunks: [(id: String, path: String, content: [UInt8])] = []

  private static let roots = [
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes",
    "endnotes": "endnotes", "comments": "comments", "header": "hdr", "footer": "ftr",
  ]

  private static let namespaces = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
    xmlns:v="urn:schemas-microsoft-com:vml"
    """

  private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

  var bytes: [UInt8] {
    var entries = [
      ContainerZip.Entry("[Content_Types].xml", "<Types/>"),
      .init(
        "_rels/.rels",
        """
        <Relationships><Relationship Id="rId1" Type="\(Self.types)officeDocument" \
        Target="word/document.xml"/></Relationships>
        """),
      .init(
        "word/document.xml",
        "<w:document \(Self.namespaces)><w:body>\(body)</w:body></w:document>"),
    ]
    var relationships = ""
    for (kind, content) in parts.sorted(by: { $0.key < $1.key }) {
      let root = Self.roots[kind] ?? kind
      relationships += """
        <Relationship Id="\(kind)" Type="\(Self.types)\(kind)" Target="\(kind).xml"/>
        """
      entries.append(
        .init("word/\(kind).xml", "<w:\(root) \(Self.namespaces)>\(content)</w:\(root)>"))
    }
    for chunk in chunks {
      relationships += """
        <Relationship Id="\(chunk.id)" Type="\(Self.types)aFChunk" Target="\(chunk.path)"/>
        """
      entries.append(.init(Array("word/\(chunk.path)".utf8), chunk.content))
    }
    entries.append(
      .init(
        "word/_rels/document.xml.rels", "<Relationships>\(relationships)</Relationships>"))
    return ContainerZip.bytes(entries)
  }

  func read(_ options: ReadingOptions = ReadingOptions()) throws -> PagedText {
    try DocumentReader(options: options).read(bytes, name: "a.docx")
  }

  /// The lines that are read, cells with `|` between them.
  func lines() throws -> [String] {
    try read().pages.flatMap(\.lines).map { line in
      TextBuffer.string(line.scalars).replacing("\t", with: "|")
    }
  }

  // MARK: Pieces of a body

  static func run(_ text: String, _ properties: String = "") -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  static func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr>\(run(text))</w:p>"
  }

  /// A paragraph of a list.
  static func item(_ text: String, _ level: Int = 0, list: Int = 1) -> String {
    paragraph(
      text, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
  }

  /// `properties` go into `w:tcPr`.
  static func cell(_ text: String, _ properties: String = "") -> String {
    "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(text))</w:tc>"
  }

  static func row(_ cells: String..., properties: String = "") -> String {
    "<w:tr><w:trPr>\(properties)</w:trPr>\(cells.joined())</w:tr>"
  }

  /// A table with ruling lines.
  static func table(_ rows: String...) -> String {
    """
    <w:tbl><w:tblPr><w:tblBorders><w:insideV w:val="single"/></w:tblBorders></w:tblPr>\
    \(rows.joined())</w:tbl>
    """
  }
}
