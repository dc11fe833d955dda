/// A document inside another file.
public struct ContainedDocument: Equatable, Sendable {
  /// Position in the file that holds it, the same whenever that file is read.
  public var index: Int
  /// Path inside the file that holds it, with `/` between folders; empty for the text of a mail
  /// message.
  public var name: String
  /// Bytes, as the file that holds it declares.
  public var size: Int
}

/// A file that holds documents.
protocol DocumentContainer {
  /// The documents in the file, in any order. Files whose names are not those of documents are
  /// passed over.
  var documents: [ContainedDocument] { get }

  /// The bytes of a document and the encoding that is declared for it.
  func content(of index: Int) throws(ReadingError) -> (bytes: [UInt8], charset: String?)
}

extension ContainedDocument {
  /// A path that is safe to show: without steps upwards, control characters and marks that turn the
  /// direction of writing.
  static func safePath(_ path: String) -> String {
    path.split { $0 == "/" || $0 == "\\" }.filter { $0 != "." && $0 != ".." }
      .map { part in
        var result = String.UnicodeScalarView()
        for scalar in part.unicodeScalars {
          switch scalar.value {
          case 0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
            result.append("\u{FFFD}")
          default: result.append(scalar)
          }
        }
        return String(result)
      }.joined(separator: "/")
  }
}
