public import Gongwen

/// Deadlines as an iCalendar file (RFC 5545), which calendar programs open.
public struct CalendarFile: Equatable, Sendable {
  /// The calendar's name in the programs that show one.
  public var name: String
  /// The day that stands for when the file was made, so that the same answer gives the same file.
  public var madeOn: CalendarDay
  public var events: [Event]

  /// A whole day.
  public struct Event: Equatable, Sendable {
    /// The same in every file, so that an import replaces what was there.
    public var identifier: String
    public var day: CalendarDay
    /// When it comes again.
    public var rule: RecurrenceRule?
    /// The last day on which it may come again.
    public var until: CalendarDay?
    public var summary: String
    public var details: String
    public var categories: [String]
    /// Days before at which programs give notice.
    public var noticeDays: Int?

    public init(
      identifier: String, day: CalendarDay, rule: RecurrenceRule? = nil, until: CalendarDay? = nil,
      summary: String, details: String = "", categories: [String] = [], noticeDays: Int? = nil
    ) {
      self.identifier = identifier
      self.day = day
      self.rule = rule
      self.until = until
      self.summary = summary
      self.details = details
      self.categories = categories
      self.noticeDays = noticeDays
    }
  }

  public init(name: String, madeOn: CalendarDay, events: [Event] = []) {
    self.name = name
    self.madeOn = madeOn
    self.events = events
  }

  public func text() -> String { head + events.map(text(of:)).joined() + Self.end }

  /// What stands before the first event, for a calendar that is written in pieces.
  public var head: String {
    Self.text([
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//gongwen//deadlines//ZH", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH", "X-WR-CALNAME:" + Self.escaped(name),
    ])
  }

  public func text(of event: Event) -> String { Self.text(lines(of: event)) }

  public static let end = "END:VCALENDAR\r\n"

  private static func text(_ lines: [String]) -> String {
    lines.map { folded($0) + "\r\n" }.joined()
  }

  private func lines(of event: Event) -> [String] {
    var lines = [
      "BEGIN:VEVENT", "UID:" + Self.escaped(event.identifier),
      "DTSTAMP:\(Self.basic(madeOn))T000000Z", "DTSTART;VALUE=DATE:" + Self.basic(event.day),
      "SUMMARY:" + Self.escaped(event.summary),
    ]
    if let rule = event.rule {
      lines.append("RRULE:" + rule.text + (event.until.map { ";UNTIL=" + Self.basic($0) } ?? ""))
    }
    if !event.details.isEmpty { lines.append("DESCRIPTION:" + Self.escaped(event.details)) }
    if !event.categories.isEmpty {
      lines.append("CATEGORIES:" + event.categories.map(Self.escaped).joined(separator: ","))
    }
    // A deadline takes nobody's day.
    lines.append("TRANSP:TRANSPARENT")
    if let days = event.noticeDays {
      lines += [
        "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + Self.escaped(event.summary),
        "TRIGGER:-P\(max(0, days))D", "END:VALARM",
      ]
    }
    return lines + ["END:VEVENT"]
  }

  private static func basic(_ day: CalendarDay) -> String {
    day.description.filter { $0 != "-" }
  }

  /// RFC 5545 §3.3.11; control characters, which are not allowed, are left out.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result.append(contentsOf: ["\\", scalar])
      case "\n": result.append(contentsOf: ["\\", "n"])
      default:
        if scalar.properties.generalCategory != .control { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// Lines of at most 75 octets (RFC 5545 §3.1), cut between characters.
  static func folded(_ line: String) -> String {
    var result = String.UnicodeScalarView()
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = scalar.utf8.count
      if octets + size > 75 {
        result.append(contentsOf: ["\r", "\n", " "])
        octets = 1
      }
      result.append(scalar)
      octets += size
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var utf8: Unicode.UTF8.EncodedScalar {
    Unicode.UTF8.encode(self) ?? Unicode.UTF8.encodedReplacementCharacter
  }
}
