internal import Gongwen

/// What a document says once for all its parts.
struct DOCXContext {
  var styles: DOCXStyles
  var numbering: DOCXNumbering
  /// Lines of footnotes and endnotes by `footnote` or `endnote` and their number.
  var notes: [String: [Line]] = [:]
  /// Lines of a part of another format that stands in the text.
  var chunk: (String) -> [Line] = { _ in [] }
  /// Whether a line stands where a picture does (see `DOCXPictures`).
  var marksPictures = false
}

/// Walks over the nodes of a part in one loop and makes lines of its paragraphs and tables.
struct DOCXWalk {
  private let part: DOCXPart
  private let context: DOCXContext
  private var counters: DOCXCounters
  private var frames: [Frame] = []
  private var stories = [DOCXStory()]
  private var tables: [DOCXTable] = []
  private var run = RunProperties()
  /// Inside a drawing only its text boxes count.
  private var isInDrawing = false
  private var waitingNotes: [Line] = []
  /// Notes that were given: each is given once, whatever refers to it.
  private var givenNotes = Set<String>()

  private var tree: XMLTree { part.tree }
  private var fields: DOCXFields { part.fields }

  private struct Frame {
    enum Kind {
      case paragraph
      case run(RunProperties)
      case table
      case cell
      case textBox
      case drawing(Bool)
      /// The alternative that is read.
      case alternatives(Int)
    }
    var kind: Kind
    var end: Int
  }

  init(_ part: DOCXPart, context: DOCXContext) {
    self.part = part
    self.context = context
    counters = DOCXCounters(context.numbering)
  }

  /// The lines under `root`.
  mutating func lines(of root: Int) -> [Line] {
    guard tree.nodes.indices.contains(root) else { return [] }
    var index = root + 1
    let end = tree.nodes[root].end
    while index < end {
      close(before: index)
      index = enter(index)
    }
    close(before: end)
    finishParagraph()
    appendNotes()
    return stories[0].lines
  }

  private mutating func close(before index: Int) {
    while let top = frames.last, top.end <= index {
      frames.removeLast()
      switch top.kind {
      case .paragraph: endParagraph()
      case .run(let outer): run = outer
      case .table:
        if let table = tables.popLast() { stories[stories.count - 1].append(table.lines()) }
        appendNotes()
      case .cell:
        let lines = endStory()
        if let row = tables.last?.rows.indices.last,
          let cell = tables.last?.rows[row].cells.indices.last
        {
          tables[tables.count - 1].rows[row].cells[cell].lines = lines
        }
      case .textBox:
        isInDrawing = true
        let lines = endStory()
        stories[stories.count - 1].appendBox(lines)
      case .drawing(let outer): isInDrawing = outer
      case .alternatives: break
      }
    }
  }

  /// Enters a node and returns the next to look at.
  private mutating func enter(_ index: Int) -> Int {
    let node = tree.nodes[index]
    switch node.name {
    case "": return node.end
    case "AlternateContent":
      open(.alternatives(part.alternative(of: index)), node)
      return index + 1
    case "Choice", "Fallback":
      if case .alternatives(let chosen)? = frames.last?.kind, chosen != index { return node.end }
      return index + 1
    case "drawing", "pict", "object":
      guard run.isHidden != true, !fields.isHidden(index) else { return node.end }
      open(.drawing(isInDrawing), node)
      isInDrawing = true
      return index + 1
    case "txbxContent":
      stories.append(DOCXStory())
      open(.textBox, node)
      isInDrawing = false
      return index + 1
    case "textpath":
      // The letters of VML WordArt.
      if isInDrawing, let string = tree.attribute("string", of: index), !string.isEmpty {
        stories[stories.count - 1].appendBox([
          Line(string, hints: LineHints(breakBefore: .paragraph))
        ])
      }
      return node.end
    case "blip", "imagedata":
      if isInDrawing, context.marksPictures, tables.isEmpty {
        stories[stories.count - 1].appendBox([DOCXPictures.mark(index)])
      }
      return node.end
    default:
      if isInDrawing { return index + 1 }
      return Self.isSkipped(node.name) ? node.end : enterText(index, node)
    }
  }

  private mutating func enterText(_ index: Int, _ node: XMLTree.Node) -> Int {
    switch node.name {
    case "p": beginParagraph(index, node)
    case "r": beginRun(index, node)
    case "t":
      appendText(index)
      return node.end
    case "tab", "ptab": edit(index) { paragraph, _ in paragraph.appendTab() }
    case "br":
      let kind = tree.attribute("type", of: index)
      let isPage = kind == "page" || kind == "column"
      let sign = isPage ? DOCXParagraph.pageBreak : DOCXParagraph.lineBreak
      edit(index) { paragraph, _ in paragraph.appendBreak(sign) }
    case "cr": edit(index) { paragraph, _ in paragraph.appendBreak(DOCXParagraph.lineBreak) }
    case "noBreakHyphen": edit(index) { $0.append(0x2D, $1) }
    case "sym": appendSymbol(index)
    case "fldChar":
      if let shown = fields.shown[index], run.isHidden != true {
        for scalar in shown { paragraph { $0.append(scalar, $1) } }
      }
    case "footnoteReference", "endnoteReference":
      if run.isHidden != true, let id = tree.attribute("id", of: index) {
        let note = "\(node.name.dropLast(9)) \(id)"
        if givenNotes.insert(note).inserted { waitingNotes += context.notes[note] ?? [] }
      }
    case "tbl": beginTable(index, node)
    case "tr": return beginRow(index, node)
    case "tc": return beginCell(index, node)
    case "sdt": return beginControl(index, node)
    case "altChunk":
      finishParagraph()
      if let id = tree.attribute("id", of: index) {
        stories[stories.count - 1].append(context.chunk(id))
      }
    default: break
    }
    return index + 1
  }

  /// Properties, what was deleted or moved away, instructions of fields, readings of characters.
  private static func isSkipped(_ name: String) -> Bool {
    switch name {
    case "pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr",
      "sdtEndPr", "customXmlPr", "smartTagPr", "rubyPr", "rt", "del", "moveFrom", "delText",
      "delInstrText", "instrText", "fldData":
      true
    default: false
    }
  }

  private mutating func open(_ kind: Frame.Kind, _ node: XMLTree.Node) {
    frames.append(Frame(kind: kind, end: node.end))
  }
}

// MARK: Paragraphs and runs

extension DOCXWalk {
  private mutating func beginParagraph(_ index: Int, _ node: XMLTree.Node) {
    let story = stories.count - 1
    if stories[story].paragraph?.joinsNext != true { finishParagraph() }
    var paragraph = DOCXParagraph()
    let properties = tree.child("pPr", of: index)
    let styleID = properties.flatMap { tree.child("pStyle", of: $0) }
      .flatMap { tree.attribute("val", of: $0) }
    paragraph.style = context.styles.paragraphStyle(styleID)
    paragraph.properties = paragraph.style.paragraph
    if let properties {
      paragraph.properties = ParagraphProperties(tree, properties).over(paragraph.properties)
      if let mark = tree.child("rPr", of: properties) {
        paragraph.joinsNext =
          tree.child("del", of: mark) != nil || tree.child("moveFrom", of: mark) != nil
          || RunProperties(tree, mark).isHidden == true
      }
    }
    paragraph.isContents = paragraph.style.isContents || fields.isContents(index)
    stories[story].paragraph?.goOn(in: &paragraph)
    stories[story].paragraph = paragraph
    open(.paragraph, node)
  }

  private mutating func endParagraph() {
    if stories[stories.count - 1].paragraph?.joinsNext != true { finishParagraph() }
  }

  private mutating func finishParagraph() {
    let story = stories.count - 1
    guard let paragraph = stories[story].paragraph else { return }
    stories[story].paragraph = nil
    stories[story].finish(
      paragraph, marker: paragraph.isContents ? [] : marker(of: paragraph),
      showsMarkerAlone: !tables.isEmpty)
    if tables.isEmpty { appendNotes() }
  }

  private mutating func marker(of paragraph: DOCXParagraph) -> [UInt32] {
    let properties = paragraph.properties
    guard let list = properties.list, list != 0 else { return [] }
    let styles = [paragraph.style.id] + paragraph.style.bases
    let level =
      properties.listLevel ?? context.numbering.level(of: list, forStyles: styles) ?? 0
    return counters.next(list: list, level: level)
  }

  /// Notes stand below the paragraph or the table that refers to them.
  private mutating func appendNotes() {
    guard stories.count == 1, tables.isEmpty, !waitingNotes.isEmpty else { return }
    stories[0].append(waitingNotes)
    waitingNotes = []
  }

  private mutating func endStory() -> [Line] {
    finishParagraph()
    return stories.popLast()?.lines ?? []
  }

  private mutating func beginRun(_ index: Int, _ node: XMLTree.Node) {
    open(.run(run), node)
    let style = stories[stories.count - 1].paragraph?.style.run ?? context.styles.standard.run
    guard let properties = tree.child("rPr", of: index) else {
      run = style
      return
    }
    run = RunProperties(tree, properties)
    if let id = tree.child("rStyle", of: properties).flatMap({ tree.attribute("val", of: $0) }),
      let character = context.styles[id]
    {
      run = run.over(character.run)
    }
    run = run.over(style)
  }

  /// Text outside of paragraphs, which no word processor writes, makes one.
  private mutating func paragraph(_ body: (inout DOCXParagraph, RunProperties) -> Void) {
    let story = stories.count - 1
    if stories[story].paragraph == nil {
      stories[story].paragraph = DOCXParagraph(style: context.styles.standard)
    }
    if stories[story].paragraph != nil { body(&stories[story].paragraph!, run) }
  }

  /// Changes the paragraph unless what stands at the node is hidden.
  private mutating func edit(_ node: Int, _ body: (inout DOCXParagraph, RunProperties) -> Void) {
    guard run.isHidden != true else { return }
    guard !fields.isHidden(node) else {
      if fields.isContents(node) { paragraph { paragraph, _ in paragraph.isContents = true } }
      return
    }
    paragraph(body)
  }

  private mutating func appendText(_ index: Int) {
    var text = tree.content(of: index)[...]
    if tree.attribute("space", of: index) != "preserve" {
      let isWhite: (UInt32) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
      text = text.drop(while: isWhite)
      while let last = text.last, isWhite(last) { text.removeLast() }
    }
    let symbols = SymbolFonts.isSymbolic(run.latinFont) ? run.latinFont : nil
    edit(index) { paragraph, run in
      for scalar in text {
        if let symbols, scalar < 0x100 || (0xF000...0xF0FF).contains(scalar) {
          SymbolFonts.scalar(scalar, font: symbols).map { paragraph.append($0, run) }
        } else {
          paragraph.append((0x09...0x0D).contains(scalar) ? 0x20 : scalar, run)
        }
      }
    }
  }

  private mutating func appendSymbol(_ index: Int) {
    guard let code = tree.attribute("char", of: index).flatMap({ UInt32($0, radix: 16) }) else {
      return
    }
    let font = tree.attribute("font", of: index)
    let scalar = SymbolFonts.isSymbolic(font) ? SymbolFonts.scalar(code, font: font) : code
    guard let scalar, Unicode.Scalar(scalar) != nil else { return }
    edit(index) { $0.append(scalar, $1) }
  }
}

// MARK: Tables and content controls

extension DOCXWalk {
  private mutating func beginTable(_ index: Int, _ node: XMLTree.Node) {
    finishParagraph()
    var table = DOCXTable()
    if let properties = tree.child("tblPr", of: index) {
      let style = tree.child("tblStyle", of: properties)
        .flatMap { tree.attribute("val", of: $0) }.flatMap { context.styles[$0] }
      table.hasVerticalRules =
        style?.hasVerticalRules == true || DOCXBorders.areVertical(tree, properties)
    }
    tables.append(table)
    open(.table, node)
  }

  private mutating func beginRow(_ index: Int, _ node: XMLTree.Node) -> Int {
    guard !tables.isEmpty else { return index + 1 }
    var row = DOCXTable.Row()
    if let properties = tree.child("trPr", of: index) {
      for child in tree.children(of: properties) {
        switch tree.nodes[child].name {
        case "del": return node.end
        case "tblHeader": row.isHead = RunProperties.isOn(tree.attribute("val", of: child))
        case "gridBefore": row.before = span(child, from: 0)
        default: break
        }
      }
    }
    tables[tables.count - 1].rows.append(row)
    return index + 1
  }

  private mutating func beginCell(_ index: Int, _ node: XMLTree.Node) -> Int {
    guard let row = tables.last?.rows.indices.last else { return index + 1 }
    var cell = DOCXTable.Cell()
    if let properties = tree.child("tcPr", of: index) {
      for child in tree.children(of: properties) {
        let value = tree.attribute("val", of: child)
        switch tree.nodes[child].name {
        case "cellDel": return node.end
        case "gridSpan": cell.span = span(child, from: 1)
        case "vMerge": cell.hangs = value != "restart"
        case "hMerge": cell.isContinued = value != "restart"
        default: break
        }
      }
      if DOCXBorders.areVertical(tree, properties) {
        tables[tables.count - 1].hasVerticalRules = true
      }
    }
    tables[tables.count - 1].rows[row].cells.append(cell)
    stories.append(DOCXStory())
    open(.cell, node)
    return index + 1
  }

  private func span(_ node: Int, from least: Int) -> Int {
    let value = tree.attribute("val", of: node).flatMap { Int($0) } ?? least
    return max(least, min(value, DOCXTable.mostColumns))
  }

  /// A content control is read as what it holds, unless that is a generated table of contents or
  /// the request to fill it in.
  private mutating func beginControl(_ index: Int, _ node: XMLTree.Node) -> Int {
    guard let properties = tree.child("sdtPr", of: index) else { return index + 1 }
    for child in (properties + 1)..<max(properties + 1, tree.nodes[properties].end) {
      switch tree.nodes[child].name {
      case "showingPlcHdr" where RunProperties.isOn(tree.attribute("val", of: child)):
        return node.end
      case "docPartGallery" where tree.attribute("val", of: child) == "Table of Contents":
        stories[stories.count - 1].removeContentsHeading()
        return node.end
      default: break
      }
    }
    return index + 1
  }
}
