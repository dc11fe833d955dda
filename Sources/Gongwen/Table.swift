/// A table of the text whose columns are understood: a list of tasks, of indicators or of benefits.
/// Its rows are paragraphs of the canonical text, their cells separated by tabs.
public struct Table: Equatable, Sendable {
  /// What its rows are.
  public enum Kind: String, Sendable {
    /// Somebody is to do something (任务分工表).
    case tasks
    /// Figures to be reached (主要指标).
    case indicators
    /// Benefits granted on a condition (奖补标准).
    case incentives
  }

  public var kind: Kind
  /// Lines above the table, or rows above its head, that name it; outermost first.
  public var title: [Range<Int>]
  public var columns: [Column]
  public var records: [Record]
  /// Rows that are no records: heads, titles, section rows, notes.
  public var asides: [Int]

  public init(
    kind: Kind, title: [Range<Int>] = [], columns: [Column], records: [Record] = [],
    asides: [Int] = []
  ) {
    self.kind = kind
    self.title = title
    self.columns = columns
    self.records = records
    self.asides = asides
  }

  /// What the cells of a column say.
  public enum Meaning: Equatable, Sendable {
    /// 序号
    case number
    /// What is to be done.
    case task
    /// What is to come of it (工作目标, 2025年目标).
    case goal
    /// Who is to do it.
    case units(Role)
    /// A place or body that the figures of the row are for (县区).
    case area
    /// Office-holders (责任领导), who are no units.
    case person
    /// A time by which; a bare year or month counts to its end.
    case deadline
    /// A time in which.
    case period
    /// When it begins.
    case start
    case money
    /// Who or what gets a benefit.
    case object
    /// What a benefit depends on.
    case condition
    /// What a benefit is.
    case benefit
    /// The name of an indicator.
    case metric
    /// What an indicator is counted in.
    case measure
    /// A figure to be reached.
    case figure
    /// A figure that was.
    case baseline
    /// Anything else.
    case other
  }

  public struct Column: Equatable, Sendable {
    public var meaning: Meaning
    /// A second meaning (责任单位及完成时限).
    public var also: Meaning?
    /// The words of the head that gave the meaning; empty where the column has no head.
    public var head: Range<Int>
    /// What bare figures are counted in, from a bracket of the head (万元).
    public var measure: Range<Int>?
    /// The year that the head names.
    public var year: Range<Int>?
    /// Whether the first unit of a list leads the others.
    public var firstLeads: Bool
    public var evidence: [Evidence]

    public init(
      _ meaning: Meaning, also: Meaning? = nil, head: Range<Int>, measure: Range<Int>? = nil,
      year: Range<Int>? = nil, firstLeads: Bool = false, evidence: [Evidence] = []
    ) {
      self.meaning = meaning
      self.also = also
      self.head = head
      self.measure = measure
      self.year = year
      self.firstLeads = firstLeads
      self.evidence = evidence
    }
  }

  /// One thing that the table tells: mostly a row.
  public struct Record: Equatable, Sendable {
    /// Indices of its paragraphs.
    public var paragraphs: Range<Int>
    /// Cells that are filled, or that a merged cell above fills.
    public var cells: [Cell]
    /// Section rows and categories that it stands under, outermost first.
    public var path: [Range<Int>]
    /// The words that tell it, in the order of the text.
    public var words: [Range<Int>]
    /// Indices of the clauses of its paragraphs.
    public var clauses: Range<Int>
    /// The clause that its units and times go with: the first that holds some of its words.
    public var clause: Int

    public init(
      paragraphs: Range<Int>, cells: [Cell], path: [Range<Int>], words: [Range<Int>],
      clauses: Range<Int>, clause: Int
    ) {
      self.paragraphs = paragraphs
      self.cells = cells
      self.path = path
      self.words = words
      self.clauses = clauses
      self.clause = clause
    }
  }

  public struct Cell: Equatable, Sendable {
    /// Index of its column.
    public var column: Int
    /// Without white space at its ends.
    public var range: Range<Int>
    /// Whether it stands in a row above and reaches down.
    public var isInherited: Bool

    public init(column: Int, range: Range<Int>, isInherited: Bool = false) {
      self.column = column
      self.range = range
      self.isInherited = isInherited
    }
  }
}
