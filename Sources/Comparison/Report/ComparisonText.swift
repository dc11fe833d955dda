public import Gongwen

/// A comparison for a terminal.
public struct ComparisonText: Sendable {
  public var wording: ComparisonWording
  /// Whether escape sequences for colour may be used; otherwise changes stand in brackets,
  /// `[-old-]{+new+}`.
  public var isStyled: Bool
  /// Whether changes of typography are shown.
  public var showsTypography: Bool

  public init(language: Language, isStyled: Bool = false, showsTypography: Bool = false) {
    wording = ComparisonWording(language)
    self.isStyled = isStyled
    self.showsTypography = showsTypography
  }

  /// Both documents' names, every edit under its heading, and the summary.
  public func render(
    _ comparison: DocumentComparison, old: ExtractedDocument, new: ExtractedDocument
  ) -> String {
    var lines = head(comparison) + obligations(comparison.obligations)
    if !comparison.obligations.isEmpty, !comparison.edits.isEmpty {
      lines.append(paint(wording.textChanges, .bold))
    }
    lines += edits(comparison, SectionPaths(old), SectionPaths(new), old, new)
    lines.append(wording.summary(comparison, typography: showsTypography))
    return lines.joined(separator: "\n") + "\n"
  }

  /// Only how much of each kind differs.
  public func statistics(_ comparison: DocumentComparison) -> String {
    let lines =
      head(comparison) + [wording.summary(comparison, typography: showsTypography)]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Only what changes for one unit.
  public func render(_ comparison: DocumentComparison, unit: String) -> String {
    let changes = comparison.obligations.filter { $0.concerns(unit) }
    let lines =
      head(comparison)
      + (changes.isEmpty ? [wording.noneFor(TerminalText.printable(unit))] : obligations(changes))
    return lines.joined(separator: "\n") + "\n"
  }

  private func obligations(_ changes: [ObligationChange]) -> [String] {
    guard !changes.isEmpty else { return [] }
    var lines = [paint(wording.what, .bold)]
    var shown: (place: [Int], path: [String]) = ([], [])
    for change in changes {
      let place = change.place
      if place.path != shown.path {
        shown.path = place.path
        let path = place.path.map { TerminalText.excerpt($0, 30) }.joined(separator: " › ")
        lines.append(paint("▪ " + (path.isEmpty ? wording.outsideSections : path), .faint))
      }
      if place.clauses != shown.place {
        shown.place = place.clauses
        let count = place.obligations.count
        lines.append(
          "  " + TerminalText.excerpt(place.text, 60) + (count > 1 ? wording.more(count) : ""))
      }
      lines.append("    " + line(change))
    }
    return lines + [""]
  }

  /// 时限改变：2021年底（2021-12-31） → 2022年底（2022-12-31）
  private func line(_ change: ObligationChange) -> String {
    let subject = change.subject.map { TerminalText.printable($0) + " " } ?? ""
    let values = [(change.from, Style.removed), (change.to, Style.added)].compactMap {
      value, style in
      value.map { paint(TerminalText.printable(wording.text($0, of: change)), style) }
    }
    let style: Style =
      switch change.kind {
      case .dutyNew: .added
      case .dutyDropped: .removed
      default: .plain
      }
    let words = [
      paint(wording.name(change.kind), style), subject + values.joined(separator: " → "),
    ]
    return words.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func head(_ comparison: DocumentComparison) -> [String] {
    [(wording.old, comparison.old, Style.removed), (wording.new, comparison.new, Style.added)]
      .map { name, side, style in
        let facts = [
          side.title ?? wording.untitled, side.documentNumber, side.issuedOn, side.path,
          wording.clauses(side.clauses),
        ]
        return paint("\(name) ", style)
          + facts.compactMap { $0 }.map(TerminalText.printable).joined(separator: " · ")
      } + [""]
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
        if shown != nil { lines.append("") }
        shown = path
        let words =
          path.isEmpty
          ? wording.outsideSections
          : path.map { TerminalText.excerpt($0, 30) }.joined(separator: " › ")
        lines.append(paint("▪ " + words, .faint))
      }
      var notes = [wording.name(edit.kind)]
      if edit.isMoved {
        if edit.kind != .moved { notes.append(wording.moved) }
        let from = oldPaths.path(old.clauses[edit.old.lowerBound]).last
        notes.append(
          "\(wording.movedFrom) \(TerminalText.excerpt(from ?? wording.outsideSections, 30))")
      }
      lines.append(
        "\(Self.sign(edit.kind)) [\(notes.joined(separator: " · "))] " + text(edit))
    }
    return lines.isEmpty ? [] : lines + [""]
  }

  private static func sign(_ kind: ClauseEdit.Kind) -> String {
    switch kind {
    case .added: "+"
    case .removed: "-"
    case .moved: ">"
    case .split, .merged, .rewritten, .renumbered, .typography: "~"
    }
  }

  private func text(_ edit: ClauseEdit) -> String {
    MarkedText(edit, typography: showsTypography).pieces.map { mark, text in
      let text = TerminalText.printable(text)
      return switch mark {
      case .same: text
      case .removed: isStyled ? paint(text, .removed) : "[-\(text)-]"
      case .added: isStyled ? paint(text, .added) : "{+\(text)+}"
      }
    }.joined()
  }

  private enum Style: String {
    case removed = "31"
    case added = "32"
    case faint = "2"
    case bold = "1"
    case plain = ""
  }

  private func paint(_ text: String, _ style: Style) -> String {
    isStyled && style != .plain ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
