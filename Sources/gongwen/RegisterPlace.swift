internal import ArgumentParser
internal import Glibc
internal import Register

/// Where the register is.
struct RegisterPlace: ParsableArguments {
  @Option(name: .customLong("register"), help: "The register's file (default: in the data folder).")
  var path: String?

  /// Opens the register; the default's folder is made where it is missing (XDG Base Directory
  /// Specification).
  func open() throws -> Register {
    guard let place = try path ?? Self.standard() else {
      throw ValidationError("no data folder is known; name the register with --register")
    }
    do {
      return try Register(path: place)
    } catch let error as RegisterError {
      throw ValidationError("\(place): \(Self.describe(error))")
    }
  }

  private static func standard() throws -> String? {
    // A relative XDG_DATA_HOME has to be ignored, says the specification.
    let named = Console.variable("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = Console.variable("HOME").map { $0 + "/.local/share" }
    guard let data = named ?? home else { return nil }
    let folder = data + "/gongwen"
    for (index, character) in folder.enumerated() where index > 0 && character == "/" {
      mkdir(String(folder.prefix(index)), 0o700)
    }
    mkdir(folder, 0o700)
    return folder + "/register.sqlite"
  }

  static func describe(_ error: RegisterError) -> String {
    switch error.code {
    case .notFound: "the register cannot be opened; is its folder there?"
    case .notADatabase: "the file is no register but something else; name another with --register"
    case .foreign: "the file is a database of another program; name another with --register"
    case .newer: "the register was made by a later version of gongwen; update the program"
    case .readOnly: "the register cannot be written; see to its permissions"
    case .diskFull: "the disk is full; what was stored before is kept"
    case .locked: "another program is writing to the register; try again later"
    case .damaged: "the register is damaged; make a new one from the files"
    case .failed: error.detail
    }
  }
}
