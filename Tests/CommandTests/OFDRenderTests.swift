import Foundation
import Testing

@Suite struct OFDRenderTests {
  /// Pages are A4; a page on which nothing was drawn is much smaller than these.
  @Test(arguments: [
    ("ofd/jiangxian-2021-106", 2), ("ofd-features/table-sideways", 1),
    ("ofd-features/picture-and-text", 1), ("ofd-features/huge-numbers", 1),
  ])
  func aPageBecomesAPicture(_ name: String, _ page: Int) throws {
    let folder = try TemporaryFolder()
    let output = folder.url.appending(path: "page.png")
    let file = Program.corpus.appending(path: "\(name).ofd").path
    let result = try Program.run(
      ["render", file, "--page", "\(page)", "--dpi", "72", "-o", output.path])
    #expect(result.code == 0 && result.errors.isEmpty)
    let bytes = [UInt8](try Data(contentsOf: output))
    try #require(bytes.count > 3000)
    #expect(bytes[18] == 2 && bytes[19] == 84 && bytes[22] == 3 && bytes[23] == 74)
  }
}
