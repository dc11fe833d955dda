import Foundation
import Models
import Testing

@testable import Structuring

/// The examples that stand beside the rules of `structure.patterns`.
@Suite struct PatternExampleTests {
  @Test func examplesOfEveryRuleHold() throws {
    let patterns = try ModelSet(directory: packageFolder.appending(path: "models").path)
      .patterns("structure.patterns")
    #expect(patterns.failedExamples().map(\.description) == [])
    let shown = Set(patterns.examples.map(\.rule.name))
    #expect(patterns.rules.map(\.name).filter { !shown.contains($0) } == [])
  }
}
