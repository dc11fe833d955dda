internal import Gongwen

/// Lines whose form says what they are, whatever their words: dates, document numbers, 第一条.
enum LineForms {
  static func holds(_ line: ArraySlice<UInt32>, _ word: [UInt32]) -> Bool {
    guard line.count >= word.count, let first = word.first else { return false }
    var index = line.startIndex
    let last = line.endIndex - word.count
    while index <= last {
      if line[index] == first, line[index...].starts(with: word) { return true }
      index += 1
    }
    return false
  }

  /// 第一条, 第三章, 第 2 节
  static func isArticleMark(_ token: ArraySlice<UInt32>) -> Bool {
    guard token.count >= 3, token.count <= 8, token.first == 0x7B2C, let last = token.last else {
      return false
    }
    return [0x6761, 0x7AE0, 0x8282, 0x7F16].contains(last)
      && token.dropFirst().dropLast().allSatisfy {
        Scalars.chineseDigit($0) != nil || Scalars.isDigit($0) || $0 == 0x767E
      }
  }

  /// A date of day, month and year with nothing but 印发, a full stop or brackets around it.
  static func isDate(_ line: [UInt32]) -> Bool {
    guard line.count >= 8, line.count <= 20 else { return false }
    var line = line[...]
    if line.first == 0xFF08 || line.first == 0x28 { line = line.dropFirst().dropLast() }
    if line.ends(with: [0x5370, 0x53D1]) { line = line.dropLast(2) }
    guard line.last == 0x65E5, let year = line.firstIndex(of: 0x5E74),
      let month = line.firstIndex(of: 0x6708), year < month, year - line.startIndex == 4
    else { return false }
    let digits = line.dropLast().filter { $0 != 0x5E74 && $0 != 0x6708 }
    return digits.allSatisfy {
      let folded = TextBuffer.fold($0)
      return Scalars.isDigit(folded) || Scalars.chineseDigit($0) != nil || $0 == 0x25CB
        || $0 == 0x4F
    }
  }

  static func startsWithDate(_ line: [UInt32]) -> Bool {
    guard let first = line.first, Scalars.isDigit(first) else { return false }
    let signs = line.prefix(11).filter { !Scalars.isDigit($0) && !Scalars.isSpace($0) }.prefix(3)
    return line.prefix(4).allSatisfy(Scalars.isDigit)
      && signs.elementsEqual([0x5E74, 0x6708, 0x65E5])
  }

  /// A document number alone: `绛办发〔2021〕106号`, `（桂政办发〔2021〕106号）`, `国务院令第731号`.
  static func isDocumentNumber(_ line: [UInt32]) -> Bool {
    guard line.count >= 5, line.count <= 40 else { return false }
    var line = line[...]
    if line.first == 0xFF08 || line.first == 0x28, line.last == 0xFF09 || line.last == 0x29 {
      line = line.dropFirst().dropLast()
    }
    guard line.last == 0x53F7 else { return false }
    let digits = line.dropLast().reversed().prefix { Scalars.isDigit(TextBuffer.fold($0)) }.count
    guard digits > 0 else { return false }
    let before = line.dropLast(digits + 1)
    let brackets: Set<UInt32> = [0x3015, 0x5D, 0xFF3D, 0xFF09, 0x29, 0x3011, 0x3009]
    return before.last.map { brackets.contains($0) || $0 == 0x7B2C } == true
      && !before.contains(where: { $0 == 0x3002 || $0 == 0xFF0C || $0 == 0x300A })
  }
}
