internal import ArgumentParser
internal import Gongwen
internal import Register

/// A version of a document in the register, as the command line names it: `DOC@N`, where DOC is
/// whatever `gongwen show` takes and N counts the document's versions from 1.
struct VersionName: Equatable {
  var document: String
  var ordinal: Int

  init?(_ text: String) {
    guard let sign = text.lastIndex(of: "@"), sign > text.startIndex,
      let ordinal = Int(text[text.index(after: sign)...]), ordinal > 0
    else { return nil }
    document = String(text[..<sign])
    self.ordinal = ordinal
  }

  /// - Throws: `ExitCode` 2 where the register has no such version, after a line on standard error
  ///   has said so.
  func read(_ register: Register, _ language: Language) throws -> ExtractedDocument {
    let wording = AnswerWording(language)
    let found = try register.find(document)
    guard let document = found.first, found.count == 1 else {
      Console.error(
        found.isEmpty
          ? wording.unknownDocument(self.document)
          : wording.ambiguousDocument(self.document, found.count))
      throw ExitCode(2)
    }
    guard let version = try register.version(ordinal, ofDocument: document.id) else {
      Console.error(wording.unknownVersion(self.document, ordinal))
      throw ExitCode(2)
    }
    return try register.extracted(version: version)
  }
}

extension DocumentPair {
  /// Reads both from the register.
  init(_ old: VersionName, _ new: VersionName, _ register: Register, _ language: Language) throws {
    self.old = try old.read(register, language)
    self.new = try new.read(register, language)
  }
}

extension AnswerWording {
  func unknownVersion(_ document: String, _ ordinal: Int) -> String {
    choose(
      "gongwen: “\(document)”没有第\(ordinal)版；gongwen show 列出各版",
      "gongwen: \(document) has no version \(ordinal); gongwen show lists its versions")
  }
}
