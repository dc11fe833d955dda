/// What a mark on a page stands for. Clauses are tinted as a whole; the words of mentions inside
/// them have a stronger colour and a line of their own under them, so that a copy in black and white
/// still tells them apart.
enum MarkKind: Int, CaseIterable {
  case duty, targetClause, incentive
  case unit, deadline, amount, target

  /// Whether it marks words inside a clause and not a clause.
  var isMention: Bool { rawValue >= MarkKind.unit.rawValue }

  var style: Style {
    switch self {
    case .duty: Style("任务 duty", 0xD9E8FF)
    case .targetClause: Style("目标 target", 0xDDF3D6)
    case .incentive: Style("激励 incentive", 0xFFEFC4)
    case .unit: Style("责任单位 unit", 0xA9C4FF, line: 0x1F4FBF, [])
    case .deadline: Style("时限 deadline", 0xFFB7B0, line: 0xB3261E, [4, 2])
    case .amount: Style("金额 amount", 0xFFD061, line: 0x8A5A00, [1, 1.5])
    case .target: Style("指标 figure", 0x9EDD8E, line: 0x1E6B12, [6, 1.5, 1, 1.5])
    }
  }

  struct Style {
    /// What the legend says.
    var name: String
    var fill: Colour
    var line: Colour?
    /// Lengths of dashes and gaps of the line in points; empty for a whole line.
    var dashes: [Double]

    init(_ name: String, _ fill: UInt32, line: UInt32? = nil, _ dashes: [Double] = []) {
      self.name = name
      self.fill = Colour(fill)
      self.line = line.map { Colour($0) }
      self.dashes = dashes
    }
  }

  struct Colour {
    var red: Double
    var green: Double
    var blue: Double

    /// 0xRRGGBB
    init(_ value: UInt32) {
      red = Double(value >> 16 & 0xFF) / 255
      green = Double(value >> 8 & 0xFF) / 255
      blue = Double(value & 0xFF) / 255
    }
  }
}
