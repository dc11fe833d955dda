/// How an automatic number is written (ECMA-376 part 1 §17.18.59, ST_NumberFormat).
struct NumberFormat: Equatable {
  /// Name of the format, such as `chineseCounting`.
  var name: String
  /// Digits that a decimal number is filled up to with zeros.
  var fewestDigits = 1

  /// Whether the format shows a sign that is no number, or nothing.
  var isBullet: Bool { name == "bullet" || name == "none" }

  /// The number as it is shown. Formats of other scripts are shown in Arabic digits.
  func text(_ number: Int) -> String {
    let number = max(0, min(number, Self.most))
    switch name {
    case "decimal", "decimalHalfWidth", "custom": return decimal(number)
    case "decimalZero": return number < 10 ? "0\(number)" : "\(number)"
    case "decimalFullWidth", "decimalFullWidth2":
      return Self.map(decimal(number)) { $0 + 0xFEE0 }
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": return Self.circled(number)
    case "decimalEnclosedFullstop":
      return Self.within(number, 1...20, from: 0x2488) ?? "\(number)."
    case "decimalEnclosedParen": return Self.within(number, 1...20, from: 0x2474) ?? "(\(number))"
    case "numberInDash": return "- \(number) -"
    case "upperRoman": return Self.roman(number)
    case "lowerRoman": return Self.roman(number).lowercased()
    case "upperLetter": return Self.letters(number, from: 0x41)
    case "lowerLetter": return Self.letters(number, from: 0x61)
    default: return Self.chinese(number, name) ?? decimal(number)
    }
  }

  /// Numbers of lists stay far below.
  static let most = 99_999

  private func decimal(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, min(fewestDigits, 8) - digits.count)) + digits
  }

  private static func chinese(_ number: Int, _ name: String) -> String? {
    switch name {
    case "chineseCountingThousand", "taiwaneseCountingThousand":
      return HanNumerals.plain.counted(number)
    case "chineseCounting", "taiwaneseCounting":
      return number < 100 ? HanNumerals.plain.counted(number) : HanNumerals.plain.digits(number)
    case "japaneseCounting": return HanNumerals.japanese.counted(number)
    case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital2":
      return HanNumerals.plain.digits(number)
    case "chineseLegalSimplified": return HanNumerals.legal.counted(number)
    case "ideographLegalTraditional": return HanNumerals.traditionalLegal.counted(number)
    case "japaneseLegal": return HanNumerals.japaneseLegal.counted(number)
    case "ideographEnclosedCircle": return within(number, 1...10, from: 0x3280)
    case "ideographTraditional": return pick(number, HanNumerals.stems)
    case "ideographZodiac": return pick(number, HanNumerals.branches)
    case "ideographZodiacTraditional":
      guard (1...60).contains(number) else { return nil }
      let index = number - 1
      return String([HanNumerals.stems[index % 10], HanNumerals.branches[index % 12]])
    default: return nil
    }
  }

  private static func pick(_ number: Int, _ signs: [Character]) -> String? {
    signs.indices.contains(number - 1) ? String(signs[number - 1]) : nil
  }

  private static func within(
    _ number: Int, _ range: ClosedRange<Int>, from first: UInt32
  ) -> String? {
    guard range.contains(number) else { return nil }
    return Unicode.Scalar(first + UInt32(number - range.lowerBound)).map { String($0) }
  }

  private static func circled(_ number: Int) -> String {
    within(number, 1...20, from: 0x2460) ?? within(number, 21...35, from: 0x3251)
      ?? within(number, 36...50, from: 0x32B1) ?? (number == 0 ? "\u{24EA}" : "\(number)")
  }

  private static func map(_ text: String, _ change: (UInt32) -> UInt32) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(Unicode.Scalar(change(scalar.value)) ?? scalar)
    }
    return String(result)
  }

  /// A to Z, then AA to ZZ, AAA …, as word processors count.
  private static func letters(_ number: Int, from first: UInt32) -> String {
    guard (1...780).contains(number), let scalar = Unicode.Scalar(first + UInt32((number - 1) % 26))
    else { return String(number) }
    return String(repeating: Character(scalar), count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String {
    guard (1..<4000).contains(number) else { return String(number) }
    var (rest, result) = (number, "")
    for (value, sign) in romanSigns {
      while rest >= value {
        result += sign
        rest -= value
      }
    }
    return result
  }

  private static let romanSigns = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]
}

/// Numerals that are written with Han characters.
struct HanNumerals {
  private let digits: [Character]
  /// 十, 百, 千, 万
  private let places: [Character]
  /// Whether 一 stands before 十 at the start (壹拾), as in sums of money.
  private var startsWithOne = false
  /// Whether gaps are not filled with 零, nor 一 put before 十, 百 and 千 (百一).
  private var isJapanese = false

  static let plain = HanNumerals(digits: Array("〇一二三四五六七八九"), places: Array("十百千万"))
  static let japanese = HanNumerals(
    digits: Array("〇一二三四五六七八九"), places: Array("十百千万"), isJapanese: true)
  static let legal = HanNumerals(
    digits: Array("零壹贰叁肆伍陆柒捌玖"), places: Array("拾佰仟万"), startsWithOne: true)
  static let traditionalLegal = HanNumerals(
    digits: Array("零壹貳參肆伍陸柒捌玖"), places: Array("拾佰仟萬"), startsWithOne: true)
  static let japaneseLegal = HanNumerals(
    digits: Array("〇壱弐参四伍六七八九"), places: Array("拾百阡萬"), startsWithOne: true)
  /// 天干
  static let stems = Array("甲乙丙丁戊己庚辛壬癸")
  /// 地支
  static let branches = Array("子丑寅卯辰巳午未申酉戌亥")

  /// Digit by digit: 一〇 for 10.
  func digits(_ number: Int) -> String {
    String(String(max(0, number)).compactMap(\.wholeNumberValue).map { digits[$0] })
  }

  /// As counted: 十二, 一百零一. Up to 99,999.
  func counted(_ number: Int) -> String {
    guard number > 0, number <= NumberFormat.most else { return digits(number) }
    let figures = String(number).compactMap(\.wholeNumberValue)
    var result = ""
    var gap = false
    for (index, figure) in figures.enumerated() {
      let place = figures.count - 1 - index
      if figure == 0 {
        gap = true
        continue
      }
      if gap, !result.isEmpty, !isJapanese { result.append(startsWithOne ? digits[0] : "零") }
      gap = false
      let isBare = figure == 1 && (isJapanese && (1...3).contains(place))
      let isFirstTen = figure == 1 && place == 1 && result.isEmpty && !startsWithOne
      if !isBare && !isFirstTen { result.append(digits[figure]) }
      if place > 0 { result.append(places[place - 1]) }
    }
    return result
  }
}
