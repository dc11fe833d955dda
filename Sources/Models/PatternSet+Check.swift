internal import Gongwen

extension PatternSet {
  /// The examples that their rules do not fulfil: a positive one must be matched where its ⟦⟧ say
  /// (anywhere if it has none), a negative one nowhere.
  ///
  /// Rules are tried on parts of a text too (a clause after its marker, the words before a number),
  /// so what is marked may also be matched in the text cut off before or behind the mark.
  public func failedExamples() -> [ModelError] {
    let matcher = Matcher()
    return examples.compactMap { example in
      reason(example.rule, example, matcher).map {
        ModelError(file: file, line: example.line, reason: "rule \(example.rule.name) \($0)")
      }
    }
  }

  private func reason(_ rule: Rule, _ example: Example, _ matcher: Matcher) -> String? {
    var scalars: [UInt32] = []
    var marks: [Int] = []
    for scalar in example.text.unicodeScalars {
      if scalar == "⟦" || scalar == "⟧" {
        marks.append(scalars.count)
      } else {
        scalars.append(scalar.value)
      }
    }
    let text = TextBuffer(scalars)
    guard marks.count.isMultiple(of: 2) else { return "has ⟦ without ⟧ in its example" }
    let isTried = CueFilter(text, range: 0..<text.count).allows(rule)
    func matches(_ range: Range<Int>) -> [Range<Int>] {
      isTried ? rule.pattern.matches(in: text, range: range, with: matcher).map(\.range) : []
    }
    let found = matches(0..<text.count)
    guard example.isPositive else {
      return found.first.map { "must not match 「\(text.string($0))」" }
    }
    guard !marks.isEmpty else { return found.isEmpty ? "does not match" : nil }
    for pair in stride(from: 0, to: marks.count, by: 2) {
      let wanted = marks[pair]..<marks[pair + 1]
      if found.contains(wanted) || matches(0..<wanted.upperBound).contains(wanted)
        || matches(wanted.lowerBound..<text.count).contains(wanted)
        || matches(wanted) == [wanted]
      {
        continue
      }
      let instead = found.map { "「\(text.string($0))」" }.joined()
      return "does not match 「\(text.string(wanted))」"
        + (isTried ? instead.isEmpty ? "" : " but \(instead)" : ": no cue is in the text")
    }
    return nil
  }
}
