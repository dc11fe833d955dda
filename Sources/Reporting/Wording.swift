public import Gongwen

/// Headings and summaries in the language of the person who reads.
public struct Wording: Sendable {
  public var language: Language

  public init(_ language: Language) {
    self.language = language
  }

  public var tableHeadings: [String] {
    switch language {
    case .zh: ["事项", "责任单位", "时限", "金额", "目标", "页"]
    case .en: ["Item", "Responsible", "Deadline", "Amount", "Target", "Page"]
    }
  }

  /// Headings of the flat table of the contract.
  var flatHeadings: [String] {
    switch language {
    case .zh:
      [
        "发文字号", "标题", "成文日期", "部分", "章节", "内容", "类别", "要求", "牵头单位", "责任单位", "配合单位",
        "督导单位", "开始日期", "截止日期", "时限原文", "金额下限（元）", "金额上限（元）", "金额原文", "目标", "页",
        "来源", "编号",
      ]
    case .en:
      [
        "Document number", "Title", "Issued on", "Part", "Headings", "Text", "Kind", "Modality",
        "Lead", "Responsible", "Cooperating", "Supervising", "Start", "Due", "Time as printed",
        "Amount from", "Amount to", "Amount as printed", "Targets", "Page", "Source", "Identifier",
      ]
    }
  }

  /// Name of the flat table.
  var obligations: String { language == .zh ? "任务" : "Obligations" }

  public var noRows: String {
    switch language {
    case .zh: "没有符合条件的内容。"
    case .en: "Nothing found."
    }
  }

  public var untitled: String {
    switch language {
    case .zh: "（无标题）"
    case .en: "(untitled)"
    }
  }

  /// Stands for the units of the row above.
  public var same: String {
    switch language {
    case .zh: "同上"
    case .en: "same"
    }
  }

  public var noObligations: String {
    switch language {
    case .zh: "没有找到事项。"
    case .en: "No obligations found."
    }
  }

  /// What a person calls a unit's role, `nil` for plain responsibility.
  public func mark(_ role: Role) -> String? {
    switch (role, language) {
    case (.responsible, _): nil
    case (.lead, .zh): "牵头"
    case (.lead, .en): "lead"
    case (.cooperating, .zh): "配合"
    case (.cooperating, .en): "with"
    case (.supervising, .zh): "督导"
    case (.supervising, .en): "supervises"
    case (.office, .zh): "办公室"
    case (.office, .en): "office"
    }
  }

  /// One line that says how much was found.
  public func summary(_ counts: ExtractionCounts, documents: Int = 1, failed: Int = 0) -> String {
    switch language {
    case .zh:
      let many = documents > 1 ? "\(documents)个文件共" : "共"
      let failure = failed > 0 ? "；\(failed)个文件未能读取" : ""
      return
        "\(many)\(counts.obligations)项：任务\(counts.duties)、目标\(counts.targets)、"
        + "激励\(counts.incentives)；责任单位\(counts.units)个，时限\(counts.deadlines)处，"
        + "金额\(counts.amounts)处，人员\(counts.people)名\(failure)。"
    case .en:
      let many = documents > 1 ? "\(documents) documents: " : ""
      let failure = failed > 0 ? "; \(failed) could not be read" : ""
      return
        "\(many)\(Self.count(counts.obligations, "obligation")) "
        + "(\(Self.count(counts.duties, "duty", "duties")), "
        + "\(Self.count(counts.targets, "target")), \(Self.count(counts.incentives, "incentive")))"
        + "; \(Self.count(counts.units, "unit")), \(Self.count(counts.deadlines, "deadline")), "
        + "\(Self.count(counts.amounts, "amount")), "
        + "\(Self.count(counts.people, "person", "people"))\(failure)."
    }
  }

  private static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }
}
