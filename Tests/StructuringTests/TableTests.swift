import Foundation
import Models
import Testing

@testable import Structuring

/// The examples that stand beside the rules of `columns.patterns`.
@Suite struct TableTests {
  @Test func examplesOfEveryRuleHold() throws {
    let patterns = try ModelSet(directory: packageFolder.appending(path: "models").path)
      .patterns("columns.patterns")
    #expect(patterns.failedExamples().map(\.description) == [])
    let shown = Set(patterns.examples.map(\.rule.name))
    #expect(patterns.rules.map(\.name).filter { !shown.contains($0) } == [])
  }
}
