internal import CXML

/// An XML part as a flat list of its nodes in document order. An element's subtree is the range from
/// its own index to `end`, so that every walk is a loop and no depth of nesting can overflow the
/// stack. Names are local names: producers disagree on prefixes and namespaces.
struct XMLTree {
  struct Node {
    /// Local name; empty for text.
    var name: String
    var parent: Int
    /// Index after the last node of the subtree.
    var end: Int
    /// Into `attributes`.
    var attributes: Range<Int> = 0..<0
    /// Of a text node, into `text`.
    var range: Range<Int> = 0..<0

    var isText: Bool { name.isEmpty }
  }

  enum Failure: Error, Equatable {
    case damaged(String)
    /// Elements nest more deeply than this many levels.
    case tooDeep(Int)

    /// The same of the package that the part stands in.
    func failure(of part: String) -> ZipArchive.Failure {
      switch self {
      case .damaged(let reason): .damaged("\(part): \(reason)")
      case .tooDeep(let deepest): .tooDeep("\(part): > \(deepest)")
      }
    }
  }

  private(set) var nodes: [Node] = []
  private(set) var attributes: [(name: String, value: String)] = []
  /// The characters of all text nodes, as they stand.
  private(set) var text: [UInt32] = []
  /// The part is not well-formed and was read only as far as it is.
  private(set) var isBroken = false

  /// A part of more nodes is no document; together they take about half a gigabyte.
  private static let mostNodes = 5_000_000

  /// Nothing outside the bytes is loaded and no entity is expanded. Where the part is broken, what
  /// stands before the break is kept if there is an element at all.
  ///
  /// - Parameters:
  ///   - foldsCase: element and attribute names become lower case.
  ///   - deepest: nesting beyond this is an error.
  init(_ bytes: [UInt8], foldsCase: Bool = false, deepest: Int = 1000) throws(Failure) {
    var names: [UnsafePointer<xmlChar>: String] = [:]
    func name(_ pointer: UnsafePointer<xmlChar>?) -> String {
      guard let pointer else { return "" }
      // The reader keeps each name once, so that its address identifies it.
      if let known = names[pointer] { return known }
      let string = String(cString: pointer)
      let result = foldsCase ? string.lowercased() : string
      names[pointer] = result
      return result
    }
    guard !Self.declaresDocumentType(bytes) else { throw .damaged(Self.documentType) }
    try bytes.withUnsafeBufferPointer { (buffer) throws(Failure) -> Void in
      let raw = UnsafeRawBufferPointer(buffer)
      let options =
        XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        | XML_PARSE_HUGE.rawValue | XML_PARSE_COMPACT.rawValue
      let reader = xmlReaderForMemory(
        raw.bindMemory(to: CChar.self).baseAddress, Int32(clamping: raw.count), nil, nil,
        Int32(options))
      guard let reader else { throw .damaged("no XML") }
      defer { xmlFreeTextReader(reader) }
      var open: [Int] = []
      var status = xmlTextReaderRead(reader)
      while status == 1 {
        guard nodes.count < Self.mostNodes else {
          throw .damaged("the XML has more than \(Self.mostNodes) nodes")
        }
        switch UInt32(xmlTextReaderNodeType(reader)) {
        case XML_READER_TYPE_ELEMENT.rawValue:
          guard open.count < deepest else {
            throw .tooDeep(deepest)
          }
          var node = Node(
            name: name(xmlTextReaderConstLocalName(reader)), parent: open.last ?? -1, end: 0)
          let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
          let start = attributes.count
          while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            guard xmlTextReaderIsNamespaceDecl(reader) != 1,
              let value = xmlTextReaderConstValue(reader)
            else { continue }
            attributes.append(
              (name(xmlTextReaderConstLocalName(reader)), String(cString: value)))
          }
          node.attributes = start..<attributes.count
          node.end = nodes.count + 1
          nodes.append(node)
          if !isEmpty { open.append(nodes.count - 1) }
        case XML_READER_TYPE_END_ELEMENT.rawValue:
          if let index = open.popLast() { nodes[index].end = nodes.count }
        case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
          XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue, XML_READER_TYPE_WHITESPACE.rawValue:
          if let value = xmlTextReaderConstValue(reader), let parent = open.last {
            let start = text.count
            text.append(contentsOf: String(cString: value).unicodeScalars.lazy.map(\.value))
            nodes.append(
              Node(
                name: "", parent: parent, end: nodes.count + 1, range: start..<text.count))
          }
        case XML_READER_TYPE_DOCUMENT_TYPE.rawValue: throw .damaged(Self.documentType)
        default: break
        }
        status = xmlTextReaderRead(reader)
      }
      isBroken = status != 0
      for index in open { nodes[index].end = nodes.count }
      guard !nodes.isEmpty else { throw .damaged("the XML has no element") }
    }
  }

  private static let documentType = "the XML declares a document type"

  /// Entities multiply in attribute values, whatever the parser is told; package formats forbid
  /// document types (ECMA-376 part 2 §8). Looks at what stands before the first element, in any
  /// encoding that keeps ASCII, or in UTF-16.
  private static func declaresDocumentType(_ bytes: [UInt8]) -> Bool {
    // Of the last bytes that are no zeros, oldest first.
    var window: UInt32 = 0
    var isComment = false
    for byte in bytes where byte != 0 {
      window = window << 8 | UInt32(byte)
      if isComment {
        isComment = window & 0xFF_FFFF != 0x2D_2D3E
      } else if window == 0x3C21_2D2D {
        isComment = true
      } else if window & 0xFF_FFFF == 0x3C_2144 {
        return true
      } else if window >> 8 & 0xFF == 0x3C, byte != 0x21, byte != 0x3F {
        return false
      }
    }
    return false
  }

  /// The first attribute of that local name.
  func attribute(_ name: String, of node: Int) -> String? {
    attributes[nodes[node].attributes].first { $0.name == name }?.value
  }

  /// Indices of an element's children, elements and text.
  func children(of node: Int) -> [Int] {
    var result: [Int] = []
    var child = node + 1
    while child < nodes[node].end {
      result.append(child)
      child = nodes[child].end
    }
    return result
  }

  func child(_ name: String, of node: Int) -> Int? {
    var child = node + 1
    while child < nodes[node].end {
      if nodes[child].name == name { return child }
      child = nodes[child].end
    }
    return nil
  }

  /// All elements of that name under `node`, in document order.
  func descendants(_ name: String, of node: Int) -> [Int] {
    ((node + 1)..<max(node + 1, nodes[node].end)).filter { nodes[$0].name == name }
  }

  /// All characters under `node`.
  func content(of node: Int) -> [UInt32] {
    var result: [UInt32] = []
    for index in node..<nodes[node].end where nodes[index].isText {
      result += text[nodes[index].range]
    }
    return result
  }
}
