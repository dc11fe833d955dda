internal import Gongwen
internal import Register

/// Words, units and filters for questions: common ones, rare ones, and such as there are none of.
struct QuestionSamples {
  private var random = RandomNumbers(seed: 42)
  private let text: [UInt32]
  private let common: [String]
  private let all: [String]

  init(_ documents: [ExtractedDocument], _ register: Register) throws {
    text = documents.flatMap { $0.text.unicodeScalars.map(\.value) }
    var counts: [String: Int] = [:]
    for unit in documents.flatMap({ $0.assignments.flatMap(\.units) }) {
      counts[unit.canonical, default: 0] += 1
    }
    common = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    all = try register.unitNames()
  }

  /// Words of one to eight characters as they stand in the documents, several words, words that
  /// nearly every document has, and such as none has.
  mutating func words(_ count: Int) -> [String] {
    let fixed = [
      "的", "发展", "工作", "企业", "和", "县", "建设 发展", "工作 落实 推进", "发展 OR 建设", "县 政府",
      "企业 NOT 发展", "\"责任单位\"", "责任单位", "鑫龘", "zzzz", "2021", "5", "GDP", "科技特派员",
      "NOT 龘 企业",
    ]
    return fixed
      + (0..<max(0, count - fixed.count)).map { index in
        var words: [String] = []
        for _ in 0...(index % 4 == 0 ? 1 : 0) {
          let length = Int.random(in: 1...8, using: &random)
          let start = Int.random(in: 0..<text.count - length, using: &random)
          words.append(TextBuffer.string(text[start..<start + length].filter { $0 > 0x2F }))
        }
        return words.joined(separator: " ")
      }
  }

  /// A third each of common ones, of any, and of short names.
  mutating func units(_ count: Int) -> [String] {
    (0..<count).map { index in
      switch index % 3 {
      case 0: common[index / 3 % min(common.count, 40)]
      case 1: all.randomElement(using: &random) ?? "财政局"
      default: ["县财政局", "县工信局", "市发改委", "人社局", "平遥县财政局", "各乡镇", "省科技厅"][index / 3 % 7]
      }
    }
  }

  /// None more often than any other.
  var filters: [RegisterFilter] {
    var filters = Array(repeating: RegisterFilter(), count: 8)
    filters[1].regions = ["14"]
    filters[2].levels = [.county]
    filters[3].regions = ["440106"]
    filters[4].labels = [.target]
    filters[5].since = "2021-01-01"
    filters[6].issuers = ["人民政府"]
    return filters
  }
}
