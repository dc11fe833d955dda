internal import Gongwen
internal import Models

/// Makes the document's metadata of its elements.
struct MetadataReader {
  let text: TextBuffer
  let ranges: [Range<Int>]
  let protection: Protection
  let rules: ElementRules
  let divisions: Divisions
  let matcher: Matcher

  /// `label` is a source's own label of the place, such as 广东省深圳市福田区.
  func read(
    _ elements: ElementFinder.Elements, page: PageMetadata, label: [UInt32],
    clauses: [ClauseCutter.Cut]
  ) -> DocumentMetadata {
    var document = DocumentMetadata()
    let title = (elements.title ?? elements.issuedTitle).map {
      TitleReader.title(text, ranges[$0])
    }
    document.title = title.map(clean)
    document.issuedText = issuedText(elements, title)
    document.documentNumber =
      elements.documentNumber.map { text.string($0) } ?? page.documentNumber
    document.addressees = elements.addressees.flatMap(units)
    document.copiedTo = elements.copies.flatMap(units)
    document.attachments = attachments(elements)
    document.publishedOn = page.publishedOn
    document.issuedOn = day(elements.signatureDate) ?? day(elements.headDate) ?? page.issuedOn
    document.printedOn = day(elements.printDate)
    let validity = Validity(
      text, clauses: clauses, paragraphs: ranges, kinds: elements.kinds,
      issuedOn: document.issuedOn, rules: rules, matcher: matcher)
    document.effectiveOn = validity.effectiveOn
    document.expiresOn = validity.expiresOn
    if document.publishedOn == nil { document.publishedOn = validity.publishedOn }
    let bodies = issuers(elements, title)
    let finder = RegionFinder(text: text, divisions: divisions, rules: rules)
    (document.region, document.level) = finder.find(
      bodies: bodies, title: title, number: elements.documentNumber, label: label)
    document.issuers = bodies.map { named($0, in: document.region) }
    if document.issuers.isEmpty {
      document.issuers = [page.issuer ?? self.issuer(label)].compactMap { $0 }
    }
    return document
  }

  /// A source's label that names a body and not only a place (某省人民政府).
  private func issuer(_ label: [UInt32]) -> String? {
    let name = TextBuffer(label)
    return label.count > 3 && rules.endsInUnit(name, 0..<label.count)
      ? name.string(0..<label.count) : nil
  }

  private func clean(_ range: Range<Int>) -> String {
    text.string(range)
  }

  private func units(_ range: Range<Int>) -> [String] {
    UnitLists.units(text, range, protection, rules).map { text.string($0) }
  }

  private func day(_ range: Range<Int>?) -> String? {
    range.flatMap { DateReader.day(text, $0) }?.text
  }

  private func issuedText(_ elements: ElementFinder.Elements, _ title: Range<Int>?) -> String? {
    if let title, let issued = TitleReader.issuedText(text, title, rules, matcher) {
      // A notice that issues figures of its own and no text: nothing follows its signature.
      let isQuoted =
        issued.lowerBound > 0 && Self.openers.contains(text.folded[issued.lowerBound - 1])
      if isQuoted || elements.issuedTitle != nil || !elements.endsWithSignature {
        return text.string(issued)
      }
      return nil
    }
    return elements.issuedTitle.map { text.string(TitleReader.title(text, ranges[$0])) }
  }

  /// 《 and 〈
  private static let openers: Set<UInt32> = [0x300A, 0x3C]

  /// Signature, else the bodies that the title names, else the letterhead, else who printed it.
  private func issuers(_ elements: ElementFinder.Elements, _ title: Range<Int>?) -> [Range<Int>] {
    let signed = elements.signatures.flatMap(signatories)
    if !signed.isEmpty { return signed }
    if let title {
      let named = TitleReader.issuers(text, title, rules, divisions)
      if !named.isEmpty { return named }
    }
    let heads = elements.letterheads.map { range -> Range<Int> in
      let words = text.folded[range]
      let isFile = words.count > 4 && words.suffix(2).elementsEqual([0x6587, 0x4EF6])
      return isFile ? range.lowerBound..<(range.upperBound - 2) : range
    }
    if !heads.isEmpty { return heads.flatMap(signatories) }
    return elements.printer.map { [$0] } ?? []
  }

  private func signatories(_ range: Range<Int>) -> [Range<Int>] {
    UnitLists.signatories(text, range, rules).flatMap {
      TitleReader.runTogether(text, $0, rules, divisions)
    }
  }

  /// A body's name; 市人民政府 alone gets the name of its division.
  private func named(_ body: Range<Int>, in region: Region?) -> String {
    let name = text.string(body)
    guard let region, let first = name.first, let last = region.name.last, first == last,
      ["人民政府", "政府"].contains(where: name.dropFirst().hasPrefix)
    else { return name }
    let rest = name.dropFirst()
    return region.name + (rest.hasPrefix("人民") ? "" : "人民") + rest
  }

  /// The list of attachments, or the titles of attachments that are not listed.
  private func attachments(_ elements: ElementFinder.Elements) -> [String] {
    let listed = elements.listedAttachments.flatMap(items)
    return (listed.isEmpty ? elements.attachmentTitles : listed).map(attachmentTitle)
  }

  /// One line of a list may hold several numbered attachments.
  private func items(_ range: Range<Int>) -> [Range<Int>] {
    text.folded.withUnsafeBufferPointer { folded in
      var starts: [Marker] = []
      var index = range.lowerBound
      while index < range.upperBound {
        if Scalars.isDigit(folded[index]), !protection.isProtected[index],
          let marker = Marker(folded, at: index, end: range.upperBound),
          marker.value == starts.count + 1 || (starts.isEmpty && index == range.lowerBound)
        {
          starts.append(marker)
          index = marker.headingStart
        } else {
          index += 1
        }
      }
      guard let first = starts.first, first.range.lowerBound == range.lowerBound else {
        return [range]
      }
      return starts.enumerated().map { place, marker in
        let end = place + 1 < starts.count ? starts[place + 1].range.lowerBound : range.upperBound
        return marker.headingStart..<end
      }
    }
  }

  /// A title without the name of a file format, full stops and spaces at its end.
  private func attachmentTitle(_ range: Range<Int>) -> String {
    var name = text.string(TitleReader.title(text, range))
    for suffix in [".docx", ".doc", ".pdf", ".xlsx", ".xls", ".wps", ".ofd", ".zip", ".rar"]
    where name.lowercased().hasSuffix(suffix) {
      name.removeLast(suffix.count)
    }
    while let last = name.last, "。；;.，、 ".contains(last) { name.removeLast() }
    return name
  }
}
