internal import Comparison
internal import Gongwen
internal import Reporting

/// A trace as a table: one row for each link, for each obligation without a source, and for each
/// higher obligation that nobody took up.
struct TraceTable {
  var language: Language

  func table(_ trace: PolicyTrace) -> DataTable {
    var table = DataTable(name: wording.traceOf, columns: columns)
    for obligation in trace.obligations {
      let lower = cells(obligation.passage)
      if obligation.hasNoSource {
        table.rows.append([.text("no-source")] + lower + empty + [.empty, .empty, .empty])
      }
      for index in obligation.cites {
        table.rows.append(
          [.text("cites")] + lower + [document(trace.higher[index])] + empty.dropFirst()
            + [.empty, .empty, .empty])
      }
      for source in obligation.sources {
        let higher = trace.higher[source.document]
        table.rows.append(
          [.text("link")] + lower + [document(higher)] + cells(source.passage)
            + [.number(source.score)]
            + [true, false].map { isSame in
              .list(
                source.figures.filter { $0.isSame == isSame }.map {
                  wording.text(
                    $0, higher: wording.name(higher.region, higher.document),
                    lower: wording.name(trace.region, trace.lower))
                })
            })
      }
    }
    for higher in trace.higher {
      for passage in higher.untaken {
        table.rows.append(
          [.text("untaken")] + empty.dropFirst() + [document(higher)] + cells(passage)
            + [.empty, .empty, .empty])
      }
    }
    return table
  }

  /// A report in Markdown: the summary and one table for each of the three kinds.
  func markdown(_ trace: PolicyTrace) -> String {
    let whole = table(trace)
    var text = "# \(wording.traceOf)\n\n\(wording.summary(trace))\n"
    let parts: [(String, Set<String>, [String])] = [
      (
        wording.carriesOut, ["link", "cites"],
        ["lower_text", "higher_document", "higher_text", "score", "same_figures", "figures"]
      ),
      (wording.noSource, ["no-source"], ["lower_path", "lower_text", "lower_units"]),
      (wording.untaken, ["untaken"], ["higher_document", "higher_path", "higher_text"]),
    ]
    for (heading, kinds, keys) in parts {
      let places = keys.compactMap { key in whole.columns.firstIndex { $0.key == key } }
      let rows = whole.rows.filter { kinds.contains($0[0].text) }
      text += "\n## \(heading)\n\n"
      guard !rows.isEmpty else {
        text += wording.none + "\n"
        continue
      }
      text += DataTable(
        name: heading, columns: places.map { whole.columns[$0] },
        rows: rows.map { row in places.map { row[$0] } }
      ).markdown()
    }
    return text
  }

  private var wording: TraceWording { TraceWording(language) }

  private var empty: [DataTable.Cell] {
    [DataTable.Cell](repeating: .empty, count: 7)
  }

  private func document(_ higher: PolicyTrace.Higher) -> DataTable.Cell {
    .text(higher.document.title ?? higher.document.path)
  }

  private func cells(_ passage: PolicyTrace.Passage) -> [DataTable.Cell] {
    [
      .text(passage.obligation), .list(passage.path), .text(passage.text),
      .text(passage.label.rawValue), .list(passage.units),
      passage.page.map { .integer($0) } ?? .empty,
    ]
  }

  private var columns: [DataTable.Column] {
    func choose(_ chinese: String, _ english: String) -> String {
      language == .zh ? chinese : english
    }
    let parts = [
      ("id", "编号", "identifier"), ("path", "章节", "section"), ("text", "原文", "text"),
      ("label", "类别", "label"), ("units", "单位", "units"), ("page", "页码", "page"),
    ]
    return [.init("kind", choose("关系", "relation"))]
      + parts.map { key, chinese, english in
        .init("lower_\(key)", choose("下级\(chinese)", "lower \(english)"))
      } + [.init("higher_document", choose("上级文件", "higher document"))]
      + parts.map { key, chinese, english in
        .init("higher_\(key)", choose("上级\(chinese)", "higher \(english)"))
      }
      + [
        .init("score", wording.score), .init("same_figures", choose("相同数字", "same figures")),
        .init("figures", choose("不同数字", "differing figures")),
      ]
  }
}
