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
    for rule in patterns.rules { #expect(!rule.examples.isEmpty, "\(rule.name) has no example") }
  }
}
