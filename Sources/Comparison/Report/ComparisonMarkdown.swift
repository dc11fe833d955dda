public import Gongwen

/// A comparison as Markdown: what is gone is struck through, what came is bold.
public struct ComparisonMarkdown: Sendable {
  public var wording: ComparisonWording
  /// Whether changes of typography are shown.
  public var showsTypography: Bool

  public init(language: Language, showsTypography: Bool = false) {
    wording = ComparisonWording(language)
    self.showsTypography = showsTypography
  }

  public func render(
    _ comparison: DocumentComparison, old: ExtractedDocument, new: ExtractedDocument
  ) -> String {
    var lines = ["# \(wording.comparisonOf)", ""]
    for (name, side) in [(wording.old, comparison.old), (wording.new, comparison.new)] {
      let facts = [side.title ?? wording.untitled, side.documentNumber, side.issuedOn, side.path]
      lines.append(
        "- \(name)" + (wording.language == .zh ? "：" : ": ")
          + facts.compactMap { $0 }.map(Self.escape).joined(separator: " · "))
    }
    lines += ["", wording.summary(comparison, typography: showsTypography), ""]
    lines += table(comparison.obligations)
    lines += edits(comparison, SectionPaths(old), SectionPaths(new), old, new)
    return lines.joined(separator: "\n")
  }

  private func table(_ changes: [ObligationChange]) -> [String] {
    guard !changes.isEmpty else { return [] }
    let headings = [
      wording.obligation, wording.change, wording.from, wording.to, wording.units,
    ]
    var lines = [
      "## \(wording.what)", "", Self.row(headings), Self.row(headings.map { _ in "---" }),
    ]
    for change in changes {
      let count = change.place.obligations.count
      lines.append(
        Self.row([
          Self.escape(change.place.text) + (count > 1 ? wording.more(count) : ""),
          wording.name(change.kind)
            + (change.subject.map { " · " + Self.escape($0) } ?? ""),
          change.from.map { Self.escape(wording.text($0, of: change)) } ?? "",
          change.to.map { Self.escape(wording.text($0, of: change)) } ?? "",
          Self.escape(change.place.units.joined(separator: "、")),
        ]))
    }
    return lines + [""]
  }

  private func edits(
    _ comparison: DocumentComparison, _ oldPaths: SectionPaths, _ newPaths: SectionPaths,
    _ old: ExtractedDocument, _ new: ExtractedDocument
  ) -> [String] {
    var lines: [String] = []
    var shown: [String]?
    for edit in comparison.edits where showsTypography || edit.kind != .typography {
      let path =
        edit.new.isEmpty
        ? oldPaths.path(old.clauses[edit.old.lowerBound])
        : newPaths.path(new.clauses[edit.new.lowerBound])
      if path != shown {
        shown = path
        let words = path.isEmpty ? wording.outsideSections : path.joined(separator: " › ")
        lines += ["", "### " + Self.escape(words), ""]
      }
      let kind = wording.name(edit.kind)
      lines.append("- \(kind)" + (wording.language == .zh ? "：" : ": ") + text(edit))
    }
    return lines.isEmpty ? [] : ["## \(wording.textChanges)"] + lines + [""]
  }

  private func text(_ edit: ClauseEdit) -> String {
    MarkedText(edit, typography: showsTypography).pieces.map { mark, text in
      let text = Self.escape(text)
      return switch mark {
      case .same: text
      case .removed: "~~\(text)~~"
      case .added: "**\(text)**"
      }
    }.joined()
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  /// Without what Markdown would take for markup.
  private static func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&":
        escaped += "\\" + String(scalar)
      default: escaped.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
      }
    }
    return escaped
  }
}
