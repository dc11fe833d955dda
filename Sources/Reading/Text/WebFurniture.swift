internal import Gongwen

/// What a website puts around a document: bread crumbs, share buttons, dates of publication, lists
/// of related pages. Text that was copied from a page carries it too, so both readers ask here.
enum WebFurniture {
  /// Removes the furniture from the head and the foot of a document and takes what it says of the
  /// document into `metadata`. Lines in the middle are never touched.
  static func remove(from lines: [Line], into metadata: inout PageMetadata) -> [Line] {
    var lines = lines
    let foot = relatedPages(lines)
    lines.removeSubrange(foot...)
    var kept: [Line] = []
    kept.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated() {
      let isEdge = index < headLines || index >= lines.count - footLines
      guard isEdge, line.scalars.count <= 240 else {
        kept.append(line)
        continue
      }
      let isHead = index < headLines
      if takeLabels(line, into: &metadata, isHead: isHead) || isFurniture(line.scalars) {
        continue
      }
      kept.append(line)
    }
    return kept
  }

  private static let headLines = 24
  private static let footLines = 24

  // MARK: Labels

  private enum Field {
    case title, published, issued, issuer, number
    /// Other entries of a record (索引号, 主题分类).
    case record
    /// What only sites print (浏览次数, 字体).
    case site
  }

  /// Reads `发布日期：2022-02-16`, in one line or several to a line, and rows of an information
  /// table. Returns whether the line holds nothing else. Below a document (`isHead` false) only what
  /// sites print counts: documents themselves end with 公开方式：主动公开.
  static func takeLabels(
    _ line: Line, into metadata: inout PageMetadata, isHead: Bool = true
  ) -> Bool {
    let isPiped = line.scalars.lazy.filter { $0 == 0x7C }.count > 1
    if line.hints.isTableRow || isPiped {
      let cells = line.scalars.split(
        separator: isPiped ? 0x7C : 0x09, omittingEmptySubsequences: false)
      var found = false
      for (index, cell) in cells.enumerated() {
        guard let (field, value) = label(cell) else { continue }
        found = found || field != .title
        let following = index + 1 < cells.count ? cells[index + 1] : []
        if !trimmed(value).isEmpty {
          store(value, field, into: &metadata)
        } else if label(following) == nil {
          store(following, field, into: &metadata)
        }
      }
      return found
    }
    guard let (field, value) = label(line.scalars[...]) else { return false }
    if field == .title || (!isHead && field != .site && field != .published) { return false }
    // 来源：…时间：2023-05-11
    if let second = value.indices.first(where: { isColon(value[$0]) && $0 > value.startIndex + 1 }),
      let start = secondLabel(value, second),
      let (next, rest) = label(value[start...], isLater: true)
    {
      store(value[..<start], field, into: &metadata)
      store(rest, next, into: &metadata)
      return true
    }
    store(value, field, into: &metadata)
    switch field {
    case .published, .issued: return value.isEmpty || date(value) != nil
    default: return true
    }
  }

  /// Where the label that ends at the colon begins.
  private static func secondLabel(_ value: ArraySlice<UInt32>, _ colon: Int) -> Int? {
    for length in [4, 2, 3, 5] where colon - length > value.startIndex {
      let key = TextBuffer.string(value[(colon - length)..<colon])
      if labels[key] != nil || laterLabels[key] != nil {
        return colon - length
      }
    }
    return nil
  }

  private static func store(
    _ value: ArraySlice<UInt32>, _ field: Field, into metadata: inout PageMetadata
  ) {
    let text = TextBuffer.string(trimmed(value))
    guard !text.isEmpty, text != "无", text != "-" else { return }
    switch field {
    case .title: metadata.title = metadata.title ?? text
    case .published: metadata.publishedOn = metadata.publishedOn ?? date(value)
    case .issued: metadata.issuedOn = metadata.issuedOn ?? date(value)
    case .issuer: metadata.issuer = metadata.issuer ?? text
    case .number: metadata.documentNumber = metadata.documentNumber ?? text
    case .record, .site: break
    }
  }

  /// The label that stands before the first colon, spaces inside it ignored (索 引 号：).
  private static func label(
    _ line: ArraySlice<UInt32>, isLater: Bool = false
  ) -> (field: Field, value: ArraySlice<UInt32>)? {
    var key: [UInt32] = []
    for (index, scalar) in zip(line.indices, line) {
      if isColon(scalar) {
        let name = TextBuffer.string(key)
        guard let field = labels[name] ?? (isLater ? laterLabels[name] : nil) else { return nil }
        return (field, line[(index + 1)...])
      }
      if isSpace(scalar) || ornaments.contains(scalar) { continue }
      key.append(scalar)
      if key.count > 7 { return nil }
    }
    return nil
  }

  /// What stands around or before a label: [ ] 【 】 and the bullets • · ●.
  private static let ornaments: Set<UInt32> = [
    0x5B, 0x5D, 0x3010, 0x3011, 0x2022, 0xB7, 0x25CF,
  ]

  /// Labels that mean the page only after another one (来源：…时间：…); alone they belong to the
  /// text of the document (时间：3月5日上午).
  private static let laterLabels: [String: Field] = ["时间": .published, "日期": .published]

  private static let labels: [String: Field] = [
    "标题": .title, "名称": .title, "信息名称": .title, "文件名称": .title,
    "发布日期": .published, "发布时间": .published, "发表时间": .published, "发表日期": .published,
    "公开日期": .published, "公开时间": .published,
    "更新时间": .published, "发稿时间": .published,
    "成文日期": .issued, "发文日期": .issued, "生成日期": .issued, "发文时间": .issued,
    "成文时间": .issued, "制发日期": .issued,
    "发文机关": .issuer, "发布机构": .issuer, "发文单位": .issuer, "制发机关": .issuer,
    "发布机关": .issuer, "发文机构": .issuer, "发布单位": .issuer, "公开主体": .issuer,
    "发文字号": .number, "文号": .number, "文件编号": .number, "文件号": .number,
    "索引号": .record, "索取号": .record, "信息索引号": .record, "主题分类": .record, "分类": .record,
    "主题词": .record, "关键词": .record, "关键字": .record, "有效性": .record, "时效性": .record,
    "效力状态": .record, "体裁分类": .record, "组配分类": .record, "公开方式": .record, "公开范围": .record,
    "公开类别": .record, "来源": .site, "信息来源": .site, "文章来源": .site, "稿件来源": .site,
    "作者": .site, "编辑": .site, "责任编辑": .site, "浏览次数": .site, "浏览量": .site,
    "浏览": .site, "阅读次数": .site, "阅读量": .site, "阅读": .site, "点击数": .site,
    "点击量": .site, "点击率": .site, "访问量": .site, "访问次数": .site, "字体": .site,
    "字号": .site, "字体大小": .site, "分享": .site, "分享到": .site, "信息类别": .record,
    "原文链接": .site, "法宝引证码": .site, "统一编号": .record, "废止日期": .record,
    "登记号": .record, "实施日期": .record, "施行日期": .record,
    "失效日期": .record, "文件状态": .record, "生效日期": .record, "规范性文件编号": .record, "打印": .site,
    "视力保护色": .site, "公文种类": .record, "文种": .record, "内容概述": .record,
  ]

  /// ISO 8601 date of `2022-02-16 15:26`, `2022年2月16日`, `2022/2/16`, `2022.02.16`.
  static func date(_ value: some Sequence<UInt32>) -> String? {
    var numbers: [Int] = []
    var current: Int?
    var digits = 0
    for scalar in value {
      let folded = TextBuffer.fold(scalar)
      if (0x30...0x39).contains(folded) {
        // 2023-05-1111:09: a date that runs into the time.
        if numbers.count == 2, digits == 2 { break }
        current = (current ?? 0) * 10 + Int(folded - 0x30)
        digits += 1
        if digits > 8 { return nil }
      } else {
        if let number = current { numbers.append(number) }
        (current, digits) = (nil, 0)
        if numbers.count == 3 { break }
      }
    }
    if let number = current, numbers.count < 3 { numbers.append(number) }
    if let first = numbers.first, first > 19_000_000 {
      numbers = [first / 10000, first / 100 % 100, first % 100]
    }
    guard numbers.count == 3, (1949...2199).contains(numbers[0]), (1...12).contains(numbers[1]),
      (1...31).contains(numbers[2])
    else { return nil }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(numbers[0])-\(padded(numbers[1]))-\(padded(numbers[2]))"
  }

  // MARK: Lines

  /// Whether a line at the edge of a document is navigation.
  static func isFurniture(_ scalars: [UInt32]) -> Bool {
    if let last = scalars.last, last == 0x3002 || last == 0xFF1B || last == 0x3B { return false }
    let line = scalars.filter { !isSpace($0) }
    guard line.contains(where: { $0 > 0x2E80 && $0 != 0x3000 || isLetterOrDigit($0) }) else {
      return true
    }
    let text = TextBuffer.string(line)
    if wholeLines.contains(text) { return true }
    if openings.contains(where: text.hasPrefix) { return true }
    if line.count <= 120, contained.contains(where: text.contains) { return true }
    // 首页>部门专题>政策文件
    let arrows = line.reduce(0) { $0 + ($1 == 0x3E || $1 == 0xFF1E || $1 == 0xBB ? 1 : 0) }
    return arrows >= 1 && text.hasPrefix("首页")
  }

  private static let wholeLines: Set<String> = [
    "首页", "打印", "关闭", "打印本页", "关闭窗口", "打印关闭", "保存打印关闭", "收藏", "分享", "返回顶部", "返回",
    "登录", "注册", "登录|注册", "繁体", "简体", "English", "无障碍", "无障碍阅读", "无障碍浏览", "长者模式",
    "长者助手", "适老化", "智能问答", "政务邮箱", "手机版", "网站地图", "联系我们", "友情链接", "发布", "大中小",
    "【大中小】", "[大中小]", "A+大", "A+中", "A+小", "A+大A+中A+小", "【打印】", "【关闭】", "【打印】【关闭】",
    "[打印]", "[关闭]", "扫一扫", "微信", "微博", "用微信扫描二维码", "分享至好友和朋友圈", "点击下载", "附件下载",
  ]
  private static let openings = [
    "当前位置", "您当前", "您的位置", "您现在的位置", "您所在的位置", "所在位置", "网站支持IPv6", "网站支持IPV6",
    "本网站支持", "网络支持IPv6", "智能问答", "扫一扫", "扫码", "分享到", "点击查看政策解读", "点击查看", "政策解读：",
    "政策解读:", "相关解读：", "相关解读:", "上一篇", "下一篇", "上一条", "下一条", "字体：", "字号：", "【字体", "[字体",
    "【法宝引证码】", "原文链接", "版权所有", "【打印", "[打印", "您是第", "浏览次数", "您访问的链接",
    "【我要纠错】", "我要纠错", "【关闭", "拨打热线", "本文下载", "文件下载", "下载文件",
  ]
  private static let contained = [
    "ICP备", "公网安备", "网站标识码", "版权所有", "建议使用IE", "建议使用1024", "网站支持IPv6", "在手机打开当前页",
    "扫描二维码",
  ]

  /// Whether words name a website: 某市人民政府, 政府信息公开网.
  static func isSiteName(_ words: ArraySlice<UInt32>) -> Bool {
    let name = TextBuffer.string(trimmed(words))
    return siteNames.contains(where: name.hasSuffix)
  }

  private static let siteNames = ["政府", "网", "网站", "门户", "平台", "公开", "局", "厅", "委员会", "频道"]

  /// Where the list of related pages at the foot begins.
  private static func relatedPages(_ lines: [Line]) -> Int {
    for index in lines.indices.suffix(footLines) where lines[index].scalars.count <= 12 {
      let text = TextBuffer.string(lines[index].scalars.filter { !isSpace($0) && !isColon($0) })
      guard relatedHeadings.contains(text) else { continue }
      let rest = lines[(index + 1)...]
      if rest.allSatisfy({ $0.scalars.last != 0x3002 && $0.scalars.count < 120 }) { return index }
    }
    return lines.count
  }

  private static let relatedHeadings: Set<String> = [
    "相关稿件", "相关链接", "相关阅读", "相关文档", "相关信息", "相关新闻", "相关政策", "相关解读", "相关文件",
    "延伸阅读", "推荐阅读", "政策解读", "相关报道", "解读链接", "相关政策解读", "关联文件", "相关推荐", "热门推荐",
  ]

  // MARK: Characters

  private static func isLetterOrDigit(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0x41...0x5A).contains(scalar)
      || (0x61...0x7A).contains(scalar)
  }

  static func isColon(_ scalar: UInt32) -> Bool { scalar == 0x3A || scalar == 0xFF1A }

  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      true
    default: false
    }
  }

  static func trimmed(_ slice: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
    var slice = slice
    while let first = slice.first, isSpace(first) { slice.removeFirst() }
    while let last = slice.last, isSpace(last) { slice.removeLast() }
    return slice
  }
}
