import Gongwen
import Models
import Testing

@testable import Tagging

@Suite struct TargetTests {
  static let lexer = Result { try NumberLexer(models: TestModels.load()) }
  static let amounts = Result { try AmountTagger(models: TestModels.load()) }
  static let tagger = Result { try TargetTagger(models: TestModels.load()) }

  /// Each objective as `metric comparator value unit`.
  private func targets(_ line: String) throws -> [String] {
    let text = TextBuffer(line)
    let matcher = Matcher()
    let numbers = try Self.lexer.get().scan(text, range: 0..<text.count)
    let money = try Self.amounts.get().mentions(
      in: text, numbers: Self.lexer.get(), with: matcher)
    return try Self.tagger.get().mentions(
      in: text, numbers: numbers, amounts: money, with: matcher
    ).map { target in
      let value =
        target.value == target.value.rounded() ? "\(Int(target.value))" : "\(target.value)"
      return [target.metric, target.comparator.rawValue, value, target.unit ?? "-"]
        .joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("新建市级创新平台基地2个。", ["市级创新平台基地 reach 2 个"]),
    ("力争2025年创新平台基地达到5家。", ["创新平台基地 reach 5 家"]),
    ("突破10项关键核心技术、搭建5个技术创新平台", ["关键核心技术 reach 10 项", "技术创新平台 reach 5 个"]),
    ("净增高新技术企业2户、科技型中小企业2户", ["高新技术企业 increase 2 户", "科技型中小企业 increase 2 户"]),
    ("净增企业10户以上", ["企业 increase 10 户"]),
    ("国民体质合格率达到90％以上", ["国民体质合格率 atLeast 0.9 %"]),
    ("指导员人数达到总人口的千分之三", ["指导员人数 reach 0.003 %"]),
    ("实验室增加到70户左右", ["实验室 reach 70 户"]),
    ("预留比例由44%提高至60%", ["预留比例 reach 0.6 %"]),
    ("平均时间压缩至5个工作日以内", ["平均时间 atMost 5 个工作日"]),
    ("居民人均可支配收入年均增长7%", ["居民人均可支配收入 increase 0.07 %"]),
    ("单位能耗下降3%", ["单位能耗 decrease 0.03 %"]),
    ("城镇化率提高2个百分点", ["城镇化率 increase 2 个百分点"]),
    ("比例不低于80%", ["比例 atLeast 0.8 %"]),
    ("研发机构比重达到100%", ["研发机构比重 cover 1 -"]),
    ("实现规上企业研发活动全覆盖", ["规上企业研发活动 cover 1 -"]),
    ("覆盖所有产业集群", ["产业集群 cover 1 -"]),
    ("高新技术企业和科技型中小企业均实现倍增", ["高新技术企业 multiply 2 -", "科技型中小企业 multiply 2 -"]),
    ("示范企业和龙头企业分别达到32户、10户", ["示范企业 reach 32 户", "龙头企业 reach 10 户"]),
    ("打造3—5个行业电子商务平台", ["行业电子商务平台 atLeast 3 个", "行业电子商务平台 atMost 5 个"]),
    ("全市电子商务交易额突破1.8万亿元", ["全市电子商务交易额 atLeast 1800000000000 元"]),
    ("培育年销售额1000万元以上的网商800家以上", ["年销售额1000万元以上的网商 atLeast 800 家"]),
    ("打造百户省级智能制造试点示范。", ["省级智能制造试点示范 reach 100 户"]),
    ("推进151项年度目标任务落实落地", ["年度目标任务 reach 151 项"]),
    ("支持10家具备经营权的外贸企业开展业务", ["具备经营权的外贸企业 reach 10 家"]),
    ("污染天数比率比2015年下降25%以上", ["污染天数比率 decrease 0.25 %"]),
    ("主要污染物排放总量均比2015年下降22%以上", ["主要污染物排放总量 decrease 0.22 %"]),
    ("锻炼人数比例达到37%及以上和40%及以上", ["锻炼人数比例 atLeast 0.37 %", "锻炼人数比例 atLeast 0.4 %"]),
    ("每千名老年人拥有养老床位数达到30张", ["每千名老年人拥有养老床位数 reach 30 张"]),
    ("助餐服务供应能力达到每天约25万人次", ["助餐服务供应能力 reach 250000 人次"]),
    ("算力规模达到50EFLOPS", ["算力规模 reach 50 EFLOPS"]),
    ("门诊患者平均等待时间缩短15分钟", ["门诊患者平均等待时间 decrease 15 分钟"]),
    (
      "零售总额达到120亿元、增长10%",
      ["零售总额 reach 12000000000 元", "零售总额 increase 0.1 %"]
    ),
    (
      "30%以上的行政村达到“四美”标准、50%以上的乡镇政府所在地达到“五美”标准",
      ["行政村 atLeast 0.3 %", "乡镇政府所在地 atLeast 0.5 %"]
    ),
    ("城镇新增就业2000人以上", ["城镇新增就业 increase 2000 人"]),
    ("维修改造农村供水工程19处", ["农村供水工程 reach 19 处"]),
    ("★地区生产总值增长15%", ["地区生产总值 increase 0.15 %"]),
    ("——全市机构养老床位至少需达到15800张以上", ["全市机构养老床位 atLeast 15800 张"]),
    ("细颗粒物年均浓度控制在29微克每立方米以下", ["细颗粒物年均浓度 atMost 29 微克每立方米"]),
    ("每个乡镇都建有1所公办幼儿园", ["公办幼儿园 reach 1 所"]),
    ("按每年新增1家上市挂牌企业的要求开展培育", ["上市挂牌企业 increase 1 家"]),
  ])
  func objectives(_ line: String, _ expected: [String]) throws {
    #expect(try targets(line) == expected)
  }

  @Test(arguments: [
    "实施“12大基地”建设", "三是启动高新技术企业五年倍增计划。", "对获批的企业给予10万元奖励",
    "对新增就业10人以上的企业给予补贴", "担保费率不超过1%", "按投资额的30%给予补贴", "落实16条措施",
    "截至2020年底，高新技术企业达到9户", "目前已建成5个中心", "在30个工作日内办结", "构建三大体系", "一批关键技术",
    "按20%的税率缴纳企业所得税", "完善四级服务体系", "单宗土地面积不超过3亩", "由原6层及以下主体封顶且达到7层以上", "阳台进深由不应大于1.8米调整为不应大于2.4米",
    "企业须承诺年度产值增长10%以上", "（国务院令第427号）",
  ])
  func none(_ line: String) throws {
    #expect(try targets(line) == [])
  }
}
