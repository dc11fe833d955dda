public import Gongwen

/// A document as the register has it.
public struct RegisteredDocument: Equatable, Sendable {
  public var id: Int64
  /// How many versions of it are kept.
  public var versions: Int
  /// Identifier of the current version.
  public var version: Int64
  public var title: String?
  public var documentNumber: String?
  /// ISO 8601.
  public var issuedOn: String?
  /// Paths of the files that hold its current version, in the order of their names.
  public var files: [String]
}

/// A clause that is not context, with all that applies to it.
public struct RegisteredObligation: Equatable, Sendable {
  /// Identifier of the clause in the register.
  public var clause: Int64
  /// Headings from the outermost in.
  public var path: [String]
  public var text: String
  public var label: Label
  public var modality: Modality?
  /// 1-based.
  public var page: Int?
  public var units: [Obligation.Unit]
  /// Times as printed, its own first.
  public var deadlines: [String]
}

/// A file that gave no document.
public struct FailedFile: Equatable, Sendable {
  public var path: String
  public var failure: FileFailure
}
