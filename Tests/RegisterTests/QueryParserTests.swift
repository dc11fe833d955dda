import Testing

@testable import Register

@Suite struct QueryParserTests {
  @Test(arguments: [
    ("科技 特派员", "科技 AND 特派员"),
    ("科技　特派员", "科技 AND 特派员"),
    ("科技 OR 人才 NOT 奖励", "科技 OR (人才 NOT 奖励)"),
    ("(科技 OR 人才) 奖励", "(科技 OR 人才) AND 奖励"),
    ("（科技 OR 人才）AND 奖励", "(科技 OR 人才) AND 奖励"),
    ("NOT 奖励 科技", "NOT 奖励 AND 科技"),
    ("NOT NOT 科技", "科技"),
    ("“高新 企业” 「认定」", "“高新 企业” AND “认定”"),
    ("《关于 科技》", "“关于 科技”"),
    ("晋政办发(2019)83号", "晋政办发(2019)83号"),
    ("晋政办发〔2019〕", "晋政办发〔2019〕"),
    ("and or not", "and AND or AND not"),
    ("AND", "AND"),
    ("科技 --", "科技"),
    ("科技*", "科技*"),
    ("text:科技", "text:科技"),
    ("() 科技", "科技"),
  ])
  func reads(text: String, reading: String) throws {
    let (query, remarks) = try QueryParser.read(text)
    #expect(query.description == reading)
    #expect(remarks.isEmpty)
  }

  @Test(arguments: [
    ("\"科技 人才", "科技 AND 人才", QueryParser.Remark.unbalancedQuote),
    ("科技” 人才", "科技 AND 人才", .unbalancedQuote),
    ("(科技 人才", "科技 AND 人才", .unbalancedParenthesis),
    ("科技) 人才", "科技 AND 人才", .unbalancedParenthesis),
    ("NEAR(科技 人才", "NEAR AND 科技 AND 人才", .unbalancedParenthesis),
    ("AND 科技", "科技", .strayOperator),
    ("科技 OR", "科技", .strayOperator),
    ("科技 NOT", "科技", .strayOperator),
    ("科技 AND AND 人才", "科技 AND 人才", .strayOperator),
  ])
  func passesOver(text: String, reading: String, remark: QueryParser.Remark) throws {
    let (query, remarks) = try QueryParser.read(text)
    #expect(query.description == reading)
    #expect(remarks.contains(remark))
  }

  @Test(arguments: [
    ("", SearchError.nothingToFind), ("，。；", .nothingToFind), ("\"\"", .nothingToFind),
    ("'; --", .nothingToFind), ("\0", .nothingToFind), ("((((", .nothingToFind),
    ("NOT 科技", .onlyExclusions), ("NOT 科技 NOT 人才", .onlyExclusions),
    ("科技 OR NOT 人才", .onlyExclusions),
    (String(repeating: "科", count: 10_000), .tooLong),
  ])
  func refuses(text: String, error: SearchError) {
    #expect(throws: error) { try QueryParser.read(text) }
  }
}
