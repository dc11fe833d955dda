public import Recognition

/// How a document is to be read, and how much it may take.
public struct ReadingOptions: Codable, Equatable, Sendable {
  /// Password of an encrypted document.
  public var password: String?
  public var recognition: RecognitionMode
  /// `nil` takes the best engine that is installed.
  public var engine: EngineName?
  /// Folder that `scripts/install-ocr` filled, `nil` where there is none.
  public var engineFolder: String?
  public var limits: ReadingLimits
  /// Folder for the files of converters; `nil` makes one in the system's folder of temporary files.
  public var scratch: String?

  public init(
    password: String? = nil, recognition: RecognitionMode = .auto, engine: EngineName? = nil,
    engineFolder: String? = nil, limits: ReadingLimits = ReadingLimits(), scratch: String? = nil
  ) {
    self.password = password
    self.recognition = recognition
    self.engine = engine
    self.engineFolder = engineFolder
    self.limits = limits
    self.scratch = scratch
  }
}

/// When characters are recognised from pictures.
public enum RecognitionMode: String, Codable, Sendable, CaseIterable {
  /// On pages that have no usable text of their own.
  case auto
  case off
  /// On every page that can be drawn.
  case force
}

/// What one document may take. Time and memory are kept by the worker's parent.
public struct ReadingLimits: Codable, Equatable, Sendable {
  /// Pages of one document.
  public var pages: Int
  /// Depth of elements in markup, and of documents inside documents.
  public var nesting: Int
  /// Bytes that the parts of a packed file may take up unpacked.
  public var expansion: Int
  /// Documents inside one archive.
  public var members: Int

  public init(
    pages: Int = 10_000, nesting: Int = 2000, expansion: Int = 512 << 20, members: Int = 2000
  ) {
    self.pages = pages
    self.nesting = nesting
    self.expansion = expansion
    self.members = members
  }
}
