/// Scalars of folded text that matter to lists of units.
enum Scalars {
  static let enumerationComma: UInt32 = 0x3001
  static let comma: UInt32 = 0x2C
  static let semicolon: UInt32 = 0x3B
  static let colon: UInt32 = 0x3A
  static let fullStop: UInt32 = 0x3002
  static let space: UInt32 = 0x20
  static let tab: UInt32 = 0x09
  static let and: UInt32 = 0x548C
  static let with: UInt32 = 0x4E0E
  static let andAlso: UInt32 = 0x53CA
  static let or: UInt32 = 0x6216
  static let slash: UInt32 = 0x2F
  static let by: UInt32 = 0x7531
  static let etc: UInt32 = 0x7B49
  static let of: UInt32 = 0x7684
  /// 归
  static let belongs: UInt32 = 0x5F52
  /// 是
  static let be: UInt32 = 0x662F
  /// 为
  static let `is`: UInt32 = 0x4E3A

  /// The scalar that closes a bracket, if this one opens it.
  @inline(__always)
  static func closing(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x28: 0x29
    case 0x3C: 0x3E
    case 0x5B: 0x5D
    case 0x3010: 0x3011
    case 0x3014: 0x3015
    case 0x3016: 0x3017
    default: nil
    }
  }

  @inline(__always)
  static func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x29, 0x3E, 0x5D, 0x3011, 0x3015, 0x3017: true
    default: false
    }
  }

  @inline(__always)
  static func isHan(_ scalar: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar)
  }

  /// 省 市 县 区 州 盟 旗 镇 乡
  @inline(__always)
  static func endsPlace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x7701, 0x5E02, 0x53BF, 0x533A, 0x5DDE, 0x76DF, 0x65D7, 0x9547, 0x4E61: true
    default: false
    }
  }

  /// 市 县 州 盟 旗: 区 ends too many other words (库区, 小区).
  @inline(__always)
  static func endsCounty(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5E02, 0x53BF, 0x5DDE, 0x76DF, 0x65D7: true
    default: false
    }
  }

  /// 局 委 厅 部 府 会 行 心 社 院: ends of names in which no role word ends.
  @inline(__always)
  static func endsOfficialName(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5C40, 0x59D4, 0x5385, 0x90E8, 0x5E9C, 0x4F1A, 0x884C, 0x5FC3, 0x793E, 0x9662: true
    default: false
    }
  }

  /// Marks that open a title or a quotation.
  @inline(__always)
  static func isQuoting(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x300A, 0x201C, 0x2018, 0x300C, 0x300E: true
    default: false
    }
  }

  @inline(__always)
  static func isSentenceEnd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case fullStop, 0x21, 0x3F, semicolon: true
    default: false
    }
  }

  /// Punctuation that no unit name holds; quotation marks can stand in one.
  @inline(__always)
  static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x20...0x21, 0x28...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    case 0x3000...0x3003, 0x300A...0x300B, 0x3010...0x301F: true
    default: false
    }
  }
}
