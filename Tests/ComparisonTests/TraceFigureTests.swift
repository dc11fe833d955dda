import Gongwen
import Testing

@testable import Comparison

/// Figures of a county's obligation beside those of the province's clause that it carries out.
@Suite struct TraceFigureTests {
  private func figures(_ lower: String, _ higher: String) throws -> [TraceFigure] {
    func document(_ place: String, _ clause: String) throws -> ExtractedDocument {
      try Corpus.extract(
        """
        \(place)人民政府办公室关于支持企业发展的若干措施
        \(place)政办发〔2020〕3号
        各有关单位:
        一、培育高新技术企业
        \(clause)
        \(place)人民政府办公室
        2020年3月1日
        """)
    }
    let trace = PolicyTrace(
      lower: try document("某县", lower), higher: [try document("某省", higher)],
      vocabulary: try Corpus.traceVocabulary.get(), threshold: 0)
    return trace.obligations.flatMap { $0.sources.flatMap(\.figures) }
  }

  @Test func targets() throws {
    let figures = try figures("到2025年,全县高新技术企业达到5家。", "到2021年,全省高新技术企业数量达到2500户。")
    let target = try #require(figures.first { $0.kind == .target })
    #expect(!target.isSame)
    #expect(target.lower.contains("2025年") && target.lower.contains("5家"))
    #expect(target.higher.contains("2021年") && target.higher.contains("2500户"))
    // The time stands with the figure and not once more.
    #expect(!figures.contains { $0.kind == .deadline })
  }

  @Test func amounts() throws {
    let same = try figures("对新认定的高新技术企业给予一次性奖励10万元。", "对认定的高新技术企业给予10万元奖励。")
    #expect(same.contains { $0.kind == .amount && $0.isSame })
    let other = try figures("对新认定的高新技术企业给予一次性奖励5万元。", "对认定的高新技术企业给予10万元奖励。")
    #expect(other.contains { $0.kind == .amount && !$0.isSame && $0.lower.contains("5万元") })
    let fund = try figures("对新认定的高新技术企业给予一次性奖励5万元。", "设立高新技术企业发展基金,总规模2亿元。")
    #expect(!fund.contains { $0.kind == .amount })
  }

  @Test func deadlines() throws {
    let same = try figures("2022年底前,建成高新技术企业培育库。", "2022年底前,建立全省高新技术企业培育库。")
    #expect(same.contains { $0.kind == .deadline && $0.isSame })
    let year = try figures("2022年,建成高新技术企业培育库。", "到2022年,建立全省高新技术企业培育库。")
    #expect(year.contains { $0.kind == .deadline && $0.isSame })
    let other = try figures("2023年底前,建成高新技术企业培育库。", "2022年底前,建立全省高新技术企业培育库。")
    #expect(other.contains { $0.kind == .deadline && !$0.isSame })
  }
}
