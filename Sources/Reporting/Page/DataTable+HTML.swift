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
    var bytes: [UInt8] = []
    // The browser runs and loads nothing else, whatever stands in a cell.
    let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src '\(PageScript.digest)'"
    bytes +=
      """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>
      """.utf8
    Self.appendEscaped(name, to: &bytes)
    bytes += "</title>\n<style>\n\(PageStyle.text)</style>\n</head>\n<body>\n<h1>".utf8
    Self.appendEscaped(name, to: &bytes)
    bytes += "</h1>\n<table>\n<thead>\n<tr>".utf8
    for column in columns {
      bytes += "<th scope=\"col\" data-key=\"".utf8
      Self.appendEscaped(column.key, to: &bytes)
      bytes += spare.contains(column.key) ? "\" data-spare>".utf8 : "\">".utf8
      Self.appendEscaped(column.heading, to: &bytes)
      bytes += "</th>".utf8
    }
    bytes += "</tr>\n</thead>\n<tbody lang=\"zh-CN\">\n".utf8
    return bytes
  }

  public func htmlRows() -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      bytes += "<tr>".utf8
      for cell in row {
        switch cell {
        case .integer, .number: bytes += "<td class=\"n\">".utf8
        case .date: bytes += "<td class=\"d\">".utf8
        case .text, .list, .empty: bytes += "<td>".utf8
        }
        Self.appendEscaped(cell.text, to: &bytes)
      }
      bytes.append(0x0A)
    }
    return bytes
  }

  public func htmlEnd(_ language: Language) -> [UInt8] {
    var bytes = Array("</tbody>\n</table>\n<div id=\"words\" hidden".utf8)
    for (key, words) in Wording(language).page {
      bytes += " data-\(key)=\"".utf8
      Self.appendEscaped(words, to: &bytes)
      bytes.append(0x22)
    }
    bytes += "></div>\n<script>\(PageScript.text)</script>\n</body>\n</html>\n".utf8
    return bytes
  }

  /// Text as it may stand between tags and in quotes; without control characters, which HTML
  /// forbids.
  private static func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case 0x09, 0x0A: bytes.append(byte)
      case 0..<0x20, 0x7F: break
      default: bytes.append(byte)
      }
    }
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
