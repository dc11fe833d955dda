/// The words by which a trace tells the matter of a clause (企业技术中心) from what is done with it
/// (推进…建设). They come from `models/trace.lexicon`.
public struct TraceVocabulary: Sendable {
  /// A line of the lexicon.
  public struct Word: Sendable {
    public var category: String
    public var word: String
    /// What stands after a tab.
    public var field: String?

    public init(category: String, word: String, field: String? = nil) {
      self.category = category
      self.word = word
      self.field = field
    }
  }

  /// Between these stand the matters; the value is 1 for a word that is kept whole.
  let dividers: WordTable
  let endings: [[UInt32]]
  let plans: [[UInt32]]
  let measures: Set<UInt32>
  let circumstances: WordTable
  let purposes: WordTable
  /// The value is an index into `replacements`.
  let same: WordTable
  let replacements: [[UInt32]]

  /// Sections that the vocabulary does not know mean nothing.
  public init(_ words: some Sequence<Word>) {
    var dividers = WordTable()
    var circumstances = WordTable()
    var purposes = WordTable()
    var same = WordTable()
    var endings: [[UInt32]] = []
    var plans: [[UInt32]] = []
    var measures: Set<UInt32> = []
    var replacements: [[UInt32]] = []
    for entry in words {
      let word = Folding.fold(entry.word)
      guard !word.isEmpty else { continue }
      switch entry.category {
      case "divider": dividers.insert(word, value: 0)
      case "kept": dividers.insert(word, value: 1)
      case "ending": endings.append(word)
      case "plan": plans.append(word)
      case "measure": measures.formUnion(word)
      case "circumstance": circumstances.insert(word, value: 0)
      case "purpose": purposes.insert(word, value: 0)
      case "same":
        same.insert(word, value: replacements.count)
        replacements.append(Folding.fold(entry.field ?? entry.word))
      default: break
      }
    }
    self.dividers = dividers
    self.circumstances = circumstances
    self.purposes = purposes
    self.same = same
    self.endings = endings.sorted {
      $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count
    }
    self.plans = plans
    self.measures = measures
    self.replacements = replacements
  }
}

/// Words by their first character.
struct WordTable: Sendable {
  private var words: [UInt32: [(word: [UInt32], value: Int)]] = [:]

  mutating func insert(_ word: [UInt32], value: Int) {
    guard let first = word.first else { return }
    var known = words[first] ?? []
    known.removeAll { $0.word == word }
    let place = known.firstIndex { $0.word.count < word.count } ?? known.count
    known.insert((word, value), at: place)
    words[first] = known
  }

  /// The longest word that begins at a place.
  func longest(_ text: [UInt32], at start: Int, end: Int) -> (length: Int, value: Int)? {
    guard start < end, let known = words[text[start]] else { return nil }
    for (word, value) in known where start + word.count <= end {
      if text[start..<start + word.count] == word[...] { return (word.count, value) }
    }
    return nil
  }
}
