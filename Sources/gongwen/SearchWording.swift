internal import Gongwen
internal import Register
internal import Reporting

/// What is said about searches, in the language of the person who asks.
struct SearchWording {
  var language: Language

  init(_ language: Language) { self.language = language }

  func message(_ error: SearchError) -> String {
    switch (error, language) {
    case (.tooLong, .zh): "查询超过1000个字符；请缩短后再查"
    case (.tooLong, .en): "the query has more than 1,000 characters; shorten it"
    case (.nothingToFind, .zh): "查询中没有可查的字词；请输入汉字、字母或数字"
    case (.nothingToFind, .en):
      "there is nothing in the query to look for; give Han characters, letters or digits"
    case (.onlyExclusions, .zh): "查询只排除词语（NOT），没有要查的词语；请再加上要查的词语"
    case (.onlyExclusions, .en):
      "the query only says what must not occur (NOT); add words to look for"
    case (.noMatter, .zh): "没有写明要问的事项；请写明，例如：gongwen who 高新技术企业认定"
    case (.noMatter, .en):
      "the question names no matter; name one, for example: gongwen who 高新技术企业认定"
    }
  }

  func remark(_ code: String) -> String {
    switch (code, language) {
    case ("unbalanced-quote", .zh): "引号不成对，按没有引号查询。"
    case ("unbalanced-quote", .en): "A quote has no partner and was passed over."
    case ("unbalanced-parenthesis", .zh): "括号不成对，多余的括号未计。"
    case ("unbalanced-parenthesis", .en): "A parenthesis has no partner and was passed over."
    case ("stray-operator", .zh): "AND、OR、NOT缺少词语，未计。"
    case ("stray-operator", .en): "AND, OR or NOT had no word to go with and was passed over."
    default: code
    }
  }

  /// `《title》 number · heading › heading · page`
  func place(_ document: DocumentReference, path: [String], page: Int?) -> String {
    var parts = [
      document.title.map { language == .zh ? "《\($0)》" : $0 }, document.documentNumber,
      document.issuedOn,
    ].compactMap(\.self)
    if !path.isEmpty { parts.append(path.joined(separator: " › ")) }
    if let page { parts.append(language == .zh ? "第\(page)页" : "page \(page)") }
    return parts.joined(separator: " · ")
  }

  func summary(_ answer: SearchAnswer, offset: Int) -> String {
    let total = answer.total
    let first = offset + 1
    let last = offset + answer.hits.count
    if total == 0 {
      return language == .zh
        ? "没有找到。查询读作：\(answer.reading)" : "Nothing found. The query was read as: \(answer.reading)"
    }
    let isPart = answer.hits.count < total || !answer.isTotalExact
    switch language {
    case .zh:
      let count = answer.isTotalExact ? "共\(total)处" : "超过\(total)处"
      if answer.hits.isEmpty { return "\(count)，第\(first)处以后没有了。" }
      return isPart ? "\(count)，以上是第\(first)—\(last)处。" : "\(count)。"
    case .en:
      let count = answer.isTotalExact ? "\(total) found" : "more than \(total) found"
      if answer.hits.isEmpty { return "\(count); nothing from number \(first) on." }
      return isPart ? "\(count); these are \(first) to \(last)." : "\(count)."
    }
  }

  /// `nil` is for the unit that issued the document.
  func role(_ role: Role?) -> String {
    role.map(Wording(language).name) ?? (language == .zh ? "发文机关" : "issuer")
  }

  func part(_ first: Int, _ last: Int, of total: Int) -> String {
    language == .zh
      ? "共\(total)个，以上是第\(first)—\(last)个。" : "\(total) units; these are \(first) to \(last)."
  }

  func remark(_ remark: ResponsibilityAnswer.Remark, _ answer: ResponsibilityAnswer) -> String {
    switch (remark, language) {
    case (.unknownMatter, .zh): "登记库的文件没有写到“\(answer.matter)”。"
    case (.unknownMatter, .en): "No document of the register speaks of “\(answer.matter)”."
    case (.outsideFilter, .zh): "有文件写到“\(answer.matter)”，但都不合所给的筛选条件。"
    case (.outsideFilter, .en):
      "Documents speak of “\(answer.matter)”, but none that the filters let through."
    case (.absentPart, .zh):
      "登记库的文件没有写到\(quoted(answer.missing))；以下只涉及“\(answer.subject)”。"
    case (.absentPart, .en):
      "No document of the register speaks of \(quoted(answer.missing)); what follows is about "
        + "“\(answer.subject)” only."
    case (.onlyPart, .zh):
      "没有一处写到“\(answer.matter)”的全部；以下只涉及“\(answer.subject)”，不涉及\(quoted(answer.missing))。"
    case (.onlyPart, .en):
      "Nothing speaks of all of “\(answer.matter)”; what follows is about “\(answer.subject)”, not "
        + "about \(quoted(answer.missing))."
    case (.onlyIssuers, .zh): "文件写到“\(answer.subject)”，但没有指明责任单位；以下是发文机关。"
    case (.onlyIssuers, .en):
      "Documents speak of “\(answer.subject)” but name no unit; these are their issuers."
    case (.otherRoles, .zh): "没有所问角色的单位，以下是其他角色的单位。"
    case (.otherRoles, .en): "No unit has the role that was asked for; these have others."
    case (.otherDocuments, .zh): "所问地区、层级或文件没有写到，以下出自其他文件。"
    case (.otherDocuments, .en):
      "The region, level or document that was named says nothing of it; these are from others."
    }
  }

  private func quoted(_ words: [String]) -> String {
    words.map { "“\($0)”" }.joined(separator: language == .zh ? "、" : ", ")
  }

  func near(_ near: NearWord) -> String {
    let words = near.near.map { neighbour in
      language == .zh
        ? "\(neighbour.word)（\(neighbour.hits)处）" : "\(neighbour.word) (\(neighbour.hits))"
    }.joined(separator: language == .zh ? "、" : ", ")
    switch language {
    case .zh:
      if near.hits > 0 { return "“\(near.word)”有\(near.hits)处。" }
      return words.isEmpty ? "没有“\(near.word)”，也没有相近的词语。" : "没有“\(near.word)”；相近的有：\(words)。"
    case .en:
      if near.hits > 0 { return "“\(near.word)” occurs \(near.hits) times." }
      return words.isEmpty
        ? "Nothing like “\(near.word)” occurs." : "No “\(near.word)”; near it: \(words)."
    }
  }
}
