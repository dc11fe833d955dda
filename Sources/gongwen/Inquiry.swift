internal import ArgumentParser
internal import Gongwen
internal import Models
internal import Questions
internal import Register
internal import Reporting

/// A question to the register with all names in it resolved.
struct Inquiry {
  let register: Register
  let options: QuestionOptions
  let filter: RegisterFilter
  private let names: UnitResolver

  /// - Parameter allowsCalendar: whether the answer can be a calendar.
  init(_ options: QuestionOptions, allowsCalendar: Bool = false) throws {
    if !allowsCalendar { try options.requireTable() }
    self.options = options
    register = try options.place.openForReading()
    names = try FilterOptions.names(options.filter.models)
    filter = try options.filter.resolved(register, names, options.chosenLanguage)
  }

  var language: Language { options.chosenLanguage }

  /// The unit of a name.
  func unit(_ name: String) throws -> UnitSelection {
    try options.filter.unit(
      name, register, names, isRegionKnown: !filter.regions.isEmpty, language)
  }

  /// A word in names of units with its official wordings: 工信 is 工业和信息化.
  func wordings(_ word: String) -> [String] { names.wordings(of: word) }

  /// Names of units that are near a word.
  func near(_ word: String) throws -> [String] { try names.near(word, in: register) }

  /// Writes an answer in the format that was asked for.
  func write(_ table: DataTable, terminal: () -> String) throws {
    switch options.format {
    case .table: try Output.standard.write(terminal())
    case .json: try Output.standard.write(table.json())
    case .csv: try Output.standard.write(table.csv())
    }
  }

  /// Says why there is nothing: the register is empty, or which filters leave nothing.
  ///
  /// - Parameter isEmpty: whether the question has no answer under a filter.
  func explainEmptiness(_ isEmpty: (RegisterFilter) throws -> Bool) throws {
    let wording = AnswerWording(language)
    guard try !register.isEmpty() else { return Console.error(wording.emptyRegister) }
    if options.offset > 0, try !isEmpty(filter) { return Console.error(wording.beyondEnd) }
    guard try !isEmpty(filter.keeping([])) else { return Console.error(wording.nothing) }
    let active = RegisterFilter.Part.allCases.filter { filter.keeping([$0]) != filter.keeping([]) }
    let alone = try active.filter { try isEmpty(filter.keeping([$0])) }
    Console.error(wording.excluded(by: (alone.isEmpty ? active : alone).map { "--\($0.rawValue)" }))
  }
}

extension FilterOptions {
  /// What is known of the names of units and divisions.
  static func names(_ models: String?) throws -> UnitResolver {
    guard let folder = ModelsDirectory.find(models) else {
      throw RequestError.noModels
    }
    return try UnitResolver(models: ModelSet(directory: folder))
  }

  /// The filter with its names resolved; the model files are read only if there are any.
  func resolved(_ register: Register, _ language: Language) throws -> RegisterFilter {
    unit.isEmpty && region.isEmpty
      ? plain : try resolved(register, Self.names(models), language)
  }

  /// The filter with names of divisions as codes and names of units as the register has them.
  func resolved(
    _ register: Register, _ names: UnitResolver, _ language: Language
  ) throws -> RegisterFilter {
    var filter = plain
    let regions = RegionResolver(names.divisions)
    let wording = AnswerWording(language)
    filter.regions = try region.map { name in
      switch regions.resolve(name) {
      case .found(let code, _): code
      case .unknown: throw RequestError(wording.unknownRegion(name))
      case .ambiguous(let all): throw RequestError(wording.ambiguousRegion(name, all))
      }
    }
    filter.selections = try unit.map {
      try self.unit($0, register, names, isRegionKnown: !region.isEmpty, language)
    }
    return filter
  }

  /// The filter without names.
  private var plain: RegisterFilter {
    var filter = RegisterFilter()
    filter.roles = role
    filter.levels = level
    filter.issuers = issuer
    filter.labels = label
    filter.since = since
    filter.until = until
    return filter
  }

  func unit(
    _ name: String, _ register: Register, _ names: UnitResolver, isRegionKnown: Bool,
    _ language: Language
  ) throws -> UnitSelection {
    let wording = AnswerWording(language)
    guard name.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw RequestError(wording.missingUnit)
    }
    switch try names.resolve(name, in: register, isRegionKnown: isRegionKnown) {
    case .found(let selection): return lists.applied(to: selection)
    case .townWithoutRegion: Console.error(wording.townWithoutRegion(name))
    case .unknown(let near):
      let isEmpty = try register.isEmpty()
      Console.error(isEmpty ? wording.emptyRegister : wording.unknownUnit(name, near))
    }
    throw ExitCode(1)
  }
}
