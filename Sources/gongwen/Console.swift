internal import Glibc
internal import Gongwen
internal import Reporting

/// The terminal that the program was started from, if it was.
enum Console {
  /// Writes a line to standard error.
  static func error(_ line: String) {
    write(line + "\n")
  }

  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Columns of the terminal on standard output; 100 where there is none.
  static var width: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return variable("COLUMNS").flatMap { Int($0) } ?? 100
  }

  /// Cut into lines for the terminal on standard output.
  static func wrapped(_ text: String) -> String {
    TextWrapping.wrap(text, width: max(width, 40)).joined(separator: "\n")
  }

  /// Whether escape sequences may be written to standard output (see no-color.org).
  static var isStyled: Bool {
    isOutputTerminal && variable("NO_COLOR") == nil && variable("TERM") != "dumb"
  }

  /// The language that the locale asks for.
  static var language: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = variable(name) { return Language(locale: value) }
    }
    return .en
  }

  /// The language of the option `--language`, for what is said outside of a command.
  static var askedLanguage: Language {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated().reversed() {
      if argument == "--language", index + 1 < arguments.count {
        return Language(rawValue: arguments[index + 1]) ?? language
      }
      if argument.hasPrefix("--language=") {
        return Language(rawValue: String(argument.dropFirst(11))) ?? language
      }
    }
    return language
  }

  /// The day of the clock in the time zone of the user.
  static var today: CalendarDay {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    let (year, month, day) = (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
    return CalendarDay(year, month, day) ?? .earliest
  }

  /// An environment variable that is set and not empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
