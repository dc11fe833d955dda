public import Gongwen

extension ExtractedDocument {
  /// The object of a document that gave nothing: empty, with the reason as its only diagnostic.
  /// `sha256` is empty where the bytes could not be read; `head` are the first of them.
  public init(
    failure: DocumentFailure, path: String, sha256: String, head: some Collection<UInt8> = [],
    models: ModelStamp
  ) {
    self.init(
      source: Source(
        path: path, sha256: sha256, format: SourceFormat(guessing: head, path: path),
        pages: failure.pages),
      models: models, diagnostics: [failure.diagnostic])
  }
}

extension SourceFormat {
  /// The likely format of a file that could not be read, from its first bytes, else its name.
  init(guessing bytes: some Collection<UInt8>, path: String) {
    let ending = path.split(separator: ".").last?.lowercased() ?? ""
    if bytes.starts(with: "%PDF".utf8) {
      self = .pdf
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .doc
    } else if bytes.starts(with: "PK".utf8) {
      self = ending == "ofd" ? .ofd : .docx
    } else if bytes.starts(with: "<".utf8) {
      self = .html
    } else {
      switch ending {
      case "pdf": self = .pdf
      case "htm", "html", "shtml", "xhtml": self = .html
      case "md", "markdown": self = .markdown
      case "docx": self = .docx
      case "doc", "wps": self = .doc
      case "ofd": self = .ofd
      default: self = .text
      }
    }
  }
}
