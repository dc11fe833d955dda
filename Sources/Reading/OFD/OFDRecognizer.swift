internal import Gongwen
internal import Recognition

/// Has the characters of pages recognised that show a picture instead of text.
final class OFDRecognizer {
  private let drawing: OFDDrawing
  private let options: ReadingOptions
  private(set) var notes = RecognitionNotes()
  /// Why a page could not be recognised.
  private(set) var failure: RecognitionError?

  init(_ drawing: OFDDrawing, options: ReadingOptions) {
    self.drawing = drawing
    self.options = options
  }

  func wants(_ page: OFDPage, _ glyphs: [Glyph], _ quality: TextLayer.Quality) -> Bool {
    let hasMarks = !page.paths.isEmpty || !page.images.isEmpty
    switch options.recognition {
    case .off: return false
    case .force: return hasMarks || !glyphs.isEmpty
    case .auto: break
    }
    switch quality {
    case .missing: return hasMarks
    case .garbled: return true
    case .good: return TextLayer.mayLieOnPicture(glyphs) && page.pictureCoverage > 0.5
    }
  }

  /// `hasText`: there is text to fall back on. `nil` where the page cannot be drawn or recognised.
  func read(_ page: OFDPage, hasText: Bool, memory: inout LayoutMemory) -> Page? {
    guard failure?.code != .notInstalled,
      let image = PageCanvas.image(
        width: page.width, height: page.height, resolution: PageCanvas.usualResolution,
        { drawing.draw(page: page.number - 1, on: $0) })
    else { return nil }
    do throws(RecognitionError) {
      let recognized = try PageRecognizer(options: options).recognize(image, memory: &memory)
      notes.add(recognized, number: page.number, hasText: hasText)
      options.pageRecognized?(page.number)
      return recognized.page(number: page.number)
    } catch {
      failure = error
      return nil
    }
  }
}
