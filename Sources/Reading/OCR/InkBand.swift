internal import Recognition

/// The strip of ink that a line of text covers, and its columns.
struct InkBand {
  private(set) var top: Float
  private(set) var bottom: Float
  /// Runs of columns with ink.
  private var runs: [ClosedRange<Float>] = []

  var height: Float { bottom - top }

  /// `nil` without characters. Where the picture has no ink the engine's word counts.
  init?(_ characters: [RecognizedCharacter], ink: borrowing Raster) {
    guard let first = characters.first, let last = characters.last else { return nil }
    let y0 = characters.reduce(Float.infinity) { min($0, $1.y) }
    let y1 = characters.reduce(-Float.infinity) { max($0, $1.y + $1.height) }
    (top, bottom) = (y0, y1)
    let reach = 0.9 * (y1 - y0)
    let x0 = max(0, Int(first.x - reach))
    let x1 = min(ink.width, Int(last.x + last.width + reach) + 1)
    guard x1 - x0 > 1 else { return }
    // Beside a number in its cell stand the lines of the next cell, at other heights.
    let (own0, own1) = (max(0, Int(first.x)), min(ink.width, Int(last.x + last.width) + 1))
    if own1 - own0 > 1 { narrow(ink, x0: own0, x1: own1) }
    let rows = (max(0, Int(top)), min(ink.height, Int(bottom) + 1))
    let columns = ink.columnSums(x: x0, y: rows.0, width: x1 - x0, height: rows.1 - rows.0)
    collectRuns(columns, from: x0)
  }

  /// Takes the rows round the middle up to the first white ones.
  private mutating func narrow(_ ink: borrowing Raster, x0: Int, x1: Int) {
    let height = bottom - top
    let from = max(0, Int(top - 0.3 * height))
    let to = min(ink.height, Int(bottom + 0.3 * height) + 1)
    let sums = ink.rowSums(x: x0, y: from, width: x1 - x0, height: to - from)
    guard sums.count == to - from, !sums.isEmpty else { return }
    let noise = max(1, 0.003 * Float(x1 - x0))
    let middle = min(max(0, Int((top + bottom) / 2) - from), sums.count - 1)
    let white = max(2, Int(0.1 * height))
    func edge(_ step: Int) -> Int? {
      var (last, blank, at): (Int?, Int, Int) = (nil, 0, middle)
      while sums.indices.contains(at), last == nil || blank < white {
        if sums[at] > noise { (last, blank) = (at, 0) } else { blank += 1 }
        at += step
      }
      return last
    }
    guard let above = edge(-1), let below = edge(1), below > above,
      Float(below - above) > 0.35 * height
    else { return }
    top = Float(from + above)
    bottom = Float(from + below + 1)
  }

  private mutating func collectRuns(_ columns: [Float], from x0: Int) {
    var start = -1
    for (index, sum) in columns.enumerated() {
      if sum > 0 {
        if start < 0 { start = index }
      } else if start >= 0 {
        runs.append(Float(x0 + start)...Float(x0 + index))
        start = -1
      }
    }
    if start >= 0 { runs.append(Float(x0 + start)...Float(x0 + columns.count)) }
  }

  /// Left edge of the ink of a line's first character.
  func left(of first: RecognizedCharacter) -> Float {
    let reach = 0.4 * height
    let near = runs.filter {
      $0.upperBound > first.middle - reach && $0.lowerBound < first.middle + reach
    }
    guard let run = near.first else { return first.x }
    return max(run.lowerBound, first.middle - 0.8 * height)
  }

  /// Right edge of the ink of a line's last character.
  func right(of last: RecognizedCharacter) -> Float {
    let reach = 0.4 * height
    let near = runs.filter {
      $0.upperBound > last.middle - reach && $0.lowerBound < last.middle + reach
    }
    guard let run = near.last else { return last.x + last.width }
    return min(run.upperBound, last.middle + 0.8 * height)
  }

  /// The widest stretch without ink between two places.
  func widestGap(_ from: Float, _ to: Float) -> ClosedRange<Float>? {
    guard from < to else { return nil }
    var widest: ClosedRange<Float>?
    func take(_ a: Float, _ b: Float) {
      if b > a, b - a > (widest.map { $0.upperBound - $0.lowerBound } ?? 0) { widest = a...b }
    }
    var end = from
    for run in runs where run.upperBound > from && run.lowerBound < to {
      take(end, run.lowerBound)
      end = max(end, run.upperBound)
    }
    take(end, to)
    return widest
  }
}
