internal import Gongwen

/// Names of sheets and headings of workbooks.
extension Wording {
  struct SheetNames {
    var obligations: String
    var matrix: String
    var units: String
    var deadlines: String
    var amounts: String
    var targets: String
    var documents: String
  }

  var sheetNames: SheetNames {
    switch language {
    case .zh:
      SheetNames(
        obligations: "任务", matrix: "单位×任务", units: "单位", deadlines: "时限", amounts: "资金",
        targets: "目标", documents: "文件")
    case .en:
      SheetNames(
        obligations: "Obligations", matrix: "Units × duties", units: "Units",
        deadlines: "Deadlines", amounts: "Amounts", targets: "Targets", documents: "Documents")
    }
  }

  var matrixHeadings: [String] {
    switch language {
    case .zh: ["序号", "文件", "内容", "截止日期"]
    case .en: ["No.", "Document", "Text", "Due"]
    }
  }

  var otherUnits: String {
    switch language {
    case .zh: "其他单位"
    case .en: "Other units"
    }
  }

  /// One character for each role, so that a column is as wide as it: 牵, 责, 配, 督, 办.
  func matrixMarks(_ roles: Set<Role>) -> String {
    let order: [Role] = [.lead, .responsible, .cooperating, .supervising, .office]
    let marks =
      switch language {
      case .zh: ["牵", "责", "配", "督", "办"]
      case .en: ["L", "R", "C", "S", "O"]
      }
    return zip(order, marks).filter { roles.contains($0.0) }.map(\.1).joined()
  }

  var unitHeadings: [String] {
    switch language {
    case .zh: ["单位", "任务数", "责任", "牵头", "配合", "督导", "办公室", "文件数", "最早截止"]
    case .en:
      [
        "Unit", "Obligations", "Responsible", "Lead", "Cooperating", "Supervising", "Office",
        "Documents", "First due",
      ]
    }
  }

  private var place: [String] {
    switch language {
    case .zh: ["内容", "单位", "发文字号", "标题", "页"]
    case .en: ["Text", "Units", "Document number", "Title", "Page"]
    }
  }

  var deadlineHeadings: [String] {
    switch language {
    case .zh: ["截止日期", "开始日期", "种类", "原文"] + place
    case .en: ["Due", "Start", "Kind", "As printed"] + place
    }
  }

  var amountHeadings: [String] {
    switch language {
    case .zh: ["金额下限", "金额上限", "币种", "性质", "每", "条件", "原文"] + place
    case .en: ["From", "To", "Currency", "Bound", "Per", "Condition", "As printed"] + place
    }
  }

  var targetHeadings: [String] {
    switch language {
    case .zh: ["指标", "要求", "数值", "单位", "原文", "截止日期"] + place.map { $0 == "单位" ? "责任单位" : $0 }
    case .en:
      ["Metric", "Comparison", "Value", "Measure", "As printed", "Due"] + place
    }
  }

  var documentHeadings: [String] {
    switch language {
    case .zh:
      [
        "发文字号", "标题", "成文日期", "发文机关", "层级", "地区", "施行日期", "失效日期", "事项数", "任务数", "目标数",
        "激励数", "来源",
      ]
    case .en:
      [
        "Document number", "Title", "Issued on", "Issuers", "Level", "Region", "In force from",
        "Expires on", "Rows", "Duties", "Targets", "Incentives", "Source",
      ]
    }
  }
}
