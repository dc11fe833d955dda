public import Recognition

/// How a document is to be read, and how much it may take.
public struct ReadingOptions: Sendable {
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
  /// The bytes of a file that was saved with the document, by its path from there; `nil` where there
  /// is none.
  public var companion: (@Sendable (_ path: String) -> [UInt8]?)?
  /// To be called with the number of a page (1-based) when its characters have been recognised:
  /// recognition takes seconds a page, so that the time limit counts anew from there.
  public var pageRecognized: (@Sendable (_ page: Int) -> Void)?
  /// Keeps the engine that was loaded for the first picture; copies of the options share it.
  public let engines = EngineHolder()

  public init(
    password: String? = nil, recognition: RecognitionMode = .auto, engine: EngineName? = nil,
    engineFolder: String? = nil, limits: ReadingLimits = ReadingLimits(), scratch: String? = nil,
    companion: (@Sendable (_ path: String) -> [UInt8]?)? = nil,
    pageRecognized: (@Sendable (_ page: Int) -> Void)? = nil
  ) {
    self.password = password
    self.recognition = recognition
    self.engine = engine
    self.engineFolder = engineFolder
    self.limits = limits
    self.scratch = scratch
    self.companion = companion
    self.pageRecognized = pageRecognized
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

/// What one document may take. Time is kept by the worker's parent, memory by the system.
public struct ReadingLimits: Equatable, Sendable {
  /// Pages of one document.
  public var pages: Int
  /// Depth of elements in markup.
  public var nesting: Int
  /// Depth of archives in archives; 1 is an archive of documents.
  public var archives: Int
  /// Bytes that the parts of a packed file may take up unpacked.
  public var expansion: Int
  /// Documents inside one archive and the archives in it.
  public var members: Int
  /// Seconds that a converter may take for one document.
  public var conversion: Double

  public init(
    pages: Int = 10_000, nesting: Int = 2000, archives: Int = 4, expansion: Int = 512 << 20,
    members: Int = 2000, conversion: Double = 50
  ) {
    self.pages = pages
    self.nesting = nesting
    self.archives = archives
    self.expansion = expansion
    self.members = members
    self.conversion = conversion
  }
}

extension ReadingLimits {
  /// Throws where a document has more pages than are allowed.
  func check(pages count: Int, name: String) throws(ReadingError) {
    guard count > pages else { return }
    throw ReadingError(
      code: .tooManyPages, file: name, pages: count, detail: "\(count) > \(pages)")
  }
}
