public import Gongwen

/// The words of a trace's reports in the language of the person who reads.
public struct TraceWording: Sendable {
  public var language: Language

  public init(_ language: Language) {
    self.language = language
  }

  private func choose(_ chinese: String, _ english: String) -> String {
    language == .zh ? chinese : english
  }

  public var traceOf: String { choose("政策溯源", "Where duties come from") }
  public var lower: String { choose("下级", "lower") }
  public var higher: String { choose("上级", "higher") }
  public var carriesOut: String { choose("落实上级条款", "Carries out") }
  public var noSource: String { choose("在上级文件中没有来源", "Without a source in the higher documents") }
  public var untaken: String { choose("上级条款没有承接", "Of the higher documents nobody took up") }
  public var obligation: String { choose("下级任务", "Lower obligation") }
  public var source: String { choose("上级条款", "Higher clause") }
  public var score: String { choose("相似度", "score") }
  public var figures: String { choose("数字对照", "Figures") }
  public var untitled: String { choose("（无标题）", "(untitled)") }
  public var outsideSections: String { choose("（章节之外）", "(outside sections)") }
  public var same: String { choose("相同", "same") }
  public var different: String { choose("不同", "different") }
  public var comma: String { choose("，", ", ") }
  public var colon: String { choose("：", ": ") }
  public var semicolon: String { choose("；", "; ") }
  public var find: String { choose("查找", "Find") }
  public var none: String { choose("无", "none") }

  public func cited(_ name: String) -> String {
    choose("文中引用：\(name)", "cited as \(name)")
  }

  public func cites(_ title: String) -> String {
    choose("引用《\(title)》", "names \(title)")
  }

  func clauses(_ count: Int) -> String {
    choose("\(count)句", count == 1 ? "1 clause" : "\(count) clauses")
  }

  /// 不同：某省 到2021年达到2500户；某县 到2025年达到5家
  public func text(_ figure: TraceFigure, higher: String, lower: String) -> String {
    let subject = figure.subject.map { $0 + " " } ?? ""
    guard figure.lower != figure.higher || !figure.isSame else {
      return "\(subject)\(same)\(colon)\(figure.lower)"
    }
    return "\(subject)\(figure.isSame ? same : different)\(colon)\(higher) \(figure.higher)"
      + "\(semicolon)\(lower) \(figure.lower)"
  }

  /// How much was found.
  public func summary(_ trace: PolicyTrace) -> String {
    let duties = trace.obligations.count
    let links = trace.links()
    let without = trace.withoutSource
    let untaken = trace.higher.reduce(0) { $0 + $1.untaken.count }
    return choose(
      "下级任务\(duties)项，对应\(links)处；没有来源\(without)项；上级条款没有承接\(untaken)项。",
      "\(duties) obligations, \(links) links; \(without) without a source; "
        + "\(untaken) higher obligations not taken up.")
  }

  /// What a document is called beside a figure.
  public func name(_ region: String?, _ side: DocumentComparison.Side) -> String {
    region ?? side.title ?? untitled
  }
}
