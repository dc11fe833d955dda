/// Numbers about the register, or about what passes a filter.
public struct RegisterStatistics: Equatable, Sendable {
  public var documents = 0
  /// Of these documents, also those that are not current.
  public var versions = 0
  public var files = 0
  public var failedFiles = 0
  public var clauses = 0
  public var units = 0
  public var total = Figures()
  /// By day of issue, publication or printing; `nil` for documents without one.
  public var years: [Group] = []
  public var levels: [Group] = []
  public var issuers: [Group] = []

  /// What stands in some documents. Amounts are of different kinds (limits, ranges, rates for each
  /// item), so that only the exact ones are added up, and the sum is no budget.
  public struct Figures: Equatable, Sendable {
    public var documents = 0
    public var obligations = 0
    public var amounts = 0
    /// In yuan.
    public var largest: Double?
    /// Amounts that are exact, in yuan and not for each of something.
    public var exactAmounts = 0
    public var exactSum = 0.0
  }

  public struct Group: Equatable, Sendable {
    public var name: String?
    public var figures: Figures
  }
}
