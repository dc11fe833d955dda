import Foundation
import Gongwen
import Testing

/// What the rows of tables become, in the styles that offices use.
@Suite struct TaskTableTests {
  /// `path > text | lead … | responsible … | cooperating … | deadline`, one line for each obligation.
  private func rows(_ table: String, title: String = "2025年重点任务分工表") throws -> [String] {
    let document = try Corpus.extractText(
      "关于印发2025年工作方案的通知\n\n各县（区）人民政府：\n\n2025年3月1日\n\n附件\n\n\(title)\n\n\(table)\n")
    let times = Dictionary(uniqueKeysWithValues: document.deadlines.map { ($0.id, $0) })
    return document.obligations.filter { $0.path.first == title }.map { row in
      var parts = [row.path.dropFirst().joined(separator: " > ") + " : " + row.text]
      for role in [Role.lead, .responsible, .cooperating, .supervising] {
        let names = row.units.filter { $0.role == role }.map(\.name)
        if !names.isEmpty { parts.append(([role.rawValue] + names).joined(separator: " ")) }
      }
      parts += row.deadlines.compactMap { times[$0] }.map { time in
        [time.kind.rawValue, time.start, time.end].compactMap { $0 }.joined(separator: " ")
      }
      return parts.joined(separator: " | ")
    }
  }

  @Test(arguments: [
    (
      "序号\t工作任务\t责任单位\t完成时限\n1\t建设综合窗口\t市行政审批局、市财政局\t6月底前",
      [" : 建设综合窗口 | responsible 市行政审批局 市财政局 | by 2025-06-30"]
    ),
    (
      "编号\t时间节点\t主办单位\t协办单位\t任务内容\n1\t2025年\t市发改委\t市直各部门，各县（区）\t开展清理",
      [" : 开展清理 | lead 市发改委 | cooperating 市直各部门 各县（区） | by 2025-12-31"]
    ),
    (
      "| 序 号 | 具 体 举 措 | 责 任 单 位 |\n|---|---|---|\n| 1 | 组织对接 | 市教育局牵头，市财政局配合 |",
      [" : 组织对接 | lead 市教育局 | cooperating 市财政局"]
    ),
    (
      "序号\t重点任务\t具体举措\t责任领导\t牵头单位\n1\t政务服务\t编制清单。优化流程。\t张三\t市司法局\n2\t\t压减材料\t李四\t同上",
      [
        "政务服务 : 编制清单。 | lead 市司法局", "政务服务 : 优化流程。 | lead 市司法局",
        "政务服务 : 压减材料 | lead 市司法局",
      ]
    ),
    (
      "序号\t工作任务\t责任单位\t完成时间\n一\t加快产业发展（2项）\t\t\n1\t培育企业\t市工信局\t长期坚持\n2\t建设园区\t市商务局\t2025.12\n二\t保障民生\t\t\n3\t改造小区\t/\t每季度",
      [
        "加快产业发展（2项） : 培育企业 | responsible 市工信局",
        "加快产业发展（2项） : 建设园区 | responsible 市商务局 | by 2025-12-31",
        "保障民生 : 改造小区 | recurring",
      ]
    ),
    (
      "工作任务\t责任单位及完成时限\n建设平台\t市数据局，2025年9月底前",
      [" : 建设平台 | responsible 市数据局 | by 2025-09-30"]
    ),
    (
      "任务名称\t牵头单位（配合单位）\t起止年限\n建设平台\t市数据局（市财政局、市教育局）\t2024—2026年",
      [" : 建设平台 | lead 市数据局 | cooperating 市财政局 市教育局 | during 2024-01-01 2026-12-31"]
    ),
    (
      "项目名称\t建设内容\t责任单位及责任人\n新校区\t新建校舍\t市教育局（张三）",
      ["新校区 : 新建校舍 | responsible 市教育局"]
    ),
    (
      "项目名称\t白河大桥\n建设内容\t加固桥墩\n责任单位\t市交通运输局\n完成时限\t2025年10月",
      ["白河大桥 : 加固桥墩 | responsible 市交通运输局 | by 2025-10-31"]
    ),
    (
      "序号\t项目名称\t建设内容\t责任单位\t竣工时间\n\t合计\t\t\t\n\t水利类小计\t\t\t\n1\t河道治理\t新建护岸\t县水利局\t2025/10",
      ["河道治理 : 新建护岸 | responsible 县水利局 | by 2025-10-31"]
    ),
    (
      "存在问题\t整改措施\t责任单位\t整改时限\n扬尘管控不严\t组织专项检查\t市住建局\t立行立改",
      ["扬尘管控不严 : 组织专项检查 | responsible 市住建局"]
    ),
    (
      "任务名称\t白河大桥\t牵头单位\t市交通运输局\n工作内容\t加固桥墩\n配合单位\t市财政局\t完成时限\t2025年10月底前",
      ["白河大桥 : 加固桥墩 | lead 市交通运输局 | cooperating 市财政局 | by 2025-10-31"]
    ),
  ])
  func tasks(_ table: String, _ expected: [String]) throws {
    #expect(try rows(table) == expected)
  }

  /// Tables that give nobody anything to do.
  @Test(arguments: [
    "姓名\t单位\t职务\n张伟\t市财政局\t副局长\n王芳\t市教育局\t局长",
    "序号\t单位名称\t联系人\t联系电话\n1\t市财政局\t张伟\t0000-1234567\n2\t市教育局\t王芳\t0000-7654321",
    "科目编码\t科目名称\t2024年执行数\t2025年预算数\n201\t一般公共服务支出\t3200\t3350\n205\t教育支出\t8100\t8600",
    "申报单位\t\t统一社会信用代码\t\n法定代表人\t\t联系电话\t\n单位地址\t\n主营业务\t",
    "序号\t企业名称\t所属县（区）\t认定类别\n1\t华源机械有限公司\t城关区\t省级专精特新",
    "组长\t李明\t市委副书记、市长\n副组长\t陈刚\t副市长\n成员\t周红\t市财政局局长",
    "考核内容\t分值\t评分标准\t得分\n组织领导\t10\t成立领导机构得5分\t\n资金管理\t20\t专款专用得20分\t",
  ])
  func otherTablesMakeNoDuties(_ table: String) throws {
    #expect(try rows(table, title: "有关情况表") == [])
  }

  @Test func figuresOfIndicatorsAreTargets() throws {
    let document = try Corpus.extractText(
      "主要指标表\n\n指标名称\t单位\t2020年\t2025年\n森林覆盖率\t%\t30\t≥35.5\n规上企业\t家\t80\t120\n")
    #expect(document.obligations.map(\.label) == [.target, .target])
    #expect(document.targets.map(\.metric) == ["森林覆盖率", "规上企业"])
    #expect(document.targets.map(\.value) == [0.355, 120])
    #expect(document.targets.map(\.comparator) == [.atLeast, .reach])
    #expect(document.deadlines.map(\.end) == ["2025-12-31"])
    #expect(document.obligations.allSatisfy { $0.deadlines.count == 1 })
  }

  @Test func bareFiguresOfBenefitsAreCountedInWhatTheHeadSays() throws {
    let document = try Corpus.extractText(
      "奖励标准表\n\n奖励对象\t奖励条件\t奖励标准（万元）\n高新技术企业\t首次通过认定\t20\n技术中心\t新获认定\t约10\n")
    #expect(document.obligations.map(\.label) == [.incentive, .incentive])
    #expect(document.obligations.map(\.text) == ["高新技术企业；首次通过认定", "技术中心；新获认定"])
    #expect(document.amounts.map(\.max) == [200_000, 100_000])
    #expect(document.amounts.map(\.bound) == [.exact, .about])
    #expect(document.amounts.map(\.condition) == ["奖励标准（万元）", "奖励标准（万元）"])
  }
}
