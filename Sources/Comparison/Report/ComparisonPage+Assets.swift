extension ComparisonPage {
  /// Colours keep a contrast of 4.5:1 and are never the only sign: what is gone is struck through,
  /// what came is underlined.
  static let style = """
    :root{color-scheme:light dark;--line:#ccc;--faint:#595959;--del:#fde3e3;--ins:#dcf3dc;--mark:#0b57d0}
    @media (prefers-color-scheme:dark){:root{--line:#444;--faint:#b0b0b0;--del:#5c2020;--ins:#1f4d25;--mark:#8ab4f8}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:90rem;padding:1rem;line-height:1.6;font-family:"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif}
    h1{font-size:1.4rem;margin:.2rem 0}h2{font-size:1.15rem;margin:1.5rem 0 .5rem}
    small,.note,.keys{color:var(--faint)}small{font-size:.85em}
    a{color:var(--mark)}
    .skip{position:absolute;left:-99rem}.skip:focus{left:1rem}
    table{border-collapse:collapse;width:100%}
    th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top}
    th,td:nth-child(2){white-space:nowrap}
    td:nth-child(3),td:nth-child(4),td:nth-child(5){min-width:6em}
    .pair{display:grid;grid-template-columns:1fr 1fr;gap:0 1.5rem;padding:.35rem .5rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
    main .pair:not(.alike){border-left:4px solid var(--mark)}
    .pair:focus,.pair:target,:target{outline:2px solid var(--mark)}
    .pair:has(:target){outline:2px solid var(--mark)}
    .note{grid-column:1/3;margin:0;font-size:.85em}
    .alike{color:var(--faint)}
    summary{cursor:pointer;color:var(--faint);padding:.2rem .5rem}
    del{background:var(--del);text-decoration:line-through}
    ins{background:var(--ins);text-decoration:underline}
    .move{font-size:.9em}
    @media (max-width:40rem){.pair{grid-template-columns:1fr}.note{grid-column:1}}
    @media print{body{max-width:none;padding:0;font-size:10pt}.keys,.skip{display:none}.pair,tr{break-inside:avoid}h2{break-after:avoid}thead{display:table-header-group}a{color:inherit;text-decoration:none}:root{--del:#eee;--ins:#eee}}

    """

  static let script = """
    "use strict";
    const changes = [...document.querySelectorAll("main .pair[tabindex]")];
    const same = [...document.querySelectorAll("details.same")];
    let at = -1;
    function go(step) {
      if (!changes.length) return;
      const here = changes.indexOf(document.activeElement);
      at = ((here < 0 ? at : here) + step + changes.length) % changes.length;
      changes[at].focus({preventScroll: true});
      changes[at].scrollIntoView({block: "center"});
    }
    function toggle() {
      const open = !same.every(d => d.open);
      for (const d of same) d.open = open;
    }
    function reveal() {
      const goal = location.hash && document.getElementById(location.hash.slice(1));
      if (!goal) return;
      const folded = goal.closest("details");
      if (folded) folded.open = true;
      const row = goal.closest(".pair") || goal;
      row.scrollIntoView({block: "center"});
      row.tabIndex = -1;
      row.focus({preventScroll: true});
    }
    document.getElementById("toggle").addEventListener("click", toggle);
    addEventListener("hashchange", reveal);
    addEventListener("keydown", e => {
      if (e.ctrlKey || e.altKey || e.metaKey) return;
      if (e.key === "n") go(1);
      else if (e.key === "p") go(-1);
      else if (e.key === "u") toggle();
      else if (e.key === "t") scrollTo(0, 0);
    });
    reveal();

    """
}
