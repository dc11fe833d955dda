internal import ArgumentParser
internal import Comparison
internal import Gongwen
internal import Register

/// Documents of the register that a person names on the command line.
struct RegisteredVersions {
  let register: Register
  let language: Language

  /// - Throws: `RegisterError`.
  init(_ place: RegisterPlace, language: Language) throws {
    register = try place.openForReading()
    self.language = language
  }

  /// The version that is meant by an identifier, a number, a file or words of a title; `@2` after it
  /// asks for its second version, without it the current one is meant.
  ///
  /// - Throws: `ExitCode` 2 where none or several are meant, after a line on standard error has said
  ///   so.
  func version(_ text: String) throws -> Int64 {
    let (name, ordinal) = Self.split(text)
    let wording = AnswerWording(language)
    let found = try register.find(name)
    guard let document = found.first else {
      Console.error(
        try register.isEmpty() ? wording.emptyRegister : wording.unknownDocument(name))
      throw ExitCode(2)
    }
    guard found.count == 1 else {
      Console.error(wording.ambiguousDocument(name, found.count))
      throw ExitCode(2)
    }
    guard let ordinal else { return document.version }
    guard let version = try register.version(ordinal, of: document.id) else {
      Console.error(wording.unknownVersion(name, ordinal))
      throw ExitCode(2)
    }
    return version
  }

  /// The name of a document and the number of one of its versions, if there is one after it.
  static func split(_ text: String) -> (name: String, ordinal: Int?) {
    guard let sign = text.lastIndex(of: "@"), sign > text.startIndex,
      let ordinal = Int(text[text.index(after: sign)...]), ordinal > 0
    else { return (text, nil) }
    return (String(text[..<sign]), ordinal)
  }

  func document(_ text: String) throws -> ExtractedDocument {
    try register.contents(ofVersion: version(text))
  }

  /// Higher documents that may be what a lower one carries out: those that it names, and those of
  /// the divisions around its own, the most promising first.
  ///
  /// - Returns: not more than `limit`, and how many there are.
  func above(
    _ lower: ExtractedDocument, _ vocabulary: TraceVocabulary, limit: Int
  ) throws -> (documents: [ExtractedDocument], total: Int) {
    var found: [(version: Int64, metadata: DocumentMetadata)] = []
    if let level = lower.document.level {
      found = try register.above(region: lower.document.region?.code, level: level)
    }
    for reference in lower.document.references.prefix(Self.references) {
      for document in try register.find(reference.number ?? reference.title) {
        guard !found.contains(where: { $0.version == document.version }) else { continue }
        let metadata = try register.metadata(ofVersion: document.version)
        let isItself =
          metadata.title == lower.document.title
          && metadata.documentNumber == lower.document.documentNumber
        guard !isItself, TraceCandidates.names(reference, metadata) else { continue }
        found.append((document.version, metadata))
      }
    }
    let order = TraceCandidates.order(found.map(\.metadata), for: lower, vocabulary)
    return (
      try order.prefix(limit).map { try register.contents(ofVersion: found[$0].version) },
      found.count
    )
  }

  /// References of a document that are looked up.
  private static let references = 100
}

extension AnswerWording {
  var nothingAbove: String {
    choose(
      "gongwen: 登记库里没有可能的上级文件；请先登记，或把上级文件写在命令里",
      "gongwen: the register holds no document of a higher level; ingest some, or name files")
  }

  func moreAbove(_ shown: Int, _ total: Int) -> String {
    choose(
      "gongwen: 登记库里有\(total)份上级文件，只比对了最相关的\(shown)份（--limit）",
      "gongwen: the register holds \(total) higher documents, the \(shown) most promising were "
        + "compared (--limit)")
  }

  func unknownVersion(_ document: String, _ ordinal: Int) -> String {
    choose(
      "gongwen: “\(document)”没有第\(ordinal)版；gongwen show 列出各版",
      "gongwen: \(document) has no version \(ordinal); gongwen show lists its versions")
  }
}
