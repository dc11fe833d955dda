public import Gongwen
public import Models

/// Finds who is responsible for what.
public struct UnitTagger: Sendable {
  private let lexicon: UnitLexicon
  private let cues: UnitCues

  public init(models: ModelSet) throws(ModelError) {
    lexicon = try UnitLexicon(models: models)
    cues = try UnitCues(models: models)
  }

  /// Assignments in text order, and diagnostics of brackets that were repaired.
  public func assignments(
    _ document: StructuredDocument, with matcher: Matcher
  ) -> (assignments: [Traced<Assignment>], diagnostics: [Diagnostic]) {
    document.text.folded.withUnsafeBufferPointer { folded in
      let recognizer = UnitRecognizer(lexicon: lexicon, text: folded)
      var run = UnitRun(
        document: document, cues: cues, recognizer: recognizer, matcher: matcher)
      run.tag()
      return (run.assignments, run.diagnostics)
    }
  }

  /// A unit in a line of text that stands alone.
  public struct Mention: Equatable, Sendable {
    public var text: String
    /// The full official name where it is known, else `text`.
    public var canonical: String
    /// `nil` where the line says no role.
    public var role: Role?
    /// Whether it stands in a list that ends in 等.
    public var openEnded: Bool
    public var range: TextRange

    public init(
      text: String, canonical: String, role: Role?, openEnded: Bool = false, range: TextRange
    ) {
      self.text = text
      self.canonical = canonical
      self.role = role
      self.openEnded = openEnded
      self.range = range
    }
  }

  /// The units of one line of text in order, with the role that the line gives them.
  public func mentions(_ text: TextBuffer, with matcher: Matcher) -> [Mention] {
    text.folded.withUnsafeBufferPointer { folded in
      let recognizer = UnitRecognizer(lexicon: lexicon, text: folded)
      return UnitMentions(text: text, cues: cues, recognizer: recognizer, matcher: matcher)
        .mentions()
    }
  }
}
