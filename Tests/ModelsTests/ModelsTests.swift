import Gongwen
import Testing

@testable import Models

@Suite struct ModelsTests {
  @Test func lexiconFindsAllWordsAtAPlace() throws {
    let lexicon = try Lexicon(
      ModelFile(name: "t.lexicon", contents: "#: version 1\n[a]\n财政\n财政局\tx\n[b]\n财政\ty\n"))
    let text = TextBuffer("县财政局")
    let hits = lexicon.matches(in: text, range: 0..<text.count)
    #expect(hits.map { lexicon.entries[$0.entry].line } == [6, 3, 4])
    #expect(hits.map(\.range) == [1..<3, 1..<3, 1..<4])
  }

  @Test func patternsExpandFragmentsAndNameGroups() throws {
    let set = try PatternSet(
      ModelFile(
        name: "t.patterns",
        contents: "#: version 1\ndefine n = [0-9]+\nrule r cue=万 : (?<value>{{n}})万元\n+ 奖⟦5万元⟧\n"))
    let text = TextBuffer("奖励５万元，3万元")
    let rule = try #require(set.rules.first)
    let matcher = Matcher()
    let found = rule.pattern.matches(in: text, range: 0..<text.count, with: matcher)
    #expect(found.map(\.range) == [2..<5, 6..<9])
    #expect(found[0]["value"] == 2..<3)
    #expect(CueFilter(text, range: 0..<text.count).allows(rule))
    #expect(!CueFilter(text, range: 0..<3).allows(rule))
  }

  @Test func errorsNameTheLine() {
    #expect(throws: ModelError(file: "t.patterns", line: 2, reason: "'x' is not defined above")) {
      try PatternSet(
        ModelFile(name: "t.patterns", contents: "#: version 1\nrule r : {{x}}\n"))
    }
  }
}
