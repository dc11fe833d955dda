import Foundation
import Gongwen
import Models
import Questions
import Testing

@testable import Register

/// Questions in other words than the documents', and sentences that name more than one unit.
@Suite struct MatterWordingTests {
  private static let text = """
    某县人民政府办公室关于印发某县惠民政策的通知

    各乡镇人民政府，县政府各部门：

    现将《某县惠民政策》印发给你们，请认真贯彻执行。

    某县人民政府办公室

    2023年5月6日

    某县惠民政策

    一、高新技术企业认定。对新认定的高新技术企业给予补助。（责任单位：县科技局、县财政局）

    二、多子女家庭购买新建商品房的补贴。对多子女家庭给予补贴。（责任单位：县住建局）

    三、节水改造。每个乡镇要对用水单位开展节水改造，有关单位要积极参与。（责任单位：县水利局）

    四、资金管理。县财政局安排专项资金，具体管理办法由县农业农村局制定。

    五、积分入户。县人社局负责积分入户工作的统筹协调；组织开发积分信息系统。

    六、组织领导。成立惠民政策工作领导小组，定期研究重大事项。领导小组办公室设在县发改局，承担领导小组日常工作。
    """

  private static let asked = Result {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    _ = try register.ingest(
      Corpus.extract(Array(text.utf8), path: "惠民.txt"), at: "2026-01-02T03:04:05Z")
    let models = try ModelSet(directory: Corpus.package.appending(path: "models").path)
    return (folder, register, try QuestionWords(models))
  }

  @Test(arguments: [
    ("高企认定奖励由哪个局落实", "县科学技术局"),
    ("多孩家庭买新房的奖励归谁管", "县住房和城乡建设局"),
    ("节水改造由哪些厅局负责", "县水利局"),
    ("专项资金管理办法由谁制定", "县农业农村局"),
    ("专项资金由谁安排", "县财政局"),
    ("积分信息系统由谁开发", "县人力资源和社会保障局"),
    ("谁负责惠民政策工作领导小组的日常工作", "县发展和改革局"),
  ])
  func comesFirst(_ question: String, _ unit: String) throws {
    let (_, register, words) = try Self.asked.get()
    let matter = MatterQuestion(question, words: words, regions: []).matter
    #expect(try register.responsible(for: matter).units.first?.unit == unit)
  }

  @Test func filtersAreNotTheMatter() throws {
    let (_, register, words) = try Self.asked.get()
    let matter = MatterQuestion("高企认定由谁负责", words: words, regions: []).matter
    var filter = RegisterFilter()
    filter.regions = ["99"]
    let filtered = try register.responsible(for: matter, filter: filter)
    #expect(filtered.units.isEmpty && filtered.remarks == [.outsideFilter])
    let unknown = try register.responsible(for: Matter(segments: ["远洋捕捞"]), filter: filter)
    #expect(unknown.remarks == [.unknownMatter])
  }

  @Test(arguments: [
    ("高企认定由谁负责", ["高企"]), ("买新房谁管", ["买新房"]), ("高新技术企业认定由谁负责", ["高新技术企业", "认定"]),
    ("校车安全由谁负责", []),
  ])
  func wordsWithOthers(_ question: String, _ words: [String]) throws {
    let matter = try MatterQuestion(question, words: Self.asked.get().2, regions: []).matter
    #expect(Set(matter.wordings.map(\.word)).isSuperset(of: words))
    #expect(matter.wordings.allSatisfy { !$0.others.contains($0.word) })
    if words.isEmpty { #expect(matter.wordings.isEmpty) }
  }
}
