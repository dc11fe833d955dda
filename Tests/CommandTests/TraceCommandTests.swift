import Foundation
import Testing

/// `gongwen trace` as a person uses it.
@Suite struct TraceCommandTests {
  private static let county = Program.corpus.appending(path: "text/jiangxian-2021-106.txt").path
  private static let city =
    Program.corpus.appending(path: "text/yuncheng-innovation-centre-2022.txt").path
  private static let province = Program.corpus.appending(path: "text/shanxi-2019-83.txt").path

  private static let cases: [([String], Int32)] = [
    ([county, city, province], 0),
    ([county, city, "/no/such/file.pdf"], 1),
    ([county, "/no/such/file.pdf"], 2),
    (["/no/such/file.pdf", city], 2),
    ([county], 2),
    ([Program.corpus.appending(path: "text").path, city], 2),
    ([county, city, "--threshold", "2"], 2),
  ]

  @Test(arguments: cases)
  func codes(_ arguments: [String], _ expected: Int32) throws {
    let result = try Program.run(["trace"] + arguments)
    #expect(result.code == expected)
    #expect(result.errors.isEmpty == (expected == 0))
  }

  private static func trace(_ arguments: String...) throws -> String {
    let result = try Program.run(["trace"] + arguments)
    #expect(result.code == 0)
    return String(decoding: result.output, as: UTF8.self)
  }

  @Test func terminal() throws {
    let chinese = try Self.trace(Self.county, Self.city, Self.province, "--language", "zh")
    #expect(chinese.contains("落实上级条款"))
    #expect(chinese.contains("上级条款没有承接：山西省"))
    #expect(chinese.contains("以产业发展需求为导向，推进中试基地建设。"))
    #expect(try Self.trace(Self.county, Self.city, "--language", "en").contains("Carries out"))
  }

  @Test func unit() throws {
    let all = try Self.trace(Self.county, Self.city, "--format", "csv")
    let some = try Self.trace(Self.county, Self.city, "--format", "csv", "--unit", "县财政局")
    #expect(some.count < all.count)
    let none = try Self.trace(Self.county, Self.city, "--unit", "县气象局", "--language", "en")
    #expect(none.contains("0 obligations, 0 links"))
  }

  @Test func tables() throws {
    let csv = try Self.trace(Self.county, Self.city, "--format", "csv")
    #expect(csv.hasPrefix("\u{FEFF}kind,lower_id,lower_path,lower_text,"))
    for kind in ["link,", "no-source,", "untaken,"] { #expect(csv.contains("\n\(kind)")) }
    let markdown = try Self.trace(
      Self.county, Self.city, "--format", "markdown", "--language", "zh")
    #expect(markdown.contains("## 在上级文件中没有来源"))
  }

  @Test func page() throws {
    let html = try Self.trace(Self.county, Self.city, "--format", "html", "--language", "zh")
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-CN\">"))
    #expect(html.contains("推进中试基地建设"))
    for address in ["http:", "https:", "src="] { #expect(!html.contains(address)) }
  }

  /// A county's document in a register finds its city's and its province's.
  @Test func register() throws {
    let folder = try TemporaryFolder()
    let data = ["XDG_DATA_HOME": folder.url.path]
    let file = folder.url.appending(path: "gongwen/register.sqlite").path
    let texts = Program.corpus.appending(path: "text").path
    #expect(try Program.run(["ingest", texts], environment: data).code == 0)
    let usual = try Program.run(
      ["trace", "--register", "绛办发[2021]106号", "--format", "json"], environment: data)
    #expect(usual.code == 0)
    let place = ["--register", file, "--format", "json"]
    let found = try Program.run(["trace", "绛办发〔2021〕106号"] + place)
    #expect(found.output == usual.output)
    let object = try #require(
      try JSONSerialization.jsonObject(with: found.output) as? [String: Any])
    let higher = try #require(object["higher"] as? [[String: Any]])
    #expect(Set(higher.compactMap { $0["region"] as? String }) == ["运城市", "山西省"])
    let named = try Program.run(["trace", "绛办发〔2021〕106号@1", "晋政办发〔2019〕83号"] + place)
    #expect(named.code == 0)
    for wrong in ["绛办发〔2021〕106号@2", "没有的文件", "关于"] {
      let result = try Program.run(["trace", wrong] + place)
      #expect(result.code == 2)
      #expect(result.errors.hasPrefix("gongwen: "))
    }
    // Nothing is above a province but the country.
    #expect(try Program.run(["trace", "晋政办发〔2019〕83号"] + place).code == 2)
  }

  /// The fields that `docs/trace.md` names are there, twice the same.
  @Test func json() throws {
    let text = try Self.trace(Self.county, Self.city, "--format", "json")
    #expect(text == (try Self.trace(Self.county, Self.city, "--format", "json")))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let page = try String(
      contentsOf: Program.package.appending(path: "docs/trace.md"), encoding: .utf8)
    for key in object.keys { #expect(page.contains("`\(key)`"), "\(key)") }
    #expect(object["schema"] as? String == "gongwen-trace/1")
    let obligations = try #require(object["obligations"] as? [[String: Any]])
    let sources = obligations.flatMap { $0["sources"] as? [[String: Any]] ?? [] }
    #expect(sources.count > 20)
    for key in try #require(sources.first).keys { #expect(page.contains("`\(key)`"), "\(key)") }
  }
}
