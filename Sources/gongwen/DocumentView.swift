internal import Gongwen
internal import Register
internal import Reporting

/// One document of the register for a person, and as JSON.
struct DocumentView {
  var sheet: DocumentSheet
  var page: AnswerPage
  var language: Language

  private var wording: AnswerWording { AnswerWording(language) }
  private var shown: [FlatRow] { Array(sheet.rows.dropFirst(page.offset).prefix(page.limit)) }

  /// The page's rows of the flat table.
  var rows: DataTable { ObligationTable.table(shown, language) }

  /// Documents to choose from.
  static func list(_ documents: [AnswerDocument], _ wording: AnswerWording) -> DataTable {
    let columns = [
      ("document", wording.choose("编号", "Document")), ("title", wording.choose("标题", "Title")),
      ("document_number", wording.choose("发文字号", "Document number")),
      ("issued_on", wording.choose("成文日期", "Issued on")),
    ]
    return DataTable(
      name: wording.choose("文件", "Documents"), columns: columns.map { DataTable.Column($0, $1) },
      rows: documents.map {
        [
          .integer(Int($0.id)), .optional($0.title), .optional($0.documentNumber),
          .date($0.issuedOn),
        ]
      })
  }

  func text() -> String {
    let facts = self.facts.compactMap { name, value in
      value.map { "\(name)：\($0)" }
    }
    let parts = [
      sheet.metadata.title ?? Wording(language).untitled, "",
      facts.joined(separator: "\n"), "", heading("提纲", "Outline"),
      sheet.outline.isEmpty ? wording.choose("（无）", "(none)") : outline, "",
      heading("事项", "Obligations"),
    ]
    let summary =
      wording.page(shown.count, of: sheet.rows.count, offset: page.offset)
      ?? wording.choose("共\(sheet.rows.count)项。", "\(sheet.rows.count) obligations.")
    return parts.joined(separator: "\n") + "\n" + table + Console.wrapped(summary) + "\n"
  }

  private func heading(_ chinese: String, _ english: String) -> String {
    wording.choose("【\(chinese)】", "[\(english)]")
  }

  private var facts: [(String, String?)] {
    let metadata = sheet.metadata
    func list(_ values: [String]) -> String? {
      values.isEmpty ? nil : values.joined(separator: "、")
    }
    return [
      (wording.choose("编号", "Document"), String(sheet.document.id)),
      (wording.choose("发文字号", "Number"), metadata.documentNumber),
      (wording.choose("印发文件", "Issued text"), metadata.issuedText),
      (wording.choose("发文机关", "Issuers"), list(metadata.issuers)),
      (wording.choose("主送", "To"), list(metadata.addressees)),
      (wording.choose("抄送", "Copies"), list(metadata.copiedTo)),
      (wording.choose("成文日期", "Issued on"), metadata.issuedOn),
      (wording.choose("发布日期", "Published on"), metadata.publishedOn),
      (wording.choose("印发日期", "Printed on"), metadata.printedOn),
      (wording.choose("施行日期", "Effective on"), metadata.effectiveOn),
      (wording.choose("有效期至", "Expires on"), metadata.expiresOn),
      (
        wording.choose("区划", "Division"),
        metadata.region.map { "\($0.name) \($0.code)" }
      ),
      (wording.choose("层级", "Level"), metadata.level.map(wording.values.name)),
      (wording.choose("附件", "Attachments"), list(metadata.attachments)),
      (wording.choose("版本", "Versions"), list(sheet.versions.map(version))),
      (wording.choose("来源", "Files"), list(sheet.files.map(file))),
    ]
  }

  private func version(_ version: DocumentSheet.Version) -> String {
    let current = version.isCurrent ? wording.choose("，现行", ", current") : ""
    return wording.choose(
      "第\(version.ordinal)版（\(version.clauses)条分句，\(version.obligations)项\(current)）",
      "\(version.ordinal) (\(version.clauses) clauses, \(version.obligations) obligations\(current))"
    )
  }

  private func file(_ file: DocumentSheet.File) -> String {
    let version =
      sheet.versions.count > 1
      ? wording.choose("，第\(file.version)版", ", version \(file.version)") : ""
    return wording.choose(
      "\(file.path)（\(file.format)\(version)）", "\(file.path) (\(file.format)\(version))")
  }

  /// With the name of the part (附件1) before what stands in it.
  private var outline: String {
    var part = sheet.outline.first?.part
    return sheet.outline.map { section in
      let page = section.page.map { wording.choose("（第\($0)页）", " (p. \($0))") } ?? ""
      let marker = section.marker ?? ""
      // 第三条 stands apart from its heading, 一、 does not.
      let gap = marker.last.map { $0.isLetter || $0 == "." } == true ? " " : ""
      let line =
        String(repeating: "  ", count: max(0, section.level - 1)) + marker + gap + section.heading
        + page
      if section.part == part { return line }
      part = section.part
      return section.part + "\n" + line
    }.joined(separator: "\n")
  }

  private var table: String {
    let headings = Wording(language).tableHeadings
    return DataTable(
      name: "", columns: headings.map { DataTable.Column($0, $0) },
      rows: shown.map { row in
        let units = row.units.map { unit in
          unit.name + (Wording(language).mark(unit.role).map { "(\($0))" } ?? "")
        }
        return [
          .text(row.text), .text(AnswerView.distinct(units).joined(separator: "、")),
          .text(
            AnswerView.distinct(row.deadlines.map { $0.end ?? $0.text }).joined(separator: "\n")),
          .text(AnswerView.distinct(row.amounts.map(\.text)).joined(separator: "\n")),
          .text(AnswerView.distinct(row.targets.map(\.text)).joined(separator: "\n")),
          row.page.map { .integer($0) } ?? .empty,
        ]
      }
    ).terminal(width: Console.width, isStyled: Console.isStyled, language: language)
  }

  /// One object with the document's parts; the rows are those of the page.
  func json() -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("id", Int(sheet.document.id))
      json.key("document")
      sheet.metadata.write(to: &json)
      json.key("versions")
      json.array(sheet.versions) { json, version in
        json.object {
          $0.field("ordinal", version.ordinal)
          $0.field("current", version.isCurrent)
          $0.field("issuedOn", version.issuedOn)
          $0.field("firstSeen", version.firstSeen)
          $0.field("format", version.format)
          $0.field("clauses", version.clauses)
          $0.field("obligations", version.obligations)
        }
      }
      json.key("files")
      json.array(sheet.files) { json, file in
        json.object {
          $0.field("path", file.path)
          $0.field("format", file.format)
          $0.field("pages", file.pages)
          $0.field("version", file.version)
        }
      }
      json.key("outline")
      json.array(sheet.outline) { json, section in
        json.object {
          $0.field("part", section.part)
          $0.field("marker", section.marker)
          $0.field("heading", section.heading)
          $0.field("level", section.level)
          $0.field("page", section.page)
        }
      }
      json.field("obligationCount", sheet.rows.count)
    }
    // The writer of tables makes the rows, so that they are those of every other answer.
    let head = String(decoding: json.bytes, as: UTF8.self).dropLast()
    return head + ",\"obligations\":" + rows.json().dropLast() + "}\n"
  }
}
