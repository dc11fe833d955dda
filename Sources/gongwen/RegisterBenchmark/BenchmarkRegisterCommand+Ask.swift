internal import ArgumentParser
internal import Extraction
internal import Glibc
internal import Gongwen
internal import Questions
internal import Register

extension BenchmarkRegisterCommand {
  /// Asks a register and says how long the answers took, in JSON Lines.
  struct Ask: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Measure how long questions take inside the process.")

    @OptionGroup var originals: Originals

    @Argument(help: "The register's file.")
    var register: String

    @Option(help: "Questions of a kind at least.")
    var count = 300

    @Option(help: "The only question to ask: search, who, duties or due.")
    var only: String?

    @Option(help: "A file of words to search for, one a line; nothing else is asked then.")
    var words: String?

    @Option(help: "Slowest questions to show of each kind.")
    var slowest = 3

    func run() throws {
      let register = try Register(reading: register)
      if let words {
        let lines = try String(decoding: InputFile.read(words), as: UTF8.self)
        return try measure("search", lines.split(separator: "\n").map(String.init)) { _, word in
          _ = try? register.search(word, page: AnswerPage(limit: 20))
        }
      }
      let names = try FilterOptions.names(originals.models)
      var samples = try QuestionSamples(originals.documents(), register)
      let filters = samples.filters
      let pages = [0, 0, 0, 100, 1000].map { AnswerPage(limit: 20, offset: $0) }
      let today = CalendarDay("2021-06-30")!

      let words = samples.words(count)
      try measure("search", words) { index, word in
        _ = try? register.search(
          word, filter: filters[index % filters.count], page: pages[index % pages.count])
      }
      try measure("who", words) { index, word in
        _ = try? register.responsible(
          for: Matter(segments: [word, words[(index + 1) % words.count]]))
      }
      let units = samples.units(count)
      try measure("duties", units) { index, unit in
        guard case .found(let selection) = try names.resolve(unit, in: register) else { return }
        _ = try register.duties(
          of: selection, filter: filters[index % filters.count], page: pages[index % pages.count])
      }
      let spans = (0..<count).map { "\([7, 30, 90, 365, 3650][$0 % 5])" }
      try measure("due", spans) { index, days in
        var filter = filters[index % filters.count]
        if index % 3 == 0,
          case .found(let selection) = try names.resolve(
            units[index % units.count], in: register)
        {
          filter.selections = [selection]
        }
        let last = Span(count: Int(days) ?? 0, unit: .day).after(today) ?? today
        _ = try register.due(
          from: today, to: last, today: today, filter: filter, page: pages[index % pages.count])
      }
    }

    private func measure(
      _ question: String, _ arguments: [String], _ ask: (Int, String) throws -> Void
    ) throws {
      guard only == nil || only == question else { return }
      var times: [(milliseconds: Double, what: String)] = []
      // What other programs on the machine do not lengthen.
      var processorTimes: [Double] = []
      for (index, argument) in arguments.enumerated() {
        let start = Clock.seconds(CLOCK_MONOTONIC)
        let processor = Clock.seconds(CLOCK_PROCESS_CPUTIME_ID)
        try ask(index, argument)
        let busy = (Clock.seconds(CLOCK_PROCESS_CPUTIME_ID) - processor) * 1000
        processorTimes.append(busy)
        let spent = (Clock.seconds(CLOCK_MONOTONIC) - start) * 1000
        times.append((spent, "\(argument) #\(index), processor \(Int(busy))"))
      }
      processorTimes.sort()
      times.sort { $0.milliseconds < $1.milliseconds }
      func quantile(_ part: Double) -> Double {
        times[min(times.count - 1, Int(part * Double(times.count)))].milliseconds
      }
      var json = JSONWriter()
      json.object { json in
        json.field("question", question)
        json.field("count", times.count)
        json.field("p50", quantile(0.5))
        json.field("p99", quantile(0.99))
        json.field("max", quantile(1))
        json.field("cpu_p99", processorTimes[Int(0.99 * Double(processorTimes.count))])
        json.key("slowest")
        json.array(times.suffix(slowest).reversed()) { json, time in
          json.array(["\(time.milliseconds)", time.what]) { $0.value($1) }
        }
      }
      json.endLine()
      try Output.standard.write(json.bytes)
    }
  }
}
