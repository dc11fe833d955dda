internal import GRDB

/// Why a register cannot be used.
public struct RegisterError: Error, Equatable, Sendable {
  public var code: Code
  /// The register's file.
  public var path: String?
  /// What SQLite or the system says, in English; may be empty.
  public var detail: String

  public enum Code: String, Sendable, CaseIterable {
    /// There is none, and a question does not make one.
    case missing = "register-missing"
    /// The file cannot be opened or made; its folder is not there.
    case notFound = "register-not-found"
    /// The file or its folder may not be looked at.
    case noAccess = "register-no-access"
    /// A folder, a device or a pipe.
    case notAFile = "register-not-a-file"
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
    /// Reading or writing failed in the system.
    case inputOutput = "register-input-output"
    case failed = "register-failed"
  }

  public init(_ code: Code, _ detail: String = "") {
    self.code = code
    self.detail = detail
  }

  init(_ error: any Error, _ path: String? = nil) {
    if let error = error as? RegisterError {
      self = error
    } else if let error = error as? DatabaseError {
      self.init(Self.code(error.resultCode), error.message ?? "")
    } else {
      self.init(.failed, String(describing: error))
    }
    self.path = self.path ?? path
  }

  private static func code(_ result: ResultCode) -> Code {
    switch result {
    case .SQLITE_NOTADB: .notADatabase
    case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
    case .SQLITE_FULL: .diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
    case .SQLITE_CORRUPT: .damaged
    case .SQLITE_IOERR: .inputOutput
    case .SQLITE_CANTOPEN: .notFound
    default: .failed
    }
  }
}
