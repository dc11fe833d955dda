import Gongwen
import Testing

@testable import Reading

private let boundary = "Content-Type: multipart/mixed; boundary=\"b\"\r\n"

/// A message whose parts are given with their headers.
private func mail(_ parts: [String], type: String = boundary) -> [UInt8] {
  Array(
    ("From: a@example.cn\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + type + "\r\n"
      + parts.map { "--b\r\n\($0)\r\n" }.joined() + "--b--\r\n").utf8)
}

private let plain = "Content-Type: text/plain; charset=utf-8\r\n\r\n各县区要加强管理。"
private let attached =
  "Content-Type: application/pdf\r\nContent-Disposition: attachment;"
  + " filename*=utf-8''%E9%99%84%E4%BB%B6.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg=="

@Suite("Mail messages and web archives")
struct ContainerMailTests {
  private func documents(_ bytes: [UInt8]) throws -> [String: [UInt8]]? {
    let reader = ContainerReader()
    return try reader.documents(in: bytes, depth: 0, name: "m.eml").map { found in
      try Dictionary(
        uniqueKeysWithValues: found.map {
          ($0.name, try reader.read([$0.index], in: bytes, name: "m.eml").bytes)
        })
    }
  }

  private func lines(_ bytes: [UInt8]) throws -> [String] {
    try DocumentReader().read(bytes, name: "m").pages.flatMap(\.lines).map {
      TextBuffer.string($0.scalars)
    }
  }

  @Test func textAndAttachmentsAreDocuments() throws {
    let found = try #require(try documents(mail([plain, attached])))
    #expect(found == ["": Array("各县区要加强管理。".utf8), "附件.pdf": Array("%PDF".utf8)])
  }

  @Test func aMessageWithoutAttachmentsIsADocument() throws {
    #expect(try documents(mail([plain])) == nil)
    #expect(try lines(mail([plain])) == ["各县区要加强管理。"])
  }

  @Test func emptyTextIsNoDocument() throws {
    let empty = "Content-Type: text/plain\r\n\r\n  \r\n"
    #expect(try documents(mail([empty, attached]))?.keys.sorted() == ["附件.pdf"])
  }

  @Test func ofTwoFormsOfTheTextThePageIsRead() throws {
    let page = "Content-Type: text/html; charset=utf-8\r\n\r\n<p>各县区要加强管理，认真执行。</p>"
    let both = mail([plain, page], type: "Content-Type: multipart/alternative; boundary=b\r\n")
    #expect(try documents(both) == nil)
    #expect(try lines(both) == ["各县区要加强管理，认真执行。"])
  }

  @Test func picturesOfTheTextAreNoDocuments() throws {
    let picture =
      "Content-Type: image/png; name=\"logo.png\"\r\nContent-ID: <logo>\r\n\r\nx"
    #expect(try documents(mail([plain, picture])) == nil)
  }

  @Test func messagesInMessagesAreContainers() throws {
    let message = String(decoding: mail([attached]), as: UTF8.self)
      .replacing("--b", with: "--c").replacing("\"b\"", with: "\"c\"")
    let outer = mail([plain, "Content-Type: message/rfc822\r\n\r\n" + message])
    let found = try #require(try documents(outer))
    let name = try #require(found.keys.first { $0.hasSuffix(".eml") })
    #expect(try documents(found[name] ?? [])?.keys.sorted() == ["附件.pdf"])
  }

  @Test(arguments: [("gb2312", true), ("us-ascii", true), ("utf-8", false)])
  func encodingsAreFound(_ charset: String, _ isGBK: Bool) throws {
    // 各县区要加强管理。
    let gbk: [UInt8] = [
      0xB8, 0xF7, 0xCF, 0xD8, 0xC7, 0xF8, 0xD2, 0xAA, 0xBC, 0xD3, 0xC7, 0xBF, 0xB9, 0xDC, 0xC0,
      0xED,
      0xA1, 0xA3,
    ]
    let text = isGBK ? gbk : Array("各县区要加强管理。".utf8)
    let head = "From: a@b.cn\nMIME-Version: 1.0\nContent-Type: text/plain; charset=\(charset)\n\n"
    #expect(try lines(Array(head.utf8) + text) == ["各县区要加强管理。"])
  }

  @Test func aWebArchiveIsOnePageWithItsFrames() throws {
    let type = "Content-Type: multipart/related; boundary=b\r\n"
    let page =
      "Content-Type: text/html; charset=utf-8\r\nContent-Location: http://x.cn/a/p.html\r\n\r\n"
      + "<html><body><h1>关于加强管理的通知</h1><iframe src=\"f/text.html\"></iframe></body></html>"
    let frame =
      "Content-Type: text/html; charset=utf-8\r\nContent-Location: http://x.cn/a/f/text.html\r\n\r\n"
      + "<html><body><p>各县区要加强管理，认真贯彻执行本通知的各项规定。</p></body></html>"
    let archive = mail([page, frame], type: type)
    #expect(try documents(archive) == nil)
    #expect(try lines(archive) == ["关于加强管理的通知", "各县区要加强管理，认真贯彻执行本通知的各项规定。"])
    #expect(try DocumentReader().read(archive, name: "p.mht").format == .html)
  }

  @Test(arguments: [
    ("From: 某市人民政府\nTo: 各县区\n\n各县区要加强管理。", false),
    ("发件人：甲\nMIME-Version: 1.0\nContent-Type: text/plain\n\n正文。", false),
    ("MIME-Version: 1.0 是邮件的标准。\n\n正文。", false),
    ("From: a@b.cn\nMessage-ID: <1@b.cn>\n\n各县区要加强管理。", true),
    ("MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=b\r\n\r\n", true),
  ])
  func onlyMessagesAreMessages(_ text: String, _ isMail: Bool) {
    #expect((ContentFormat.detect(Array(text.utf8)) == .mail) == isMail)
  }

  @Test func deepAndWideMessagesEnd() {
    var deep = "From: a\nMIME-Version: 1.0\n"
    for level in 0..<20_000 {
      deep += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n"
    }
    #expect(throws: ReadingError.self) { try documents(Array(deep.utf8)) }
    let wide = mail([String](repeating: attached, count: 3000))
    let error = #expect(throws: ReadingError.self) { try documents(wide) }
    #expect(error?.code == .tooManyMembers)
  }
}
