public import Gongwen

/// Words for the values of the contract.
extension Wording {
  public func name(_ role: Role) -> String {
    switch (role, language) {
    case (_, .en): role.rawValue
    case (.responsible, .zh): "责任"
    case (.lead, .zh): "牵头"
    case (.cooperating, .zh): "配合"
    case (.supervising, .zh): "督导"
    case (.office, .zh): "办公室"
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
}
