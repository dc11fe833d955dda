import Gongwen
import Models
import Testing

@testable import Tagging

/// An expression with what it must be read as; `nil` for a limit that is open.
struct NumberCase: Sendable, CustomTestStringConvertible {
  var text: String
  var value: Double?
  var min: Double?
  var max: Double?
  var unit: String?

  /// An exact number.
  init(_ text: String, _ value: Double, _ unit: String? = nil) {
    self.init(text, value, value, value, unit)
  }

  init(_ text: String, _ value: Double?, _ min: Double?, _ max: Double?, _ unit: String? = nil) {
    self.text = text
    self.value = value
    self.min = min
    self.max = max
    self.unit = unit
  }

  var testDescription: String { text }
}

@Suite struct NumberTests {
  static let lexer = Result { try NumberLexer(models: TestModels.load()) }

  @Test(arguments: [
    NumberCase("25万6千", 256_000),
    NumberCase("1,100万", 11_000_000),
    NumberCase("百分之三点五", 0.035, "%"),
    NumberCase("2.5‰", 0.0025, "%"),
    NumberCase("千分之三", 0.003, "%"),
    NumberCase("三分之一", 1.0 / 3),
    NumberCase("三又二分之一", 3.5),
    NumberCase("2/3", 2.0 / 3),
    NumberCase("五成", 0.5, "%"),
    NumberCase("七成五", 0.75, "%"),
    NumberCase("八五折", 0.85, "%"),
    NumberCase("1.5倍", 1.5, "倍"),
    NumberCase("翻一番", 2, "倍"),
    NumberCase("翻两番", 4, "倍"),
    NumberCase("１２３．５", 123.5),
    NumberCase("1.8万亿元", 1.8e12, "元"),
    NumberCase("一万亿", 1e12),
    NumberCase("三百五", 350),
    NumberCase("一万二", 12_000),
    NumberCase("两千零五十", 2050),
    NumberCase("壹佰贰拾叁万", 1_230_000),
    NumberCase("二〇二一年", 2021, "年"),
    NumberCase("3亿5000万", 350_000_000),
    NumberCase("二千五百万", 25_000_000),
    NumberCase("零点五", 0.5),
    NumberCase("10万千瓦", 100_000, "千瓦"),
    NumberCase("3.5 个百分点", 3.5, "个百分点"),
    NumberCase("400微克/立方米", 400, "微克/立方米"),
    NumberCase("5件/万人", 5, "件/万人"),
    NumberCase("-5%", -0.05, "%"),
    NumberCase("百项", 100, "项"),
    NumberCase("10—20万元", nil, 100_000, 200_000, "元"),
    NumberCase("8500到3万港元", nil, 8500, 30_000, "港元"),
    NumberCase("5至10户", nil, 5, 10, "户"),
    NumberCase("30%-50%", nil, 0.3, 0.5, "%"),
    NumberCase("3—5%", nil, 0.03, 0.05, "%"),
    NumberCase("三至五年", nil, 3, 5, "年"),
    NumberCase("3~5个", nil, 3, 5, "个"),
    NumberCase("三十几万", 300_000, 300_000, 400_000),
    NumberCase("二百余万元", 2_000_000, 2_000_000, 3_000_000, "元"),
    NumberCase("30余家", 30, 30, 40, "家"),
    NumberCase("十余个", 10, 10, 20, "个"),
    NumberCase("三四十人", 30, 30, 40, "人"),
    NumberCase("两三个", 2, 2, 3, "个"),
    NumberCase("7 万5 千4 百", 75_400),
    NumberCase("三百 五又三分之一", 350 + 1.0 / 3),
    NumberCase("负四百零五亿零四百零四万", -40_504_040_000),
    NumberCase("40k", 40_000),
    NumberCase("两千三点一", 2300.1),
    NumberCase("一千五百零几万", 15_000_000, 15_000_000, 15_100_000),
    NumberCase("两年半", 2.5, "年"),
    NumberCase("三成半", 0.35, "%"),
    NumberCase("16/5", 3.2),
  ])
  func oneNumber(_ example: NumberCase) throws {
    let mentions = try Self.lexer.get().mentions(in: TextBuffer(example.text))
    #expect(mentions.map(\.text) == [example.text])
    let mention = try #require(mentions.first)
    #expect(mention.value == example.value)
    #expect(mention.min == example.min)
    #expect(mention.max == example.max)
    #expect(mention.unit == example.unit)
  }

  @Test(arguments: [
    "一些统一的一体化“111”工程", "O2O和5G", "4K视频", "万", "1.2.3 总则", "1.总则", "0392-3321234",
    "2021-05-06", "千家万户", "十百千万工程", "十四五期间", "一次性", "进一步", "数据",
  ])
  func noNumber(_ text: String) throws {
    let mentions = try Self.lexer.get().mentions(in: TextBuffer(text))
    #expect(mentions.isEmpty)
  }

  @Test(arguments: [
    ("不超过20万元", "20万元", NumberToken.Bound.atMost), ("10户以上", "10户", .atLeast),
    ("5万元及以下", "5万元", .atMost), ("约30家", "30家", .about), ("近百户", "百户", .about),
    ("70户左右", "70户", .about), ("至少1个", "1个", .atLeast), ("近3年", "3年", .exact),
  ])
  func bounds(_ text: String, _ number: String, _ bound: NumberToken.Bound) throws {
    let buffer = TextBuffer(text)
    let tokens = try Self.lexer.get().scan(buffer, range: 0..<buffer.count)
    #expect(tokens.map { buffer.string($0.range) } == [number])
    #expect(tokens.first?.bound == bound)
  }
}
