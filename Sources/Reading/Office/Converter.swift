internal import Glibc

/// Runs LibreOffice on one document, in a folder that holds its profile, the document and the
/// result, and that is removed at the end.
struct Converter {
  enum Failure: Error {
    /// LibreOffice is not installed.
    case missing
    /// The folder cannot be made or written.
    case scratch(String)
    /// LibreOffice made no document of it.
    case refused
    case timeout
  }

  let options: ReadingOptions

  /// - Parameter ending: of the name under which LibreOffice sees the document.
  func docx(of bytes: [UInt8], ending: String) throws(Failure) -> [UInt8] {
    guard let program = Self.program else { throw .missing }
    let folder = try makeFolder()
    defer { Self.remove(folder) }
    let source = folder + "/document." + ending
    for path in ["/profile", "/profile/user"] { mkdir(folder + path, 0o700) }
    try Self.write(
      Array(Self.settings.utf8), to: folder + "/profile/user/registrymodifications.xcu")
    try Self.write(bytes, to: source)
    try run(
      Self.guardian + [
        "/usr/bin/env", "--chdir=" + folder, program, "--headless", "--norestore", "--nolockcheck",
        "-env:UserInstallation=file://\(Self.escaped(folder))/profile",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder + "/result", source,
      ], in: folder)
    guard let result = Self.read(folder + "/result/document.docx", most: options.limits.expansion)
    else { throw .refused }
    return result
  }

  // MARK: The process

  /// LibreOffice ends with this code when it has set up a new profile and wants to be started again.
  private static let startAgain: Int32 = 81
  private static let nap: UInt32 = 10_000

  private func run(_ arguments: [String], in folder: String) throws(Failure) {
    var naps = Int(max(0.01, min(options.limits.conversion, 1e6)) * 1e6) / Int(Self.nap)
    for _ in 0..<3 {
      guard let child = Self.spawn(arguments, in: folder) else { throw .missing }
      var status: Int32 = 0
      while true {
        let ended = waitpid(child, &status, WNOHANG)
        if ended == child || (ended < 0 && errno != EINTR) { break }
        if naps == 0 {
          // The child leads a group of its own, so that what it started ends with it.
          kill(-child, SIGKILL)
          while waitpid(child, &status, 0) < 0 && errno == EINTR {}
          throw .timeout
        }
        usleep(Self.nap)
        naps -= 1
      }
      kill(-child, SIGKILL)
      guard status & 0x7F == 0, (status >> 8) & 0xFF == Self.startAgain else { return }
    }
  }

  private static func spawn(_ arguments: [String], in folder: String) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    for descriptor in STDERR_FILENO + 1..<64 {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    // The locale is fixed, so that the same document gives the same result everywhere. The path of
    // the socket is relative, because the whole may have 107 bytes and its name takes sixty.
    let environment = [
      "HOME=" + folder, "TMPDIR=" + folder, "OSL_SOCKET_PATH=.", "LANG=C.UTF-8",
      "LC_ALL=C.UTF-8", "TZ=UTC",
      "PATH=/usr/bin:/bin", "SAL_USE_VCLPLUGIN=svp",
    ]
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var child = pid_t()
    let error = posix_spawn(&child, arguments[0], &actions, &attributes, &words, &variables)
    return error == 0 ? child : nil
  }

  /// The program itself where it lies beside its starting script, because a process that the script
  /// starts would not end with this one.
  private static let program: String? = {
    let folders = (getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin").split(
      separator: ":")
    let places = folders.filter { $0.hasPrefix("/") }.flatMap {
      ["\($0)/soffice", "\($0)/libreoffice"]
    }
    guard let found = places.first(where: { access($0, X_OK) == 0 }) else { return nil }
    guard let resolved = realpath(found, nil) else { return found }
    defer { free(resolved) }
    let itself = String(cString: resolved) + ".bin"
    return access(itself, X_OK) == 0 ? itself : found
  }()

  /// Ends LibreOffice when this process is killed.
  private static let guardian: [String] =
    access("/usr/bin/setpriv", X_OK) == 0 ? ["/usr/bin/setpriv", "--pdeathsig", "KILL"] : []

  /// No macros, and nothing is fetched from the places that a document links to.
  private static let settings = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
    <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
    <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
    <prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
    <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
    </oor:items>
    """

  // MARK: Files

  private func makeFolder() throws(Failure) -> String {
    let parent = options.scratch ?? getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((parent + "/gongwen-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil, let resolved = realpath(&template, nil) else {
      throw .scratch(String(cString: strerror(errno)))
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func remove(_ folder: String) {
    var folders = [folder]
    var found: [String] = []
    while let next = folders.popLast() {
      found.append(next)
      guard let entries = opendir(next) else { continue }
      defer { closedir(entries) }
      while let entry = readdir(entries) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard name != ".", name != ".." else { continue }
        let path = next + "/" + name
        if unlink(path) != 0 { folders.append(path) }
      }
    }
    // A folder comes before the folders in it.
    for folder in found.reversed() { rmdir(folder) }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    guard let file = fopen(path, "wb") else { throw .scratch(String(cString: strerror(errno))) }
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count else {
      throw .scratch(String(cString: strerror(errno)))
    }
  }

  private static func read(_ path: String, most: Int) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    guard fseek(file, 0, SEEK_END) == 0 else { return nil }
    let size = ftell(file)
    guard (1...most).contains(size) else { return nil }
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
  }

  /// A path as part of a URL.
  private static func escaped(_ path: String) -> String {
    let plain = Set("/-_.~".utf8)
    let digits = Array("0123456789ABCDEF")
    return path.utf8.reduce(into: "") { result, byte in
      let isWord = (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x30...0x39).contains(byte)
      if isWord || plain.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }
}
