import Testing

@testable import Recognition

@Suite struct RecognitionErrorTests {
  @Test func codesAreStable() {
    #expect(RecognitionError.Code.notInstalled.rawValue == "ocr-not-installed")
  }
}
