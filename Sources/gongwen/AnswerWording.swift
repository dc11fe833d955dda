internal import Gongwen
internal import Register
internal import Reporting

/// What the program says about answers, in the language of the person who reads.
struct AnswerWording {
  var language: Language

  init(_ language: Language) {
    self.language = language
  }

  /// Words for the values of the contract.
  var values: Wording { Wording(language) }

  func choose(_ chinese: String, _ english: String) -> String {
    language == .zh ? chinese : english
  }

  var emptyRegister: String {
    choose(
      "gongwen: 登记库里还没有文件；请先运行 gongwen ingest 文件夹",
      "gongwen: the register holds no documents yet; take some up with gongwen ingest FOLDER")
  }

  var nothing: String { choose("gongwen: 没有符合的内容", "gongwen: nothing found") }

  var beyondEnd: String {
    choose(
      "gongwen: --offset 超出了答案的末尾", "gongwen: --offset is beyond the end of the answer")
  }

  func excluded(by options: [String]) -> String {
    let list = options.joined(separator: language == .zh ? "、" : ", ")
    return choose(
      "gongwen: 有内容，但都被筛选条件排除：\(list)",
      "gongwen: there are rows, but these filters exclude all of them: \(list)")
  }

  var missingUnit: String {
    choose("没有写出单位；请写单位名称，例如 县财政局", "no unit is named; give its name, for example 县财政局")
  }

  var duplicateUnit: String {
    choose(
      "gongwen duties 只查一个单位，写在命令后面；不能再用 --unit",
      "gongwen duties is about one unit, named after the command; leave --unit out")
  }

  func unknownUnit(_ name: String, _ near: [String]) -> String {
    let list = near.joined(separator: language == .zh ? "、" : ", ")
    guard !near.isEmpty else {
      return choose(
        "gongwen: 登记库里没有单位“\(name)”；gongwen units 列出所有单位",
        "gongwen: the register has no unit \(name); gongwen units lists all")
    }
    return choose(
      "gongwen: 登记库里没有单位“\(name)”；相近的有：\(list)",
      "gongwen: the register has no unit \(name); near ones are: \(list)")
  }

  func townWithoutRegion(_ name: String) -> String {
    choose(
      "gongwen: 没有文件直接写到“\(name)”；要看“各乡镇”等名单，请写明县（某县\(name)）或加 --region",
      "gongwen: no document names \(name); for lists such as 各乡镇 name its county before it or "
        + "with --region")
  }

  /// Before an answer that has only lists.
  func onlyThroughLists(_ name: String) -> String {
    choose(
      "gongwen: 没有文件直接写到“\(name)”，以下各项来自包含或可能包含它的名单",
      "gongwen: no document names \(name); these rows come from lists that do or may contain it")
  }

  func unknownRegion(_ name: String) -> String {
    choose(
      "没有名为“\(name)”的行政区划；请用全称或六位代码", "no division is named \(name); use its full name or code")
  }

  func ambiguousRegion(_ name: String, _ all: [String]) -> String {
    let list = all.prefix(12).joined(separator: language == .zh ? "、" : ", ")
    return choose(
      "“\(name)”不止一个，请用代码：\(list)", "\(name) is the name of several; use a code: \(list)")
  }

  /// `见“各有关部门”`
  func via(_ mention: DutyRow.Mention) -> String? {
    switch mention.match {
    case .named: nil
    case .likely: choose("可能：\(mention.name)", "likely: \(mention.name)")
    case .list: choose("见“\(mention.name)”", "via \(mention.name)")
    case .some: choose("或在“\(mention.name)”之内", "perhaps among \(mention.name)")
    }
  }

  /// The last line of a page.
  func page(_ shown: Int, of total: Int, offset: Int, isUpperBound: Bool = false) -> String? {
    guard shown < total else { return nil }
    let next = offset + shown
    let most = isUpperBound ? choose("至多", "at most ") : ""
    guard next < total else {
      return choose("本页第\(offset + 1)—\(next)项，已到末尾。", "Rows \(offset + 1)–\(next), the last.")
    }
    return choose(
      "本页第\(offset + 1)—\(next)项，\(most)共\(total)项；加 --offset \(next) 看下一页。",
      "Rows \(offset + 1)–\(next) of \(most)\(total); --offset \(next) shows the next.")
  }
}
