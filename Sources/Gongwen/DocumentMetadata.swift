/// The elements of a 公文 (GB/T 9704-2012 §7) that describe the document as a whole. Dates are
/// ISO 8601 (`2021-11-22`).
public struct DocumentMetadata: Codable, Equatable, Sendable {
  /// Full title (标题) of the document being issued, without the words of the letterhead.
  @Nullable public var title: String?
  /// Title of the text that is issued with a notice (印发…的通知).
  @Nullable public var issuedText: String?
  /// Document number (发文字号) as printed, such as `绛办发〔2021〕106号`.
  @Nullable public var documentNumber: String?
  /// Issuing bodies (发文机关).
  public var issuers: [String]
  /// Main addressees (主送机关).
  public var addressees: [String]
  /// Signature date (成文日期).
  @Nullable public var issuedOn: String?
  /// Date of publication of a web page (发布日期).
  @Nullable public var publishedOn: String?
  /// Date of printing (印发日期).
  @Nullable public var printedOn: String?
  @Nullable public var effectiveOn: String?
  @Nullable public var expiresOn: String?
  /// Bodies that receive a copy (抄送机关).
  public var copiedTo: [String]
  @Nullable public var region: Region?
  @Nullable public var level: AdministrativeLevel?
  /// Titles of the attachments (附件).
  public var attachments: [String]
  /// Documents cited in 《…》.
  public var references: [Reference]

  public init(
    title: String? = nil, issuedText: String? = nil, documentNumber: String? = nil,
    issuers: [String] = [], addressees: [String] = [], issuedOn: String? = nil,
    publishedOn: String? = nil, printedOn: String? = nil, effectiveOn: String? = nil,
    expiresOn: String? = nil, copiedTo: [String] = [], region: Region? = nil,
    level: AdministrativeLevel? = nil, attachments: [String] = [], references: [Reference] = []
  ) {
    self.title = title
    self.issuedText = issuedText
    self.documentNumber = documentNumber
    self.issuers = issuers
    self.addressees = addressees
    self.issuedOn = issuedOn
    self.publishedOn = publishedOn
    self.printedOn = printedOn
    self.effectiveOn = effectiveOn
    self.expiresOn = expiresOn
    self.copiedTo = copiedTo
    self.region = region
    self.level = level
    self.attachments = attachments
    self.references = references
  }
}

/// An administrative division (行政区划) of the Ministry of Civil Affairs' table.
public struct Region: Codable, Equatable, Sendable {
  /// Six-digit code.
  public var code: String
  public var name: String

  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}

public enum AdministrativeLevel: String, Codable, Sendable, CaseIterable {
  case national, provincial, municipal, county, township
}

/// A document that is cited, with its number (文号) where one is given.
public struct Reference: Codable, Equatable, Sendable {
  public var title: String
  @Nullable public var number: String?

  public init(title: String, number: String? = nil) {
    self.title = title
    self.number = number
  }
}
