import Testing

@testable import Recognition

@Suite struct RecognitionErrorTests {
  @Test func codesAreStable() {
    #expect(RecognitionError.Code.notInstalled.rawValue == "ocr-not-installed")
    #expect(RecognitionError.Code.failed.rawValue == "ocr-failed")
  }

  @Test func aFolderWithoutTheEngineIsNotInstalled() {
    #expect {
      try PaddleEngine(folder: "/nowhere")
    } throws: {
      ($0 as? RecognitionError)?.code == .notInstalled
    }
  }

  @Test func aMissingModelNamesThePackage() {
    #expect {
      try TesseractEngine(data: "/nowhere")
    } throws: {
      let error = $0 as? RecognitionError
      return error?.code == .notInstalled
        && error?.detail.contains("tesseract-ocr-chi-sim") == true
    }
  }
}
