internal import Gongwen

/// Reads DOC, WPS and RTF: LibreOffice turns them into DOCX.
struct OfficeReader {
  let options: ReadingOptions

  func read(_ bytes: [UInt8], kind: ContentFormat.OfficeKind, name: String) throws(ReadingError)
    -> PagedText
  {
    if kind == .compound { try check(bytes, name) }
    let converted: [UInt8]
    do throws(Converter.Failure) {
      converted = try Converter(options: options).docx(of: bytes, ending: kind.rawValue)
    } catch {
      throw ReadingError(error, file: name)
    }
    var paged = try DOCXReader(options: options).read(converted, name: name)
    paged.format = .doc
    return paged
  }

  /// Whether a compound file is a document of Word or WPS that is not encrypted.
  private func check(_ bytes: [UInt8], _ name: String) throws(ReadingError) {
    guard let file = CompoundFile(bytes) else {
      throw ReadingError(
        code: .damaged, file: name, detail: "the directory of the compound file is broken")
    }
    let names = Set(file.names)
    if names.contains("EncryptedPackage") {
      throw ReadingError(code: .encrypted, file: name, detail: "Office document")
    }
    if !names.isDisjoint(with: ["WordDocument", "WpsDocument"]) {
      if let head = file.head(of: "WordDocument"), head[head.startIndex + 0x0B] & 1 == 1 {
        throw ReadingError(code: .encrypted, file: name, detail: "Word document")
      }
      return
    }
    let other = Self.others.first { names.contains($0.stream) }?.format
    throw ReadingError(
      code: .unsupportedFormat, file: name, detail: other ?? "compound file without a document")
  }

  private static let others: [(stream: String, format: String)] = [
    ("Workbook", "XLS"), ("Book", "XLS"), ("EtDocument", "ET"), ("PowerPoint Document", "PPT"),
    ("WppDocument", "DPS"), ("__properties_version1.0", "Outlook message"),
    ("VisioDocument", "Visio"), ("!_StringData", "MSI"),
  ]
}

extension ReadingError {
  fileprivate init(_ failure: Converter.Failure, file: String) {
    switch failure {
    case .missing: self.init(code: .converterMissing, file: file)
    case .scratch(let reason):
      self.init(
        code: .converterMissing, file: file, detail: "no folder for temporary files: \(reason)")
    case .refused:
      self.init(code: .damaged, file: file, detail: "LibreOffice cannot convert it")
    case .timeout:
      self.init(code: .timeLimit, file: file, detail: "LibreOffice has not finished")
    }
  }
}
