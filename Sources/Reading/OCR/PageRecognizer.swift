internal import Gongwen
internal import Recognition

/// Makes lines of a picture of a page: turns it upright, straightens it, whitens the paper, takes
/// out seals and dark edges, has its characters recognised and lays them out as those of a PDF.
struct PageRecognizer {
  let options: ReadingOptions

  /// Larger pictures are reduced: more shows no more of the characters, and memory is bounded.
  static let mostPixels = 20_000_000

  /// `memory` is of the pages before (see `PageLayout`).
  func recognize(
    _ image: consuming PageImage, memory: inout LayoutMemory
  ) throws(RecognitionError) -> RecognizedPage {
    let resolution = image.resolution
    guard let parted = RedInk.part(image.raster, resolution: resolution),
      let grey = Paper.whitened(parted.grey, resolution: resolution)
    else { throw Self.outOfMemory }
    Paper.clearEdges(grey, resolution: resolution)
    guard let ink = Paper.ink(grey, resolution: resolution) else { throw Self.outOfMemory }
    // A full stop of body text has more ink than this.
    guard ink.inkCount > Int(resolution * resolution / 2000) else {
      return RecognizedPage(width: image.width, height: image.height)
    }
    let (posture, second) = Posture.likely(ink, resolution: resolution)
    let size = (width: image.width, height: image.height)
    let before = memory
    var best = RecognizedPage(width: image.width, height: image.height)
    func attempt(_ posture: Posture) throws(RecognitionError) {
      var trial = before
      let page = try read(
        LevelPage(grey, red: parted.red, posture: posture, size: size), memory: &trial)
      guard best.lines.isEmpty || page.confidence.worth > best.confidence.worth else { return }
      (best, memory) = (page, trial)
    }
    try attempt(posture)
    if let second { try attempt(second) }
    for quarters in [2, 1, 3] {
      guard best.confidence.isHopeless else { break }
      var turned = posture
      turned.quarters = (posture.quarters + quarters) % 4
      if second?.quarters != turned.quarters { try attempt(turned) }
    }
    return best
  }

  private static var outOfMemory: RecognitionError {
    RecognitionError(code: .failed, detail: "the picture of the page takes too much memory")
  }

  private func read(
    _ level: consuming LevelPage?, memory: inout LayoutMemory
  ) throws(RecognitionError) -> RecognizedPage {
    guard let level else { throw Self.outOfMemory }
    let recognized = try options.engines.recognize(
      level.grey.pixels(resolution: level.resolution), options: options)
    guard let ink = Paper.ink(level.grey, resolution: level.resolution),
      let text = RuleStrokes.without(ink, resolution: level.resolution)
    else { throw Self.outOfMemory }
    var stretches = recognized.flatMap { TextStretch.stretches(of: $0, ink: text) }
    stretches.removeAll {
      EdgeNoise.isNoise($0, width: level.grey.width, height: level.grey.height)
    }
    StretchAlignment.align(&stretches)
    var result = RecognizedPage(
      width: level.width, height: level.height, placement: level.placement)
    for stretch in stretches {
      for character in stretch.characters { result.confidence.add(character.confidence) }
    }
    let glyphs = RecognizedGlyphs.make(stretches, level: level)
    result.lines = PageLayout(glyphs).lines(memory: &memory) {
      RuleStrokes.rules(ink, grey: level.grey, glyphs: glyphs.glyphs, dot: level.dot)
    }
    return result
  }
}
