internal import ArgumentParser
internal import Comparison
internal import Gongwen
internal import Models

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The documents of a trace and the words that it needs.
struct TracedDocuments {
  var lower: ExtractedDocument
  var higher: [ExtractedDocument]
  var vocabulary: TraceVocabulary
  /// Higher documents that could not be read.
  var failed: Int

  /// Reads all through worker processes. A higher document that cannot be read is left out, after a
  /// line on standard error has said why.
  ///
  /// - Throws: `ExitCode` 2 where the lower document or all higher ones cannot be read;
  ///   `RequestError` where the lower path holds several documents.
  init(lower: String, higher: [String], options: RunOptions) throws {
    let language = options.chosenLanguage
    let below = try Self.read([lower], options)
    guard below.failed == 0 else { throw ExitCode(2) }
    guard below.documents.count == 1 else {
      throw RequestError(
        language == .zh
          ? "下级文件只能是一个；所给的文件夹或压缩包中不止一个文件"
          : "there is one lower document; a folder or archive that was given holds another number")
    }
    let above = try Self.read(higher, options)
    guard !above.documents.isEmpty else { throw ExitCode(2) }
    self.lower = below.documents[0]
    self.higher = above.documents
    failed = above.failed
    vocabulary = try TraceVocabulary(ModelSet(directory: options.modelsDirectory()))
  }

  /// Takes the lower document from the register, and higher ones from there too, or those that are
  /// named.
  ///
  /// - Parameter limit: how many higher documents are compared where none are named.
  /// - Throws: `ExitCode` 2 where a name means no document or several, or there is no higher one.
  init(
    registered lower: String, higher: [String], place: RegisterPlace, limit: Int,
    options: RunOptions
  ) throws {
    let language = options.chosenLanguage
    let versions = try RegisteredVersions(place, language: language)
    vocabulary = try TraceVocabulary(ModelSet(directory: options.modelsDirectory()))
    failed = 0
    self.lower = try versions.document(lower)
    guard higher.isEmpty else {
      self.higher = try higher.map { try versions.document($0) }
      return
    }
    let above = try versions.above(self.lower, vocabulary, limit: limit)
    self.higher = above.documents
    let wording = AnswerWording(language)
    guard !above.documents.isEmpty else {
      Console.error(wording.nothingAbove)
      throw ExitCode(2)
    }
    if above.total > above.documents.count {
      Console.error(wording.moreAbove(above.documents.count, above.total))
    }
  }

  private static func read(
    _ paths: [String], _ options: RunOptions
  ) throws -> (documents: [ExtractedDocument], failed: Int) {
    var documents: [ExtractedDocument] = []
    let run = DocumentRun(options: options, rendering: Rendering(.json))
    let result = try run.perform(paths) { body, failure in
      guard failure == nil else { return }
      documents.append(try JSONDecoder().decode(ExtractedDocument.self, from: Data(body)))
    }
    return (documents, result.failed)
  }
}

extension TraceVocabulary {
  init(_ models: ModelSet) throws {
    let lexicon = try models.lexicon("trace.lexicon")
    self.init(
      lexicon.entries.map {
        Word(category: lexicon.categories[$0.category], word: $0.word, field: $0.fields.first)
      })
  }
}
