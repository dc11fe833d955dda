/// What a file is by its bytes, whatever its name says.
enum ContentFormat: Equatable {
  case empty
  case pdf
  case html
  /// Text or Markdown: anything that decodes to characters.
  case text
  case docx
  /// A format that LibreOffice reads.
  case office(OfficeKind)
  case ofd
  /// PNG, JPEG or TIFF.
  case image
  /// A mail message or a web archive.
  case mail
  /// A zip archive that is no document itself.
  case archive
  /// A known format without a reader; the value names it for the message.
  case unsupported(String)
  /// The same of archives.
  case unsupportedArchive(String)
  case noise

  enum OfficeKind: String {
    /// DOC and WPS share the container.
    case compound = "doc"
    case rtf
  }

  static func detect(_ bytes: [UInt8]) -> ContentFormat {
    guard bytes.contains(where: { $0 != 0x20 && !(0x09...0x0D).contains($0) && $0 != 0 }) else {
      return bytes.allSatisfy { $0 != 0 } ? .empty : .noise
    }
    // Adobe readers accept junk before the header within the first 1,024 bytes.
    if find("%PDF-", in: bytes, limit: 1024) != nil { return .pdf }
    if let signature = signatures.first(where: { bytes.starts(with: $0.bytes) }) {
      switch signature.name {
      case "ZIP": return formatOfArchive(bytes)
      case "OLE": return .office(.compound)
      case "RTF": return .office(.rtf)
      case "image": return .image
      case "RAR", "7z", "gzip", "bzip2", "xz": return .unsupportedArchive(signature.name)
      default: return .unsupported(signature.name)
      }
    }
    if bytes.count > 12, bytes.starts(with: Array("RIFF".utf8)),
      bytes[8..<12].elementsEqual("WEBP".utf8)
    {
      return .unsupported("WebP image")
    }
    if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) {
      return .unsupportedArchive("tar")
    }
    if TextDecoding.looksLikeNoise(bytes) { return .noise }
    if MailHeader.opens(bytes) { return .mail }
    return isHTML(bytes) ? .html : .text
  }

  private static let signatures: [(bytes: [UInt8], name: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "ZIP"),
    ([0x50, 0x4B, 0x05, 0x06], "ZIP"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "OLE"),
    (Array("{\\rtf".utf8), "RTF"),
    ([0x89, 0x50, 0x4E, 0x47], "image"),
    ([0xFF, 0xD8, 0xFF], "image"),
    (Array("GIF8".utf8), "GIF image"),
    ([0x49, 0x49, 0x2A, 0x00], "image"),
    ([0x4D, 0x4D, 0x00, 0x2A], "image"),
    (Array("Rar!".utf8), "RAR"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z"),
    ([0x1F, 0x8B], "gzip"),
    (Array("BZh".utf8), "bzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"),
    ([0x7F, 0x45, 0x4C, 0x46], "ELF program"),
    (Array("SQLite format 3".utf8), "SQLite database"),
    (Array("%!PS".utf8), "PostScript"),
  ]

  /// Word and OFD packages tell themselves by the names of their parts. Where the directory of the
  /// archive is lost, the names are looked for in the bytes, so that the reader of the format can
  /// say what is wrong.
  private static func formatOfArchive(_ bytes: [UInt8]) -> ContentFormat {
    let parts: [(String, ContentFormat)] = [
      ("word/document.xml", .docx), ("OFD.xml", .ofd), ("xl/workbook.xml", .unsupported("XLSX")),
      ("xl/workbook.bin", .unsupported("XLSB")), ("ppt/presentation.xml", .unsupported("PPTX")),
      ("META-INF/container.xml", .unsupported("EPUB")),
      ("META-INF/manifest.xml", .unsupported("OpenDocument")),
      // A package whose main part has another name.
      ("[Content_Types].xml", .docx),
    ]
    if let archive = try? ZipArchive(bytes, allowance: 0) {
      if let format = parts.first(where: { archive.entry($0.0) != nil })?.1 { return format }
      return isPackageInFolder(archive) ? .ofd : .archive
    }
    return parts.first { find($0.0, in: bytes, limit: bytes.count) != nil }?.1 ?? .archive
  }

  /// An OFD package that somebody packed with its folder: all that is in the archive lies under the
  /// folder of the one `OFD.xml`.
  private static func isPackageInFolder(_ archive: ZipArchive) -> Bool {
    let paths = archive.entries.map { $0.name.lowercased().split { $0 == "/" || $0 == "\\" } }
      .filter { $0.first != "__macosx" && !($0.last?.hasPrefix(".") ?? true) }
    let mains = paths.filter { $0.last == "ofd.xml" }
    guard let main = mains.min(by: { $0.count < $1.count }), main.count > 1 else { return false }
    let folder = main.dropLast()
    return paths.allSatisfy { folder.starts(with: $0) || $0.starts(with: folder) }
  }

  /// A page has a doctype or one of the elements that only pages have, in any of the encodings
  /// that keep ASCII, or in UTF-16.
  private static func isHTML(_ bytes: [UInt8]) -> Bool {
    var head = Array(bytes.prefix(8192))
    if head.contains(0) { head.removeAll { $0 == 0 } }
    for index in head.indices where (0x41...0x5A).contains(head[index]) { head[index] += 0x20 }
    guard let first = head.firstIndex(of: 0x3C) else { return false }
    let before = head[..<first]
    let isFirst = before.allSatisfy { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    // Markdown can hold a table that is written as a small page.
    let limit = isFirst ? head.count : 256
    let whole = ["<!doctype html", "<html", "<head", "<body", "<meta ", "<title"]
    let hasTable = !isFirst && find("<html><body><table", in: head, limit: limit) != nil
    if !hasTable, whole.contains(where: { find($0, in: head, limit: limit) != nil }) { return true }
    // A fragment counts where it opens the file.
    let elements = [
      "<div", "<p>", "<p ", "<table", "<span", "<article", "<section", "<h1", "<h2", "<center",
      "<font", "<ul", "<br",
    ]
    return isFirst
      && elements.contains { head[first...].starts(with: $0.utf8) }
  }

  /// Offset of the first occurrence of an ASCII string that begins before `limit`.
  static func find(_ word: String, in bytes: [UInt8], limit: Int) -> Int? {
    let pattern = Array(word.utf8)
    guard bytes.count >= pattern.count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      let last = min(buffer.count - pattern.count, limit)
      while index <= last {
        if buffer[index] == pattern[0] {
          var length = 1
          while length < pattern.count && buffer[index + length] == pattern[length] { length += 1 }
          if length == pattern.count { return index }
        }
        index += 1
      }
      return nil
    }
  }
}
