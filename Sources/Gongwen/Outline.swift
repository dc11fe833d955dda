/// A heading or numbered item, in document order.
public struct OutlineEntry: Codable, Equatable, Sendable {
  public var id: String
  /// `正文`, `附件`, `附件1` …
  public var part: String
  /// As printed, folded by NFKC (`一、`, `(一)`, `1.`, `第三条`), `nil` for unnumbered headings.
  @Nullable public var marker: String?
  /// The text after the marker; of a run-in heading, up to the first `。`.
  public var heading: String
  /// 1 is the outermost in its part.
  public var level: Int
  /// Identifier of the entry that this one stands under.
  @Nullable public var parent: String?
  /// From the marker to the end of all that stands under it.
  public var range: TextRange
  @Nullable public var page: Int?

  public init(
    id: String, part: String, marker: String?, heading: String, level: Int, parent: String?,
    range: TextRange, page: Int?
  ) {
    self.id = id
    self.part = part
    self.marker = marker
    self.heading = heading
    self.level = level
    self.parent = parent
    self.range = range
    self.page = page
  }
}

/// A clause (分句): up to `。！？；` or the end of its paragraph.
public struct Clause: Codable, Equatable, Sendable {
  public var id: String
  /// Identifier of the innermost outline entry that the clause stands in.
  @Nullable public var section: String?
  public var text: String
  public var label: Label
  @Nullable public var modality: Modality?
  public var range: TextRange
  @Nullable public var page: Int?
  /// Where the clause stands; empty where the format has no geometry.
  public var boxes: [Box]

  public init(
    id: String, section: String?, text: String, label: Label = .context,
    modality: Modality? = nil, range: TextRange, page: Int? = nil, boxes: [Box] = []
  ) {
    self.id = id
    self.section = section
    self.text = text
    self.label = label
    self.modality = modality
    self.range = range
    self.page = page
    self.boxes = boxes
  }
}

/// What a clause does.
public enum Label: String, Codable, Sendable, CaseIterable {
  /// Somebody is to do something.
  case duty
  /// A state or figure is to be reached.
  case target
  /// A benefit is granted on a condition.
  case incentive
  /// Everything else.
  case context
}

public enum Modality: String, Codable, Sendable, CaseIterable {
  case must, strive, encourage, may, prohibit
}

/// A rectangle on a page in points (1/72 inch); the origin is the page's top left corner.
public struct Box: Codable, Equatable, Sendable {
  /// 1-based.
  public var page: Int
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double
  /// The lowest confidence of the characters in the box, 0 to 1; `nil` where none was recognised from
  /// a picture.
  @Nullable public var confidence: Double?

  public init(
    page: Int, x: Double, y: Double, width: Double, height: Double, confidence: Double? = nil
  ) {
    self.page = page
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    self.confidence = confidence
  }
}
