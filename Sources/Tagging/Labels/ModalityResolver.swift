internal import Gongwen

/// How strongly a clause binds, from the first cue that says so.
struct ModalityResolver: Sendable {
  private let modals: [(mask: UInt64, modality: Modality)]
  private let imperative: UInt64
  private let charge: UInt64
  private let explicit: UInt64
  private let strive: UInt64
  private let must: UInt64

  init(_ scanner: CueScanner) {
    must = scanner.mask("must")
    strive = scanner.mask("strive")
    modals = [
      (scanner.mask("prohibit"), .prohibit), (must, .must), (strive, .strive),
      (scanner.mask("encourage"), .encourage), (scanner.mask("may"), .may),
    ]
    imperative = scanner.mask("duty") | scanner.mask("action") | scanner.mask("grant")
    charge = scanner.mask("charge")
    explicit = modals.reduce(0) { $0 | $1.mask }
  }

  /// The modality of a clause that is not context, and the cue that gave it, if one did.
  ///
  /// The first verb decides: 完善…，鼓励… obliges, 鼓励…，完善… encourages. A target is striven for
  /// wherever 力争 stands before its figure. Conditions (…的，) and circumstances (…时，)
  /// do not bind anybody.
  func resolve(_ label: Label, _ cues: ArraySlice<CueScanner.Cue>) -> (Modality, Range<Int>?) {
    if label == .target {
      let cue = cues.first { $0.categories & strive != 0 }
      return cue.map { (.strive, $0.range) } ?? (.must, nil)
    }
    for cue in cues where !cue.isConditional && !cue.isCircumstance {
      let isHead = cue.place != .inside
      if cue.categories & explicit != 0 {
        for (mask, modality) in modals where cue.categories & mask != 0 {
          // Inside a segment 支持, 引导 are mostly nouns (给予支持) or second verbs.
          if (modality == .encourage || modality == .strive) && !isHead { continue }
          return (modality, cue.range)
        }
      }
      if cue.categories & charge != 0 || isHead && cue.categories & imperative != 0 {
        return (.must, cue.range)
      }
    }
    return (.must, nil)
  }
}
