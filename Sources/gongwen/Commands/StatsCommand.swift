internal import ArgumentParser
internal import Gongwen
internal import Register
internal import Reporting

struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Count documents, obligations and amounts by year, level and issuer.",
    discussion: """
      Amounts are limits, ranges, rates and sums of different things. Only those that are exact and \
      not for each of something are added up; the sum is no budget. A document of several issuers \
      counts for each of them.
      """)

  @OptionGroup var options: QuestionOptions

  func run() throws {
    let inquiry = try Inquiry(options)
    let statistics = try inquiry.register.statistics(filter: inquiry.filter)
    let wording = AnswerWording(inquiry.language)
    let table = table(statistics, wording)
    try inquiry.write(table) {
      if statistics.documents == 0 { return "" }
      return Console.wrapped(facts(statistics, wording)) + "\n\n"
        + self.table(statistics, wording, isForReaders: true).terminal(
          width: Console.width, isStyled: Console.isStyled, language: inquiry.language)
    }
    if statistics.documents == 0 {
      try inquiry.explainEmptiness {
        try inquiry.register.statistics(filter: $0).documents == 0
      }
    }
  }

  private func facts(_ all: RegisterStatistics, _ wording: AnswerWording) -> String {
    wording.choose(
      "文件\(all.documents)份（版本\(all.versions)个，来源文件\(all.files)个）；分句\(all.clauses)条，"
        + "事项\(all.total.obligations)项，金额\(all.total.amounts)处。"
        + "全库单位\(all.units)个，未能读取的文件\(all.failedFiles)个。",
      "\(all.documents) documents (\(all.versions) versions from \(all.files) files), "
        + "\(all.clauses) clauses, \(all.total.obligations) obligations, "
        + "\(all.total.amounts) amounts. In the whole register: \(all.units) units, "
        + "\(all.failedFiles) files that could not be read.")
  }

  /// - Parameter isForReaders: whether money is in words (1.2亿) instead of numbers.
  private func table(
    _ all: RegisterStatistics, _ wording: AnswerWording, isForReaders: Bool = false
  ) -> DataTable {
    func money(_ value: Double) -> DataTable.Cell {
      isForReaders ? .text(wording.money(value)) : .number(value)
    }
    let columns = [
      ("by", wording.choose("按", "By")), ("group", wording.choose("名称", "Group")),
      ("documents", wording.choose("文件", "Documents")),
      ("obligations", wording.choose("事项", "Obligations")),
      ("amounts", wording.choose("金额处数", "Amounts")),
      ("largest_amount", wording.choose("最大金额（元）", "Largest (CNY)")),
      ("exact_amounts", wording.choose("确数处数", "Exact")),
      ("exact_sum", wording.choose("确数合计（元）", "Sum of exact (CNY)")),
    ]
    let none = wording.choose("（不明）", "(unknown)")
    var groups: [(by: String, name: String, figures: RegisterStatistics.Figures)] = []
    if all.documents > 0 {
      groups.append((wording.choose("合计", "all"), "", all.total))
    }
    for year in all.years {
      groups.append((wording.choose("年份", "year"), year.name ?? none, year.figures))
    }
    for level in all.levels {
      let known = level.name.flatMap(AdministrativeLevel.init).map(wording.values.name)
      groups.append((wording.choose("层级", "level"), known ?? none, level.figures))
    }
    for issuer in all.issuers.dropFirst(options.offset).prefix(options.limit) {
      groups.append((wording.choose("发文机关", "issuer"), issuer.name ?? none, issuer.figures))
    }
    return DataTable(
      name: wording.choose("统计", "Statistics"), columns: columns.map { DataTable.Column($0, $1) },
      rows: groups.map { by, name, figures in
        [
          .text(by), .text(name), .integer(figures.documents), .integer(figures.obligations),
          .integer(figures.amounts), figures.largest.map(money) ?? .empty,
          .integer(figures.exactAmounts), money(figures.exactSum),
        ]
      })
  }
}

extension AnswerWording {
  /// A sum of yuan with at most two places: 8.5万亿, 1.2亿, 30万; 8.5 trillion.
  func money(_ yuan: Double) -> String {
    let units: [(size: Double, name: String)] =
      language == .zh
      ? [(1e12, "万亿"), (1e8, "亿"), (1e4, "万")]
      : [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")]
    let unit = units.first { yuan >= $0.size } ?? (1, "")
    let hundredths = (yuan / unit.size * 100).rounded()
    let value = hundredths / 100
    return (Int(exactly: value).map(String.init) ?? value.description) + unit.name
  }
}
