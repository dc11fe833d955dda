/// The number or letter that an outline entry begins with.
struct Marker: Equatable {
  enum Kind: Equatable {
    /// 第一编, 第一篇, 第一部分
    case part
    /// 第一章
    case chapter
    /// 第一节
    case section
    /// 第一条
    case article
    /// 一、
    case chinese
    /// (一)
    case chineseBracket
    /// 1.
    case arabic
    /// 1、
    case arabicComma
    /// 1.1; the number of its components
    case decimal(Int)
    /// (1)
    case arabicBracket
    /// 1)
    case arabicHalfBracket
    /// ①
    case circled
    /// 一是, or 第一，
    case ordinal
    /// A heading without a number, with the level that markup gives it, or 0.
    case unnumbered(Int)

    /// Chapters and articles hold all that follows, also where they begin inside a paragraph that
    /// lost its line breaks.
    var isArticle: Bool { self == .article || self == .chapter }

    /// Kinds that are hardly anything else than markers wherever they stand.
    var isBracketed: Bool {
      self == .chineseBracket || self == .arabicBracket || self == .circled
    }

    /// The usual order of nesting, outermost first.
    var rank: Int {
      switch self {
      case .part: 0
      case .chapter: 1
      case .section: 2
      case .article: 3
      case .unnumbered: 4
      case .chinese: 5
      case .chineseBracket: 6
      case .arabic, .arabicComma: 7
      case .decimal(let components): 7 + components
      case .arabicBracket: 13
      case .arabicHalfBracket: 14
      case .circled: 15
      case .ordinal: 16
      }
    }
  }

  var kind: Kind
  /// The last number of the marker.
  var value: Int
  /// The marker itself.
  var range: Range<Int>
  /// Where the heading begins.
  var headingStart: Int

  /// Reads a marker that begins at `start`. `folded` is the folded text.
  init?(_ folded: UnsafeBufferPointer<UInt32>, at start: Int, end: Int) {
    guard start < end else { return nil }
    let first = folded[start]
    switch first {
    case 0x7B2C: self.init(article: folded, start, end)
    case 0x28: self.init(bracket: folded, start, end)
    case 0x30...0x39: self.init(arabic: folded, start, end)
    case 0x2460...0x2473, 0x3251...0x325F, 0x2776...0x277F:
      self.init(
        .circled, Int(first) - (first < 0x2500 ? 0x245F : first < 0x3000 ? 0x2775 : 0x323C),
        start..<(start + 1), folded, end)
    default:
      guard Scalars.chineseDigit(first) != nil else { return nil }
      self.init(chinese: folded, start, end)
    }
  }

  /// 类 级 等 期 者 项 次 款 批 档 季 级 产
  private static let classifiers: Set<UInt32> = [
    0x7C7B, 0x7EA7, 0x7B49, 0x671F, 0x8005, 0x9879, 0x6B21, 0x6B3E, 0x6279, 0x6863, 0x5B63, 0x4EA7,
  ]

  init(unnumbered level: Int, _ heading: Range<Int>) {
    kind = .unnumbered(level)
    value = 0
    range = heading.lowerBound..<heading.lowerBound
    headingStart = heading.lowerBound
  }

  private init(
    _ kind: Kind, _ value: Int, _ range: Range<Int>, _ folded: UnsafeBufferPointer<UInt32>,
    _ end: Int
  ) {
    self.kind = kind
    self.value = value
    self.range = range
    var at = range.upperBound
    while at < end && Scalars.isSpace(folded[at]) { at += 1 }
    headingStart = at
  }

  /// 第三条, 第 3 章
  private init?(article folded: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int) {
    var at = Self.skipSpaces(folded, start + 1, end)
    guard let number = Self.chineseNumber(folded, at, end) ?? Self.number(folded, at, end)
    else { return nil }
    at = Self.skipSpaces(folded, number.end, end)
    guard at < end else { return nil }
    let kind: Kind
    var length = 1
    switch folded[at] {
    case 0x7F16, 0x7BC7: kind = .part
    case 0x7AE0: kind = .chapter
    case 0x8282: kind = .section
    case 0x6761: kind = .article
    case 0x90E8 where at + 1 < end && folded[at + 1] == 0x5206:
      kind = .part
      length = 2
    case 0x2C where number.end == at && number.value < 20:
      kind = .ordinal
    default: return nil
    }
    at += length
    self.init(kind, number.value, start..<at, folded, end)
    // 第一条、 and 第一条: are written too.
    if headingStart < end && [0x3001, 0x3A, 0x2E].contains(folded[headingStart]) {
      headingStart = Self.skipSpaces(folded, headingStart + 1, end)
    }
  }

  /// (一), (1)
  private init?(bracket folded: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int) {
    let inner = Self.skipSpaces(folded, start + 1, end)
    let kind: Kind
    let number: (value: Int, end: Int)
    if let chinese = Self.chineseNumber(folded, inner, end) {
      (kind, number) = (.chineseBracket, chinese)
    } else if let arabic = Self.number(folded, inner, end) {
      (kind, number) = (.arabicBracket, arabic)
    } else {
      return nil
    }
    var at = Self.skipSpaces(folded, number.end, end)
    guard number.value > 0, number.value < 200, at < end, folded[at] == 0x29 else { return nil }
    at += 1
    if at < end && (folded[at] == 0x3001 || folded[at] == 0x2E) { at += 1 }
    self.init(kind, number.value, start..<at, folded, end)
  }

  /// 一、, 一., 一是
  private init?(chinese folded: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int) {
    guard let number = Self.chineseNumber(folded, start, end), number.value > 0 else { return nil }
    let at = Self.skipSpaces(folded, number.end, end)
    guard at < end else { return nil }
    switch folded[at] {
    case 0x3001, 0x2E:
      // 二、三类… is an enumeration, not a marker.
      if at + 1 < end, Scalars.chineseDigit(folded[at + 1]) != nil, at + 2 < end,
        Self.classifiers.contains(folded[at + 2])
      {
        return nil
      }
      self.init(.chinese, number.value, start..<(at + 1), folded, end)
    case 0x662F where number.end == at:
      self.init(.ordinal, number.value, start..<(at + 1), folded, end)
    default: return nil
    }
  }

  /// 1., 1、, 1.1, 1)
  private init?(arabic folded: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int) {
    guard let number = Self.number(folded, start, end), number.value > 0, number.value < 200
    else { return nil }
    let at = Self.skipSpaces(folded, number.end, end)
    guard at < end else { return nil }
    switch folded[at] {
    case 0x29: self.init(.arabicHalfBracket, number.value, start..<(at + 1), folded, end)
    case 0x3001: self.init(.arabicComma, number.value, start..<(at + 1), folded, end)
    case 0x2E:
      if at + 1 < end, Scalars.isDigit(folded[at + 1]), !Self.isYear(folded, at + 1, end) {
        self.init(decimal: folded, start, end)
      } else {
        self.init(.arabic, number.value, start..<(at + 1), folded, end)
      }
    default: return nil
    }
  }

  /// 1.1, 2.3.4, 1.1. with a full stop of its own: components and then a space or a word that is no
  /// unit of measure.
  private init?(decimal folded: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int) {
    var at = start
    var components = 0
    var value = 0
    while components < 5, let number = Self.number(folded, at, end), number.value < 100 {
      components += 1
      value = number.value
      at = number.end
      guard at + 1 < end, folded[at] == 0x2E, Scalars.isDigit(folded[at + 1]) else { break }
      at += 1
    }
    if at + 1 < end, folded[at] == 0x2E, Self.isHeadingWord(folded[at + 1]) { at += 1 }
    guard components > 1, at < end, !Scalars.isDigit(folded[at]), folded[at] != 0x2E,
      Scalars.isSpace(folded[at]) || components > 2 || Self.isHeadingWord(folded[at])
    else { return nil }
    self.init(.decimal(components), value, start..<at, folded, end)
  }

  /// A number alone before a heading, in a document whose further headings are 1.1, 1.2.
  init?(plain folded: UnsafeBufferPointer<UInt32>, at start: Int, end: Int) {
    guard let number = Self.number(folded, start, end), number.value > 0, number.value < 100,
      number.end < end
    else { return nil }
    let at = Self.skipSpaces(folded, number.end, end)
    guard at < end, Self.isHeadingWord(folded[at]) else { return nil }
    self.init(.decimal(1), number.value, start..<number.end, folded, end)
  }

  /// Whether a heading can begin with this scalar: a Han character that is no numeral and no unit of
  /// measure.
  private static func isHeadingWord(_ scalar: UInt32) -> Bool {
    scalar >= 0x4E00 && scalar <= 0x9FFF && Scalars.chineseDigit(scalar) == nil
      && !measures.contains(scalar)
  }

  /// 万 亿 千 百 元 个 倍 米 公 吨 户 家 名 度 分 年 月 日 号 项 人 次 件 座 处 平 立 小 天 周 岁 级 成 折 亩 株 辆 台
  /// 套 所 条 批 层 栋 兆 毫 厘 克 升 瓦 伏 赫 时 秒 点 美 欧
  private static let measures: Set<UInt32> = [
    0x4E07, 0x4EBF, 0x5343, 0x767E, 0x5143, 0x4E2A, 0x500D, 0x7C73, 0x516C, 0x5428, 0x6237, 0x5BB6,
    0x540D, 0x5EA6, 0x5206, 0x5E74, 0x6708, 0x65E5, 0x53F7, 0x9879, 0x4EBA, 0x6B21, 0x4EF6, 0x5EA7,
    0x5904, 0x5E73, 0x7ACB, 0x5C0F, 0x5929, 0x5468, 0x5C81, 0x7EA7, 0x6210, 0x6298, 0x4EA9, 0x682A,
    0x8F86, 0x53F0, 0x5957, 0x6240, 0x6761, 0x6279, 0x5C42, 0x680B, 0x5146, 0x6BEB, 0x5398, 0x514B,
    0x5347, 0x74E6, 0x4F0F, 0x8D6B, 0x65F6, 0x79D2, 0x70B9, 0x7F8E, 0x6B27,
  ]

  /// Whether a year (2022年) begins at `start`.
  private static func isYear(
    _ folded: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int
  ) -> Bool {
    start + 4 < end && folded[start + 4] == 0x5E74
      && (start..<(start + 4)).allSatisfy { Scalars.isDigit(folded[$0]) }
  }

  static func skipSpaces(
    _ folded: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int
  ) -> Int {
    var at = start
    while at < end && Scalars.isSpace(folded[at]) { at += 1 }
    return at
  }

  /// A number of up to four Arabic digits.
  static func number(
    _ folded: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int
  ) -> (value: Int, end: Int)? {
    var at = start
    var value = 0
    while at < end, at - start < 4, Scalars.isDigit(folded[at]) {
      value = value * 10 + Int(folded[at] - 0x30)
      at += 1
    }
    return at > start && !(at < end && Scalars.isDigit(folded[at])) ? (value, at) : nil
  }

  /// A Chinese numeral below a thousand (一百二十三, 二十, 十五).
  static func chineseNumber(
    _ folded: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int
  ) -> (value: Int, end: Int)? {
    var at = start
    var total = 0
    var digit = 0
    while at < end, at - start < 7 {
      if folded[at] == 0x767E {
        total += max(digit, 1) * 100
        digit = 0
      } else if let value = Scalars.chineseDigit(folded[at]) {
        if value == 10 {
          total += max(digit, 1) * 10
          digit = 0
        } else {
          guard digit == 0 else { return nil }
          digit = value
        }
      } else {
        break
      }
      at += 1
    }
    return at > start ? (total + digit, at) : nil
  }
}
