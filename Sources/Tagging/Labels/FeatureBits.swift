internal import Gongwen
internal import Models

/// The bit of every feature that the engine can compute, -1 where no weight asks for it.
final class FeatureBits: Sendable {
  /// A cue category's features by where the cue stands and whose it is.
  struct CueBits: Sendable {
    var any: Int
    var head: Int
    var segment: Int
    var final: Int
    var authority: Int
    var privateParty: Int
    var adverbial: Int
  }

  /// By category of `labels.lexicon`.
  let cues: [CueBits]
  /// By rule of `labels.patterns`.
  let shapes: [Int]
  /// By category of `sections.lexicon`.
  let inSection: [Int]
  let ownSection: [Int]
  let underSection: [Int]
  let title: [Int]
  /// By label in the order of `LabelWeights.labels`.
  let previous: [Int]
  let list: [Int]
  /// In the order of `LabelWeights.fixed`.
  private let fixed: [String: Int]
  /// All names, asked for or not.
  let known: Set<String>

  init(
    _ weights: LabelWeights, scanner: CueScanner, shapes: PatternSet, sections: SectionClasses
  ) {
    var known = Set(LabelWeights.fixed)
    func bit(_ name: String) -> Int {
      known.insert(name)
      return weights.feature(name)
    }
    cues = scanner.lexicon.categories.map { name in
      CueBits(
        any: bit(name), head: bit("head." + name), segment: bit("segment." + name),
        final: bit("final." + name), authority: bit("authority." + name),
        privateParty: bit("private." + name),
        adverbial: bit("adverbial." + name))
    }
    self.shapes = shapes.rules.map { bit("shape." + $0.name) }
    inSection = sections.lexicon.categories.map { bit("in." + $0) }
    ownSection = sections.lexicon.categories.map { bit("own." + $0) }
    underSection = sections.lexicon.categories.map { bit("under." + $0) }
    title = sections.lexicon.categories.map { bit("title." + $0) }
    previous = LabelWeights.labels.map { bit("previous." + $0.rawValue) }
    list = LabelWeights.labels.map { bit("list." + $0.rawValue) }
    fixed = Dictionary(uniqueKeysWithValues: LabelWeights.fixed.map { ($0, weights.feature($0)) })
    self.known = known
  }

  /// The bit of one of `LabelWeights.fixed`.
  func fixed(_ name: String) -> Int { fixed[name] ?? -1 }
}
