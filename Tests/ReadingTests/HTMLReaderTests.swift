import Gongwen
import Testing

@testable import Reading

private func lines(_ html: String) throws -> [String] {
  let paged = try DocumentReader().read(Array(html.utf8), name: "page")
  return paged.pages.flatMap(\.lines).map { TextBuffer.string($0.scalars) }
}

private func metadata(_ html: String) throws -> PageMetadata {
  try DocumentReader().read(Array(html.utf8), name: "page").metadata
}

private let body = "为加强全市科技创新管理，提高管理水平，制定本方案，请各单位认真贯彻执行。"

@Suite("Web pages")
struct HTMLReaderTests {
  @Test func siteAroundTheTextIsLeftOut() throws {
    let page = """
      <html><head><title>关于加强管理的通知 - 某市人民政府门户网站</title></head><body>
      <div class="header"><a>无障碍阅读</a><a>登录</a></div>
      <ul class="mainNav"><li><a>首页</a><li><a>政务公开，政务服务</a></ul>
      <div class="crumb">当前位置：<a>首页</a> &gt; <a>通知</a></div>
      <h1>关于加强管理的通知</h1>
      <div class="info">发布日期：2024-03-05 来源：某市科技局 浏览次数：<span>12</span></div>
      <div id="zoom"><p style="text-align:center">某市科学技术局<br>关于加强管理的通知</p>
      <p>各县（市、区）科技局：</p><p>\(body)</p><p>\(body)</p>
      <p align="right">某市科学技术局</p><p align="right">2024年3月1日</p></div>
      <div class="share">分享到：微信</div>
      <div class="related"><h3>相关阅读</h3><a>另一个通知的解读</a></div>
      <div class="footer">版权所有：某市人民政府 备案号：某ICP备12345678号</div>
      <script>var a = "正文，不是；";</script></body></html>
      """
    #expect(
      try lines(page) == [
        "某市科学技术局", "关于加强管理的通知", "各县（市、区）科技局：", body, body, "某市科学技术局", "2024年3月1日",
      ])
    #expect(try metadata(page).publishedOn == "2024-03-05")
    #expect(try metadata(page).title == "关于加强管理的通知")
  }

  @Test func titleThatOnlyThePageHasIsPutBack() throws {
    let page = "<title>某市关于印发方案的通知_某市人民政府</title><p>各县人民政府：</p><p>\(body)</p>"
    #expect(try lines(page) == ["某市关于印发方案的通知", "各县人民政府：", body])
  }

  @Test func informationTableGivesMetadata() throws {
    let page = """
      <html><body><table><tr><td>索 引 号：</td><td>000014349/2019</td><td>主题分类：</td><td>商贸</td></tr>
      <tr><td>发文机关：</td><td>国务院</td><td>成文日期：</td><td>2019年01月12日</td></tr>
      <tr><td>发文字号：</td><td>国发〔2019〕3号</td><td>发布日期：</td><td>2019年01月25日</td></tr></table>
      <div><p>国务院关于某事的意见</p><p>\(body)</p><p>\(body)</p></div></body></html>
      """
    let data = try metadata(page)
    #expect(data.publishedOn == "2019-01-25")
    #expect(data.issuedOn == "2019-01-12")
    #expect(data.issuer == "国务院")
    #expect(data.documentNumber == "国发〔2019〕3号")
    #expect(try lines(page) == ["国务院关于某事的意见", body, body])
  }

  @Test func metaElementsGiveMetadata() throws {
    let page = """
      <html><head><meta name="ArticleTitle" content="关于某事的通知">
      <meta name="PubDate" content="2023-08-09 23:04"></head><body><p>\(body)</p></body></html>
      """
    #expect(try metadata(page).publishedOn == "2023-08-09")
    #expect(try metadata(page).title == "关于某事的通知")
  }

  @Test func tablesAreRowsOfCells() throws {
    let page = """
      <html><body><p>\(body)</p><table><tr><th>序号</th><th>任务</th><th>责任单位</th></tr>
      <tr><td rowspan="2">1</td><td><p>建设</p><p>平台</p></td><td>市科技局</td></tr>
      <tr><td>培育企业</td><td>市财政局</td></tr></table></body></html>
      """
    #expect(
      try lines(page).suffix(3) == [
        "序号\t任务\t责任单位", "1\t建设 平台\t市科技局", "\t培育企业\t市财政局",
      ])
  }

  @Test func tablesThatOnlyPlaceThingsAreNoRows() throws {
    let page =
      "<html><body><table><tr><td><table><tr><td><p>\(body)</p><p>\(body)</p></td></tr></table></td></tr></table>"
    #expect(try lines(page) == [body, body])
  }

  @Test func numbersOfOrderedListsAreText() throws {
    let page = "<html><body><p>\(body)</p><ol><li>建设平台。</li><li>培育企业。</li></ol>"
    #expect(try lines(page).suffix(2) == ["1.建设平台。", "2.培育企业。"])
  }

  @Test func secondCopyOfTheTextIsLeftOut() throws {
    let copy = (1...8).map { "<p>第\($0)项。\(body)</p>" }.joined()
    #expect(try lines("<html><body>\(copy)\(copy)").count == 8)
    let hidden = "<html><body><div>\(copy)</div><div style='display: none'>\(copy)</div>"
    #expect(try lines(hidden).count == 8)
  }

  @Test func alignmentAndWeightAreHints() throws {
    let page = """
      <html><body><center><h2>关于某事的意见</h2></center><p><b>一、目标</b></p><p>\(body)</p>
      <div style="text-align: right"><p>某市人民政府</p></div></body></html>
      """
    let lines = try DocumentReader().read(Array(page.utf8), name: "page").pages[0].lines
    #expect(lines[0].hints.isCentred && lines[0].hints.headingLevel == 2)
    #expect(lines[1].hints.isBold)
    #expect(lines[3].hints.isRightAligned)
  }
}

@Suite("Furniture of websites in text")
struct WebFurnitureTests {
  @Test(arguments: [
    ("发表时间:2022-02-16 15:26", "2022-02-16"), ("发布日期：2019年01月25日", "2019-01-25"),
    ("来源:某中心,某局时间:2023-05-1111:09", "2023-05-11"), ("【发布时间】：2021/3/4", "2021-03-04"),
  ])
  func datesOfPublicationAreRead(_ line: String, _ date: String) {
    var metadata = PageMetadata()
    #expect(WebFurniture.takeLabels(Line(line), into: &metadata))
    #expect(metadata.publishedOn == date)
  }

  @Test(arguments: ["• 有效性：", "公文种类 :通知", "索引号: | 甲/2023 | 公开方式: | 主动公开 |"])
  func recordsInOddLayoutAreLabels(_ line: String) {
    var metadata = PageMetadata()
    #expect(WebFurniture.takeLabels(Line(line), into: &metadata))
  }

  @Test func cellsThatAreEmptyTakeNoLabelForTheirValue() {
    var metadata = PageMetadata()
    #expect(WebFurniture.takeLabels(Line("文号: | 公开日期: | 2023-07-28 | |"), into: &metadata))
    #expect(metadata.documentNumber == nil)
    #expect(metadata.publishedOn == "2023-07-28")
  }

  @Test(arguments: ["时间：2024年3月5日上午", "日期：3月5日", "地点：市政府会议室", "名称：某中心"])
  func labelsOfDocumentsAreNone(_ line: String) {
    var metadata = PageMetadata()
    #expect(!WebFurniture.takeLabels(Line(line), into: &metadata))
    #expect(metadata.publishedOn == nil)
  }

  @Test(arguments: [
    "网站支持IPv6", "智能问答 长者模式 登录| 注册", "当前位置:首页 > 部门专题>政策文件", "【字体：大 中 小】", "打印 关闭",
    "首页 > 政务公开 > 文件", "扫一扫在手机打开当前页", "某ICP备15016469号-2", "+", "上一篇：关于某事的通知",
  ])
  func navigationIsFurniture(_ line: String) {
    #expect(WebFurniture.isFurniture(line.unicodeScalars.map(\.value)))
  }

  @Test(arguments: [
    "各县（市、区）人民政府：", "一、总体要求", "首页内容要及时更新。", "发布重大政策，要事先评估。", "公开方式：主动公开",
    "某市人民政府办公室", "（此件公开发布）", "打印设备由各单位负责采购",
  ])
  func wordsOfDocumentsAreNone(_ line: String) {
    #expect(!WebFurniture.isFurniture(line.unicodeScalars.map(\.value)))
  }
}
