internal import Extraction
internal import Gongwen
internal import Register

/// What became of the files of a run.
struct IngestSummary {
  var counts: [IngestOutcome: Int] = [:]
  /// Why files gave no document, by code.
  var failures: [String: Int] = [:]
  /// Documents that failed before for good and were not tried again.
  var knownFailures = 0
  /// Known documents that other models or another program read.
  var outdated = 0
  /// Files that are there no more.
  var gone = 0
  /// Documents with warnings.
  var warned = 0

  mutating func count(_ outcome: IngestOutcome, _ number: Int = 1) {
    guard number > 0 else { return }
    counts[outcome, default: 0] += number
  }

  mutating func fail(_ code: String) {
    count(.failed)
    failures[code, default: 0] += 1
  }

  func lines(_ language: Language) -> [String] {
    let isChinese = language == .zh
    var lines = [isChinese ? chineseHead : englishHead]
    for (code, number) in failures.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      let words = DocumentFailure.words(code, language) ?? code
      lines.append("  \(number) × \(code)" + (isChinese ? "：" : ": ") + words)
    }
    if knownFailures > 0 {
      lines.append(
        isChinese
          ? "\(knownFailures)份此前未能读取，没有变化，未再试；详见 gongwen status，可用 --retry 再试"
          : "\(knownFailures) could not be read before, have not changed and were not tried again; "
            + "see gongwen status, try them with --retry")
    }
    if outdated > 0 {
      lines.append(
        isChinese
          ? "\(outdated)份由其他版本的模型或程序读取；可用 --refresh 重新读取"
          : "\(outdated) were read with other model files or by another version of the program; "
            + "--refresh reads them again")
    }
    if gone > 0 {
      lines.append(
        isChinese
          ? "\(gone)个文件已不在原处；内容仍保留"
          : "\(gone) \(gone == 1 ? "file is" : "files are") there no more; the content is kept")
    }
    if warned > 0 {
      lines.append(
        isChinese
          ? "\(warned)份有提示；详见 gongwen status" : "\(warned) with warnings; see gongwen status")
    }
    return lines
  }

  private var total: Int { counts.values.reduce(0, +) + knownFailures }

  private static let order: [(IngestOutcome, zh: String, en: String)] = [
    (.new, "新增", "new"), (.updated, "更新", "updated"), (.duplicate, "重复", "duplicate"),
    (.unchanged, "未变", "unchanged"), (.failed, "失败", "failed"),
  ]

  static func word(_ outcome: IngestOutcome, _ language: Language) -> String {
    order.first { $0.0 == outcome }.map { language == .zh ? $0.zh : $0.en } ?? outcome.rawValue
  }

  private var chineseHead: String {
    let parts = Self.order.compactMap { outcome, words, _ in counts[outcome].map { "\(words)\($0)" }
    }
    return "共\(total)份" + (parts.isEmpty ? "" : "：" + parts.joined(separator: "，"))
  }

  private var englishHead: String {
    let parts = Self.order.compactMap { outcome, _, words in
      counts[outcome].map { "\($0) \(words)" }
    }
    return "\(total) \(total == 1 ? "document" : "documents")"
      + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
  }
}
