internal import Register

extension QuestionWords {
  /// Words of a question more than so many have no others.
  private static let mostWordings = 4

  /// The words of a matter for which texts may have others.
  func wordings(of segments: [String]) -> [Matter.Wording] {
    var found: [Matter.Wording] = []
    for (kind, isSearched) in [(Kind.same, true), (.near, false)] {
      for line in self[kind] {
        let words = [line.text] + line.fields
        guard let asked = Self.longest(words, in: segments) else { continue }
        // 高新技术企业 is asked for with 高新 in it: nothing else is meant.
        let others = words.filter { other in
          other != asked && !asked.contains(other)
            && !segments.contains { $0.contains(other) }
        }
        guard !others.isEmpty else { continue }
        if let index = found.firstIndex(where: { $0.word == asked }) {
          found[index].others += others.filter { !found[index].others.contains($0) }
        } else {
          found.append(Matter.Wording(word: asked, others: others, isSearched: isSearched))
        }
      }
    }
    // 买新房 and not the 新房 in it.
    let whole = found.filter { one in
      !found.contains { $0.word != one.word && $0.word.contains(one.word) }
    }
    return Array(whole.prefix(Self.mostWordings))
  }

  private static func longest(_ words: [String], in segments: [String]) -> String? {
    words.filter { word in segments.contains { $0.contains(word) } }.max { $0.count < $1.count }
  }
}
