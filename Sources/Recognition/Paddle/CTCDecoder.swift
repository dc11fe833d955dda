/// Turns the answers of a recognition network into characters. For each step along the line it gives
/// the likeliest class; class 0 is the blank between characters, equal classes side by side are one
/// character (connectionist temporal classification).
struct CTCDecoder {
  /// A character with the steps at which it was seen, [start, end).
  struct Reading: Equatable {
    /// Index into the classes.
    var character: Int
    var confidence: Float
    var start: Int
    var end: Int

    /// Its middle, in steps.
    var center: Float { Float(start + end) / 2 }
  }

  static func decode(classes: [Int32], confidences: [Float]) -> [Reading] {
    var readings: [Reading] = []
    var last: Int32 = 0
    for (step, (character, confidence)) in zip(classes, confidences).enumerated() {
      defer { last = character }
      guard character > 0 else { continue }
      if character == last, let index = readings.indices.last {
        readings[index].end = step + 1
        readings[index].confidence = max(readings[index].confidence, confidence)
      } else {
        readings.append(
          Reading(
            character: Int(character), confidence: confidence, start: step, end: step + 1))
      }
    }
    return readings
  }
}
