enum PageStyle {
  static let text = """
    :root { color-scheme: light; --line: #c9d1da; --head: #dde6f0; }
    * { box-sizing: border-box; }
    body { margin: 0; padding: 0 12px 12px; color: #1b1f24; background: #fff;
      font: 14px/1.55 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei",
      sans-serif; }
    h1 { margin: 10px 0 6px; font-size: 18px; }
    #bar { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; padding: 6px 0; }
    #bar > input { flex: 1 1 260px; max-width: 520px; padding: 5px 8px; font: inherit; }
    #bar fieldset { display: flex; flex-wrap: wrap; gap: 2px 12px; margin: 6px 0 0; }
    #hint { color: #57606a; font-size: 12px; }
    table { border-collapse: separate; border-spacing: 0; width: 100%; border-top: 1px solid
      var(--line); border-left: 1px solid var(--line); }
    thead { position: sticky; top: 0; z-index: 1; }
    th, td { border-right: 1px solid var(--line); border-bottom: 1px solid var(--line);
      padding: 4px 6px; vertical-align: top; text-align: left; overflow-wrap: anywhere;
      min-width: 4em; }
    th { background: var(--head); font-weight: 600; white-space: nowrap; }
    th button { all: unset; cursor: pointer; }
    th button::after { content: " ↕"; color: #8c96a0; }
    th[aria-sort=ascending] button::after { content: " ↑"; color: inherit; }
    th[aria-sort=descending] button::after { content: " ↓"; color: inherit; }
    th button:focus-visible, input:focus-visible, summary:focus-visible {
      outline: 2px solid #0969da; outline-offset: 1px; }
    th input { width: 100%; min-width: 4em; padding: 2px 4px; font: inherit; font-size: 12px;
      font-weight: 400; }
    td { white-space: pre-line; }
    tbody tr:nth-child(even) td { background: #f6f8fa; }
    td.n { text-align: right; white-space: nowrap; }
    td.d { white-space: nowrap; }
    th[data-key=text] { min-width: 26em; }
    th[data-key=title], th[data-key=responsible], th[data-key=targets] { min-width: 12em; }
    th[data-key=document_number] { min-width: 11em; }
    @page { size: A4 landscape; margin: 10mm; }
    @media print {
      body { padding: 0; font-size: 7.5pt; line-height: 1.35; }
      #bar, tr.filters { display: none; }
      thead { position: static; display: table-header-group; }
      th, td { padding: 1pt 2pt; min-width: 0 !important; }
      th { white-space: normal; }
      th button::after { content: none !important; }
      tr { break-inside: avoid; }
    }

    """
}
