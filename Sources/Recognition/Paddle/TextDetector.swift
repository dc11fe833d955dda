internal import COCR

/// Finds the lines of text on a page: a network gives for each pixel how likely it lies in the middle
/// of a line (DB, differentiable binarisation); pixels above a threshold that touch are one line.
final class TextDetector {
  private let network: Network

  init(_ network: Network) {
    self.network = network
  }

  /// Pixels of the longer side of the picture that the network sees. Body text of A4 is then some 18
  /// pixels high; more costs time and finds no more lines.
  private static let side: Float = 1408
  /// A pixel that is as likely as this belongs to a line.
  private static let threshold: Float = 0.3
  /// Lines whose pixels are less likely on average are none.
  private static let leastScore: Float = 0.5
  /// Specks are thinner than this, in pixels from the middle to the edge.
  private static let leastHalf: Float = 1.5
  /// See ``TextRegion/grown(_:)``.
  private static let growth: Float = 1.6

  /// The lines in pixels of the image, from the top.
  func regions(in image: PixelImage) throws(RecognitionError) -> [TextRegion] {
    let longest = max(image.width, image.height)
    let scale = min(1, Self.side / Float(longest))
    let width = max(1, Int((Float(image.width) * scale).rounded()))
    let height = max(1, Int((Float(image.height) * scale).rounded()))
    // Every new size is prepared for by the network, which takes longer than running it: pages of
    // about the same size share one.
    let outWidth = (width + 63) / 64 * 64
    let outHeight = (height + 63) / 64 * 64
    var input = [Float](repeating: 0, count: 3 * outWidth * outHeight)
    let frame = gw_frame(
      x: 0, y: 0, ax: Float(image.width) / Float(width), ay: 0, bx: 0,
      by: Float(image.height) / Float(height))
    input.withUnsafeMutableBufferPointer {
      gw_sample(
        image.pixels, Int32(image.width), Int32(image.height), frame, Int32(width), Int32(height),
        Int32(outWidth), Int32(outHeight), 1, $0.baseAddress)
    }
    let output = try network.run(&input, width: outWidth, height: outHeight)
    guard output.values.count == outWidth * outHeight, let map = output.values.baseAddress else {
      throw RecognitionError(code: .failed, detail: "the detection model has another form")
    }
    return regions(of: map, width: outWidth, height: outHeight)
      .map { $0.scaled(1 / scale) }
      .filter { $0.x < Float(image.width) && $0.y < Float(image.height) }
  }

  private func regions(
    of map: UnsafePointer<Float>, width: Int, height: Int
  ) -> [TextRegion] {
    var count: Int32 = 0
    let runs = [gw_run](unsafeUninitializedCapacity: Self.mostRuns) { buffer, written in
      written = Int(
        gw_components(
          map, Int32(width), Int32(height), Self.threshold, 1,
          buffer.baseAddress, Int64(Self.mostRuns), &count))
    }
    var outlines = [[TextRegion.Point]](repeating: [], count: Int(count))
    for run in runs {
      let left = Float(run.start)
      let right = Float(run.end)
      let top = Float(run.row)
      outlines[Int(run.component)] += [
        .init(x: left, y: top), .init(x: left, y: top + 1), .init(x: right, y: top),
        .init(x: right, y: top + 1),
      ]
    }
    return outlines.compactMap { outline -> TextRegion? in
      guard let core = TextRegion(around: outline) else { return nil }
      guard min(core.halfWidth, core.halfHeight) >= Self.leastHalf else { return nil }
      let score = gw_mean_inside(
        map, Int32(width), Int32(height), core.x, core.y, core.halfWidth * core.alongX,
        core.halfWidth * core.alongY, -core.halfHeight * core.alongY,
        core.halfHeight * core.alongX)
      return score >= Self.leastScore ? core.grown(Self.growth) : nil
    }
  }

  /// A page of small print has some thousand.
  private static let mostRuns = 400_000
}
