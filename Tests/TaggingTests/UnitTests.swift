import Gongwen
import Models
import Testing

@testable import Tagging

@Suite struct UnitTests {
  static let tagger = Result { try UnitTagger(models: TestModels.load()) }

  /// Units with a role as `role unit unit…`, a group a string; a group that is open ends in `…`.
  private func roles(_ line: String) throws -> [String] {
    var groups: [String] = []
    var last: Role?
    for mention in try Self.tagger.get().mentions(TextBuffer(line), with: Matcher()) {
      guard let role = mention.role else { continue }
      if role == last, !groups.isEmpty {
        groups[groups.count - 1] += " " + mention.text
      } else {
        groups.append(role.rawValue + " " + mention.text)
      }
      last = role
    }
    return groups
  }

  @Test(arguments: [
    ("（责任单位：县财政局、县工信局，绛县经济开发区等）", ["responsible 县财政局 县工信局 绛县经济开发区"]),
    ("(责任单位:市商务局,市委外办,各区人民政府〈含开发区,下同〉)", ["responsible 市商务局 市委外办 各区人民政府"]),
    ("〔责任单位：教育局、各乡（镇）〕", ["responsible 教育局 各乡（镇）"]),
    ("〔责任单位：教育局、开发区、各乡（镇）】", ["responsible 教育局 开发区 各乡（镇）"]),
    ("（责任单位：市财政局、各县（市、区）人民政府", ["responsible 市财政局 各县（市、区）人民政府"]),
    ("（牵头单位：市商务委；责任单位：市发展改革委、各区县政府）", ["lead 市商务委", "responsible 市发展改革委 各区县政府"]),
    ("牵头单位:市金融局,配合单位:市财政局,完成时限:2023年底", ["lead 市金融局", "cooperating 市财政局"]),
    ("（市税务局牵头，市财政局和各县区政府配合）", ["lead 市税务局", "cooperating 市财政局 各县区政府"]),
    ("。(市工信局、市住建局按职责负责,各县区政府配合)", ["responsible 市工信局 市住建局", "cooperating 各县区政府"]),
    ("。（省发展改革委、科技厅等部门按职责分工负责）", ["responsible 省发展改革委 科技厅"]),
    ("。（市发改委会同市财政局、市税务局负责）", ["responsible 市发改委", "cooperating 市财政局 市税务局"]),
    ("。（由县科技局负责）", ["responsible 县科技局"]),
    ("。（市住建局、市财政局）", ["responsible 市住建局 市财政局"]),
    ("责任单位：市住建局（牵头）、市财政局", ["lead 市住建局", "responsible 市财政局"]),
    ("责任单位：市住建局〈市人防办〉、市财政局", ["responsible 市住建局〈市人防办〉 市财政局"]),
    ("责任单位：财政局、工信局和税务局", ["responsible 财政局 工信局 税务局"]),
    ("责任单位：市自然资源和规划局、市教育和体育局", ["responsible 市自然资源和规划局 市教育和体育局"]),
    ("责任单位：住房和城乡建设局和交通运输局", ["responsible 住房和城乡建设局 交通运输局"]),
    ("责任单位：省直有关部门和单位，各市、州、县人民政府", ["responsible 省直有关部门和单位 各市、州、县人民政府"]),
    ("责任单位：县教育局（科技局），人行某某支行，某某供电公司", ["responsible 县教育局（科技局） 人行某某支行 某某供电公司"]),
    ("。（商务部、农业农村部等和各省级人民政府负责）", ["responsible 商务部 农业农村部 各省级人民政府"]),
    ("（责任单位：市税务局，以下措施均需各区政府落实，不再列出）", ["responsible 市税务局 各区政府"]),
    ("督导单位：市政府督查室", ["supervising 市政府督查室"]),
    ("(责任单位:县发改局、县经信局。各责任单位按职责分工负责)", ["responsible 县发改局 县经信局"]),
    (
      "责任单位:市发改委、市财政局(第一责任单位为牵头单位,下同)", ["responsible 市发改委 市财政局"]
    ),
    ("(市发改委、市财政局等负责,列第一位者为牵头单位,下同)", ["responsible 市发改委 市财政局"]),
    ("各牵头单位于2月29日前将细化方案报送至县政府督查室。", ["responsible 各牵头单位"]),
    ("各县（市、区）于每月5日前将进展报送市教育局。", ["responsible 各县（市、区）"]),
    ("市财政局位于城区中心。", []),
    ("区政府办公室将对目标任务完成情况进行跟踪督办。", ["responsible 区政府办公室"]),
    ("6.排在第一位的部门(为牵头部门)要主动协调", ["lead 排在第一位的部门"]),
    ("更好发挥党委农办统筹协调作用", []),
    ("。（市委改革办、市司法局，各区委、区政府）", ["responsible 市委改革办 市司法局 各区委 区政府"]),
    ("牵头单位为市发改委，配合单位为市财政局、市税务局。", ["lead 市发改委", "cooperating 市财政局 市税务局"]),
    ("开展宣讲（市委宣传部负责），营造氛围。", ["responsible 市委宣传部"]),
    ("责任领导：张三 责任单位：县教育局", ["responsible 县教育局"]),
    (
      "〔责任单位:省科技厅、省大数据中心按职责分工负责。具体任务均涉及相关市(州)人民政府,不再做分工,下同。〕",
      ["responsible 省科技厅 省大数据中心 相关市(州)人民政府"]
    ),
    ("〔市生态环境局牵头,各县、区人民政府(管委会)负责落实。〕", ["lead 市生态环境局", "responsible 各县、区人民政府(管委会)"]),
    ("(市公安局、水务局等配合,各县、区政府落实)", ["cooperating 市公安局 水务局", "responsible 各县、区政府"]),
    ("。（市财政局、市人社局，年底前完成）", ["responsible 市财政局 市人社局"]),
    ("。（市财政局、市人社局，2025年6月底前）", ["responsible 市财政局 市人社局"]),
    ("责任单位：市财政局 市人社局 长期", ["responsible 市财政局 市人社局"]),
    ("责任单位：市财政局，年底前完成", ["responsible 市财政局"]),
    ("。(市公安局、水务局牵头督导,自然资源局参与)", ["lead 市公安局 水务局", "cooperating 自然资源局"]),
  ])
  func lists(_ line: String, _ expected: [String]) throws {
    #expect(try roles(line) == expected)
  }

  @Test(arguments: [
    ("县财政部门要建立投入增长机制。", ["responsible 县财政部门"]),
    ("各相关单位、各乡镇要加强监管。", ["responsible 各相关单位 各乡镇"]),
    ("教育、体育部门要在政策上予以引导", ["responsible 教育 体育部门"]),
    ("商务部、供销合作总社、财政部等部门要加强统筹", ["responsible 商务部 供销合作总社 财政部"]),
    ("边检站、派出所要加强巡查", ["responsible 边检站 派出所"]),
    ("各镇街、住建等部门，要积极建设体育公园", ["responsible 各镇街 住建"]),
    ("市、县人民政府应当加强领导", ["responsible 市、县人民政府"]),
    ("县级以上人民政府卫生主管部门负责监督", ["responsible 县级以上人民政府卫生主管部门"]),
    ("10日由县财政局牵头组织县住建局、县税务局进行联合审核", ["lead 县财政局", "cooperating 县住建局 县税务局"]),
    ("由体育牵头会同财政部门共同制定", ["lead 体育", "cooperating 财政部门"]),
    ("县自然资源局：积极推进车位销售，会同相关部门出台细则。", ["responsible 县自然资源局", "cooperating 相关部门"]),
    ("县住房和城乡建设局：牵头组织配套管网建设。", ["lead 县住房和城乡建设局"]),
    ("开放所需经费由市财政予以保障", ["responsible 市财政"]),
    ("新开项目前期投入财政予以支持", ["responsible 财政"]),
    ("市发改委负责政策落实总体牵头，定期会同各责任单位评估", ["lead 市发改委", "cooperating 各责任单位"]),
    ("领导小组下设办公室（办公室设在县工业信息化和科技局）。", ["office 县工业信息化和科技局"]),
    (
      "领导小组下设办公室，办公室设在县教育局（科技局），负责日常工作。",
      ["responsible 办公室", "office 县教育局（科技局）"]
    ),
    ("成立由县长担任组长、分管副县长担任副组长的创新工作领导小组，统筹安排部署。", ["responsible 创新工作领导小组"]),
    ("成立县科技创新领导小组，定期研究规划。", ["responsible 县科技创新领导小组"]),
    ("省不动产登记联席会议统筹全省改革工作", ["responsible 省不动产登记联席会议"]),
    ("属于无条件共享的，政务部门可以直接获取", ["responsible 政务部门"]),
    ("数据提供部门负责安全管理", ["responsible 数据提供部门"]),
    ("市政府将定期对各地落实情况进行督查", ["responsible 市政府"]),
    ("由市科技局牵头，市财政局参与", ["lead 市科技局", "cooperating 市财政局"]),
    ("建立由发改部门牵头、相关部门配合的工作机制", ["lead 发改部门", "cooperating 相关部门"]),
    ("发展改革、财政等部门按照职责分工做好工作", ["responsible 发展改革 财政"]),
    ("所需经费由市、区两级财政按比例承担", ["responsible 市、区两级财政"]),
    ("项目业主单位要加快施工进度", ["responsible 项目业主单位"]),
    ("领导小组在县教育局设立办公室", ["office 县教育局"]),
    ("下设办公室（设在市发改委）", ["office 市发改委"]),
    ("坚持县政府统筹，县教育局协调，各中小学校、幼儿园配合的原则", ["responsible 县政府 县教育局", "cooperating 各中小学校 幼儿园"]),
    ("有条件的区县（自治县，以下简称区县）至少建设1个园区", ["responsible 有条件的区县"]),
    ("金融机构执行首套房贷款政策", ["responsible 金融机构"]),
    ("州人民政府授权州数据局负责统筹管理", ["responsible 州人民政府 州数据局"]),
    ("市及各县(市、区)政府、各部门对整治工作进行安排部署", ["responsible 市及各县(市、区)政府 各部门"]),
    ("市、县(市、区)分别组织对整治工作进行督导", ["responsible 市、县(市、区)"]),
    ("市、县区人民政府应当加强领导", ["responsible 市、县区人民政府"]),
    ("省深化专项整治领导组在自查基础上进行督导检查", ["responsible 省深化专项整治领导组"]),
    ("各牵头单位于2月8日前,将办理方案报督查室", ["responsible 各牵头单位"]),
    ("市教育局将校园安全工作纳入年度考核", ["responsible 市教育局"]),
    ("市财政局在年初预算中安排专项资金", ["responsible 市财政局"]),
    ("绛县要加快推进项目建设", ["responsible 绛县"]),
    ("(一)宣传发动阶段(3月1日—3月31日)各单位要广泛宣传", ["responsible 各单位"]),
    ("市县两级财政将所需经费纳入预算", ["responsible 市县两级财政"]),
    ("宜昌市、襄阳市应在2014年6月底前制定规划", ["responsible 宜昌市 襄阳市"]),
    ("各村(社区)提前掌握属地内秸秆存量", ["responsible 各村(社区)"]),
    ("村两委要切实负起责任，包村干部要进村入户", ["responsible 村两委 包村干部"]),
    ("各生产经营单位要对照标准自查", ["responsible 各生产经营单位"]),
    ("社区居委会、物业服务企业要配合做好", ["cooperating 社区居委会 物业服务企业"]),
  ])
  func subjects(_ line: String, _ expected: [String]) throws {
    #expect(try roles(line) == expected)
  }

  @Test(arguments: [
    "支持企业建设重点实验室", "鼓励各银行机构加大投放", "经体育部门验收后予以奖励", "可报体育部门给予补助",
    "我县要加快发展", "全市要形成合力", "房地产开发企业应明码标价", "按财政部门核定的标准执行",
    "与高校、科研院所合作", "由35万元调整为45万元", "住房公积金缴存人可提取公积金", "政府采购要公开",
    "本办法由市财政局负责解释", "经县人民政府批准后实施", "省级高新区建设要深入实施创新驱动战略",
    "任何单位不得限制或拒绝", "社会要素、资源要向园区集聚", "移交公安部门处理", "被党委、政府及其部门评定为示范基地",
    "超市应当明码标价", "近年来，有关地区和部门在消费扶贫方面积极探索", "市财政局在年度预算中安排的专项资金",
    "副主任由市人社局副局长刘洋担任", "承担单位和项目负责人已勤勉尽责", "县直有关单位负责人为成员",
  ])
  func noSubjects(_ line: String) throws {
    #expect(try roles(line) == [])
  }

  @Test(arguments: [
    ("县工信局", "县工业和信息化局"), ("市发改委", "市发展和改革委员会"), ("省科技厅", "省科学技术厅"),
    ("县人社局", "县人力资源和社会保障局"), ("区卫健委", "区卫生健康委员会"), ("市住建局", "市住房和城乡建设局"),
    ("市市场监管局", "市市场监督管理局"), ("县城管局", "县城市管理局"), ("市资规局", "市自然资源和规划局"),
    ("市文旅局", "市文化和旅游局"), ("县医保局", "县医疗保障局"), ("县退役军人局", "县退役军人事务局"),
    ("市政数局", "市政务服务数据管理局"), ("市金融办", "市金融工作办公室"), ("团县委", "共产主义青年团县委员会"),
    ("县科协", "县科学技术协会"), ("市残联", "市残疾人联合会"), ("市工商联", "市工商业联合会"),
    ("市国资委", "市国有资产监督管理委员会"), ("市委网信办", "市委网络安全和信息化委员会办公室"),
    ("县委编办", "县委机构编制委员会办公室"), ("市委政法委", "市委政法委员会"), ("市公积金中心", "市住房公积金管理中心"),
    ("市公积金管理中心", "市住房公积金管理中心"), ("人行某县支行", "中国人民银行某县支行"), ("发改委", "发展和改革委员会"),
    ("县教育局（科技局）", "县教育局（科学技术局）"), ("各县区政府", "各县区人民政府"), ("市政府国资委", "市人民政府国有资产监督管理委员会"),
    ("省住房城乡建设厅", "省住房和城乡建设厅"), ("市委宣传部", "市委宣传部"), ("县财政部门", "县财政部门"), ("各乡（镇）", "各乡（镇）"),
    ("市住房城乡建委", "市住房和城乡建设委员会"), ("某某集团", "某某集团"),
    ("市发展和改革委员会", "市发展和改革委员会"), ("省卫生健康委员会", "省卫生健康委员会"),
  ])
  func canonicalNames(_ name: String, _ expected: String) throws {
    let mentions = try Self.tagger.get().mentions(
      TextBuffer("责任单位：" + name), with: Matcher())
    #expect(mentions.map(\.text) == [name])
    #expect(mentions.map(\.canonical) == [expected])
  }

  @Test func namesWithoutARoleAreMentions() throws {
    let mentions = try Self.tagger.get().mentions(
      TextBuffer("材料报送至县发改局，抄送市财政局。"), with: Matcher())
    #expect(mentions.map(\.text) == ["县发改局", "市财政局"])
    #expect(mentions.map(\.role) == [nil, nil])
  }

  /// Unclosed brackets and endless lists take time in proportion to their length.
  @Test(arguments: ["（", "责任单位：", "财政局、", "由", "市县", "（责任单位：市", "会同", "。（市财政局"])
  func hostileTextIsBounded(_ piece: String) throws {
    let text = TextBuffer(String(repeating: piece, count: 10_000 / piece.unicodeScalars.count))
    _ = try Self.tagger.get().mentions(text, with: Matcher())
  }

  /// Every rule finds its own examples and no counter-example.
  @Test(arguments: ["units.patterns", "people.patterns"])
  func examples(_ file: String) throws {
    for example in try TestModels.load().patterns(file).examples {
      let rule = example.rule
      let bare = example.text.filter { $0 != "⟦" && $0 != "⟧" }
      let text = TextBuffer(bare)
      let found = rule.pattern.matches(in: text, range: 0..<text.count, with: Matcher())
      if example.isPositive {
        let marked = example.text.split(separator: "⟦").last?.split(separator: "⟧").first
        let expected = marked.map { TextBuffer.string(TextBuffer.fold(String($0))) }
        let words = found.map { TextBuffer.string(text.folded[$0.range]) }
        #expect(words.contains { $0 == expected }, "\(file):\(example.line) \(words)")
      } else {
        let ends = found.filter { text.folded[$0.range.upperBound - 1] == 0x3A }
        #expect(
          rule.name.hasPrefix("label") ? ends.isEmpty : found.isEmpty,
          "\(file):\(example.line)")
      }
    }
  }
}
