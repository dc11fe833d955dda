internal import Gongwen

/// Words by which the elements of a document (GB/T 9704-2012 §7) are told apart line by line.
enum DocumentWords {
  private static func words(_ list: String) -> [[UInt32]] {
    list.split(separator: " ").map { $0.unicodeScalars.map(\.value) }
  }

  /// Roles in a leading group.
  static let roles = words(
    """
    组长 成员 组员 主任 委员 指挥 指挥长 召集人 秘书长 负责人 联络员 总指挥 主席 会长 顾问 主编 \
    编委 副主编 书记员 协调人 政委
    """)

  /// What the title of an office ends with.
  static let offices = words(
    """
    长 书记 主任 主席 委员 科员 职员 队员 调研员 研究员 巡视员 专员 指导员 联络员 督学 经理 总裁 \
    秘书 常委 会长 工程师 经济师 会计师 负责人 助理 政委 主管 干事 干部 教授 董事 监事 检察官 法官 \
    总监 理事 代表 人选 校长
    """)

  /// Headings that most documents have, in full.
  static let usualHeadings = words(
    """
    总体要求 指导思想 总体思路 总体目标 工作目标 主要目标 发展目标 建设目标 目标任务 基本原则 工作原则 \
    主要任务 重点任务 工作任务 主要措施 工作措施 保障措施 组织保障 工作要求 有关要求 实施步骤 工作步骤 \
    时间安排 进度安排 适用范围 总则 附则
    """)

  /// Nouns that a title ends with.
  private static let titleNouns = words(
    """
    通知 意见 方案 办法 规定 细则 措施 举措 计划 规划 纲要 要点 决定 决议 公告 通告 通报 公报 批复 \
    请示 报告 函 条例 章程 制度 清单 名单 目录 标准 规范 规程 指南 指引 预案 政策 规则 准则 守则 法 \
    令 倡议书 承诺书 责任书 任务书 说明 安排 总结 大纲 条款 分工 职责 一览表 明细表 分解表 汇总表 \
    统计表 申请表 登记表 分工表 计划表 安排表 任务表 图
    """)

  /// Whether a title is at its end: a noun of a title, a bracket such as （试行） after it, or 》.
  static func endsTitle(_ line: ArraySlice<UInt32>) -> Bool {
    var line = line
    while let last = line.last, last == 0xFF09 || last == 0x29,
      let open = line.lastIndex(where: { $0 == 0xFF08 || $0 == 0x28 }), open > line.startIndex
    {
      line = line[..<open]
    }
    if line.last == 0x300B || line.last == 0x3E { return true }
    return titleNouns.contains { line.ends(with: $0) }
  }

  private static let issuing = words("印发 转发 批转 下发 颁发 发布 公布")
  private static let about = words("关于")[0]

  static func startsTitleVerb(_ line: ArraySlice<UInt32>) -> Bool {
    line.starts(with: about) || issuing.contains { line.starts(with: $0) }
  }

  /// Whether 关于 or 印发 stands in the line.
  static func holdsTitleVerb(_ line: ArraySlice<UInt32>) -> Bool {
    holds(line, about) || issuing.contains { holds(line, $0) }
  }

  static func holdsIssuing(_ line: ArraySlice<UInt32>) -> Bool {
    issuing.contains { holds(line, $0) }
  }

  private static let notice = words("通知 函 公告 决定 通报 批复 令 意见")

  static func endsWithNotice(_ line: ArraySlice<UInt32>) -> Bool {
    notice.contains { line.ends(with: $0) }
  }

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

  /// Last characters of the names of bodies: 局 厅 委 部 办 院 会 社 站 所 处 行 司 府 室 心 署 团 协 队
  /// 央 校 学 组.
  private static let bodyEnds = Set(
    "局厅委部办院会社站所处行司府室心署团协队央校学组".unicodeScalars.map(\.value))

  static func endsWithBody(_ line: ArraySlice<UInt32>) -> Bool {
    line.count >= 3 && line.last.map { bodyEnds.contains($0) } == true
  }

  /// Parts of a body's name that a line of a letterhead can begin with.
  private static let bodyTails = words("办公室 办公厅 文件 委员会 人民政府")

  static func startsWithBodyTail(_ line: ArraySlice<UInt32>) -> Bool {
    bodyTails.contains { line.starts(with: $0) }
  }

  private static let letterheadEnd = words("文件")[0]

  static func endsLetterhead(_ line: ArraySlice<UInt32>) -> Bool { line.ends(with: letterheadEnd) }

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
