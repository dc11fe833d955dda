internal import Glibc

extension OFDPath {
  /// `AbbreviatedData` (GB/T 33190-2016 §9.1): letters with their numbers. What is broken ends the
  /// path; what stands before it is kept.
  static func elements(_ data: String, _ transform: OFDTransform) -> [Element] {
    var reader = DataReader(data, transform)
    reader.read()
    return reader.elements
  }

  private struct DataReader {
    private let tokens: [Substring]
    private var index = 0
    private let transform: OFDTransform
    /// In the coordinates of the object.
    private var at = OFDPoint(x: 0, y: 0)
    private var start = OFDPoint(x: 0, y: 0)
    private(set) var elements: [Element] = []

    init(_ data: String, _ transform: OFDTransform) {
      tokens = Self.tokens(data)
      self.transform = transform
    }

    /// Letters need no space round them.
    private static func tokens(_ data: String) -> [Substring] {
      var result: [Substring] = []
      var from: String.Index?
      for index in data.indices {
        let character = data[index]
        let isCommand = "SMLQBACsmlqbac".contains(character)
        if isCommand || character.isWhitespace || character == "," {
          if let start = from { result.append(data[start..<index]) }
          from = nil
          if isCommand { result.append(data[index...index]) }
        } else if from == nil {
          from = index
        }
      }
      if let start = from { result.append(data[start...]) }
      return result
    }

    private mutating func numbers(_ count: Int) -> [Double]? {
      guard index + count <= tokens.count else { return nil }
      let values = tokens[index..<index + count].compactMap { OFDNumbers.number($0) }
      guard values.count == count else { return nil }
      index += count
      return values
    }

    private func placed(_ x: Double, _ y: Double) -> OFDPoint { transform(x, y) }

    mutating func read() {
      var command: Character = " "
      while index < tokens.count {
        if let letter = tokens[index].first, letter.isLetter {
          command = Character(letter.uppercased())
          index += 1
          if command == "C" {
            elements.append(.close)
            at = start
            continue
          }
        }
        guard step(command) else { return }
      }
    }

    /// One set of numbers for the command; `false` where they are missing.
    private mutating func step(_ command: Character) -> Bool {
      switch command {
      case "S", "M":
        guard let v = numbers(2) else { return false }
        elements.append(.move(placed(v[0], v[1])))
        (at, start) = (OFDPoint(x: v[0], y: v[1]), OFDPoint(x: v[0], y: v[1]))
      case "L":
        guard let v = numbers(2) else { return false }
        elements.append(.line(placed(v[0], v[1])))
        at = OFDPoint(x: v[0], y: v[1])
      case "Q":
        guard let v = numbers(4) else { return false }
        // The cubic curve that is the same as the quadratic one.
        elements.append(
          .curve(
            placed(at.x + (v[0] - at.x) * 2 / 3, at.y + (v[1] - at.y) * 2 / 3),
            placed(v[2] + (v[0] - v[2]) * 2 / 3, v[3] + (v[1] - v[3]) * 2 / 3),
            placed(v[2], v[3])))
        at = OFDPoint(x: v[2], y: v[3])
      case "B":
        guard let v = numbers(6) else { return false }
        elements.append(.curve(placed(v[0], v[1]), placed(v[2], v[3]), placed(v[4], v[5])))
        at = OFDPoint(x: v[4], y: v[5])
      case "A":
        guard let v = numbers(7) else { return false }
        arc(
          radii: (abs(v[0]), abs(v[1])), turn: v[2] * .pi / 180, isLarge: v[3] != 0,
          isClockwise: v[4] != 0, to: OFDPoint(x: v[5], y: v[6]))
      default: return false
      }
      return true
    }

    /// An elliptical arc as Bézier curves of at most a quarter turn, by way of its centre.
    private mutating func arc(
      radii: (Double, Double), turn: Double, isLarge: Bool, isClockwise: Bool, to end: OFDPoint
    ) {
      let from = at
      at = end
      var (rx, ry) = radii
      guard rx > 0, ry > 0, from != end else {
        elements.append(.line(placed(end.x, end.y)))
        return
      }
      let (sine, cosine) = (sin(turn), cos(turn))
      let (dx, dy) = ((from.x - end.x) / 2, (from.y - end.y) / 2)
      let (x, y) = (cosine * dx + sine * dy, cosine * dy - sine * dx)
      // Radii that do not reach are enlarged until they do.
      let reach = (x * x / (rx * rx) + y * y / (ry * ry)).squareRoot()
      if reach > 1 { (rx, ry) = (rx * reach, ry * reach) }
      let product = rx * rx * y * y + ry * ry * x * x
      let ratio = max(0, (rx * rx * ry * ry - product) / product)
      let sign: Double = isLarge == isClockwise ? -1 : 1
      let (cx, cy) = (
        sign * ratio.squareRoot() * rx * y / ry, -sign * ratio.squareRoot() * ry * x / rx
      )
      let centre = OFDPoint(
        x: cosine * cx - sine * cy + (from.x + end.x) / 2,
        y: sine * cx + cosine * cy + (from.y + end.y) / 2)
      let first = atan2((y - cy) / ry, (x - cx) / rx)
      var sweep = atan2((-y - cy) / ry, (-x - cx) / rx) - first
      if isClockwise, sweep < 0 { sweep += 2 * .pi }
      if !isClockwise, sweep > 0 { sweep -= 2 * .pi }
      guard sweep.isFinite else { return }
      let pieces = max(1, min(4, (abs(sweep) / (.pi / 2)).rounded(.up)))
      let step = sweep / pieces
      let handle = 4 / 3 * tan(step / 4)
      func point(_ u: Double, _ v: Double) -> OFDPoint {
        placed(
          centre.x + cosine * rx * u - sine * ry * v, centre.y + sine * rx * u + cosine * ry * v)
      }
      for piece in 0..<Int(pieces) {
        let (a, b) = (first + step * Double(piece), first + step * Double(piece + 1))
        elements.append(
          .curve(
            point(cos(a) - handle * sin(a), sin(a) + handle * cos(a)),
            point(cos(b) + handle * sin(b), sin(b) - handle * cos(b)),
            point(cos(b), sin(b))))
      }
    }
  }
}
