public import Gongwen

/// One page that needs nothing from elsewhere: a plain table, which a script within the page makes
/// to be filtered and sorted. It is written in pieces like the other formats.
extension DataTable {
  public func html(_ language: Language) -> String {
    String(decoding: htmlHead(language) + htmlRows() + htmlEnd(language), as: UTF8.self)
  }

  /// Up to the first row.
  ///
  /// - Parameter spare: keys of columns that the script hides until the reader wants them.
  public func htmlHead(_ language: Language, spare: Set<String> = []) -> [UInt8] {
    var html = HTMLText()
    html.beginPage(name, language: language, style: PageStyle.text, script: PageScript.text)
    html.raw("<h1>")
    html.text(name)
    html.raw("</h1>\n<table>\n<thead>\n<tr>")
    for column in columns {
      html.raw("<th scope=\"col\" data-key=\"")
      html.text(column.key)
      html.raw(spare.contains(column.key) ? "\" data-spare>" : "\">")
      html.text(column.heading)
      html.raw("</th>")
    }
    html.raw("</tr>\n</thead>\n<tbody lang=\"zh-CN\">\n")
    return html.bytes
  }

  public func htmlRows() -> [UInt8] {
    var html = HTMLText()
    for row in rows {
      html.raw("<tr>")
      for cell in row {
        switch cell {
        case .integer, .number: html.raw("<td class=\"n\">")
        case .date: html.raw("<td class=\"d\">")
        case .text, .list, .empty: html.raw("<td>")
        }
        html.text(cell.text)
      }
      html.raw("\n")
    }
    return html.bytes
  }

  public func htmlEnd(_ language: Language) -> [UInt8] {
    var html = HTMLText()
    html.raw("</tbody>\n</table>\n<div id=\"words\" hidden")
    for (key, words) in Wording(language).page {
      html.raw(" data-\(key)=\"")
      html.text(words)
      html.raw("\"")
    }
    html.raw("></div>\n<script>\(PageScript.text)</script>\n</body>\n</html>\n")
    return html.bytes
  }
}

extension Wording {
  /// What the script of a page says, by the names under which it finds it.
  fileprivate var page: KeyValuePairs<String, String> {
    switch language {
    case .zh:
      [
        "search": "全文查找（空格分隔多个词）", "filter": "筛选", "sort": "排序",
        "count": "显示 {0} 条，共 {1} 条", "columns": "列", "clear": "清除筛选",
        "hint": "数字和日期可用 > >= < <= =，例如 >=2025-01-01；- 开头表示不含",
      ]
    case .en:
      [
        "search": "Search all cells (words divided by spaces)", "filter": "Filter",
        "sort": "Sort by", "count": "{0} of {1} rows", "columns": "Columns",
        "clear": "Clear filters",
        "hint":
          "Numbers and dates take > >= < <= =, such as >=2025-01-01; - before a word excludes",
      ]
    }
  }
}
