internal import COCR

/// Reads the characters of one line.
final class TextRecognizer {
  private let network: Network
  private let characters: [UInt32]

  /// - Parameter characters: the scalars of the network's classes; the first stands for the blank.
  init(_ network: Network, characters: [UInt32]) {
    self.network = network
    self.characters = characters
  }

  /// The height in pixels that the network was trained on.
  private static let height = 48
  /// Widths are rounded up to this, so that the network prepares for few sizes.
  private static let widthStep = 64
  /// Lines that are longer at that height are squeezed.
  private static let longest = 2400

  func read(_ region: TextRegion, of image: PixelImage) throws(RecognitionError) -> RecognizedLine {
    guard region.halfHeight > 0.5, region.halfWidth > 0.5 else { return RecognizedLine([]) }
    // Pixels of the image for a pixel of the network's input.
    let unit = 2 * region.halfHeight / Float(Self.height)
    let used = min(Self.longest, max(8, Int((2 * region.halfWidth / unit).rounded(.up))))
    let along = 2 * region.halfWidth / Float(used)
    let width = (used + Self.widthStep - 1) / Self.widthStep * Self.widthStep
    let left = region.x - region.halfWidth * region.alongX + region.halfHeight * region.alongY
    let top = region.y - region.halfWidth * region.alongY - region.halfHeight * region.alongX
    let frame = gw_frame(
      x: left, y: top, ax: along * region.alongX, ay: along * region.alongY,
      bx: -unit * region.alongY, by: unit * region.alongX)
    var input = [Float](repeating: 0, count: 3 * width * Self.height)
    input.withUnsafeMutableBufferPointer {
      gw_sample(
        image.pixels, Int32(image.width), Int32(image.height), frame, Int32(used),
        Int32(Self.height), Int32(width), Int32(Self.height), 0, $0.baseAddress)
    }
    let output = try network.run(&input, width: width, height: Self.height)
    let (_, steps, classes, _) = output.shape
    guard classes == characters.count, output.values.count == steps * classes, steps > 0 else {
      throw RecognitionError(code: .failed, detail: "the recognition model has another form")
    }
    var best = [Int32](repeating: 0, count: steps)
    var confidences = [Float](repeating: 0, count: steps)
    gw_largest(output.values.baseAddress, Int64(steps), Int64(classes), &best, &confidences)
    let readings = CTCDecoder.decode(classes: best, confidences: confidences)
    let perStep = along * Float(width) / Float(steps)
    return line(readings, of: region, perStep: perStep)
  }

  /// Puts boxes around the characters: edges half-way between the middles of neighbours, as wide as
  /// a Chinese character of the line at most.
  private func line(
    _ readings: [CTCDecoder.Reading], of region: TextRegion, perStep: Float
  ) -> RecognizedLine {
    let em = 2 * region.halfHeight * Self.heightOfCharacters
    let centers = readings.map { $0.center * perStep }
    var result: [RecognizedCharacter] = []
    for (index, reading) in readings.enumerated() {
      let center = centers[index]
      var left = max(center - em / 2, 0)
      var right = min(center + em / 2, 2 * region.halfWidth)
      if index > 0 { left = max(left, (centers[index - 1] + center) / 2) }
      if index + 1 < readings.count { right = min(right, (centers[index + 1] + center) / 2) }
      guard right > left else { continue }
      let middle = (left + right) / 2 - region.halfWidth
      let x = region.x + middle * region.alongX
      let y = region.y + middle * region.alongY
      result.append(
        RecognizedCharacter(
          scalar: characters[reading.character], confidence: min(max(reading.confidence, 0), 1),
          x: x - (right - left) / 2, y: y - em / 2, width: right - left, height: em))
    }
    return RecognizedLine(result)
  }

  /// Part of a region's height that its characters take up; measured on glyphs of known place.
  private static let heightOfCharacters: Float = 0.82
}
