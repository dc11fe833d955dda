internal import Extraction
internal import Gongwen
internal import Register
internal import Reporting

/// The state of a register for a person or a program.
struct StatusPage {
  var status: RegisterStatus
  /// Hash of the models that would read files now.
  var models: String?
  var language: Language
  /// Files to list.
  var limit: Int

  private var isChinese: Bool { language == .zh }

  /// The files that somebody should look at.
  var files: DataTable {
    DataTable(
      name: "files",
      columns: [
        DataTable.Column("state", isChinese ? "状态" : "State"),
        DataTable.Column("path", isChinese ? "文件" : "File"),
        DataTable.Column("format", isChinese ? "格式" : "Format"),
        DataTable.Column("code", isChinese ? "代码" : "Code"),
        DataTable.Column("pages", isChinese ? "页" : "Pages"),
        DataTable.Column("reason", isChinese ? "原因和办法" : "Reason and remedy"),
        DataTable.Column("time", isChinese ? "时间" : "Time"),
      ],
      rows: status.reports.prefix(limit).map { report in
        [
          .text(report.state.rawValue), .text(report.path), .text(report.format),
          .optional(report.code),
          report.pages.isEmpty ? .empty : .text(Notices.spans(report.pages)),
          .text(reason(report)), .text(report.time),
        ]
      })
  }

  private func reason(_ report: RegisterStatus.Report) -> String {
    switch report.state {
    case .failed:
      DocumentFailure(code: report.code ?? "", detail: report.detail).message(language)
    case .gone:
      isChinese
        ? "文件已不在原处，内容仍保留；放回后重新入库即可"
        : "there no more, its content is kept; ingest it again if it comes back"
    case .warned, .stored:
      report.code.flatMap(Notices(language: language).words) ?? report.detail
    }
  }

  /// Files that an ingest with `--refresh` would read again.
  private var outdated: Int {
    status.readings.reduce(0) { $0 + (isPresent($1) ? 0 : $1.count) }
  }

  private func isPresent(_ reading: RegisterStatus.Reading) -> Bool {
    reading.modelsSHA256 == models && reading.program == GongwenCommand.programVersion
  }

  func json() -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("register", status.path)
      json.field("bytes", status.bytes)
      json.field("schema", status.schema)
      json.field("documents", status.documents)
      json.field("versions", status.versions)
      json.field("clauses", status.clauses)
      json.field("obligations", status.obligations)
      json.field("outdated", models == nil ? nil : outdated)
      json.key("formats")
      json.array(status.files) { json, files in
        json.object {
          $0.field("state", files.state.rawValue)
          $0.field("format", files.format)
          $0.field("files", files.count)
        }
      }
      json.key("readings")
      json.array(status.readings) { json, reading in
        json.object {
          $0.field("models_version", reading.modelsVersion)
          $0.field("models_sha256", reading.modelsSHA256)
          $0.field("program", reading.program)
          $0.field("files", reading.count)
        }
      }
      json.key("files")
      json.array(Array(status.reports.prefix(limit))) { json, report in
        json.object { json in
          json.field("state", report.state.rawValue)
          json.field("path", report.path)
          json.field("format", report.format)
          json.field("code", report.code)
          json.key("pages")
          json.array(report.pages) { $0.value($1) }
          json.field("reason", reason(report))
          json.field("detail", report.detail)
          json.field("time", report.time)
        }
      }
    }
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  func terminal(width: Int, isStyled: Bool) -> String {
    func table(_ table: DataTable) -> String {
      "\n" + table.terminal(width: width, isStyled: isStyled, language: language)
    }
    var text = head.map { $0 + "\n" }.joined()
    if !status.files.isEmpty { text += table(formats) }
    guard !status.reports.isEmpty else { return text }
    text += table(shown)
    let hidden = status.reports.count - limit
    if hidden > 0 {
      text +=
        isChinese
        ? "还有\(hidden)条；全部见 gongwen status --format csv\n"
        : "\(hidden) more; gongwen status --format csv lists all\n"
    }
    return text
  }

  private var head: [String] {
    let s = status
    var lines =
      isChinese
      ? [
        "登记库 \(s.path)（\(size)，结构版本\(s.schema)）",
        "文件\(s.documents)份，版本\(s.versions)个，分句\(s.clauses)条，现行事项\(s.obligations)项",
      ]
      : [
        "Register \(s.path) (\(size), schema \(s.schema))",
        "\(s.documents) documents, \(s.versions) versions, \(s.clauses) clauses, "
          + "\(s.obligations) obligations in current versions",
      ]
    for reading in s.readings {
      let models = "\(reading.modelsVersion) (\(reading.modelsSHA256.prefix(8)))"
      let remark =
        self.models == nil || isPresent(reading)
        ? "" : isChinese ? "；--refresh 会重新读取" : "; --refresh reads them again"
      lines.append(
        isChinese
          ? "模型 \(models)、程序 \(reading.program) 读取\(reading.count)份\(remark)"
          : "\(reading.count) read with models \(models) by gongwen \(reading.program)\(remark)")
    }
    return lines
  }

  private var size: String {
    let units = ["B", "kB", "MB", "GB", "TB"]
    var value = Double(status.bytes)
    var unit = 0
    while value >= 1000, unit + 1 < units.count {
      value /= 1000
      unit += 1
    }
    let tenths = Int((value * 10).rounded())
    return (unit == 0 || tenths >= 100 ? "\((tenths + 5) / 10)" : "\(tenths / 10).\(tenths % 10)")
      + " \(units[unit])"
  }

  private func word(_ state: RegisterStatus.State) -> String {
    switch state {
    case .stored: isChinese ? "已入库" : "stored"
    case .warned: isChinese ? "有提示" : "with warnings"
    case .failed: isChinese ? "未能读取" : "failed"
    case .gone: isChinese ? "已不在" : "gone"
    }
  }

  /// How many files there are in each format and state.
  private var formats: DataTable {
    let states = RegisterStatus.State.allCases
    var rows: [String: [RegisterStatus.State: Int]] = [:]
    for files in status.files { rows[files.format, default: [:]][files.state] = files.count }
    return DataTable(
      name: "formats",
      columns: [DataTable.Column("format", isChinese ? "格式" : "Format")]
        + states.map { DataTable.Column($0.rawValue, word($0)) },
      rows: rows.sorted { $0.key < $1.key }.map { format, counts in
        [.text(format)] + states.map { state in counts[state].map { .integer($0) } ?? .empty }
      })
  }

  /// The files for a person: fewer columns, words for states.
  private var shown: DataTable {
    let pages = { (report: RegisterStatus.Report) -> String in
      report.pages.isEmpty ? "" : Notices.spans(report.pages)
    }
    return DataTable(
      name: "files",
      columns: [
        DataTable.Column("state", isChinese ? "状态" : "State"),
        DataTable.Column("path", isChinese ? "文件" : "File"),
        DataTable.Column("pages", isChinese ? "页" : "Pages"),
        DataTable.Column("reason", isChinese ? "原因和办法" : "Reason and remedy"),
      ],
      rows: status.reports.prefix(limit).map {
        [.text(word($0.state)), .text($0.path), .text(pages($0)), .text(reason($0))]
      })
  }
}
