public import ArgumentParser
internal import Extraction
public import Gongwen
internal import Register

extension Role: ExpressibleByArgument {}
extension AdministrativeLevel: ExpressibleByArgument {}
extension Label: ExpressibleByArgument {}

/// Which documents and rows a question or an export is about.
struct FilterOptions: ParsableArguments {
  @Option(help: "Only what this unit is responsible for; may be repeated.")
  var unit: [String] = []

  @Option(
    help: "Lists that a unit is found through: sure (各单位), all (有关部门 too) or none.")
  var lists = UnitListChoice.all

  @Option(help: "Only units in this role; may be repeated.")
  var role: [Role] = []

  @Option(help: "Only documents of this division and those in it, by name or code.")
  var region: [String] = []

  @Option(help: "Only documents of this level.")
  var level: [AdministrativeLevel] = []

  @Option(help: "Only documents of issuing bodies with these words in their name.")
  var issuer: [String] = []

  @Option(help: "Only documents issued on this day or later, YYYY-MM-DD.")
  var since: String?

  @Option(help: "Only documents issued on this day or earlier, YYYY-MM-DD.")
  var until: String?

  @Option(help: "Only clauses of this kind: duty, target, incentive or context.")
  var label: [Label] = []

  @Option(help: "Folder of model files.")
  var models: String?

  func validate() throws {
    for (name, date) in [("--since", since), ("--until", until)] {
      guard let date, CalendarDay(date) == nil else { continue }
      throw RequestError(
        "\(name) 要写成 年-月-日（YYYY-MM-DD），不是 \(date)", "\(name) must be a day, YYYY-MM-DD, not \(date)"
      )
    }
  }
}

/// Through which lists a unit is found.
enum UnitListChoice: String, ExpressibleByArgument, CaseIterable {
  case none, sure, all

  /// The unit without what is reached through other lists.
  func applied(to unit: UnitSelection) -> UnitSelection {
    var unit = unit
    unit.reaches.removeAll { reach in
      switch reach.match {
      case .named, .likely: false
      case .list: self == .none
      case .some: self != .all
      }
    }
    return unit
  }
}

enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

/// A format that a reader may ask for.
enum AskedFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
  /// iCalendar, of deadlines only.
  case ics
}

/// Options of every question to the register.
struct QuestionOptions: ParsableArguments {
  @OptionGroup var place: RegisterPlace

  @Option(
    name: .customLong("format"), help: "The answer's format; ics (iCalendar) is for due only.")
  var askedFormat = AskedFormat.table

  @Option(help: "Rows at most.")
  var limit = 50

  @Option(help: "Rows to pass over.")
  var offset = 0

  @Option(help: "Language of headings and messages, zh or en (default: from the locale).")
  var language: Language?

  @OptionGroup var filter: FilterOptions

  func validate() throws {
    if limit < 1 { throw RequestError("--limit 必须是1或更大的数", "--limit must be 1 or more") }
    if offset < 0 { throw RequestError("--offset 不能是负数", "--offset must not be negative") }
  }

  /// The format of a table; commands that write calendars look at `askedFormat`.
  var format: AnswerFormat { AnswerFormat(rawValue: askedFormat.rawValue) ?? .table }

  /// - Throws: `RequestError` where a calendar is asked for that the answer cannot be.
  func requireTable() throws {
    if askedFormat == .ics {
      throw RequestError("--format ics 只用于 gongwen due", "--format ics is for gongwen due")
    }
  }

  var page: AnswerPage { AnswerPage(limit: limit, offset: offset) }

  var chosenLanguage: Language { language ?? Console.language }
}
