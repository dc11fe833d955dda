internal import Gongwen

/// What was recognised on a page.
struct RecognizedPage {
  var lines: [Line] = []
  /// Size of the upright page, in points.
  var width: Double
  var height: Double
  var placement: PagePlacement?
  var confidence = ConfidenceTally()
}

/// How sure the characters of a page are.
struct ConfidenceTally {
  private(set) var count = 0
  private var sum = 0.0
  private var doubtful = 0

  /// Characters that are less sure are wrong more often than not.
  private static let doubt: Float = 0.6

  mutating func add(_ confidence: Float) {
    count += 1
    sum += Double(confidence)
    if confidence < Self.doubt { doubtful += 1 }
  }

  mutating func add(_ other: ConfidenceTally) {
    count += other.count
    sum += other.sum
    doubtful += other.doubtful
  }

  var mean: Double { count > 0 ? sum / Double(count) : 0 }
  var doubtfulShare: Double { count > 0 ? Double(doubtful) / Double(count) : 0 }
  /// A page that somebody has to look at.
  var isLow: Bool { count >= 10 && (mean < 0.8 || doubtfulShare > 0.12) }
  /// So bad that the page may stand on its head.
  var isHopeless: Bool { count < 10 || mean < 0.7 }
  /// What the page as a whole is worth, to compare two readings of it.
  var worth: Double { sum - 0.5 * Double(count) }
}
