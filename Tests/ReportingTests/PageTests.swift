import Foundation
import Gongwen
import Testing

@testable import Reporting

@Suite struct PageTests {
  private static func page(_ cells: [DataTable.Cell]) -> String {
    DataTable(
      name: "任务 <&>", columns: cells.indices.map { .init("k\($0)", "列\"\($0)") }, rows: [cells]
    ).html(.zh)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "</td><img src=x>",
    "<!--", "]]>", "\" onmouseover=\"alert(1)", "<svg/onload=alert(1)>", "&lt;b&gt;",
  ])
  func textStaysText(_ text: String) {
    let page = Self.page([.text(text)])
    let plain = Self.page([.text("x")])
    // Markup is only what it is without the text.
    #expect(page.count { $0 == "<" } == plain.count { $0 == "<" })
    #expect(page.count { $0 == "\"" } == plain.count { $0 == "\"" })
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    #expect(page.contains("<td>\(escaped)\n"))
  }

  @Test func controlCharactersGo() {
    #expect(Self.page([.text("a\0\u{1B}\u{7F}b\nc")]).contains("<td>ab\nc\n"))
  }

  @Test func cellsHaveTheirKinds() {
    let page = Self.page([.number(5), .date("2021-01-02"), .list(["甲", "乙"]), .empty])
    #expect(
      page.contains("<td class=\"n\">5<td class=\"d\">2021-01-02<td>甲；乙<td>\n"))
    #expect(page.contains("<title>任务 &lt;&amp;&gt;</title>"))
    #expect(page.contains("data-key=\"k0\">列&quot;0</th>"))
  }

  @Test func nothingComesFromElsewhere() throws {
    let page = ObligationTable.table([], .en).html(.en)
    #expect(page.contains("default-src 'none'"))
    for word in ["http:", "https:", "src=", "@import", "url("] { #expect(!page.contains(word)) }
    #expect(page.contains("<html lang=\"en\">"))
  }

  /// The policy allows the script that is there and no other.
  @Test func thePolicyNamesTheScript() throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import base64, hashlib, sys
      print(base64.b64encode(hashlib.sha256(sys.argv[1].encode()).digest()).decode(), end="")
      """, PageScript.text,
    ]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(HTMLText.digest(PageScript.text) == "sha256-" + String(decoding: data, as: UTF8.self))
    #expect(!PageScript.text.contains("</"))
  }
}
