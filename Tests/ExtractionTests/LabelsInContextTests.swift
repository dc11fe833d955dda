import Gongwen
import Testing

/// Labels that depend on what stands around a clause: each case is a document and the labels of its
/// clauses that are no context, in order.
@Suite struct LabelsInContextTests {
  @Test(arguments: [
    (
      "items with a list of units below them",
      "一、完善预案体系\n(1)加强预案管理,规范编制和备案。\n(2)加强宣传培训,提高知晓率。\n(责任单位:市应急局、各县(市、区)人民政府)\n",
      ["duty (1)加强", "duty (2)加强"]
    ),
    (
      "figures to be reached as headings of their lists",
      "一、2025年主要预期目标\n1.地区生产总值增长6%。(牵头单位:县发改局)\n2.规上工业增加值增长8.5%。(牵头单位:县工信局)\n",
      ["target 1.地区", "target 2.规上"]
    ),
    (
      "requirements at the end",
      "一、主要任务\n(一)开展排查。\n二、工作要求\n(一)各责任单位要按照时间安排,制定本行业整治方案。\n(二)每月26日前上报总结。\n",
      ["duty (一)开展", "duty (一)各责", "duty (二)每月"]
    ),
    (
      "principles that name who is responsible",
      "一、工作原则\n(一)统一领导,分级负责。县防汛指挥部负责统一指挥全县的抢险工作。\n(二)预防为主。坚持防抗结合,确保安全。\n",
      ["duty 县防汛指"]
    ),
    (
      "a report of what was done, and what is next",
      "一、工作开展情况\n一是加快建设进度。二期项目已完成验收。\n二、存在问题\n一是能力有待提升。\n三、下一步工作打算\n一是加强基层建设,年底前完成培训。\n",
      ["duty 一是加强"]
    ),
    (
      "run-in headings of verbs that are nouns too",
      "一、主要任务\n(一)保障重要农产品供给。稳定生猪生产。\n(二)指导思想。以新发展理念为引领。\n",
      ["duty (一)保障", "duty 稳定生猪"]
    ),
    (
      "a list of what is forbidden",
      "一、禁止行为:\n1、携带火种进入林区;\n2、祭祀时烧纸;\n3、其他野外用火。\n二、要求\n发现火情应当报告。\n",
      ["duty 1、携带", "duty 2、祭祀", "duty 3、其他", "duty 发现火情"]
    ),
    (
      "what a meeting heard and what it wants",
      "会议听取了全市防汛工作情况的汇报。\n会议要求,各村巡查队严格按照方案执行24小时巡查。\n",
      ["duty 会议要求"]
    ),
    (
      "who is asked to report",
      "经市政府同意,现将工作任务进行分解,请各县于1月23日前将贯彻意见报市政府督查室。\n",
      ["duty 经市政府"]
    ),
    (
      "what only announces what follows",
      "一、进度安排\n活动从6月1日起至8月30日结束,分三个阶段:\n(一)各村开展排查。\n(二)县水利局组织验收。\n",
      ["duty (一)各村", "duty (二)县水"]
    ),
    (
      "what something is and what guides",
      "一、统一思想\n1、基础教育是教育事业的基石,具有全局性作用。\n2、教育工作的指导思想是:以新理念为指导,全面推进素质教育。\n3、各级政府要加大投入。\n",
      ["duty 3、各级政"]
    ),
    (
      "headings without a number above items",
      "扛牢防汛责任\n(一)落实责任制。各村要明确责任人。\n(二)加强值班值守。\n做好物资储备\n(三)储备防汛物资。各村备足编织袋。\n",
      ["duty (一)落实", "duty 各村要明", "duty (二)加强", "duty (三)储备", "duty 各村备足"]
    ),
    (
      "guidance and grades beside what is to be done",
      "一、工作安排\n做好今年工作,要坚持以新发展思想为指导,推进改革。得分90分以上的为优秀。第一,加大投入。为企业配备服务专员。第二,强化监督。\n",
      ["duty 第一,加大", "duty 为企业配备", "duty 第二,强化"]
    ),
    (
      "headings whose verb has a class word for its object",
      "一、营造良好发展环境\n(一)倡导诚信经营。加大对侵权行为的整治力度。\n",
      ["duty (一)倡导", "duty 加大对侵"]
    ),
  ])
  func labels(_ what: String, _ body: String, _ expected: [String]) throws {
    let document = try Corpus.extractText(
      "某县2025年工作方案\n\n为做好有关工作,制定本方案。\n\(body)")
    let found = document.obligations.map { "\($0.label.rawValue) \($0.text)" }
    #expect(found.count == expected.count, "\(what)")
    for (found, beginning) in zip(found, expected) { #expect(found.hasPrefix(beginning)) }
  }

  @Test func forbiddenItemsProhibit() throws {
    let document = try Corpus.extractText(
      "某县禁火通告\n\n在林区禁止下列行为：\n（一）烧荒；\n（二）野炊。\n各村要加强巡查。\n")
    #expect(document.obligations.map(\.modality) == [.prohibit, .prohibit, .prohibit, .must])
  }
}
