import Testing

@testable import Tagging

/// Which parts of a clause are taken.
@Suite struct CoverageTests {
  static let coverage = Coverage([10..<14, 2..<8, 3..<5])

  @Test(arguments: [
    (0..<2, false), (0..<3, true), (4..<6, true), (6..<7, true), (8..<10, false), (13..<20, true),
    (14..<20, false),
  ])
  func overlaps(_ range: Range<Int>, _ expected: Bool) {
    #expect(Self.coverage.overlaps(range) == expected)
  }

  @Test func nothingCoversNothing() {
    #expect(!Coverage([]).overlaps(0..<5))
  }
}
