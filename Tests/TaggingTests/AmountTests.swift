import Gongwen
import Models
import Testing

@testable import Tagging

@Suite struct AmountTests {
  static let lexer = Result { try NumberLexer(models: TestModels.load()) }
  static let tagger = Result { try AmountTagger(models: TestModels.load()) }

  private func amounts(_ line: String) throws -> [Amount] {
    try Self.tagger.get().mentions(
      in: TextBuffer(line), numbers: Self.lexer.get(), with: Matcher())
  }

  /// Each amount as `bound min-max`, in the currency's base unit.
  private func described(_ amount: Amount) -> String {
    func number(_ value: Double?) -> String { value.map { "\(Int($0))" } ?? "" }
    return "\(amount.bound.rawValue) \(number(amount.min))-\(number(amount.max))"
  }

  @Test(arguments: [
    ("给予一次性奖励5万元。", ["exact 50000-50000"]),
    ("对总投资达到300万元，客房数量10间以上的民宿，补贴1万元", ["atLeast 3000000-", "exact 10000-10000"]),
    ("单个科技成果最高补助5万元。", ["atMost -50000"]),
    ("给予不超过20万元奖励", ["atMost -200000"]),
    ("最高贷款限额提高到每户70万元", ["atMost -700000"]),
    ("补贴标准分别提高至1200元、1350元和1500元", ["exact 1200-1200", "exact 1350-1350", "exact 1500-1500"]),
    ("授信额度提高至500万元", ["atMost -5000000"]),
    ("最高贷款额度由35万元调整为45万元", ["atMost -350000", "atMost -450000"]),
    ("奖励每个品种最高1000万元、500万元、200万元", ["atMost -10000000", "atMost -5000000", "atMost -2000000"]),
    ("年应纳税所得额超过100万元但不超过300万元的部分", ["range 1000000-3000000"]),
    ("处1万元以上5万元以下罚款", ["range 10000-50000"]),
    ("100万元（含）至500万元（不含）", ["range 1000000-5000000"]),
    ("担保金额500万元及以下", ["atMost -5000000"]),
    ("网上零售额达到5000万元以上", ["atLeast 50000000-"]),
    ("产值达到1亿元、5亿元的企业", ["atLeast 100000000-", "atLeast 500000000-"]),
    ("交易额达到5亿元", ["exact 500000000-500000000"]),
    ("交易额突破1.8万亿元", ["atLeast 1800000000000-"]),
    ("10—20万元", ["range 100000-200000"]),
    ("给予5、3、2万元奖励", ["exact 50000-50000", "exact 30000-30000", "exact 20000-20000"]),
    ("约4.287亿美元", ["about 428700000-428700000"]),
    ("二百余万元", ["about 2000000-3000000"]),
    ("超亿元企业", ["atLeast 100000000-"]),
    ("万元GDP能耗下降3%", []),
    ("打造百亿元产业", []),
    ("二元结构和100元件", []),
    ("三元材料", []),
    ("三百万", ["exact 3000000-3000000"]),
    ("15k左右", ["about 15000-15000"]),
    ("上亿元", ["about 100000000-100000000"]),
    ("1 万(含)-5 万元", ["range 10000-50000"]),
    ("两到三仟澳元", ["range 2000-3000"]),
    ("培育5家企业", []),
    ("额度达到10亿(含10亿元)以上的", ["atLeast 1000000000-"]),
    ("在最高贷款额度基础上提高10万元", ["exact 100000-100000"]),
  ])
  func limits(_ line: String, _ expected: [String]) throws {
    #expect(try amounts(line).map(described) == expected)
  }

  @Test(arguments: [
    ("港币两千九百六十元", "HKD", 2960), ("9000元日币", "JPY", 9000), ("三万元欧元", "EUR", 30_000),
    ("六十四万零一百四十三元一角七分", "CNY", 640_143.17), ("25481港元", "HKD", 25481),
  ])
  func currencies(_ line: String, _ code: String, _ value: Double) throws {
    let found = try amounts(line)
    #expect(found.map(\.currency) == [code])
    #expect(found.map(\.text) == [line])
    #expect(found.first?.min == value)
  }

  @Test(arguments: [
    ("给予国家级、省级重点实验室20万元、10万元奖励", ["国家级", "省级"]),
    ("对新评定为国家5A、4A级的景区分别奖励20万元、10万元", ["5A", "4A级"]),
    ("年产值超过8亿元或市外产值超过3亿元", ["年产值", "市外产值"]),
    ("投资2亿元的项目，当年度投资（使用自有资金，下同）到位5000万元", [nil, nil]),
    ("对实现“小升规”“规改股”的企业分别给予10万元、20万元奖励", ["小升规", "规改股"]),
    ("发放补贴：博士研究生5万元，硕士研究生3万元", ["博士研究生", "硕士研究生"]),
    ("额度由35万元调整为45万元", ["调整前", nil]),
    ("给予二孩家庭1万元、三孩家庭2万元购房补贴", ["二孩家庭", "三孩家庭"]),
    ("给予10万元奖励,每项给予5万元补助", [nil, nil]),
    ("对博士、硕士毕业生分别给予每月3000元、2000元补贴", ["博士", "硕士"]),
    ("1.企业年纳税达到100万元的,给予奖励10万元", [nil, nil]),
    ("凡投资额度达到1亿元以上的另奖50万元", [nil, nil]),
    ("对产值达到4000万元及以上的企业,给予一次性奖补20万元", [nil, nil]),
  ])
  func conditions(_ line: String, _ expected: [String?]) throws {
    #expect(try amounts(line).map(\.condition) == expected)
  }

  @Test(arguments: [
    ("给予见习单位每人每月1000元补贴", "每人每月"), ("每套奖励1万元", "每套"), ("50元/亩", "每亩"),
    ("每个企业最高不超过20万元", "每个企业"), ("每个品种奖励5万元", "每个品种"),
    ("给予5万元奖励", nil),
  ])
  func rates(_ line: String, _ expected: String?) throws {
    #expect(try amounts(line).map(\.per) == [expected])
  }

  @Test func aRateHoldsForTheWholeList() throws {
    #expect(try amounts("给予每月3000元、2000元补贴").map(\.per) == ["每月", "每月"])
  }
}
