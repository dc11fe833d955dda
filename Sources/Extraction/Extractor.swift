public import Gongwen
public import Models
internal import Structuring
internal import Tagging

/// The whole pipeline as one value: bytes in, contract object out.
public struct Extractor: Sendable {
  private let structurer: Structurer
  private let tagger: Tagger

  public init(models: ModelSet) throws(ModelError) {
    structurer = try Structurer(models: models)
    tagger = try Tagger(models: models)
  }

  /// The text part of the pipeline: structure, tags and the obligations that join them.
  public func extract(
    _ paged: PagedText, source: Source, stamp: ModelStamp
  ) -> ExtractedDocument {
    let structured = structurer.structure(paged)
    return Self.join(structured, tagger.tag(structured), source: source, stamp: stamp)
  }

  /// The same with why everything was said.
  public func explain(
    _ paged: PagedText, source: Source, stamp: ModelStamp
  ) -> Explanation {
    let structured = structurer.structure(paged)
    let tagged = tagger.tag(structured)
    return Explanation(
      Self.join(structured, tagged, source: source, stamp: stamp), tagged)
  }
}
