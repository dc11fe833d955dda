import Gongwen
import Testing

@testable import Reading

private let text = "各县区要加强管理，认真贯彻执行本通知的各项规定。"

@Suite("Frames and attachments of pages")
struct ContainerFrameTests {
  private func read(_ html: String, files: [String: String] = [:]) throws -> [String] {
    let options = ReadingOptions(companion: { files[$0].map { Array($0.utf8) } })
    let paged = try DocumentReader(options: options).read(Array(html.utf8), name: "p.html")
    return paged.pages.flatMap(\.lines).map { TextBuffer.string($0.scalars) }
  }

  @Test(arguments: [
    "<iframe srcdoc=\"&lt;p&gt;\(text)&lt;/p&gt;\"></iframe>",
    "<iframe src=\"p_files/f.html\"></iframe>",
    "<iframe src=\"./p_files/f.html?x=1#top\"></iframe>",
    "<iframe src=\"p%5Ffiles/f.html\"></iframe>",
    "<object data=\"p_files/f.html\"></object>", "<embed src=\"p_files\\f.html\">",
  ])
  func framesStandWhereThePageHasThem(_ element: String) throws {
    let lines = try read(
      "<html><body><p>\(text)</p>\(element)<p>特此通知，请各单位遵照执行，不得延误。</p></body></html>",
      files: ["p_files/f.html": "<html><body><p>\(text)二。</p></body></html>"])
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix(text))
  }

  @Test func framesetsAreRead() throws {
    let lines = try read(
      "<html><frameset cols=2><frame src=a.html><frame src=b.html></frameset></html>",
      files: [
        "a.html": "<html><body><a href=x>首页</a></body></html>",
        "b.html": "<html><body><p>\(text)</p></body></html>",
      ])
    #expect(lines == [text])
  }

  @Test(arguments: [
    "http://x.cn/f.html", "//x.cn/f.html", "/f.html", "../f.html", "a/../../f.html", "file:f.html",
    "javascript:f.html", "f.pdf", "%2e%2e/f.html", "f.html%00.html",
  ])
  func nothingElseIsAskedFor(_ address: String) throws {
    let asked = try read(
      "<html><body><p>\(text)</p><iframe src=\"\(address)\"></iframe></body></html>")
    #expect(asked == [text])
    if let path = CompanionPath(address)?.path { Issue.record("asked for \(path)") }
  }

  @Test func framesThatHoldThemselvesEnd() throws {
    let page = "<html><body><p>\(text)</p><iframe src=p.html></iframe><iframe src=p.html></iframe>"
    #expect(try read(page, files: ["p.html": page]).contains(text))
  }

  @Test(arguments: [
    ("<a href=\"/f/%E9%80%9A%E7%9F%A5.pdf\">关于加强管理的通知</a>", "关于加强管理的通知 (通知.pdf)"),
    ("<p>附件下载：</p><a href=\"P01.doc\">方案.doc</a>", "方案.doc"),
    ("<embed src=\"viewer.html?file=/up/a.pdf\">", "a.pdf"),
    ("<iframe src=\"b.pdf\"></iframe>", "b.pdf"),
  ])
  func aPageThatOnlyNamesItsAttachmentSaysSo(_ content: String, _ name: String) {
    let page =
      "<html><head><title>关于加强管理的通知</title></head><body><h1>关于加强管理的通知</h1>\(content)</body></html>"
    let error = #expect(throws: ReadingError.self) { try read(page) }
    #expect(error?.code == .textInAttachment)
    #expect(error?.detail == name)
  }

  @Test func aPageWithTextAndAttachmentIsRead() throws {
    let page = "<html><body><p>\(text)</p><p>附件：<a href=a.doc>方案</a></p></body></html>"
    #expect(try read(page) == [text, "附件：方案"])
  }
}
