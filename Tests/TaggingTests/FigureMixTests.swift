import Gongwen
import Models
import Testing

@testable import Tagging

/// Numbers, amounts and targets over words in any order: every range must lie in the text and its
/// words must be those that are reported.
@Suite struct FigureMixTests {
  private static let words =
    """
    5 10 三 二百 余 多 万 亿 元 万元 人民币 美元 % ‰ 成 倍 翻番 一 至 到 - — ~ 、 ， 。 ； ： （ ） 含 “ ” 《 》 家 户 个 \
    项 企业 达到 超过 突破 不超过 不低于 以上 以下 左右 最高 由 提高到 调整为 分别 和 及 每 人 年 的 等 对 给予 培育 建设 新增 \
    至少 全覆盖 均 实现 倍增 半 个 点 分之 百分之 k . , : / 第 力争 2025年 具备 开展 角 分 块 国家级 省级 100%覆盖 其中
    """.split(separator: " ").map(String.init)

  @Test(arguments: 1...20)
  func rangesHold(_ seed: Int) throws {
    let models = try TestModels.load()
    let lexer = try NumberLexer(models: models)
    let amountTagger = try AmountTagger(models: models)
    let targetTagger = try TargetTagger(models: models)
    let matcher = Matcher()
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func next(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(limit))
    }
    for _ in 0..<100 {
      let line = (0..<2 + next(14)).map { _ in Self.words[next(Self.words.count)] }.joined()
      let text = TextBuffer(line)
      let numbers = lexer.scan(text, range: 0..<text.count)
      var end = 0
      for number in numbers {
        #expect(number.range.lowerBound >= end && number.range.upperBound <= text.count)
        end = number.range.upperBound
      }
      let amounts = amountTagger.mentions(in: text, numbers: lexer, with: matcher)
      for amount in amounts { #expect(text.string(amount.range.range) == amount.text) }
      let targets = targetTagger.mentions(
        in: text, numbers: numbers, amounts: amounts, with: matcher)
      for target in targets { #expect(text.string(target.range.range) == target.text) }
    }
  }

  @Test func longTextWithoutBreaksIsReadInTime() throws {
    let models = try TestModels.load()
    let lexer = try NumberLexer(models: models)
    let text = TextBuffer(String(repeating: "企业达到5家和项目10个培育", count: 4000))
    let numbers = lexer.scan(text, range: 0..<text.count)
    #expect(numbers.count == 8000)
    let tagger = try TargetTagger(models: models)
    let time = ContinuousClock().measure {
      _ = tagger.mentions(in: text, numbers: numbers, amounts: [], with: Matcher())
    }
    #expect(time < .seconds(20))
  }
}
