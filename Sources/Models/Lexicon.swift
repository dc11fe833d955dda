public import Gongwen

/// A set of words by category, found in a text in one pass.
///
/// File format: `[category]` opens a section; each line in it is a word, optionally followed by
/// tab-separated fields whose meaning the section's user knows.
///
/// Immutable; one reference, because the stages hand it about for every clause.
public final class Lexicon: Sendable {
  public struct Entry: Equatable, Sendable {
    /// Folded form.
    public var word: String
    /// Index into `categories`.
    public var category: Int
    public var fields: [String]
    /// 1-based line in the model file.
    public var line: Int
  }

  /// A word found in a text.
  public struct Hit: Equatable, Sendable {
    /// Index into `entries`.
    public var entry: Int
    public var range: Range<Int>
  }

  public let file: String
  public let version: String
  public let categories: [String]
  public let entries: [Entry]
  /// Entries that have the same word: index of the next one, or -1.
  private let next: [Int32]
  @usableFromInline
  let trie: Trie

  public init(_ model: ModelFile) throws(ModelError) {
    file = model.name
    version = model.version
    var category = -1
    var categories: [String] = []
    var entries: [Entry] = []
    var next: [Int32] = []
    var trie = Trie()
    // Bytes, not characters: breaking thousands of lines into graphemes would be most of the start.
    for (number, line) in model.lines {
      if line.utf8.first == UInt8(ascii: "[") {
        guard line.utf8.last == UInt8(ascii: "]"), line.utf8.count > 2 else {
          throw ModelError(file: file, line: number, reason: "a section is written [name]")
        }
        let name = String(Substring(line.utf8.dropFirst().dropLast()))
        if let known = categories.firstIndex(of: name) {
          category = known
        } else {
          category = categories.count
          categories.append(name)
        }
        continue
      }
      guard category >= 0 else {
        throw ModelError(file: file, line: number, reason: "a word before the first [section]")
      }
      let tab = line.utf8.firstIndex(of: UInt8(ascii: "\t"))
      let word = line[..<(tab ?? line.endIndex)]
      let scalars = word.unicodeScalars.map { TextBuffer.fold($0.value) }
      guard !scalars.isEmpty else {
        throw ModelError(file: file, line: number, reason: "the word is empty")
      }
      var fields: [String] = []
      if let tab {
        fields = line.utf8[line.utf8.index(after: tab)...].split(
          separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false
        ).map { String(Substring($0)) }
      }
      let index = Int32(entries.count)
      entries.append(
        Entry(
          word: TextBuffer.string(scalars), category: category, fields: fields, line: number))
      next.append(trie.insert(scalars, value: index))
    }
    self.categories = categories
    self.entries = entries
    self.next = next
    self.trie = trie
  }

  /// The index of a category, or -1 if the file has no such section.
  public func category(_ name: String) -> Int {
    categories.firstIndex(of: name) ?? -1
  }

  /// Calls `found` for every word that begins at `start`, shortest first, until the text or the
  /// trie ends.
  @inlinable
  public func forEachMatch(
    in folded: UnsafeBufferPointer<UInt32>, at start: Int, end: Int,
    _ found: (_ entry: Int, _ end: Int) -> Void
  ) {
    guard trie.mayBegin(folded, start, end) else { return }
    forEachNode(in: folded, at: start, end: end) { value, position in
      var entry = value
      while entry >= 0 {
        found(Int(entry), position)
        entry = nextEntry(entry)
      }
    }
  }

  /// The longest word that begins at `start`: the last of its entries and where it ends; entry -1
  /// if there is none. `entryBefore` gives the word's other entries.
  @inlinable
  @inline(__always)
  public func longest(
    in folded: UnsafeBufferPointer<UInt32>, at start: Int, end: Int
  ) -> (entry: Int, end: Int) {
    guard trie.mayBegin(folded, start, end) else { return (-1, start) }
    return longestWord(folded, start, end)
  }

  @usableFromInline
  func longestWord(
    _ folded: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int
  ) -> (entry: Int, end: Int) {
    trie.longest(folded, from: start, to: end)
  }

  /// The entry of the same word that was read before this one, or -1.
  public func entryBefore(_ entry: Int) -> Int { Int(next[entry]) }

  @usableFromInline
  func nextEntry(_ entry: Int32) -> Int32 { next[Int(entry)] }

  @usableFromInline
  func forEachNode(
    in folded: UnsafeBufferPointer<UInt32>, at start: Int, end: Int,
    _ found: (_ value: Int32, _ end: Int) -> Void
  ) {
    trie.walk(folded, from: start, to: end, found)
  }

  /// The longest word of any of `among` (all categories if `nil`) that begins at `start`.
  public func longestMatch(
    in text: TextBuffer, at start: Int, end: Int, among: Set<Int>? = nil
  ) -> Hit? {
    var best: Hit?
    text.folded.withUnsafeBufferPointer { folded in
      forEachMatch(in: folded, at: start, end: end) { entry, position in
        if among?.contains(entries[entry].category) ?? true {
          best = Hit(entry: entry, range: start..<position)
        }
      }
    }
    return best
  }

  /// All words in `range`, ordered by start, then length; overlapping ones too.
  public func matches(in text: TextBuffer, range: Range<Int>) -> [Hit] {
    var hits: [Hit] = []
    text.folded.withUnsafeBufferPointer { folded in
      for start in range {
        forEachMatch(in: folded, at: start, end: range.upperBound) { entry, position in
          hits.append(Hit(entry: entry, range: start..<position))
        }
      }
    }
    return hits
  }

  /// Entries whose word is `word` after folding.
  public func entries(for word: String) -> [Entry] {
    let scalars = TextBuffer.fold(word)
    var found: [Entry] = []
    scalars.withUnsafeBufferPointer { buffer in
      trie.walk(buffer, from: 0, to: buffer.count) { value, end in
        guard end == buffer.count else { return }
        var entry = value
        while entry >= 0 {
          found.append(entries[Int(entry)])
          entry = next[Int(entry)]
        }
      }
    }
    return found
  }
}
