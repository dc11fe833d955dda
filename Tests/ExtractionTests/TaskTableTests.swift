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
    ("姓名\t单位\t职务\n张伟\t市财政局\t副局长\n王芳\t市教育局\t局长", []),
  ])
  func tasks(_ table: String, _ expected: [String]) throws {
    #expect(try rows(table) == expected)
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
  }
}
