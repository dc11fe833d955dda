internal import ArgumentParser
internal import Glibc
internal import Register

/// Where the register is.
struct RegisterPlace: ParsableArguments {
  @Option(name: .customLong("register"), help: "The register's file (default: in the data folder).")
  var path: String?

  /// Opens the register for changes and makes it where there is none.
  ///
  /// - Parameter waiting: told again and again for how many seconds another program has been
  ///   writing; `false` gives up.
  /// - Throws: `RegisterError`, which the program words in the end.
  func open(
    waiting: @escaping @Sendable (_ seconds: Double) -> Bool = { _ in true }
  ) throws -> Register {
    if path == nil, let folder = Self.folder { Self.make(folder) }
    return try Register(path: place(), waiting: waiting)
  }

  /// Opens the register for questions: nothing is made or changed.
  func openForReading() throws -> Register {
    try Register(reading: place())
  }

  private func place() throws -> String {
    guard let place = path ?? Self.folder.map({ $0 + "/register.sqlite" }) else {
      throw RequestError(
        "不知道数据文件夹在哪里；请用 --register 指定登记库",
        "no data folder is known; name the register with --register")
    }
    return place
  }

  /// The program's folder for data of this user (XDG Base Directory Specification).
  private static var folder: String? {
    // A relative XDG_DATA_HOME has to be ignored, says the specification.
    let named = Console.variable("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = Console.variable("HOME").map { $0 + "/.local/share" }
    return (named ?? home).map { $0 + "/gongwen" }
  }

  private static func make(_ folder: String) {
    for (index, character) in folder.enumerated() where index > 0 && character == "/" {
      mkdir(String(folder.prefix(index)), 0o700)
    }
    mkdir(folder, 0o700)
  }
}
