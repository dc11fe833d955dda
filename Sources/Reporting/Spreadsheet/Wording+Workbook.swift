public import Gongwen

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

/// Words for the values of the contract.
extension Wording {
  public func name(_ label: Label) -> String {
    switch (label, language) {
    case (_, .en): label.rawValue
    case (.duty, .zh): "任务"
    case (.target, .zh): "目标"
    case (.incentive, .zh): "激励"
    case (.context, .zh): "背景"
    }
  }

  public func name(_ modality: Modality) -> String {
    switch (modality, language) {
    case (_, .en): modality.rawValue
    case (.must, .zh): "必须"
    case (.strive, .zh): "力争"
    case (.encourage, .zh): "鼓励"
    case (.may, .zh): "可以"
    case (.prohibit, .zh): "禁止"
    }
  }

  public func name(_ kind: Deadline.Kind) -> String {
    switch (kind, language) {
    case (_, .en): kind.rawValue
    case (.by, .zh): "截止"
    case (.during, .zh): "期间"
    case (.recurring, .zh): "定期"
    case (.relative, .zh): "相对"
    }
  }

  public func name(_ bound: Amount.Bound) -> String {
    switch (bound, language) {
    case (.exact, .zh): "确定"
    case (.atMost, .zh): "最高"
    case (.atLeast, .zh): "最低"
    case (.about, .zh): "约"
    case (.range, .zh): "区间"
    case (.atMost, .en): "at most"
    case (.atLeast, .en): "at least"
    case (_, .en): bound.rawValue
    }
  }

  public func name(_ comparator: Target.Comparator) -> String {
    switch (comparator, language) {
    case (.reach, .zh): "达到"
    case (.atLeast, .zh): "不少于"
    case (.atMost, .zh): "不超过"
    case (.increase, .zh): "增加"
    case (.decrease, .zh): "减少"
    case (.multiply, .zh): "倍数"
    case (.cover, .zh): "覆盖"
    case (.atLeast, .en): "at least"
    case (.atMost, .en): "at most"
    case (_, .en): comparator.rawValue
    }
  }

  public func name(_ level: AdministrativeLevel) -> String {
    switch (level, language) {
    case (_, .en): level.rawValue
    case (.national, .zh): "国家"
    case (.provincial, .zh): "省级"
    case (.municipal, .zh): "市级"
    case (.county, .zh): "县级"
    case (.township, .zh): "乡级"
    }
  }
}
