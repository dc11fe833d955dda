import Foundation
import GRDB
import Gongwen
import Testing

@testable import Register

@Suite struct SearchTextTests {
  @Test(arguments: [
    ("牵头单位", "牵头 头单 单位 位"),
    ("5G网络，建", "5g g网 网络 络 建"),
    ("位", "位"),
    ("（２０２１）年", "2021 20 02 21 1 年"),
    ("到2025年", "2025 到2 20 02 25 5年 年"),
    ("R&D", "r d"),
    ("牽頭單位", "牵头 头单 单位 位"),
    ("㎡", "m2 2"),
    ("，。", ""),
  ])
  func indexed(text: String, tokens: String) {
    #expect(SearchText.indexed(text) == tokens)
  }

  @Test(arguments: [
    ("牵头", "\"牵头\""), ("头", "\"头\" *"), ("5G网络", "\"5g g网 网络\""), ("，", nil),
    ("\"牵头\"", "\"牵头\""), ("晋政办发〔2019〕8", "\"晋政 政办 办发 发 20 01 19 9 8\" *"),
  ])
  func phrase(words: String, query: String?) {
    #expect(SearchText.phrase(words) == query)
  }

  @Test func placesLeadBackToTheText() throws {
    let text = "㎡：牽頭ＡＢ，单位"
    let folded = FoldedText(text)
    let place = try #require(folded.places(of: FoldedText("头ab")).first)
    #expect(folded.range(at: place, count: 3) == TextRange(3, 6))
    #expect(folded.places(of: FoldedText("b单位")).isEmpty)
    #expect(folded.places(of: FoldedText("b、单位")) == [5])
  }
}
