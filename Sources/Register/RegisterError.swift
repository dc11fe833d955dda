internal import GRDB

/// Why a register cannot be used.
public struct RegisterError: Error, Equatable, Sendable {
  public var code: Code
  /// What SQLite says, in English; may be empty.
  public var detail: String

  public enum Code: String, Sendable, CaseIterable {
    case notFound = "register-not-found"
    /// The file is no SQLite database.
    case notADatabase = "register-not-a-database"
    /// A database of another program.
    case foreign = "register-foreign"
    /// Made by a later version of the program.
    case newer = "register-newer"
    case readOnly = "register-read-only"
    case diskFull = "register-disk-full"
    /// Another program holds it for longer than one waits.
    case locked = "register-locked"
    case damaged = "register-damaged"
    case failed = "register-failed"
  }

  public init(_ code: Code, _ detail: String = "") {
    self.code = code
    self.detail = detail
  }

  init(_ error: any Error) {
    if let error = error as? RegisterError {
      self = error
    } else if let error = error as? DatabaseError {
      self.init(Self.code(error.resultCode), error.message ?? "")
    } else {
      self.init(.failed, String(describing: error))
    }
  }

  private static func code(_ result: ResultCode) -> Code {
    switch result {
    case .SQLITE_NOTADB: .notADatabase
    case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
    case .SQLITE_FULL: .diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
    case .SQLITE_CORRUPT: .damaged
    case .SQLITE_CANTOPEN: .notFound
    default: .failed
    }
  }
}
